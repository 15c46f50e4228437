"""The list of reviews for a person at a terminal, readable without colour and at 80 columns."""

from __future__ import annotations

import io

from rich.console import Console
from rich.table import Table
from rich.text import Text

from leaflint.core.escape import visible
from leaflint.reviews import words
from leaflint.reviews.review_list import ReviewList
from leaflint.reviews.schedule import COLUMNS, loads

_SHOWN_MOVES = 5


def print_table(reviews: ReviewList) -> None:
    """Print the list on standard output, in colour on a terminal."""
    _print(reviews, Console(highlight=False, emoji=False, markup=False))


def to_table(reviews: ReviewList) -> str:
    """Return the list as plain text, a hundred columns wide."""
    stream = io.StringIO()
    _print(reviews, Console(file=stream, width=100, color_system=None, emoji=False, markup=False))
    return stream.getvalue()


def _print(reviews: ReviewList, console: Console) -> None:
    if reviews.emergencies:
        console.print(Text(words.EMERGENCIES, style="bold red"))
        for emergency in reviews.emergencies:
            line = f"  {emergency.leaflet}: {emergency.done} {emergency.age}"
            console.print(Text(visible(line)))
        console.print()
    for owner, entries in reviews.by_owner().items():
        console.print(Text(visible(reviews.name(owner)), style="bold"))
        table = _table(words.columns(reviews))
        for entry in entries:
            status, *middle, last = words.cells(entry, reviews)
            style = "bold yellow" if entry.is_late else ""
            table.add_row(visible(entry.leaflet), Text(status, style), *middle, visible(last))
        console.print(table)
        console.print()
    if files := reviews.notable_files():
        console.print(Text(words.files_heading(reviews), style="bold"))
        for file in files:
            line = f" {visible(file.name)}: {words.planned(file)} ({reviews.name(file.owner)})"
            console.print(Text(visible(line)))
        console.print()
    _print_loads(reviews, console)
    if reviews.unread:
        console.print(Text(words.unread(reviews), style="bold red"))
        for broken in reviews.unread:
            console.print(Text(f"  {visible(broken.file)}: {visible(broken.because)}"))
    console.print(Text(f"{words.summary(reviews)}."))


def _table(names: tuple[str, ...]) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def _print_loads(reviews: ReviewList, console: Console) -> None:
    made = loads(reviews)
    if not made:
        return
    table = _table(COLUMNS)
    for load in made:
        name, *numbers = load.cells(reviews)
        table.add_row(visible(name), *numbers)
    console.print(Text("The next 24 months by approver", style="bold"))
    console.print(table)
    for load in made:
        for move in load.moves[:_SHOWN_MOVES]:
            line = f"  {visible(move.leaflet)}: {move.planned} → {move.proposed}"
            console.print(Text(f"{line} would spread it"))
        rest = len(load.moves) - _SHOWN_MOVES
        if rest > 0:
            console.print(Text(f"  and {rest} more: see --format json"))
    console.print()

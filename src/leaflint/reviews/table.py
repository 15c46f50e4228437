"""The list of reviews for a person at a terminal, readable without colour and at 80 columns."""

from __future__ import annotations

import io

from rich.console import Console
from rich.table import Table
from rich.text import Text

from leaflint.core.escape import visible
from leaflint.reviews.digest import busiest
from leaflint.reviews.estate import Entry, Estate, by_owner
from leaflint.reviews.schedule import loads
from leaflint.reviews.words import (
    files_heading,
    late_or_left,
    loses,
    planned,
    status,
    summary,
    unread,
)

_SHOWN_MOVES = 5
_WIDTH_OF_FILES = 100
"""Columns of a table that is written to a file."""


def print_table(estate: Estate) -> None:
    """Print the list on standard output, in colour on a terminal."""
    _print(estate, Console(highlight=False, emoji=False, markup=False))


def to_table(estate: Estate) -> str:
    """Return the list as plain text."""
    stream = io.StringIO()
    _print(estate, Console(file=stream, width=_WIDTH_OF_FILES, color_system=None, emoji=False))
    return stream.getvalue()


def _print(estate: Estate, console: Console) -> None:
    for owner, entries in by_owner(estate):
        console.print(Text(visible(estate.name(owner)), style="bold"))
        console.print(_leaflets(estate, entries))
        console.print()
    if files := estate.notable_files():
        console.print(Text(files_heading(estate), style="bold"))
        for file in files:
            line = f" {visible(file.name)}: {planned(file)} ({estate.name(file.owner)})"
            console.print(Text(visible(line)))
        console.print()
    _print_loads(estate, console)
    if estate.unread:
        console.print(Text(unread(estate), style="bold red"))
        for one in estate.unread:
            console.print(Text(f"  {visible(one.file)}: {visible(one.because)}"))
    console.print(Text(f"{summary(estate)}."))


def _leaflets(estate: Estate, entries: tuple[Entry, ...]) -> Table:
    last = "Loses" if estate.leaver else "Approver"
    table = _table("Leaflet", "Status", "Planned for", "Review", last)
    for entry in entries:
        table.add_row(
            visible(entry.leaflet),
            Text(status(entry), style="bold yellow" if entry.is_late else ""),
            planned(entry),
            late_or_left(entry, estate),
            loses(entry, estate) if estate.leaver else visible(estate.name(entry.approver)),
        )
    return table


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def _print_loads(estate: Estate, console: Console) -> None:
    made = loads(estate)
    if not made:
        return
    console.print(Text("The next 24 months by approver", style="bold"))
    table = _table("Approver", "Reviews", "Fullest month", "If spread")
    for load in made:
        total = str(sum(load.planned.values()))
        name = visible(estate.name(load.approver))
        table.add_row(name, total, busiest(load.planned), busiest(load.proposed))
    console.print(table)
    for load in made:
        for move in load.moves[:_SHOWN_MOVES]:
            line = f"  {visible(move.leaflet)}: {move.planned} → {move.proposed}"
            console.print(Text(f"{line} would spread it"))
        if len(load.moves) > _SHOWN_MOVES:
            rest = len(load.moves) - _SHOWN_MOVES
            console.print(Text(f"  and {rest} more: see --format json"))
    console.print()

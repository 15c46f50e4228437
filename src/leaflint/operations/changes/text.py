"""The change report for a person at a terminal: [-taken out-] and {+put in+}, also without colour."""

from __future__ import annotations

import io

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from leaflint.core.escape import visible
from leaflint.operations.changes.change_report import ChangeReport, LeafletChange

_MARKS = {"same": ("", "", ""), "deleted": ("[-", "-]", "red"), "inserted": ("{+", "+}", "green")}


def print_changes(report: ChangeReport) -> None:
    """Print the report on standard output, in colour on a terminal."""
    _print(report, Console(highlight=False, emoji=False, markup=False))


def to_text(report: ChangeReport) -> str:
    """Return the report as plain text."""
    stream = io.StringIO()
    _print(report, Console(file=stream, width=100, color_system=None, emoji=False))
    return stream.getvalue()


def _print(report: ChangeReport, console: Console) -> None:
    for movement in report.movements:
        console.print(Text(visible(movement), style="bold"))
    if report.movements:
        console.print()
    for shared in report.shared:
        console.print(Text(visible(shared.file), style="bold"))
        for sentence in shared.sentences:
            console.print(Padding(Text(visible(sentence)), (0, 0, 0, 2)))
        console.print()
    for leaflet in report.leaflets:
        _print_leaflet(leaflet, console)
        console.print()
    console.print(Text(visible(report.totals)))


def _print_leaflet(leaflet: LeafletChange, console: Console) -> None:
    console.print(Text(visible(leaflet.title), style="bold"))
    lines = [Text(visible(leaflet.file), style="dim")]
    if leaflet.alarms:
        lines.append(Text(f"Look at first: {'; '.join(leaflet.alarms)}", style="bold red"))
    urgent = "bold red" if leaflet.voided else ""
    lines.append(Text(f"Sign-off: {visible(leaflet.sign_off)}", style=urgent))
    lines += (Text(visible(sentence)) for sentence in leaflet.sentences)
    for line in lines:
        console.print(Padding(line, (0, 0, 0, 2)))
    for passage in leaflet.passages:
        text = Text()
        for piece in passage.pieces:
            before, after, style = _MARKS[piece.kind]
            if piece.text:
                text.append(f"{before}{visible(piece.text)}{after}", style=style)
        console.print()
        console.print(Padding(Text(visible(passage.label), style="bold"), (0, 0, 0, 2)))
        console.print(Padding(text, (0, 0, 0, 4)))

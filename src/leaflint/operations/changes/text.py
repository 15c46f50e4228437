"""The change report for a person at a terminal: [-taken out-] and {+put in+}, also without colour."""

from __future__ import annotations

import io

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from leaflint.core.escape import visible
from leaflint.operations.changes.change_report import ChangeReport, LeafletChange, Passage

_MARKS = {"same": ("", "", ""), "deleted": ("[-", "-]", "red"), "inserted": ("{+", "+}", "green")}
_WIDTH_OF_FILES = 100


def print_changes(report: ChangeReport) -> None:
    """Print the report on standard output, in colour on a terminal."""
    _print(report, Console(highlight=False, emoji=False, markup=False))


def to_text(report: ChangeReport) -> str:
    """Return the report as plain text."""
    stream = io.StringIO()
    _print(report, Console(file=stream, width=_WIDTH_OF_FILES, color_system=None, emoji=False))
    return stream.getvalue()


def _print(report: ChangeReport, console: Console) -> None:
    for leaflet in report.leaflets:
        _print_leaflet(leaflet, console)
        console.print()
    for line in (report.shared_files, report.totals):
        if line:
            console.print(Text(visible(line)))


def _print_leaflet(leaflet: LeafletChange, console: Console) -> None:
    console.print(Text(visible(leaflet.title), style="bold"))
    _indented(console, Text(visible(leaflet.file), style="dim"))
    if leaflet.alarms:
        _indented(console, Text(f"Look at first: {'; '.join(leaflet.alarms)}", style="bold red"))
    sign_off = Text(f"Sign-off: {visible(leaflet.sign_off)}")
    sign_off.stylize("bold red" if leaflet.voided else "")
    _indented(console, sign_off)
    for fact in leaflet.sentences:
        _indented(console, Text(visible(fact)))
    for passage in leaflet.passages:
        console.print()
        _indented(console, Text(visible(passage.label), style="bold"))
        _indented(console, _passage(passage), 4)


def _passage(passage: Passage) -> Text:
    text = Text()
    for piece in passage.pieces:
        before, after, style = _MARKS[piece.kind]
        if piece.text:
            text.append(f"{before}{visible(piece.text)}{after}", style=style)
    return text


def _indented(console: Console, text: Text, columns: int = 2) -> None:
    console.print(Padding(text, (0, 0, 0, columns)))

"""The report of an import: what a person must do for each file, those that need most first."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.core.plural import count

HTML, CSV = "report.html", "report.csv"
"""The files of the report."""
_HEADINGS = {
    "stops": "Not imported, because",
    "see to": "See to",
    "new service": "Not in the directory",
    "left out": "Left out of the draft",
    "put right": "Put right",
}
"""The headings of the kinds of notes, in their order."""
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "h2{margin:2rem 0 0}.stops{border-left:.5rem solid #b00;padding-left:1rem}"
    "pre{white-space:pre-wrap;margin:0}dt{font-weight:bold;margin-top:.5rem}"
)


class Note(NamedTuple):
    """Something that a person must know of an imported file: what it is, where, and what to do."""

    kind: str
    place: str
    message: str
    help: str = ""


class Outcome(NamedTuple):
    """What became of a file: the draft that was written, if one was, and what a person must know."""

    source: str
    digest: str
    draft: str | None
    notes: tuple[Note, ...]


def write_reports(folder: Path, outcomes: Sequence[Outcome]) -> None:
    """Write the report as a page and as a table, in the place of an older one.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        (folder / HTML).write_text(to_html(outcomes), encoding="utf-8", newline="\n")
        # Excel takes a file for UTF-8 only when it begins with this mark.
        (folder / CSV).write_text(to_csv(outcomes), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be written: {error.strerror}") from None


def in_order(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Sort files: those not imported first, then by their notes, the gravest kind first."""

    def needs(outcome: Outcome) -> tuple[object, ...]:
        counts = [sum(note.kind == kind for note in outcome.notes) for kind in _HEADINGS]
        return (outcome.draft is not None, *(-number for number in counts), outcome.source)

    return sorted(outcomes, key=needs)


def summary(outcomes: Sequence[Outcome]) -> str:
    """Return how many files there are, and how many became drafts."""
    drafts = sum(outcome.draft is not None for outcome in outcomes)
    rest = len(outcomes) - drafts
    return f"{count(len(outcomes), 'file')}: {count(drafts, 'draft')} written, {rest} not imported"


def to_csv(outcomes: Iterable[Outcome]) -> str:
    """Return a line for each note, in the order of `in_order`."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(("file", "draft", "what", "place", "message", "what to do"))
    for outcome in in_order(outcomes):
        for note in outcome.notes or (Note("nothing to see to", "", ""),):
            row = (outcome.source, outcome.draft or "", *note)
            writer.writerow([_cell(value) for value in row])
    return stream.getvalue()


def _cell(value: str) -> str:
    """Return a value that no spreadsheet takes for a formula."""
    shown = visible(" ".join(value.split()))
    return f"'{shown}" if shown.startswith(_FORMULA) else shown


def to_html(outcomes: Sequence[Outcome]) -> str:
    """Return a page that loads nothing from elsewhere."""
    sections = "\n".join(map(_section, in_order(outcomes)))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Imported leaflets</title>
<style>{_STYLE}</style></head>
<body><h1>Imported leaflets</h1>
<p>{summary(outcomes)}.</p>
{sections}
</body></html>
"""


def _section(outcome: Outcome) -> str:
    kind = "" if outcome.draft else ' class="stops"'
    became = f"Draft: {_shown(outcome.draft)}" if outcome.draft else "Not imported"
    lists = "".join(_list(kind, outcome.notes) for kind in _HEADINGS)
    return f"<section{kind}><h2>{_shown(outcome.source)}</h2><p>{became}</p>{lists}</section>"


def _list(kind: str, notes: Iterable[Note]) -> str:
    items = [_item(note) for note in notes if note.kind == kind]
    return f"<h3>{_HEADINGS[kind]}</h3><dl>{''.join(items)}</dl>" if items else ""


def _item(note: Note) -> str:
    place, message, help_text = map(_shown, note[1:])
    return f"<dt>{place}</dt><dd><pre>{message}</pre>{help_text}</dd>"


def _shown(text: str) -> str:
    return "\n".join(escape(visible(line)) for line in text.strip().split("\n"))

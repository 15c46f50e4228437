"""Markdown that has to stay under a limit: cut between its items, with a count of what was cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate, groupby
from typing import NamedTuple

from leaflint.core.escape import code, escape, url_path
from leaflint.core.finding import Finding, Severity
from leaflint.core.plural import plural
from leaflint.engine.report import Report

MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTICE: "💡"}
"""The sign of each severity; the words beside it say the same, for those who do not see it."""

_CLOSING = 500
"""Bytes kept free for each section's heading and the line that says what was cut."""
_LONGEST = 600
"""Characters of a message; a longer one ends in three dots."""


class Place(NamedTuple):
    """Where a page of Markdown is shown."""

    limit: int
    """Bytes that fit there."""
    rest: str
    """Says in Markdown where to find what was cut."""
    files: str = ""
    """Web address of the files at the commit, with a slash at its end; "": lines are not linked."""
    editor: str = ""
    """The same, for the pages on which the files can be edited."""
    note: str = ""
    """Stands right under the verdict, in Markdown."""


class Section(NamedTuple):
    """A part of a page: a heading over a list of items, all in Markdown."""

    heading: str
    items: tuple[str, ...]
    """Each is shown whole or not at all."""
    noun: str
    """What the items are called, such as "error" or "leaflet"."""
    opening: str = ""
    """Stands before the items, such as the head of a table."""
    folded: bool = False
    """Whether a reader opens it first."""


def fit(top: str, sections: Iterable[Section], place: Place) -> str:
    """Return a page that fits into its place: the top whole, then as much as there is room for.

    The sections come with the most important first; one without items is left out.
    """
    wanted = [section for section in sections if section.items]
    room = place.limit - len(top.encode()) - _CLOSING * len(wanted)
    parts = [top]
    for section in wanted:
        sizes = (len(text.encode()) for text in (section.opening, *section.items))
        totals = list(accumulate(sizes))
        number = max(bisect_right(totals, room) - 1, 0)
        if number:
            room -= totals[number]
        parts.append(_show(section, number, place.rest))
    return "\n".join(parts)


def _show(section: Section, number: int, rest: str) -> str:
    body = section.opening + "".join(section.items[:number]) if number else ""
    left = len(section.items) - number
    if left:
        more = "more " if number else ""
        noun = plural(left, section.noun)
        body += f"\n**{left:,} {more}{noun} not shown here.** {rest}\n"
    if section.folded:
        heading = f"{section.heading} ({len(section.items):,})"
        return f"<details><summary>{heading}</summary>\n\n{body}\n</details>\n"
    return f"### {section.heading}\n\n{body}"


def finding_lines(report: Report, findings: Iterable[Finding], place: Place) -> tuple[str, ...]:
    """Return one item for each finding; the first of each file has the file's name above it."""
    titles = {leaflet.file: leaflet.title for leaflet in report.leaflets}
    items: list[str] = []
    for file, of_file in groupby(findings, key=lambda finding: finding.position.file):
        title, name = titles.get(file), code(report.folder + file)
        heading = f"{escape(_short(title))}** · {name}" if title else f"{name}**"
        address = url_path(report.folder + file)
        edit = f" · [edit this file]({place.editor}{address})" if place.editor else ""
        lines = [_item(finding, place.files and f"{place.files}{address}") for finding in of_file]
        items += [f"\n**{heading}{edit}\n\n{lines[0]}", *lines[1:]]
    return tuple(items)


def _item(finding: Finding, address: str) -> str:
    line = f"**line {finding.position.line}**"
    if address:
        line = f"[{line}]({address}#L{finding.position.line})"
    rule = code(f"{finding.check}/{finding.rule}")
    following = f"→ {escape(_short(finding.help))}" if finding.help else ""
    if finding.waived is not None:
        following = f"Waived: {escape(_short(finding.waived))}"
    message = escape(_short(finding.message))
    return f"- {MARKS[finding.severity]} {line}: {message}\\\n  {following} <sub>{rule}</sub>\n"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

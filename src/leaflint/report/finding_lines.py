"""Findings as Markdown: by file, each with its line, what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterable

from leaflint.core.escape import url_path
from leaflint.core.finding import Finding, Severity
from leaflint.core.markdown import code, escape
from leaflint.engine.report import Report
from leaflint.report.sections import Place

MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTICE: "💡"}
"""The sign of each severity; the words beside it say the same, for those who do not see it."""

_LONGEST = 600
"""Characters of a message; a longer one ends in three dots."""


def finding_lines(report: Report, findings: Iterable[Finding], place: Place) -> tuple[str, ...]:
    """Return one item for each finding; the first of each file has the file's name above it."""
    titles = {leaflet.file: leaflet.title for leaflet in report.leaflets}
    items: list[str] = []
    last = None
    for finding in findings:
        file = finding.position.file
        heading = "" if file == last else _heading(titles.get(file), report.folder + file, place)
        items.append(heading + _item(finding, report.folder, place))
        last = file
    return tuple(items)


def _heading(title: str | None, path: str, place: Place) -> str:
    name = f"{escape(_short(title))}** · {code(path)}" if title else f"{code(path)}**"
    edit = f" · [edit this file]({place.editor}{url_path(path)})" if place.editor else ""
    return f"\n**{name}{edit}\n\n"


def _item(finding: Finding, folder: str, place: Place) -> str:
    at = finding.position
    line = f"**line {at.line}**"
    if place.files:
        line = f"[{line}]({place.files}{url_path(folder + at.file)}#L{at.line})"
    rule = code(f"{finding.check}/{finding.rule}")
    following = f"→ {escape(_short(finding.help))}" if finding.help else ""
    if finding.waived is not None:
        following = f"Waived: {escape(_short(finding.waived))}"
    message = escape(_short(finding.message))
    return f"- {MARKS[finding.severity]} {line}: {message}\\\n  {following} <sub>{rule}</sub>\n"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

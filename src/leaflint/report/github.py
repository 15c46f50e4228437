"""Annotations for GitHub: workflow commands that put findings on their lines in a pull request.

GitHub keeps 10 annotations of each severity from a step and drops the rest without a word. So the
worst come first, spread over the files, and one more line says how many are missing, and where.

Source: GitHub's documentation of workflow commands and of the limits of annotations.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import zip_longest

from leaflint.core.escape import visible
from leaflint.core.finding import Finding, Severity, by_file
from leaflint.core.plural import count, counts
from leaflint.engine.report import Report

KEPT = 10
"""Annotations of each severity that GitHub keeps from a step."""

_FILES_NAMED = 20
"""Files that the line about the rest names, before it only counts them."""
_LONGEST = 2_000
"""Characters of a message; GitHub cuts annotations at 4 kB."""
_IN_A_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
"""No text of a leaflet may end the line and begin a command of its own."""
_IN_A_PROPERTY = _IN_A_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def to_github(report: Report) -> str:
    """Return the workflow commands, one on each line, the worst first."""
    lines, hidden = [], []
    counting = [finding for finding in report.findings if finding.counts]
    for severity in Severity:
        # The line about the rest is a notice, and needs the last place of a notice.
        places = KEPT - 1 if severity is Severity.NOTICE else KEPT
        files = by_file(finding for finding in counting if finding.severity is severity)
        # Each file has its first before any file has its second.
        shown = [finding for turn in zip_longest(*files.values()) for finding in turn if finding]
        lines += [_annotation(finding, report.folder) for finding in shown[:places]]
        hidden += shown[places:]
    for stop in report.not_run:
        text = f"the check '{stop.check}' did not run: {stop.because} is missing or broken"
        properties = {"file": report.folder + stop.because, "title": "not checked"}
        lines.append(_command(Severity.ERROR, properties, text))
    if hidden:
        lines.append(_rest(hidden, report.folder))
    # A file name may hold bytes that are no text: they must not stop the rest from being shown.
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "replace").decode()


def _annotation(finding: Finding, folder: str) -> str:
    at = finding.position
    properties = {"file": folder + at.file, "line": at.line, "endLine": at.end_line}
    if at.line == at.end_line:
        # GitHub's last column belongs to the stretch; it takes no columns for several lines.
        properties |= {"col": at.column, "endColumn": max(at.column, at.end_column - 1)}
    properties["title"] = finding.name
    lines = [finding.message, f"→ {finding.help}"] if finding.help else [finding.message]
    text = "\n".join(visible(line[:_LONGEST]) for line in lines)
    return _command(finding.severity, properties, text)


def _rest(hidden: list[Finding], folder: str) -> str:
    files = dict.fromkeys(folder + finding.position.file for finding in hidden)
    named = ", ".join(visible(file) for file in list(files)[:_FILES_NAMED])
    left = len(files) - _FILES_NAMED
    more = f" and {count(left, 'more file')}" if left > 0 else ""
    # The worst come first, and a Counter keeps that order.
    numbers = Counter(finding.severity for finding in hidden)
    words = " and ".join(count(number, severity.value) for severity, number in numbers.items())
    rules = counts(Counter(finding.name for finding in hidden))
    text = (
        f"{words} more than GitHub shows on the lines: {rules}. The summary of this run has them all. "
        f"They are in {named}{more}."
    )
    return _command(Severity.NOTICE, {"title": "Not everything is shown here"}, text)


def _command(severity: Severity, properties: Mapping[str, object], text: str) -> str:
    shown = {name: visible(str(value)) for name, value in properties.items()}
    pairs = (f"{name}={value.translate(_IN_A_PROPERTY)}" for name, value in shown.items())
    return f"::{severity.value} {','.join(pairs)}::{text.translate(_IN_A_MESSAGE)}"

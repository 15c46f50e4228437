"""Safe corrections, as suggestions that an editor takes with a click.

A stranger could have written the report, so a correction in it is offered only if our own check of
the same text makes it too. No suggestion changes a figure: nothing clinical is ever suggested.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from leaflint.core.finding import Finding, Fix
from leaflint.core.markdown import escape, fence
from leaflint.files.yaml.edit import apply_edits

MARKER = "<!-- leaflint suggestion {key} -->"
"""Is hidden in each suggestion, so that the same one is never made twice."""

_LINE_END = re.compile(r"\r\n|\n|\r")


class HeadFile(NamedTuple):
    """A file of the pull request, as GitHub has it.

    Attributes:
        text: its text at the head, without a byte-order mark.
        changed: the numbers of the lines that the pull request changed.
    """

    text: str
    changed: frozenset[int]


class Suggestion(NamedTuple):
    """A line as it could be.

    Attributes:
        file: the file, from the root of the repository of leaflets.
        line: number of the line in the file at the head of the pull request.
        body: the comment that offers it, in Markdown.
        marker: is hidden in the comment.
    """

    file: str
    line: int
    body: str
    marker: str


def suggest(
    reported: Iterable[Finding], rechecked: Iterable[Finding], files: Mapping[str, HeadFile]
) -> list[Suggestion]:
    """Return a suggestion for each changed line that has safe corrections.

    Args:
        reported: what the check of the pull request found.
        rechecked: what our own check of the same texts found.
        files: the files of the pull request, by path from the root of the repository of leaflets.
    """
    known = {_identity(finding) for finding in rechecked}
    by_line: defaultdict[tuple[str, int], dict[Fix, Finding]] = defaultdict(dict)
    for finding in reported:
        at, fix = finding.position, finding.fix
        file = files.get(at.file)
        if file is None or fix is None or at.line not in file.changed:
            continue
        if _identity(finding) in known and _keeps_figures(fix, file.text):
            by_line[at.file, at.line].setdefault(fix, finding)
    made = (_suggestion(*place, found, files[place[0]].text) for place, found in by_line.items())
    return [suggestion for suggestion in made if suggestion]


def _identity(finding: Finding) -> tuple[object, ...]:
    return finding.check, finding.rule, finding.position, finding.fix, finding.waived is None


def _keeps_figures(fix: Fix, text: str) -> bool:
    old, new = text[fix.start : fix.end], fix.replacement
    return [*filter(str.isnumeric, old)] == [*filter(str.isnumeric, new)]


def _suggestion(file: str, line: int, found: dict[Fix, Finding], text: str) -> Suggestion | None:
    """Apply the corrections to their line; None when they reach beyond it or into each other."""
    start, end = _line_span(text, line)
    if any(
        not start <= fix.start <= fix.end <= end or _LINE_END.search(fix.replacement)
        for fix in found
    ):
        return None
    try:
        corrected = apply_edits(text[:end], found)[start:]
    except ValueError:  # two of them overlap
        return None
    key = hashlib.sha256(f"{file}\0{corrected}".encode("utf-8", "replace")).hexdigest()[:16]
    marker = MARKER.format(key=key)
    reasons = "".join(f"- {escape(finding.message)}\n" for finding in found.values())
    block = fence(corrected, "suggestion")
    return Suggestion(file, line, f"{reasons}\n{block}\n{marker}", marker)


def _line_span(text: str, line: int) -> tuple[int, int]:
    """Return the offsets of a line, its end not included; of a line that is not there, nothing."""
    breaks = [(0, 0), *(found.span() for found in _LINE_END.finditer(text)), (len(text), 0)]
    return (breaks[line - 1][1], breaks[line][0]) if line < len(breaks) else (0, -1)

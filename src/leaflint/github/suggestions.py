"""Safe corrections, as suggestions that an editor takes with a click.

A stranger could have written the report, so a correction in it is offered only if our own check of
the same text makes it too: by code and policy that no pull request could have changed. No suggestion
changes a figure: nothing clinical is ever suggested.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from pathlib import Path

from leaflint.checks.catalogue import CHECKS
from leaflint.core.escape import escape, fence
from leaflint.core.finding import Finding, Fix
from leaflint.engine.options import Choice, Options
from leaflint.engine.workspace import Workspace
from leaflint.files.places import EXTENSION, LEAFLETS
from leaflint.files.tree import OverlayTree, WorkingTree
from leaflint.files.yaml.replace import apply_edits
from leaflint.github.pull_request import HeadFile, Suggestion

_LEAFLET = rf"{LEAFLETS}(/[^/.][^/]*)+{re.escape(EXTENSION)}"
"""The path of a leaflet; one that begins there and leads elsewhere is none."""
_LINE_END = r"\r\n|\n|\r"


def recheck(
    root: Path, texts: Mapping[str, str], checks: Collection[str], today: date
) -> tuple[Finding, ...]:
    """Check texts of leaflets as if they stood in a repository; nothing is written to disk.

    The repository is at its default branch, the paths of the texts start at its root. What is no
    leaflet, and a check that is unknown, are left out.
    """
    known = tuple(check.id for check in CHECKS if check.id in checks)
    leaflets: dict[str, bytes | None] = {
        file: text.encode("utf-8", "surrogatepass")
        for file, text in texts.items()
        if re.fullmatch(_LEAFLET, file)
    }
    if not known or not leaflets:
        return ()
    tree = OverlayTree(WorkingTree(root), leaflets)
    workspace = Workspace(tree, today, Options(choice=Choice(known)))
    return workspace.check([root / file for file in leaflets]).findings


def suggest(
    reported: Iterable[Finding], rechecked: Iterable[Finding], files: Mapping[str, HeadFile]
) -> list[Suggestion]:
    """Return a suggestion for each changed line that has safe corrections.

    They are `reported` by the check of the pull request and found by our own check of the same texts;
    the files have their paths from the root of the repository of leaflets.
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
    breaks = [(0, 0), *(end.span() for end in re.finditer(_LINE_END, text)), (len(text), 0)]
    if line >= len(breaks):  # there is no such line
        return None
    start, end = breaks[line - 1][1], breaks[line][0]
    for fix in found:
        is_inside = start <= fix.start <= fix.end <= end
        if not is_inside or re.search(_LINE_END, fix.replacement):
            return None
    try:
        corrected = apply_edits(text[:end], found)[start:]
    except ValueError:  # two of them overlap
        return None
    key = hashlib.sha256(f"{file}\0{corrected}".encode("utf-8", "replace")).hexdigest()[:16]
    marker = f"<!-- leaflint suggestion {key} -->"  # so that the same one is never made twice
    reasons = "".join(f"- {escape(finding.message)}\n" for finding in found.values())
    block = fence(corrected, "suggestion")
    return Suggestion(file, line, f"{reasons}\n{block}\n{marker}", marker)

"""`leaflint fix`: the safe corrections of a whole repository."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leaflint.checks.catalogue import REPORTED
from leaflint.checks.check import Rule
from leaflint.core.finding import Finding, by_file
from leaflint.engine.options import Options, Progress
from leaflint.engine.report import Report
from leaflint.engine.workspace import Workspace
from leaflint.files.tree import Tree, WorkingTree
from leaflint.files.yaml.document import BYTE_ORDER_MARK
from leaflint.files.yaml.edit import Mended, mend, replace_file

_OVERLAPS = "it overlaps another correction, or would change more than it should"


class Corrections(NamedTuple):
    """What can be corrected in a repository, and the report that says so."""

    report: Report
    files: tuple[Mended, ...]
    """The files that change."""
    done: tuple[tuple[Finding, str], ...]
    """The findings that are corrected in them, with the words that stood there."""
    left: tuple[tuple[Finding, str], ...]
    """Those that are left to a person, and why."""
    stamps: Mapping[str, tuple[int, int] | None]
    """When the files were last written, and their sizes, when the report was begun."""


def find_corrections(
    root: Path,
    today: date,
    options: Options | None = None,
    paths: Sequence[Path] = (),
    progress: Progress | None = None,
) -> Corrections:
    """Run the checks and make their safe corrections, in memory.

    Where paths name leaflets, nothing but these is corrected. Waived findings stay.

    Raises:
        UsageError: there is nothing to check, or an argument is wrong.
        Defect: a check raised an exception.
    """
    tree = WorkingTree(root)
    files = (file for folder in ("content", "checks") for file in (root / folder).rglob("*.yaml"))
    stamps = {path.relative_to(root).as_posix(): _stamp(path) for path in files}
    report = Workspace(tree, today, options).check(paths, progress)
    rules = {f"{check.id}/{name}": rule for check in REPORTED for name, rule in check.rules.items()}
    found = by_file(
        finding
        for finding in report.findings
        if finding.waived is None and (finding.fix is None or rules[finding.name].fixed)
    )
    asked = {leaflet.file for leaflet in report.leaflets} if paths else found
    corrected = [_correct(tree, file, found[file], rules) for file in found if file in asked]
    return Corrections(
        report,
        tuple(mended for mended, _, _ in corrected if mended and mended.done),
        tuple(finding for _, done, _ in corrected for finding in done),
        tuple(finding for _, _, left in corrected for finding in left),
        stamps,
    )


_Remarks = list[tuple[Finding, str]]


def _correct(
    tree: Tree, file: str, findings: Sequence[Finding], rules: Mapping[str, Rule]
) -> tuple[Mended | None, _Remarks, _Remarks]:
    """Correct a file in memory; return what was done, with the old words, and what was left, and why."""
    fixes = [finding.fix for finding in findings if finding.fix]
    content = tree.read(file) if fixes else None
    mended = mend(file, content, fixes) if isinstance(content, bytes) else None
    text = mended.old.decode("utf-8").lstrip(BYTE_ORDER_MARK) if mended else ""
    done: _Remarks = []
    left: _Remarks = []
    for finding in findings:
        fix, by_hand = finding.fix, rules[finding.name].by_hand
        if fix is None and by_hand:
            left.append((finding, by_hand))
        elif fix and mended and fix in mended.done:
            done.append((finding, text[fix.start : fix.end]))
        elif fix:
            left.append((finding, _OVERLAPS))
    return mended, done, left


def write_corrections(root: Path, corrections: Corrections) -> dict[str, str]:
    """Write the corrected files, each in one step; return those that were not, and why."""
    refused = {}
    for mended in corrections.files:
        path = root / mended.file
        if _stamp(path) != corrections.stamps.get(mended.file):
            refused[mended.file] = "it was changed while it was being checked; run this again"
            continue
        try:
            replace_file(path, mended.new)
        except OSError as error:
            refused[mended.file] = f"it cannot be written: {error.strerror}"
    return refused


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return when a file was last written, in nanoseconds, and its size; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size

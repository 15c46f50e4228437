"""`leaflint fix`: makes the corrections that need no judgement, and says what it leaves to a person."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from leaflint.commands.arguments import day, split_paths, today_or, write
from leaflint.core.escape import visible
from leaflint.core.finding import Finding
from leaflint.core.plural import plural
from leaflint.files.yaml.edit import diff
from leaflint.operations.fixing import Corrections, find_corrections, write_corrections
from leaflint.report.progress import progress_bar


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    paths = (
        "a repository, a folder of leaflets or a leaflet (default: all leaflets and shared files)"
    )
    add("paths", nargs="*", type=Path, metavar="PATH", help=paths)
    add("--diff", action="store_true", help="show the corrections as a diff, and write nothing")
    add("--today", type=day, metavar="DATE", help="check as if it were this day: YYYY-MM-DD")


def run(arguments: Namespace) -> int:
    """Correct the files, say what was done and what was left, and return the exit code."""
    root, wanted = split_paths(arguments.paths)
    today = today_or(arguments.today)
    with progress_bar() as progress:
        corrections = find_corrections(root, today, paths=tuple(wanted), progress=progress)
    refused: dict[str, str] = {}
    if arguments.diff:
        for mended in corrections.files:
            write(diff(mended), None)
    else:
        refused = write_corrections(root, corrections)
    # With --diff, standard output is the diff and nothing else, so that it can be applied.
    stream = sys.stderr if arguments.diff else sys.stdout
    for line in _summary(corrections, refused, shown_only=arguments.diff):
        print(line, file=stream)
    return max(corrections.report.exit_code("never"), 1 if refused else 0)


def _summary(
    corrections: Corrections, refused: dict[str, str], *, shown_only: bool
) -> Iterator[str]:
    done = [fix for fix in corrections.done if fix[0].position.file not in refused]
    for finding, old in done:
        new = finding.fix.replacement if finding.fix else ""
        yield f"{_at(finding)}  {visible(old)} → {visible(new)}  ({finding.check}/{finding.rule})"
    files = len({finding.position.file for finding, _ in done})
    verb = "can be made" if shown_only else "made"
    yield f"{len(done)} {plural(len(done), 'correction')} {verb} in {files} {plural(files, 'file')}."
    for file, why in refused.items():
        yield f"{visible(file)}: not corrected: {why}."
    if corrections.left:
        yield ""
        yield "Left to a person:"
    for finding, why in corrections.left:
        yield f"{_at(finding)}  {visible(finding.message)}"
        yield f"  → {visible(finding.help)} Not corrected here: {why}."
    if unchecked := corrections.report.unchecked:
        yield ""
        yield f"{unchecked} {plural(unchecked, 'leaflet')} could not be checked in full."
    yield ""
    yield "What else there is to mend: leaflint check"


def _at(finding: Finding) -> str:
    at = finding.position
    return f"{visible(at.file)}:{at.line}:{at.column}"

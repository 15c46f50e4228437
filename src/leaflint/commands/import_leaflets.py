"""`leaflint import FILE…`: old leaflets become drafts that hold every word, or nothing is written."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from leaflint.commands.arguments import day, today_or
from leaflint.core.escape import visible
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.operations.importing.convert import Target
from leaflint.operations.importing.import_report import (
    CSV,
    HTML,
    Outcome,
    in_order,
    summary,
    write_reports,
)
from leaflint.operations.importing.readers.read import check_libraries
from leaflint.operations.importing.run import LOG, find_files, import_file, import_files
from leaflint.report.progress import progress_bar


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    kinds = "leaflets, or folders of them: .docx, .html, .pdf, .md, .txt; .odt and .rtf with pandoc"
    add("files", nargs="+", type=Path, metavar="FILE", help=kinds)
    owner = "who looks after them: an id in people.yaml"
    add("--owner", required=True, metavar="PERSON", help=owner)
    changes = "tracked changes that nobody accepted: as if all were, as if none were, or no draft"
    choices = ("accept", "reject", "stop")
    add("--tracked", choices=choices, default="stop", help=f"{changes} (default: stop)")
    report = "folder for the report and for what a later run goes on from (default: import-report)"
    add("--report", type=Path, default=Path("import-report"), metavar="FOLDER", help=report)
    add("--today", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")


def run(arguments: Namespace) -> int:
    """Import each file, say what a person must see to, and return the exit code."""
    check_libraries()
    root = find_root(Path())
    target = Target.of(WorkingTree(root), arguments.owner, today_or(arguments.today))
    files = find_files(arguments.files)
    work = partial(import_file, root=root, target=target, tracked=arguments.tracked)
    with progress_bar("Importing leaflets") as tell:
        outcomes = import_files(files, arguments.report / LOG, work, tell)
    write_reports(arguments.report, outcomes)
    for outcome in in_order(outcomes):
        print(f"{visible(outcome.source)} → {outcome.draft or 'not imported'}")
        # Of many files, the screen shows only why they were not imported.
        for line in _lines(outcome, everything=len(outcomes) == 1):
            print(line)
    page, table = arguments.report / HTML, arguments.report / CSV
    print(f"{summary(outcomes)}. What to see to: {page}, {table}")
    return 0 if all(outcome.draft for outcome in outcomes) else 1


def _lines(outcome: Outcome, *, everything: bool) -> Iterator[str]:
    for note in outcome.notes:
        if everything or note.kind == "stops":
            lines = "\n    ".join(visible(line) for line in note.message.strip().split("\n"))
            yield f"  {note.kind}: {visible(note.place)}: {lines}"
            if note.help:
                yield f"    → {visible(note.help)}"

"""`leaflint import FILE…`: old leaflets become drafts that hold every word, or nothing is written."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from leaflint.commands.arguments import day, today_or
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.core.plural import count
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.operations.importing.conservation import Loss, prove
from leaflint.operations.importing.convert import Imported, Target, convert
from leaflint.operations.importing.document import ImportProblem
from leaflint.operations.importing.opening import open_source
from leaflint.operations.importing.read import read
from leaflint.operations.init import write_files


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    kinds = "leaflets as .docx, .html, .pdf, .md or .txt; as .odt or .rtf where pandoc is installed"
    add("files", nargs="+", type=Path, metavar="FILE", help=kinds)
    add(
        "--owner",
        required=True,
        metavar="PERSON",
        help="who looks after them: an id in people.yaml",
    )
    changes = "tracked changes that nobody accepted: as if all were, as if none were, or no draft"
    choices = ("accept", "reject", "stop")
    add("--tracked", choices=choices, default="stop", help=f"{changes} (default: stop)")
    add("--today", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")


def run(arguments: Namespace) -> int:
    """Import each file, say what a person must see to, and return the exit code."""
    root = find_root(Path())
    target = Target.of(WorkingTree(root), arguments.owner, today_or(arguments.today))
    code = 0
    for path in arguments.files:
        try:
            source = open_source(path)
            imported = convert(read(source, arguments.tracked), path.name, target)
            if imported.text is not None:
                losses = prove(source, imported.text, [item.text for item in imported.left_out], {})
                imported = _refused(imported, losses)
            if imported.text is not None:
                write_files(root, {imported.file: imported.text})
        except UsageError as error:
            print(f"Not imported: {visible(str(error))}")
            code = 1
            continue
        except OSError as error:
            raise UsageError(f"{error.filename}: cannot be written: {error.strerror}") from None
        for line in _summary(path, imported):
            print(line)
        code = code if imported.text is not None else 1
    return code


def _refused(imported: Imported, losses: tuple[Loss, ...]) -> Imported:
    """Take the draft back where the proof found that it does not say what the file says."""
    lost = tuple(
        ImportProblem(loss.place, loss.message, "Tell us; nothing was written.", stops=True)
        for loss in losses
    )
    return imported._replace(text=None, problems=(*lost, *imported.problems)) if lost else imported


def _summary(path: Path, imported: Imported) -> Iterator[str]:
    if imported.text is None:
        yield f"Not imported: {visible(str(path))}"
    else:
        yield f"Written: {imported.file}, a draft, from {visible(str(path))}"
    for problem in sorted(imported.problems, key=lambda problem: not problem.stops):
        sign = "stops it" if problem.stops else "see to"
        yield f"  {sign}: {visible(problem.place)}: {visible(problem.message)}"
        yield f"    → {visible(problem.help)}"
    for item in imported.left_out:
        yield f"  left out: {visible(item.place)}: '{visible(item.text)}' ({item.why})"
    for repair in imported.repairs:
        yield f"  put right: {visible(repair.place)}: '{visible(repair.old)}' → '{visible(repair.new)}'"
    if imported.proposed:
        yield f"  {count(len(imported.proposed), 'proposed entry')} for the directory:"
        yield "".join(proposed.entry for proposed in imported.proposed).rstrip()

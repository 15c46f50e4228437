"""Measure `leaflint import` on the documents of its tests, and beside other converters.

    python -m benchmarks.importing [--peers PYTHON] [--odd FOLDER] [--losses 500] [--many 400]

PYTHON has mammoth, markitdown, docx2python and python-docx; what is not installed is said so. FOLDER holds
.docx files of other people, such as those in python-docx's source package: what becomes of each is counted.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import add
from pathlib import Path
from random import Random

from benchmarks.importing_documents import word_file
from benchmarks.importing_traps import TRAPS, Trap
from leaflint.content.leaflet import Leaflet
from leaflint.core.errors import UsageError
from leaflint.core.escape import table
from leaflint.operations.importing.convert import Target
from leaflint.operations.importing.run import import_file
from tests.example_repository import Repository, make_repository
from tests.operations.importing.drafts import Draft, drafts
from tests.operations.importing.leaflets import (
    Score,
    Scores,
    documents,
    leaflet_of,
    review_dates,
    score,
)
from tests.operations.importing.planted import plant
from tests.operations.importing.review_lines import printed_lines, read_line

TODAY = date(2026, 11, 29)
PEERS = {
    "mammoth": "import mammoth; print(mammoth.convert_to_markdown(open(sys.argv[1], 'rb')).value)",
    "markitdown": "from markitdown import MarkItDown; print(MarkItDown().convert(sys.argv[1]).text_content)",
    "docx2python": "from docx2python import docx2python; print(docx2python(sys.argv[1]).text)",
    "python-docx": "import docx; print('\\n'.join(p.text for p in docx.Document(sys.argv[1]).paragraphs))",
}
"""What each converter runs; the file is the first argument."""


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description="Measure `leaflint import`.")
    parser.add_argument("--peers", metavar="PYTHON", help="a Python that has other converters")
    parser.add_argument("--odd", type=Path, metavar="FOLDER", help=".docx files of other people")
    parser.add_argument("--losses", type=int, default=500, help="losses to plant")
    parser.add_argument("--many", type=int, default=0, help="files to import one after the other")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        made = list(drafts(root / "documents"))
        print_documents(made)
        print_lines()
        print_losses(made, arguments.losses)
        print_traps(root / "traps", arguments.peers)
        if arguments.odd:
            print_odd(root / "odd", arguments.odd)
        if arguments.many:
            print_many(root / "many", arguments.many)


def print_documents(made: list[Draft]) -> None:
    """Print what share of headings, points, phones, numbers and dates of reviews the drafts hold."""
    leaflets = [(draft, draft.leaflet()) for draft in made]
    scores = [score(leaflet_of(draft.file), leaflet) for draft, leaflet in leaflets]
    proved = sum(not draft.losses() for draft in made)
    print(f"{len(documents())} documents, {len(made)} drafts, {proved} proved")
    for name, column in zip(Scores._fields, zip(*scores, strict=True), strict=True):
        total = reduce(add, column, Score())
        print(f"  {name}: F1 {total.f1:.4f}, found {total.right} of {total.wanted}")
    dates = sum(_dates(leaflet) == review_dates(draft.file) for draft, leaflet in leaflets)
    print(f"  review dates: {dates} of {len(made)}")


def _dates(leaflet: Leaflet) -> tuple[str, str]:
    review = leaflet.data.review
    return str(review.last_reviewed or "-"), str(review.next_review or "-")


def print_lines() -> None:
    """Print how many of the printed lines of reviews are read as they are meant."""
    lines = printed_lines()
    wrong = [line for line in lines if read_line(line.line) != line.says]
    print(f"{len(lines) - len(wrong)} of {len(lines)} printed lines of reviews")
    for line in wrong:
        print(f"  {line.line!r} says {line.says}, read: {read_line(line.line)}")


def print_losses(made: list[Draft], number: int) -> None:
    """Plant losses in drafts, and print how many the proof finds."""
    draw, found = Random(2026), 0  # noqa: S311  # the same losses each time, not secret ones
    proved = [draft for draft in made if not draft.losses()]
    for _ in range(number):
        draft = draw.choice(proved)
        planted = plant(draft.text, draw)
        caught = bool(draft._replace(text=planted.text).losses())
        found += caught
        if not caught:
            print(f"  missed in {draft.file.name}: {planted.what}")
    print(f"{found} of {number} planted losses found")


def print_traps(root: Path, peers: str | None) -> None:
    """Print a table of traps, and which converter falls into which."""
    repository = make_repository(root)
    rows = ((trap.name, *_verdicts(repository, trap, peers)) for trap in TRAPS)
    print("\n".join(table(("Trap", "Leaflint", *PEERS, "pandoc"), rows)))


def _verdicts(repository: Repository, trap: Trap, peers: str | None) -> Iterator[str]:
    file = repository.root / "trap.docx"
    file.write_bytes(trap.content)
    imported = import_file(file, repository.root, _target(repository), "stop")
    named = any(problem.place.startswith("paragraph") for problem in imported.problems)
    if imported.text is None:
        yield "stops, and names it"
    else:
        is_right = trap.holds(imported.text)
        yield ("right, and names it" if named else "right") if is_right else "**wrong**"
        (repository.root / imported.file).unlink()
    commands = [
        [peers, "-c", f"import sys; {code}", str(file)] if peers else None
        for code in PEERS.values()
    ]
    pandoc = ["pandoc", "-t", "gfm", str(file)] if shutil.which("pandoc") else None
    for command in (*commands, pandoc):
        yield _verdict(command, trap)


def _verdict(command: list[str] | None, trap: Trap) -> str:
    if command is None:
        return "not installed"
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if "ModuleNotFoundError" in done.stderr:
        return "not installed"
    if done.returncode:
        return "fails"
    return "right" if trap.holds(done.stdout) else "**wrong**"


def _target(repository: Repository) -> Target:
    return Target.of(repository.tree, "writers", TODAY)


def print_odd(root: Path, folder: Path) -> None:
    """Print what becomes of files that nobody made for this."""
    repository = make_repository(root)
    target = _target(repository)
    outcomes: Counter[str] = Counter()
    for file in sorted(folder.rglob("*.docx")):
        try:
            imported = import_file(file, root, target, "accept")
        except UsageError as error:
            outcomes["refused"] += 1
            print(f"  refused: {error}")
            continue
        stops = [problem for problem in imported.problems if problem.stops]
        outcomes["stopped" if stops else "draft"] += 1
        if stops:
            print(f"  {file.name}: {stops[0].place}: {stops[0].message}")
        elif imported.text is not None:
            (root / imported.file).unlink()
    print(f"odd files: {dict(outcomes)}")


def print_many(root: Path, number: int) -> None:
    """Print how long a folder of so many files takes."""
    repository = make_repository(root)
    leaflets = [leaflet_of(file) for file in documents()]
    inbox = root / "inbox"
    inbox.mkdir()
    for copy in range(number):
        title, *pieces = leaflets[copy % len(leaflets)]
        titled = [title._replace(text=f"{title.text}, part {copy}"), *pieces]
        (inbox / f"{copy}.docx").write_bytes(word_file(titled))
    begun = time.perf_counter()
    command = [sys.executable, "-m", "leaflint", "import", "inbox", "--owner", "writers"]
    done = subprocess.run(command, cwd=repository.root, capture_output=True, text=True, check=False)
    print(f"{number} files: {time.perf_counter() - begun:.1f} s; {done.stdout.splitlines()[-1]}")


if __name__ == "__main__":
    main()

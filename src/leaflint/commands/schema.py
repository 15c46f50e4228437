"""`leaflint schema`: writes `schemas/`, or with `--check` says whether it is up to date."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.operations.schemas import schemas


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add, folder = parser.add_argument, "where to (default: schemas)"
    add("folder", nargs="?", type=Path, default=Path("schemas"), help=folder)
    add("--check", action="store_true", help="write nothing; fail if out of date")


def run(arguments: Namespace) -> int:
    """Write the schemas, or compare them with what is there."""
    folder: Path = arguments.folder
    wanted = schemas()
    present = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*.schema.json")
    }
    stale = [name for name, text in wanted.items() if present.get(name) != text]
    stale += sorted(present.keys() - wanted.keys())
    if arguments.check:
        for name in stale:
            print(f"{folder / name}: not what the models say; run `leaflint schema`")
        return 1 if stale else 0
    for name in stale:
        path = folder / name
        if name in wanted:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            path.unlink()
        print(f"{path}: {'written' if name in wanted else 'removed'}")
    return 0

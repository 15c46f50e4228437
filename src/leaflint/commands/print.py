"""`leaflint print LEAFLET…`: writes leaflets as PDFs for paper, at 12 point or in large print."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path, PurePosixPath

from leaflint.commands.arguments import day, today_or
from leaflint.core.errors import UsageError
from leaflint.engine.options import Options, default_cache, default_jobs
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.operations.signable import find_file


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    add("leaflets", nargs="+", metavar="LEAFLET", help="the leaflets' ids or files")
    add("--large", action="store_true", help="large print: 18 point in place of 12")
    output = "the folder that the PDFs are written to (default: here)"
    add("--output", type=Path, default=Path(), metavar="FOLDER", help=output)
    add("--today", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")


def run(arguments: Namespace) -> int:
    """Print the leaflets; 1 when one of them is not to be handed out, which every page of it says."""
    from leaflint.site.estate import Estate  # slow to load, as all that makes pages
    from leaflint.site.printed import print_leaflet

    tree = WorkingTree(find_root(Path()))
    options = Options(jobs=default_jobs(), cache=default_cache())
    estate = Estate(tree, today_or(arguments.today), options)
    files = dict.fromkeys(find_file(tree, name) for name in arguments.leaflets)
    code = 0
    for file in files:
        sheet = print_leaflet(estate, file, large=arguments.large)
        path: Path = arguments.output / PurePosixPath(sheet.path).name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(sheet.content)
        except OSError as error:
            raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
        print(f"{path}: written")
        if sheet.marks:
            why = ", ".join(sheet.marks)
            print(f"leaflint: {path}: not to be handed out: {why}", file=sys.stderr)
            code = 1
    return code

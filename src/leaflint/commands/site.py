"""`leaflint site OUT`: the leaflets as pages, for readers and for staff."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.commands.arguments import day, today_or
from leaflint.commands.streams import tell
from leaflint.core.plural import count
from leaflint.engine.options import Options, default_cache, default_jobs
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    out = "the folder to write; it must be new, empty, or a site that this command wrote"
    add("out", type=Path, metavar="OUT", help=out)
    root = "the repository of leaflets (default: here)"
    add("--root", type=Path, default=Path(), metavar="FOLDER", help=root)
    public = "for everybody: no drafts, no findings, and no name, e-mail or note of anybody"
    add("--public", action="store_true", help=public)
    add("--today", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")
    cache = "keep what was found in this folder, for the next run (default: in your cache folder)"
    add("--cache-dir", type=Path, metavar="FOLDER", help=cache)
    add("--no-cache", action="store_true", help="neither use nor keep what earlier runs found")
    serve = "then show it in a browser on this machine, and make it anew when a file changes"
    add("--serve", action="store_true", help=serve)
    add("--port", type=int, default=8000, metavar="N", help="with --serve (default: 8000)")


def run(arguments: Namespace) -> int:
    """Write the site; 1 when there are leaflets that could not be checked."""
    from leaflint.site.build import build_site  # slow to load, as all that makes pages
    from leaflint.site.estate import Estate
    from leaflint.site.frame import Face

    tree = WorkingTree(find_root(arguments.root))
    cache = None if arguments.no_cache else arguments.cache_dir or default_cache()
    options = Options(jobs=default_jobs(), cache=cache)
    face: Face = "public" if arguments.public else "staff"
    built = build_site(Estate(tree, today_or(arguments.today), options), face, arguments.out)
    tell(
        f"leaflint: {arguments.out}: {count(built.leaflets, 'leaflet')}, "
        f"{built.rendered} of them made anew"
    )
    if built.unchecked:
        tell(f"leaflint: {count(built.unchecked, 'leaflet')} could not be checked")
    return 1 if built.unchecked else 0

"""`leaflint site OUT`: the leaflets as pages, for readers and for staff."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path
from threading import Event

from leaflint.commands.arguments import add_cache, chosen_cache, day, today_or
from leaflint.commands.streams import tell
from leaflint.core.errors import UsageError
from leaflint.core.plural import count
from leaflint.engine.options import Options, default_jobs
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
    paper = "with each leaflet as PDFs for paper too, at 12 point and in large print"
    add("--print", action="store_true", dest="for_paper", help=paper)
    add("--today", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")
    add_cache(parser)
    serve = "then show it in a browser on this machine, and make it anew when a file changes"
    add("--serve", action="store_true", help=serve)
    add("--port", type=int, default=8000, metavar="N", help="with --serve (default: 8000)")


def run(arguments: Namespace) -> int:
    """Write the site; 1 when there are leaflets that could not be checked."""
    root = find_root(arguments.root)
    code = _write(root, arguments)
    if arguments.serve:
        _serve(root, arguments)
    return code


def _write(root: Path, arguments: Namespace) -> int:
    """Write the site, say what was done, and return the exit code.

    Raises:
        UsageError: it could not be written; the former site stands.
    """
    from leaflint.site.build import build_site  # slow to load, as all that makes pages
    from leaflint.site.estate import Estate
    from leaflint.site.frame import Face

    options = Options(jobs=default_jobs(), cache=chosen_cache(arguments))
    face: Face = "public" if arguments.public else "staff"
    estate = Estate(WorkingTree(root), today_or(arguments.today), options)
    built = build_site(estate, face, arguments.out, for_paper=arguments.for_paper)
    tell(
        f"leaflint: {arguments.out}: {count(built.leaflets, 'leaflet')}, "
        f"{built.rendered:,} of them made anew"
    )
    for stop in estate.report.not_run:
        tell(f"leaflint: the check '{stop.check}' could not run: see {stop.because}")
    if built.unchecked:
        tell(f"leaflint: {count(built.unchecked, 'leaflet')} could not be checked")
    return 1 if built.unchecked else 0


def _serve(root: Path, arguments: Namespace) -> None:
    """Show the site until somebody presses Ctrl and C."""
    from leaflint.site.serve import Server, serve

    def make() -> None:
        try:
            _write(root, arguments)
        except UsageError as error:  # half of an edit, say: the next one may mend it
            tell(f"leaflint: {error}")

    server = Server(arguments.out, arguments.port)
    with suppress(KeyboardInterrupt):
        tell(f"leaflint: {server.address} shows the site; Ctrl and C ends it")
        serve(server, root, make, Event())

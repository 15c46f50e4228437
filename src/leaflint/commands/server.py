"""`leaflint server`: feedback while somebody types, in any editor with the Language Server Protocol."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from functools import partial

from leaflint.commands.arguments import day, today_or
from leaflint.core.errors import UsageError


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    add("--stdio", action="store_true", help="talk on standard input and output (it always does)")
    add("--today", type=day, metavar="DATE", help="check as if it were this day: YYYY-MM-DD")


def run(arguments: Namespace) -> int:
    """Serve one editor until it ends the session; editors start and end this process themselves."""
    try:
        from leaflint.server.language_server import make_server  # pygls is an extra
    except ModuleNotFoundError as error:
        if error.name not in {"pygls", "lsprotocol"}:
            raise
        message = "the language server needs pygls: pip install 'leaflint[server]'"
        raise UsageError(message) from None
    # The server closes its output at the end, and the command line still flushes its own.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as output:
        make_server(partial(today_or, arguments.today)).start_io(stdout=output)
    return 0

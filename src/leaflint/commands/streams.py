"""Standard output and standard error: whatever they lead to, a run ends with a line and an exit code."""

from __future__ import annotations

import codecs
import os
import sys
from errno import EBADF, EDQUOT, EFBIG, EIO, ENOSPC
from io import TextIOWrapper
from typing import TextIO

from leaflint.core.errors import UsageError

_PLAIN = {"→": "->", "…": "...", "–": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "✅": "OK"}
"""What is written for a sign that an output cannot show; for any other a question mark."""

_UNWRITABLE = {EBADF, EDQUOT, EFBIG, EIO, ENOSPC}


def prepare() -> None:
    """Let every character be written, also where the encoding is ASCII or Windows-1252.

    Raises:
        UsageError: standard output is closed.
    """
    codecs.register_error("leaflint", _nearest)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # to the end
    if sys.stdout is None:
        message = (
            "standard output is closed, so nothing could be shown; send it to /dev/null instead"
        )
        raise UsageError(message)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and codecs.lookup(stream.encoding).name != "utf-8":
            stream.reconfigure(errors="leaflint")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    return "".join(_PLAIN.get(sign, "?") for sign in signs), error.end


def tell(message: str) -> None:
    """Write a message on standard error; where that cannot be written, the exit code is left."""
    try:
        print(message, file=sys.stderr, flush=True)
    except OSError:
        discard(sys.stderr)


def unwritable(error: OSError) -> str | None:
    """Return why an output could not be written, or None if the error is another."""
    return error.strerror if error.filename is None and error.errno in _UNWRITABLE else None


def discard(stream: TextIO) -> None:
    """Let what still waits to be written go nowhere, or Python would try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

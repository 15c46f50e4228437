"""Standard output and standard error, and how a run ends: whatever they lead to, with an exit code.

Exit codes: 0 everything found was checked and nothing blocks; 1 findings at or above `--fail-on`,
or a leaflet that could not be checked; 2 the job could not be done (bad arguments, broken policy,
nothing to check, an output that cannot be written); 3 a defect in Leaflint itself; 130 stopped by
Ctrl and C.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Callable
from errno import EBADF, EDQUOT, EFBIG, EIO, ENOSPC
from io import TextIOWrapper
from typing import TextIO

from leaflint.core.errors import Defect, UsageError, place_of
from leaflint.core.version import __version__

_PLAIN = {"→": "->", "…": "...", "–": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "✅": "OK"}
"""What is written for a sign that an output cannot show; for any other a question mark."""

_UNWRITABLE = {EBADF, EDQUOT, EFBIG, EIO, ENOSPC}


def _prepare() -> None:
    """Let every character be written, also where the encoding is ASCII or Windows-1252.

    Raises:
        UsageError: standard output is closed.
    """
    codecs.register_error("leaflint", _nearest)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  # open until the process ends
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
        _discard(sys.stderr)


def run_to_end(job: Callable[[], int]) -> int:
    """Do a job and return its exit code; of what stops it, tell the reason and return the code for that."""
    try:
        _prepare()
        code = job()
        sys.stdout.flush()  # what could not be written must be known before the end
        return code
    except UsageError as error:
        tell(f"leaflint: {error}")
        return 2
    except BrokenPipeError:
        # The reader of our output (`head`, say) has gone: what it did not read was not passed.
        _discard(sys.stdout)
        return 1
    except MemoryError:
        tell("leaflint: the memory of this machine ran out: nothing was passed; try --jobs 1")
        return 2
    except KeyboardInterrupt:
        tell("leaflint: stopped before the end: nothing was passed")
        return 130
    except Exception as error:  # noqa: BLE001  # the last line of defence: no traceback for users
        return _tell_unexpected(error)


def _tell_unexpected(error: Exception) -> int:
    """Tell that the output could not be written, or else that Leaflint is at fault, and where."""
    if isinstance(error, OSError) and error.filename is None and error.errno in _UNWRITABLE:
        _discard(sys.stdout)
        tell(f"leaflint: the output could not be written: {error.strerror}. Nothing was passed.")
        return 2
    message, place = error.args if isinstance(error, Defect) else (repr(error), place_of(error))
    tell(
        f"leaflint: a defect in Leaflint {__version__} itself, not in your files: {message}\n"
        f"  at {place}. Nothing was passed. Please report this line."
    )
    return 3


def _discard(stream: TextIO) -> None:
    """Let what still waits to be written go nowhere, or Python would try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

"""Reading files from disk without trusting their names, their kind or their size."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from leaflint.core.finding import Problem, start_of

MAX_BYTES = 1_000_000
"""Size of one file. Real leaflets have 4 to 30 kB; a directory of 3,000 services about 600 kB."""

_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))
"""How a file is opened, with what the system knows of these. O_NONBLOCK: opening a named pipe must not
wait for a writer that never comes. O_BINARY: Windows would change line ends."""


def read_bytes(root: Path, file: str, inside: set[str] | None = None) -> bytes | Problem:
    """Return a regular file's bytes, or what prevents it; `inside` remembers folders that lie inside."""
    try:
        if _is_linked(root, file, set() if inside is None else inside):
            return linked(file)
        descriptor = os.open(f"{root}/{file}", _FLAGS)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                kind = "folder" if stat.S_ISDIR(status.st_mode) else "pipe, socket or device"
                message = f"this is a {kind}, not a file"
                return Problem("unreadable", start_of(file), message, "Rename it or take it away.")
            content = _read(descriptor, status.st_size)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        return limited(file, None)
    except (OSError, RuntimeError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        message = f"the file cannot be read: {reason}"
        help_text = "Check the file and who may read it."
        return Problem("unreadable", start_of(file), message, help_text)
    return limited(file, content)


def limited(file: str, content: bytes | None) -> bytes | Problem:
    """Return the bytes of a file, or the problem that it is not there (None) or too large."""
    if content is None:
        help_text = "Write it, or run `leaflint init`, which adds what is missing."
        return Problem("missing-file", start_of(file), "the file is missing", help_text)
    if len(content) <= MAX_BYTES:
        return content
    message = f"the file is larger than {MAX_BYTES:,} bytes, so it was not read"
    return Problem("limit", start_of(file), message, "Split it into several files.")


def _read(descriptor: int, size: int) -> bytes:
    """Read a file to its end, or a little over the limit; it may grow meanwhile."""
    content = more = os.read(descriptor, min(size, MAX_BYTES) + 1)
    while more and len(content) <= MAX_BYTES:
        more = os.read(descriptor, 65_536)
        content += more
    return content


def linked(file: str) -> Problem:
    """Return the problem of a file that is a link, or in a folder that is one."""
    message = "this is a link, or in a folder that is one: what it leads to can change unseen"
    return Problem("unreadable", start_of(file), message, "Put the file itself here.")


def _is_linked(root: Path, file: str, inside: set[str]) -> bool:
    """Whether a link is on the way to a file, or `..`."""
    place = str(root)
    for step in file.split("/"):
        place = f"{place}/{step}"
        if place in inside:
            continue
        if step == ".." or os.path.islink(place):  # noqa: PTH114  # asked of every file
            return True
        inside.add(place)
    inside.discard(place)  # of the folders alone it is asked again
    return False

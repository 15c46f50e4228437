"""Finding and reading files without trusting their names, their kind, their size or their bytes."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from leaflint.core.finding import Position, Problem

if TYPE_CHECKING:
    from leaflint.files.yaml.document import Document

MAX_BYTES = 1_000_000
"""Size of one file. Real leaflets have 4 to 30 kB; a directory of 3,000 services about 600 kB."""

MAX_LINE = 10_000
"""Characters of one line: some 1,700 words. The longest paragraphs of leaflets, written on one line,
have 2,000; nobody can review a line that goes on for ever."""

_ROOM = 65_536
"""Bytes to read at a time of a file that grows."""

_LINE = re.compile(r"[^\r\n]+")

BYTE_ORDER_MARK = "\ufeff"


def start_of(file: str) -> Position:
    """Return the first character of a file, for problems that concern it as a whole."""
    return Position(file, 1, 1, 1, 1)


def read_document(root: Path, file: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read and parse one file.

    Args:
        root: the repository.
        file: path from the root, with forward slashes.

    Returns:
        The document, or None when the file could not be read; and what is wrong with it.
    """
    content = read_bytes(root, file)
    if isinstance(content, Problem):
        return None, (content,)
    return parse_bytes(file, content)


def parse_bytes(file: str, content: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Decode and parse the bytes of a file, as `read_document` does."""
    # The YAML parser is slow to load, and where results are known, bytes are all that is read.
    from leaflint.files.yaml.parse import parse

    text = _decode(file, content)
    if isinstance(text, Problem):
        return None, (text,)
    problems: tuple[Problem, ...] = ()
    if text.startswith(BYTE_ORDER_MARK):
        text = text.lstrip(BYTE_ORDER_MARK)
        message = "the file begins with an invisible byte-order mark"
        help_text = "Save it as 'UTF-8', not as 'UTF-8 with BOM'."
        problems = (Problem("byte-order-mark", start_of(file), message, help_text),)
    long_line = _long_line(file, text)
    if long_line is not None:
        return None, (*problems, long_line)
    document, more = parse(file, text)
    return document, (*problems, *more)


def _long_line(file: str, text: str) -> Problem | None:
    """Return the problem of the first line that is too long, if there is one."""
    if len(text) <= MAX_LINE:
        return None
    # Loading it takes longer than reading a leaflet, and hardly any file has such a line.
    from leaflint.files.yaml.document import Document

    for line in _LINE.finditer(text):
        if line.end() - line.start() > MAX_LINE:
            at = Document(file, text, "", {}).span(line.start() + MAX_LINE, line.end())
            message = f"this line is longer than {MAX_LINE:,} characters, so the file was not read"
            return Problem("limit", at, message, "Break the line: text may go on in the next one.")
    return None


def read_bytes(root: Path, file: str, inside: set[str] | None = None) -> bytes | Problem:
    """Return the bytes of a regular file inside the repository, or the problem that prevents it.

    Args:
        root: the repository.
        file: path from the root, with forward slashes.
        inside: folders known to lie inside the repository; those that are found to do are added, so
            that one set serves the reading of many files.
    """
    try:
        if _leads_outside(root, file, set() if inside is None else inside):
            message = "this is a link to a file outside the repository, which is not read"
            return Problem("unreadable", start_of(file), message, "Put the file itself here.")
        # O_NONBLOCK: opening a named pipe must not wait for a writer that never comes.
        descriptor = os.open(f"{root}/{file}", os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                kind = "folder" if stat.S_ISDIR(status.st_mode) else "pipe, socket or device"
                message = f"this is a {kind}, not a file"
                return Problem("unreadable", start_of(file), message, "Rename it or take it away.")
            content = _read(descriptor, status.st_size)
        finally:
            os.close(descriptor)
    except (OSError, RuntimeError) as error:
        return _unreadable(file, error)
    if len(content) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes, so it was not read"
        return Problem("limit", start_of(file), message, "Split it into several files.")
    return content


def _read(descriptor: int, size: int) -> bytes:
    """Read a file to its end, or a little over the limit.

    No more room is set aside than the file says it needs; but a file may grow meanwhile.
    """
    content = more = os.read(descriptor, min(size, MAX_BYTES) + 1)
    while more and len(content) <= MAX_BYTES:
        more = os.read(descriptor, _ROOM)
        content += more
    return content


def _leads_outside(root: Path, file: str, inside: set[str]) -> bool:
    """Whether a path leaves the repository, by a link on its way or by `..`."""
    place = str(root)
    for step in file.split("/"):
        place = f"{place}/{step}"
        if place in inside:
            continue
        if step == ".." or os.path.islink(place):  # noqa: PTH114  # a Path for each step is slow
            return not Path(root, file).resolve().is_relative_to(root.resolve())
        inside.add(place)
    inside.discard(place)  # of the folders alone it is asked again
    return False


def _unreadable(file: str, error: OSError | RuntimeError) -> Problem:
    if isinstance(error, FileNotFoundError):
        return Problem("missing-file", start_of(file), "the file is missing", "Write it.")
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    message = f"the file cannot be read: {reason}"
    return Problem("unreadable", start_of(file), message, "Check the file and who may read it.")


def _decode(file: str, content: bytes) -> str | Problem:
    """Decode UTF-8; anything else is a problem at the first byte that is not."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        at = Position(file, line, column, line, column + 1)
        message = f"the file is not UTF-8 text: byte 0x{content[error.start]:02x} stands here"
        help_text = "Save the file with the encoding 'UTF-8' and check the letters on this line."
        return Problem("encoding", at, message, help_text)

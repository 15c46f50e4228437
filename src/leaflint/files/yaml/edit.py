"""Changing files without rewriting them: exact replacements, and files swapped in one step.

A file is never dumped anew from its data: comments, quotes, order and line ends stay as they were.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from leaflint.core.finding import Fix
from leaflint.files.yaml.document import BYTE_ORDER_MARK


def apply_edits(text: str, edits: Iterable[Fix]) -> str:
    """Return the text with all edits made; each names its span in the text as it is now.

    Edits that insert at the same place are made in the order given.

    Raises:
        ValueError: two edits overlap, or one lies outside the text.
    """
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not done <= edit.start <= edit.end <= len(text):
            raise ValueError(
                f"the edit of {edit.start} to {edit.end} overlaps another, or the end of the text"
            )
        pieces += [text[done : edit.start], edit.replacement]
        done = edit.end
    return "".join([*pieces, text[done:]])


def edit_bytes(content: bytes, edits: Iterable[Fix]) -> bytes:
    """Return the bytes of a UTF-8 file with edits made, whose spans do not count byte-order marks."""
    text = content.decode("utf-8")
    words = text.lstrip(BYTE_ORDER_MARK)
    marks = text[: len(text) - len(words)]
    return (marks + apply_edits(words, edits)).encode("utf-8")


def line_end(text: str) -> str:
    """Return the line end that a text uses: that of its first line."""
    first, found, _ = text.partition("\n")
    return "\r\n" if found and first.endswith("\r") else "\n"


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that at every moment it holds either its old bytes or all of the new ones.

    The bytes are written aside in the same folder, forced to the disk, and put in place in one step.
    Access rights stay; of a link, the file that it leads to is replaced.

    Raises:
        OSError: the file cannot be written; it is then as it was.
    """
    target = path.resolve()
    umask = os.umask(0)
    os.umask(umask)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~umask
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    aside = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fchmod(descriptor, mode)
            os.fsync(descriptor)
        aside.replace(target)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # else a power cut could undo the swap
    finally:
        os.close(folder)

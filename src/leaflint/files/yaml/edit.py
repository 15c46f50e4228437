"""Changing files without rewriting them: safe corrections, files swapped in one step.

A file is never dumped anew from its data: comments, quotes, order and line ends stay as they were.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from difflib import unified_diff
from pathlib import Path
from typing import NamedTuple

from leaflint.core.finding import Fix
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.parse import parse_bytes
from leaflint.files.yaml.replace import edit_bytes


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
            os.fsync(descriptor)
        aside.chmod(mode)
        aside.replace(target)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
    if os.name == "nt":  # Windows opens no folders
        return
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # else a power cut could undo the swap
    finally:
        os.close(folder)


class Mended(NamedTuple):
    """A file's bytes before and after corrections; left are those that overlap or would change more."""

    file: str
    old: bytes
    new: bytes
    done: tuple[Fix, ...]
    left: tuple[Fix, ...]


def mend(file: str, content: bytes, fixes: Sequence[Fix]) -> Mended:
    """Make corrections to the bytes of a file.

    Of two that overlap the first is made. Afterwards the file is read again: it must hold the same
    keys and values as before, except for the values that were corrected; else nothing is changed.
    """
    document = parse_bytes(file, content)[0]
    chosen: list[Fix] = []
    for fix in fixes:
        if all(fix.end <= other.start or other.end <= fix.start for other in chosen):
            chosen.append(fix)
    if document is not None and all(fix.end <= len(document.text) for fix in chosen):
        new = edit_bytes(content, chosen)
        after = parse_bytes(file, new)[0]
        if after is not None and _changes_only(document, after, chosen):
            left = tuple(fix for fix in fixes if fix not in chosen)
            return Mended(file, content, new, tuple(chosen), left)
    return Mended(file, content, content, (), tuple(fixes))


def _changes_only(before: Document, after: Document, fixes: Sequence[Fix]) -> bool:
    """Whether two versions of a file differ in nothing but the values in which corrections lie."""
    return before.places.keys() == after.places.keys() and all(
        any(place.start <= fix.start and fix.end <= place.end for fix in fixes)
        or (
            (place.style is None) == (after.places[path].style is None)
            and (place.style is None or before.scalar(path) == after.scalar(path))
        )
        for path, place in before.places.items()
    )


def diff(mended: Mended) -> str:
    """Return the change as a unified diff, which `git apply` understands; of a new file, all of it."""
    # Split at line feeds alone, as git does: other line ends are characters of the line.
    old, new = (re.findall(r"[^\n]*\n|[^\n]+", side.decode()) for side in (mended.old, mended.new))
    before = f"a/{mended.file}" if old else "/dev/null"
    lines = unified_diff(old, new, before, f"b/{mended.file}")
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )

"""Safe corrections: exact edits that change the values they are for, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import unified_diff
from typing import NamedTuple

from leaflint.core.finding import Fix
from leaflint.files.yaml.document import Document, Path
from leaflint.files.yaml.edit import edit_bytes
from leaflint.files.yaml.load import parse_bytes


class Mended(NamedTuple):
    """A file before and after its corrections.

    Attributes:
        file: its path from the root.
        old: the bytes that it has.
        new: the bytes that it should have; the same when nothing can be corrected.
        done: the corrections that are in the new bytes, as spans of the old text.
        left: those that are not, because they overlap others or would change something else.
    """

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
        or _scalar(before, path) == _scalar(after, path)
        for path, place in before.places.items()
    )


def _scalar(document: Document, path: Path) -> str | None:
    """Return the scalar at a path; None for a list or map, so that empty ones count."""
    return None if document.places[path].style is None else document.scalar(path)


def diff(mended: Mended) -> str:
    """Return the corrections as a unified diff, which `git apply` understands."""
    lines = unified_diff(
        _lines(mended.old), _lines(mended.new), f"a/{mended.file}", f"b/{mended.file}"
    )
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )


def _lines(content: bytes) -> list[str]:
    """Split at line feeds alone, as git does: other line ends are characters of the line."""
    *lines, last = content.decode("utf-8").split("\n")
    return [f"{line}\n" for line in lines] + ([last] if last else [])

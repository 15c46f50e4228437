"""Safe corrections: exact edits of a file's text, held against what they may change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import unified_diff

from leaflint.core.finding import Fix
from leaflint.files.yaml.document import Data, Document
from leaflint.files.yaml.document import Path as DataPath
from leaflint.files.yaml.edit import edit_bytes
from leaflint.files.yaml.load import parse_bytes


@dataclass(frozen=True)
class Mended:
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
    unchanged = Mended(file, content, content, (), tuple(fixes))
    document = parse_bytes(file, content)[0]
    if document is None:
        return unchanged
    chosen = tuple(_apart(fixes))
    if any(fix.end > len(document.text) for fix in chosen):
        return unchanged
    new = edit_bytes(content, chosen)
    after = parse_bytes(file, new)[0]
    if after is None or not _changes_only(document, after, chosen):
        return unchanged
    return Mended(file, content, new, chosen, tuple(one for one in fixes if one not in chosen))


def _apart(fixes: Iterable[Fix]) -> Iterator[Fix]:
    """Yield the corrections that overlap none before them."""
    taken: list[Fix] = []
    for fix in fixes:
        if all(fix.end <= other.start or other.end <= fix.start for other in taken):
            taken.append(fix)
            yield fix


def _changes_only(before: Document, after: Document, fixes: Sequence[Fix]) -> bool:
    """Whether two versions of a file differ in nothing but the values in which corrections lie."""
    corrected = {
        path
        for path, place in before.places.items()
        if any(place.start <= fix.start and fix.end <= place.end for fix in fixes)
    }
    old, new = dict(_scalars(before.data)), dict(_scalars(after.data))
    return old.keys() == new.keys() and all(
        old[path] == new[path] or path in corrected for path in old
    )


def _scalars(data: Data, path: DataPath = ()) -> Iterator[tuple[DataPath, str | None]]:
    """Yield every value by its path; None for a list or map, so that empty ones count."""
    if isinstance(data, str):
        yield path, data
        return
    yield path, None
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield from _scalars(value, (*path, step))


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

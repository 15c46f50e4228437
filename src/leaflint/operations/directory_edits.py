"""Exact edits of the directory file that retire a number: comments and layout stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from leaflint.content.loading import load_content
from leaflint.content.models.directory import DIRECTORY, NUMBER_KEYS, Directory, NumberKey, Service
from leaflint.core.errors import UsageError
from leaflint.core.finding import Fix
from leaflint.files.tree import Tree
from leaflint.files.yaml.document import Document, Path
from leaflint.files.yaml.edit import edit_bytes, line_end
from leaflint.files.yaml.mend import Mended
from leaflint.text.contacts.house_format import house_format
from leaflint.text.contacts.numbers import read_number

_REST_OF_LINE = re.compile(r"[^\r\n]*")


def change_directory(tree: Tree, old: str, new: str, today: date) -> tuple[Mended, Directory]:
    """Retire a number in the directory file, in memory.

    Every service that has it gets the new one; the old one goes to its `retired_numbers`.

    Args:
        tree: the repository.
        old: the canonical number that is retired.
        new: the canonical number that takes its place.
        today: the day of retirement.

    Returns:
        The file before and after, and what it then says.

    Raises:
        UsageError: the file is broken, or laid out in a way that cannot be edited exactly.
    """
    content = tree.read(DIRECTORY)
    if not isinstance(content, bytes):
        raise UsageError(f"{DIRECTORY}: {content.message}")
    loaded = load_content(DIRECTORY, content, Directory)
    directory, document = loaded.valid(), loaded.document
    edits = tuple(_edits(document, directory, old, new, today)) if document else ()
    changed = edit_bytes(content, edits)
    after = load_content(DIRECTORY, changed, Directory).data
    if after is None or not _follows(directory, after, old, new):
        raise UsageError(
            f"{DIRECTORY}: the number cannot be retired in a file of this layout; "
            "move it to `retired_numbers` by hand, then run this again"
        )
    return Mended(DIRECTORY, content, changed, edits, ()), after


def _keys_with(service: Service, number: str) -> list[NumberKey]:
    return [key for key in NUMBER_KEYS if service.canonical(key) == number]


def _follows(before: Directory, after: Directory, old: str, new: str) -> bool:
    """Whether the directory changed as it should: the number's services, and nothing else."""
    return len(before.services) == len(after.services) and all(
        _is_changed(former, present, old, new)
        for former, present in zip(before.services, after.services, strict=True)
    )


def _is_changed(former: Service, present: Service, old: str, new: str) -> bool:
    keys = _keys_with(former, old)
    changed = {*keys, "retired_numbers"}
    added = present.retired_numbers[: len(keys)]
    return (
        present.model_dump(exclude=changed) == former.model_dump(exclude=changed)
        and all(present.canonical(key) == new for key in keys)
        and [(entry.number, entry.was) for entry in added]
        == [(house_format(old), key) for key in keys]
        and present.retired_numbers[len(keys) :] == former.retired_numbers
    )


def _edits(
    document: Document, directory: Directory, old: str, new: str, today: date
) -> Iterator[Fix]:
    for index, service in enumerate(directory.services):
        keys = _keys_with(service, old)
        for key in keys:
            yield _swap(document, ("services", index, key), new)
        if keys:
            entries = [list(_entry(house_format(old) or old, key, today)) for key in keys]
            yield _insert(document, ("services", index), keys[-1], entries)


def _swap(document: Document, path: Path, new: str) -> Fix:
    """Return the edit that puts the new number where the old one stands, quotes and prefix kept."""
    value = document.scalar(path)
    number = read_number(value)
    start, end = (number.start, number.end) if number else (0, len(value))
    return Fix(*document.file_span(path, start, end), house_format(new) or new)


def _entry(number: str, key: NumberKey, today: date) -> Iterator[str]:
    """Yield the keys and values of an entry of `retired_numbers`."""
    yield f'number: "{number}"'
    yield f"retired: {today.isoformat()}"
    if key != "phone":
        yield f"was: {key}"


def _insert(
    document: Document, service: Path, last_key: NumberKey, entries: Sequence[Sequence[str]]
) -> Fix:
    """Return the edit that adds entries to the retired numbers, in the style of what is there.

    Where a service has none yet, they follow its key `last_key`.
    """
    text, places = document.text, document.places
    listed, last = (*service, "retired_numbers"), places[(*service, last_key)]
    flow = ", ".join(f"{{{', '.join(entry)}}}" for entry in entries)
    if listed in places and text[places[listed].start] == "[":
        start = places[listed].start + 1
        return Fix(start, start, f"{flow}, " if (*listed, 0) in places else flow)
    if text[places[service].start] == "{":
        return Fix(last.end, last.end, f", retired_numbers: [{flow}]")
    end = line_end(text)
    if listed in places:
        start = text.rfind("-", 0, places[(*listed, 0)].start)
        margin = " " * _column(text, start)
        lines = f"{end}{margin}".join(_block_lines(entries))
        return Fix(start, start, f"{lines}{end}{margin}")
    rest = _REST_OF_LINE.match(text, last.end)
    start = rest.end() if rest else last.end
    margin = " " * _column(text, last.key_start)
    lines = f"{end}{margin}  ".join(["retired_numbers:", *_block_lines(entries)])
    return Fix(start, start, f"{end}{margin}{lines}")


def _column(text: str, offset: int) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1)


def _block_lines(entries: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of list items in block style, without the margin."""
    for first, *rest in entries:
        yield f"- {first}"
        yield from (f"  {pair}" for pair in rest)

"""Exact edits of the directory file that retire a number: comments and layout stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from leaflint.content.loading import load_content
from leaflint.content.models.directory import DIRECTORY, NUMBER_KEYS, Directory, NumberKey, Service
from leaflint.core.errors import UsageError
from leaflint.core.finding import Fix
from leaflint.files.disk import read_bytes
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.document import Path as DataPath
from leaflint.files.yaml.edit import edit_bytes, line_end
from leaflint.files.yaml.mend import Mended
from leaflint.text.contacts.house_format import house_format
from leaflint.text.contacts.numbers import read_number

_REST_OF_LINE = re.compile(r"[^\r\n]*")


def change_directory(root: Path, old: str, new: str, today: date) -> tuple[Mended, Directory]:
    """Retire a number in the directory file, in memory.

    Every service that has it gets the new one; the old one goes to its `retired_numbers`.

    Args:
        root: the repository.
        old: the canonical number that is retired.
        new: the canonical number that takes its place.
        today: the day of retirement.

    Returns:
        The file before and after, and what it then says.

    Raises:
        UsageError: the file is broken, or laid out in a way that cannot be edited exactly.
    """
    content = read_bytes(root, DIRECTORY)
    if not isinstance(content, bytes):
        raise UsageError(f"{DIRECTORY}: {content.message}")
    loaded = load_content(DIRECTORY, content, Directory)
    if loaded.document is None or loaded.data is None:
        problem = loaded.problems[0]
        raise UsageError(f"{DIRECTORY}:{problem.at.line}: {problem.message}")
    edits = tuple(_edits(loaded.document, loaded.data, old, new, today))
    changed = edit_bytes(content, edits)
    after = load_content(DIRECTORY, changed, Directory).data
    if after is None or not _says_so(loaded.data, after, old, new):
        raise UsageError(
            f"{DIRECTORY}: the number cannot be retired in a file of this layout; "
            "move it to `retired_numbers` by hand, then run this again"
        )
    return Mended(DIRECTORY, content, changed, edits, ()), after


def _says_so(before: Directory, after: Directory, old: str, new: str) -> bool:
    """Whether the directory changed as it should: the number's services, and nothing else."""
    return len(before.services) == len(after.services) and all(
        _is_changed(former, present, old, new)
        for former, present in zip(before.services, after.services, strict=True)
    )


def _is_changed(former: Service, present: Service, old: str, new: str) -> bool:
    keys = [key for key in NUMBER_KEYS if former.canonical(key) == old]
    changed = {*keys, "retired_numbers"}
    added = present.retired_numbers[: len(keys)]
    return (
        present.model_dump(exclude=changed) == former.model_dump(exclude=changed)
        and all(present.canonical(key) == new for key in keys)
        and [(one.number, one.was) for one in added] == [(house_format(old), key) for key in keys]
        and present.retired_numbers[len(keys) :] == former.retired_numbers
    )


def _edits(
    document: Document, directory: Directory, old: str, new: str, today: date
) -> Iterator[Fix]:
    for index, service in enumerate(directory.services):
        keys = tuple(key for key in NUMBER_KEYS if service.canonical(key) == old)
        for key in keys:
            yield _swap(document, ("services", index, key), new)
        if keys:
            yield _remember(document, ("services", index), keys, old, today)


def _swap(document: Document, path: DataPath, new: str) -> Fix:
    """Return the edit that puts the new number where the old one stands, quotes and prefix kept."""
    value: Any = document.data
    for step in path:
        value = value[step]
    number = read_number(value)
    start, end = (number.start, number.end) if number else (0, len(value))
    return Fix(*document.file_span(path, start, end), house_format(new) or new)


def _remember(
    document: Document, service: DataPath, keys: tuple[NumberKey, ...], old: str, today: date
) -> Fix:
    """Return the edit that adds a number to the retired ones, in the style of what is there."""
    text, places = document.text, document.places
    listed = (*service, "retired_numbers")
    number, last = house_format(old) or old, places[(*service, keys[-1])]
    flow = ", ".join(f"{{{', '.join(_pairs(number, key, today))}}}" for key in keys)
    if listed in places and text[places[listed].start] == "[":
        start = places[listed].start + 1
        return Fix(start, start, f"{flow}, " if (*listed, 0) in places else flow)
    if text[places[service].start] == "{":
        return Fix(last.end, last.end, f", retired_numbers: [{flow}]")
    if listed in places:
        start = text.rfind("-", 0, places[(*listed, 0)].start)
        indent = start - (text.rfind("\n", 0, start) + 1)
        lines = "".join(_block(number, keys, today, indent, line_end(text)))
        return Fix(start, start, lines[indent:] + " " * indent)
    rest = _REST_OF_LINE.match(text, last.end)
    start = rest.end() if rest else last.end
    indent = _column(text, last.key_start)
    lines = "".join(_block(number, keys, today, indent + 2, line_end(text)))
    end = line_end(text)
    return Fix(start, start, f"{end}{' ' * indent}retired_numbers:{end}{lines.removesuffix(end)}")


def _column(text: str, offset: int) -> int:
    return offset - (text.rfind("\n", 0, offset) + 1)


def _pairs(number: str, key: NumberKey, today: date) -> Iterator[str]:
    yield f'number: "{number}"'
    yield f"retired: {today.isoformat()}"
    if key != "phone":
        yield f"was: {key}"


def _block(
    number: str, keys: tuple[NumberKey, ...], today: date, indent: int, end: str
) -> Iterator[str]:
    """Yield the lines of list items in block style."""
    for key in keys:
        for place, pair in enumerate(_pairs(number, key, today)):
            yield f"{' ' * indent}{'- ' if place == 0 else '  '}{pair}{end}"

"""Exact edits of the directory file that retire a number: comments and layout stay."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from leaflint.content.directory_index import canonical
from leaflint.content.loading import load_content
from leaflint.content.models.directory import (
    DIRECTORY,
    NUMBER_KEYS,
    Directory,
    RetiredNumber,
    Service,
)
from leaflint.core.dates import PartialDate
from leaflint.core.errors import UsageError
from leaflint.core.finding import Fix
from leaflint.files.tree import Tree
from leaflint.files.yaml.document import Document, Path
from leaflint.files.yaml.edit import Mended, line_end
from leaflint.files.yaml.replace import edit_bytes
from leaflint.text.contacts.numbers import read_number
from leaflint.text.contacts.phone_number import house_format


def change_directory(tree: Tree, old: str, new: str, today: date) -> tuple[Mended, Directory]:
    """Retire a number in the directory file, in memory; return the file and what it then says.

    Both numbers are canonical. Every service that has the old one gets the new one; the old one goes
    to its `retired_numbers`.

    Raises:
        UsageError: the file is broken, or laid out in a way that cannot be edited exactly.
    """
    content = tree.read(DIRECTORY)
    if not isinstance(content, bytes):
        raise UsageError(f"{DIRECTORY}: {content.message}")
    loaded = load_content(DIRECTORY, content, Directory)
    services = list(loaded.valid().services)
    former, since, edits = house_format(old) or old, PartialDate.of(today), []
    for index, service in enumerate(services):
        keys = [key for key in NUMBER_KEYS if canonical(service, key) == old]
        if keys and loaded.document:
            retired = [RetiredNumber(number=former, retired=since, was=key) for key in keys]
            written = house_format(new) or new
            path = ("services", index)
            services[index], fixes = _retire(loaded.document, path, service, retired, written)
            edits += fixes
    changed = edit_bytes(content, edits)
    after = load_content(DIRECTORY, changed, Directory).data
    if after is None or after.services != tuple(services):
        raise UsageError(
            f"{DIRECTORY}: the number cannot be retired in a file of this layout; "
            "move it to `retired_numbers` by hand, then run this again"
        )
    return Mended(DIRECTORY, content, changed, tuple(edits), ()), after


def _retire(
    document: Document, path: Path, service: Service, retired: Sequence[RetiredNumber], new: str
) -> tuple[Service, list[Fix]]:
    """Return a service with its new number and the retired ones, and the edits; quotes and prefixes stay."""
    edits: list[Fix] = []
    numbers: dict[str, str] = {}
    for entry in retired:
        place = (*path, entry.was)
        value = document.scalar(place)
        number = read_number(value)
        start, end = (number.start, number.end) if number else (0, len(value))
        edits.append(Fix(*document.file_span(place, start, end), new))
        numbers[entry.was] = f"{value[:start]}{new}{value[end:]}".strip()
    edits.append(_insert(document, path, retired))
    listed = (*retired, *service.retired_numbers)
    return service.model_copy(update={**numbers, "retired_numbers": listed}), edits


def _insert(document: Document, service: Path, retired: Sequence[RetiredNumber]) -> Fix:
    """Return the edit that adds retired numbers, in the style of those there, else of the service."""
    text, places = document.text, document.places
    entries = []
    for entry in retired:
        pairs = [f'number: "{entry.number}"', f"retired: {entry.retired}"]
        entries.append(pairs if entry.was == "phone" else [*pairs, f"was: {entry.was}"])
    listed, last = (*service, "retired_numbers"), places[(*service, retired[-1].was)]
    flow = ", ".join(f"{{{', '.join(pairs)}}}" for pairs in entries)
    if listed in places and text[places[listed].start] == "[":
        start = places[listed].start + 1
        return Fix(start, start, f"{flow}, " if (*listed, 0) in places else flow)
    if text[places[service].start] == "{":
        return Fix(last.end, last.end, f", retired_numbers: [{flow}]")
    block = [
        f"{'  ' if number else '- '}{pair}"
        for pairs in entries
        for number, pair in enumerate(pairs)
    ]
    if listed in places:
        start = text.rfind("-", 0, places[(*listed, 0)].start)
        return Fix(start, start, _new_line(text, start).join([*block, ""]))
    start = last.end + len(re.split(r"[\r\n]", text[last.end :], maxsplit=1)[0])
    new_line = _new_line(text, last.key_start)
    lines = f"{new_line}  ".join(["retired_numbers:", *block])
    return Fix(start, start, f"{new_line}{lines}")


def _new_line(text: str, offset: int) -> str:
    return line_end(text) + " " * (offset - (text.rfind("\n", 0, offset) + 1))

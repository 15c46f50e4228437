"""Writing a sign-off: its record, in one fixed style of YAML, and the leaflet's review dates."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.fields import Status
from leaflint.content.models.leaflet import LeafletData, Review
from leaflint.content.models.sign_off import SignedWaiver, SignOff, SignOffs, sign_off_file
from leaflint.core.errors import UsageError
from leaflint.core.finding import Fix
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.edit import line_end, replace_file
from leaflint.files.yaml.replace import edit_bytes

_HEADER = """\
# yaml-language-server: $schema=../../schemas/sign-offs.schema.json
# Written by `leaflint sign-off`, one record for each approval. Records are added, never changed.
leaflet: {leaflet_id}
"""

Value = str | int | Mapping[str, str | int] | Sequence[str] | Sequence[Mapping[str, str]]

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*(:[a-z0-9]+)?")


def append_record(root: Path, leaflet_id: str, record: SignOff) -> None:
    """Add a record at the end of a leaflet's sign-offs; the file is made if there is none.

    The file is read back before it replaces the old one: it must hold the old records and this one.

    Raises:
        UsageError: the present file is broken, or the record cannot be written into it.
        OSError: the file cannot be written; it is then as it was.
    """
    _append(root, leaflet_id, "records", record)


def append_waiver(root: Path, leaflet_id: str, waiver: SignedWaiver) -> None:
    """Add a waiver to those that were allowed, above the records.

    Raises:
        UsageError: the present file is broken, or the waiver cannot be written into it.
        OSError: the file cannot be written; it is then as it was.
    """
    _append(root, leaflet_id, "waivers", waiver)


def _append(root: Path, leaflet_id: str, key: str, added: SignOff | SignedWaiver) -> None:
    path = root / sign_off_file(leaflet_id)
    former = path.read_bytes() if path.exists() else b""
    written = _with_entry(former, leaflet_id, key, added)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, written)


def with_record(former: bytes, leaflet_id: str, record: SignOff) -> bytes:
    """Return the bytes of a leaflet's sign-offs with one more record; without a file, `former` is empty.

    Raises:
        UsageError: the present file is broken, or the record cannot be written into it.
    """
    return _with_entry(former, leaflet_id, "records", record)


def _with_entry(
    former_bytes: bytes, leaflet_id: str, key: str, added: SignOff | SignedWaiver
) -> bytes:
    file = sign_off_file(leaflet_id)
    text = former_bytes.decode("utf-8")
    former = _read(file, text) if text else SignOffs.model_construct(leaflet=leaflet_id)
    end = line_end(text)
    item = write_item(added.model_dump(mode="json", exclude_none=True))
    text = text or _HEADER.format(leaflet_id=leaflet_id)
    text += "" if text.endswith("\n") else end
    if not re.search(rf"^{key}:", text, re.MULTILINE):
        item = f"{key}:\n{item}"
    records = re.search(r"^records:", text, re.MULTILINE) if key == "waivers" else None
    place = records.start() if records else len(text)
    written = text[:place] + item.replace("\n", end) + text[place:]
    wanted = former.model_copy(update={key: (*getattr(former, key), added)})
    if _read(file, written) != wanted:
        raise UsageError(f"{file}: the record cannot be added; was the file edited by hand?")
    return written.encode("utf-8")


def _read(file: str, text: str) -> SignOffs:
    return load_content(file, text.encode("utf-8"), SignOffs).valid()


def write_item(fields: Mapping[str, Value]) -> str:
    """Return a list item that holds keys: text, lists of text, and lists of small maps.

    Text of several lines becomes a literal block, so that people can read it; short names, dates
    and digests stand plain; all other text stands in quotation marks. Empty lists are left out.
    """
    lines: list[str] = []
    for key, value in fields.items():
        if isinstance(value, Mapping):
            lines += [f"{key}:", *(f"  {inner}: {_scalar(text)}" for inner, text in value.items())]
        elif isinstance(value, Sequence) and not isinstance(value, str):
            members = [line for member in value for line in _item(_member(member))]
            lines += [f"{key}:", *members] if members else []
        elif isinstance(value, str) and "\n" in value:
            lines += [f"{key}: |", *(f"  {line}" for line in value.splitlines())]
        else:
            lines.append(f"{key}: {_scalar(value)}")
    return "".join(f"{line.rstrip()}\n" for line in _item(lines))


def _scalar(value: str | int) -> str:
    """Return a number, or a text of one line, as a value."""
    is_plain = isinstance(value, int) or _PLAIN.fullmatch(value)
    return f"{value}" if is_plain else _quoted(f"{value}")


def _member(value: str | Mapping[str, str]) -> list[str]:
    if isinstance(value, str):
        return [_quoted(value)]
    return [f"{key}: {_quoted(text)}" for key, text in value.items()]


def _item(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a list item, the first with its hyphen."""
    for number, line in enumerate(lines):
        yield f"{'    ' if number else '  - '}{line}"


def _quoted(value: str) -> str:
    """Return text in double quotation marks: JSON's escapes are YAML's too."""
    return json.dumps(value, ensure_ascii=False)


def with_review_dates(leaflet: Leaflet, content: bytes, review: Review) -> bytes:
    """Return the bytes of a leaflet's file with other review dates; every other byte stays.

    Raises:
        UsageError: the file is written in a way in which this cannot be done.
    """
    values = {"last_reviewed": review.last_reviewed, "next_review": review.next_review}
    dates = {key: date for key, date in values.items() if date is not None}
    edits: list[Fix] = []
    missing: list[str] = []
    for key, date in dates.items():
        place = leaflet.document.places.get(("review", key))
        if place is None:
            missing.append(f"{key}: {date}")
        else:
            quote = place.style or ""
            edits.append(Fix(place.start, place.end, f"{quote}{date}{quote}"))
    if missing:
        edits.append(_addition(leaflet.document, missing))
    written = edit_bytes(content, edits)
    loaded = load_content(leaflet.file, written, LeafletData)
    if loaded.data != leaflet.data.model_copy(update={"review": review}):
        lines = "; ".join(f"{key}: {date}" for key, date in dates.items())
        raise UsageError(f"{leaflet.file}: write the dates by hand, under `review`: {lines}")
    return written


def with_status(leaflet: Leaflet, content: bytes, status: Status) -> bytes:
    """Return the bytes of a leaflet's file with another status; every other byte stays."""
    place = leaflet.document.places["status",]
    quote = place.style or ""
    return edit_bytes(content, [Fix(place.start, place.end, f"{quote}{status}{quote}")])


def _addition(document: Document, lines: list[str]) -> Fix:
    end = line_end(document.text)
    review = document.places.get(("review",))
    if review is None:
        after = document.places["owner",].key_start
        start = document.text.rfind("\n", 0, after) + 1
        block = "".join(f"  {line}{end}" for line in lines)
        return Fix(start, start, f"review:{end}{block}")
    if document.text[review.start] == "{":
        others = {("review", "last_reviewed"), ("review", "next_review")} & document.places.keys()
        separator = ", " if others else ""
        return Fix(review.start + 1, review.start + 1, ", ".join(lines) + separator)
    start = document.text.rfind("\n", 0, review.start) + 1
    indent = document.text[start : review.start]
    return Fix(start, start, "".join(f"{indent}{line}{end}" for line in lines))

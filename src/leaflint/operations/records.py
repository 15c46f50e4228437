"""Records in the file of a leaflet's sign-offs, in one fixed style of YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from leaflint.content.loading import load_content
from leaflint.content.models.sign_off import SignedWaiver, SignOff, SignOffs, sign_off_file
from leaflint.core.errors import UsageError
from leaflint.files.yaml.edit import line_end, replace_file

_HEADER = """\
# yaml-language-server: $schema=../../schemas/sign-offs.schema.json
# Written by `leaflint sign-off`, one record for each approval. Records are added, never changed.
leaflet: {leaflet_id}
"""

Value = str | int | Mapping[str, str | int] | Sequence[str] | Sequence[Mapping[str, str]]

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*(:[a-z0-9]+)?")


def append_record(root: Path, leaflet_id: str, record: SignOff | SignedWaiver) -> None:
    """Add a record to a leaflet's sign-offs, as `with_record` does; the file is made if there is none.

    Raises:
        UsageError: the present file is broken, or the record cannot be written into it.
        OSError: the file cannot be written; it is then as it was.
    """
    path = root / sign_off_file(leaflet_id)
    former = path.read_bytes() if path.exists() else b""
    written = with_record(former, leaflet_id, record)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, written)


def with_record(former: bytes, leaflet_id: str, record: SignOff | SignedWaiver) -> bytes:
    """Return the bytes of a leaflet's sign-offs with one more record; without a file, `former` is empty.

    A sign-off is added at the end, a waiver that was allowed above the sign-offs. The bytes are read
    back: they must hold what was there, and the new record.

    Raises:
        UsageError: the present file is broken, or the record cannot be written into it.
    """
    file, key = sign_off_file(leaflet_id), "records" if isinstance(record, SignOff) else "waivers"
    text = former.decode("utf-8")
    data = _read(file, text) if text else SignOffs.model_construct(leaflet=leaflet_id)
    end = line_end(text)
    item = write_item(record.model_dump(mode="json", exclude_none=True))
    text = text or _HEADER.format(leaflet_id=leaflet_id)
    text += "" if text.endswith("\n") else end
    if not re.search(rf"^{key}:", text, re.MULTILINE):
        item = f"{key}:\n{item}"
    records = re.search(r"^records:", text, re.MULTILINE) if key == "waivers" else None
    place = records.start() if records else len(text)
    written = text[:place] + item.replace("\n", end) + text[place:]
    wanted = data.model_copy(update={key: (*getattr(data, key), record)})
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
    return str(value) if isinstance(value, int) or _PLAIN.fullmatch(value) else _quoted(value)


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

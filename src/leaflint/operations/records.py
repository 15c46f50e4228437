"""Adding a record to the sign-offs of a leaflet, in one fixed style of YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from leaflint.content.loading import load_content
from leaflint.content.models.sign_off import SignOff, SignOffs, sign_off_file
from leaflint.core.errors import UsageError
from leaflint.files.yaml.edit import line_end, replace_file

_HEADER = """\
# yaml-language-server: $schema=../../schemas/sign-offs.schema.json
# Written by `leaflint sign-off`, one record for each approval. Records are added, never changed.
leaflet: {leaflet_id}
records:
"""

Value = str | Sequence[str] | Sequence[Mapping[str, str]]

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*(:[a-z0-9]+)?")


def append_record(root: Path, leaflet_id: str, record: SignOff) -> None:
    """Add a record at the end of a leaflet's sign-offs; the file is made if there is none.

    The file is read back before it replaces the old one: it must hold the old records and this one.

    Raises:
        UsageError: the present file is broken, or the record cannot be written into it.
        OSError: the file cannot be written; it is then as it was.
    """
    file = sign_off_file(leaflet_id)
    path = root / file
    header = _HEADER.format(leaflet_id=leaflet_id)
    text = path.read_bytes().decode("utf-8") if path.exists() else header
    former = _records(file, text) if path.exists() else ()
    end = line_end(text)
    item = write_item(record.model_dump(mode="json", exclude_none=True)).replace("\n", end)
    written = text + ("" if text.endswith("\n") else end) + item
    if _records(file, written) != (*former, record):
        raise UsageError(f"{file}: the record cannot be added; was the file edited by hand?")
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, written.encode("utf-8"))


def _records(file: str, text: str) -> tuple[SignOff, ...]:
    return load_content(file, text.encode("utf-8"), SignOffs).valid().records


def write_item(fields: Mapping[str, Value]) -> str:
    """Return a list item that holds keys: text, lists of text, and lists of small maps.

    Text of several lines becomes a literal block, so that people can read it; short names, dates
    and digests stand plain; all other text stands in quotation marks. Empty lists are left out.
    """
    lines: list[str] = []
    for key, value in fields.items():
        if not isinstance(value, str):
            members = [line for member in value for line in _item(_member(member))]
            lines += [f"{key}:", *members] if members else []
        elif "\n" in value:
            lines += [f"{key}: |", *(f"  {line}" for line in value.splitlines())]
        else:
            lines.append(f"{key}: {value if _PLAIN.fullmatch(value) else _quoted(value)}")
    return "".join(f"{line.rstrip()}\n" for line in _item(lines))


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

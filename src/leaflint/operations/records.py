"""Adding a record to the sign-offs of a leaflet."""

from __future__ import annotations

from pathlib import Path

from leaflint.content.loading import load_content
from leaflint.content.models.sign_off import SignOff, SignOffs, sign_off_file
from leaflint.core.errors import UsageError
from leaflint.files.yaml.edit import line_end, replace_file
from leaflint.files.yaml.write import write_item

_HEADER = """\
# yaml-language-server: $schema=../../schemas/sign-offs.schema.json
# Written by `leaflint sign-off`, one record for each approval. Records are added, never changed.
leaflet: {leaflet_id}
records:
"""


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

"""The text of a baseline, for people to read: the rule and the first words of each finding."""

from __future__ import annotations

import json
from textwrap import shorten

from leaflint.content.loading import load_content
from leaflint.content.models.baseline import Baseline, Entry
from leaflint.core.errors import UsageError
from leaflint.core.finding import Finding
from leaflint.core.hidden import find_hidden
from leaflint.files.places import BASELINE, EXTENSION

_HEADER = """\
# yaml-language-server: $schema=../schemas/baseline.schema.json
# Written by `leaflint check --write-baseline`. Until the day below, these findings do not count. They
# go as they are mended, and come back on the day after.
"""

_ABOUT = 80
"""Characters of a message that an entry has."""


def make_entry(finding: Finding, reason: str | None) -> Entry:
    """Return the entry of a finding; the reason says why it is added to an existing baseline."""
    hidden = {found.start for found in find_hidden(finding.message)}
    message = "".join(
        " " if number in hidden else character for number, character in enumerate(finding.message)
    )
    about = shorten(message, _ABOUT, placeholder=" …")
    return Entry(
        rule=finding.name, fingerprint=finding.fingerprint, about=about or "…", accepted=reason
    )


def write_file(data: Baseline) -> bytes:
    """Return the bytes of a baseline's file, checked by reading them back.

    Raises:
        UsageError: they do not say the same.
    """
    head = f"leaflet: {data.leaflet}\nowner: {data.owner}\nuntil: {data.until}\nfindings:\n"
    content = (_HEADER + head + "".join(map(_item, data.findings))).encode()
    file = f"{BASELINE}/{data.leaflet}{EXTENSION}"
    if load_content(file, content, Baseline).valid() != data:
        raise UsageError(f"{file}: this baseline cannot be written")
    return content


def _item(entry: Entry) -> str:
    lines = [f"rule: {entry.rule}"]
    lines += [
        # JSON's escapes are YAML's too.
        f"{key}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in entry.model_dump(exclude={"rule"}, exclude_none=True).items()
    ]
    return "  - " + "\n    ".join(lines) + "\n"

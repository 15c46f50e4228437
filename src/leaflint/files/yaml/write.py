"""Writing YAML: items to append to a file that Leaflint keeps, in one fixed style.

Only for files that Leaflint writes itself. What is written is read back and compared before it
replaces anything, so that a value which this style cannot hold is refused, never changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

Value = str | Sequence[str] | Sequence[Mapping[str, str]]

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*(:[a-z0-9]+)?")


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

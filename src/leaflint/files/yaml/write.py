"""Writing YAML: items to append to a file that Leaflint keeps, in one fixed style.

Only for files that Leaflint writes itself. What is written is read back and compared before it
replaces anything, so that a value which this style cannot hold is refused, never changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

Value = str | Sequence[str] | Sequence[Mapping[str, str]]

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]*(:[a-z0-9]+)?")


def write_item(fields: Mapping[str, Value]) -> str:
    """Return a list item that holds keys: text, lists of text, and lists of small maps.

    Text of several lines becomes a literal block, so that people can read it; short names, dates
    and digests stand plain; all other text stands in quotation marks. Empty lists are left out.
    """
    lines: list[str] = []
    for key, value in fields.items():
        if isinstance(value, str):
            lines += _scalar(key, value)
        elif value:
            lines += [f"{key}:", *(line for one in value for line in _member(one))]
    return "".join(
        f"{'  - ' if number == 0 else '    '}{line}".rstrip() + "\n"
        for number, line in enumerate(lines)
    )


def _scalar(key: str, value: str) -> list[str]:
    if "\n" in value:
        return [f"{key}: |", *(f"  {line}" for line in value.splitlines())]
    return [f"{key}: {_flow(value)}"]


def _member(value: str | Mapping[str, str]) -> list[str]:
    if isinstance(value, str):
        return [f"  - {_quoted(value)}"]
    return [
        f"  {'- ' if number == 0 else '  '}{key}: {_quoted(text)}"
        for number, (key, text) in enumerate(value.items())
    ]


def _flow(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else _quoted(value)


def _quoted(value: str) -> str:
    """Return text in double quotation marks: JSON's escapes are YAML's too."""
    return json.dumps(value, ensure_ascii=False)

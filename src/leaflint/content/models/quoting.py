"""Text without quotation marks that other tools would not take for text.

Leaflint keeps every value as it was written, but a website builder may read `08001111` as a
number and lose its first digit, `NO` as "false" and `12:30` as 750 (YAML 1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from leaflint.core.finding import Fix, Problem
from leaflint.files.yaml.document import Document, Path

_NOT_TEXT = re.compile(
    r"""
      [-+]?[0-9][0-9_,]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?   # 08001111, 1_000, 2.50, 1e3
    | [-+]?0[xob][0-9a-fA-F_]+                           # 0x1F, 0o17
    | [-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?              # 12:30 (base 60)
    | [-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?           # 2018-03-01
    | y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF
    | ~|null|Null|NULL
    """,
    re.VERBOSE,
)


def find_unquoted(document: Document, data: BaseModel) -> Iterator[Problem]:
    """Find values that the model takes as text and that look like something else to other tools."""
    for path, place in document.places.items():
        if place.style != "":
            continue
        written = document.text[place.start : place.end]
        if _NOT_TEXT.fullmatch(written) and type(_value_at(data, path)) is str:
            message = f"`{path[-1]}`: {written} without quotation marks is not text to other tools"
            help_text = f'Write "{written}", so that nothing of it is lost.'
            fix = Fix(place.start, place.end, f'"{written}"')
            yield Problem("unquoted", document.at(*path), message, help_text, written, fix=fix)


def _value_at(data: object, path: Path) -> object:
    """Follow a path of the file through the validated data."""
    for step in path:
        if isinstance(data, BaseModel):
            data = getattr(data, str(step))
        elif isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, tuple) and isinstance(step, int):
            data = data[step]
    return data

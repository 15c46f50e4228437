"""Text from leaflets made harmless for the medium it is shown in."""

from __future__ import annotations

import json
import re
import unicodedata
from urllib.parse import quote

_UNSAFE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""Unicode categories that a terminal may act on or hide: controls, bidi marks, lone surrogates."""

_COMMAND = re.compile(r":(?=:)|#(?=#\[)")
"""How a workflow command begins: GitHub looks for `::` after spaces, so also in a wrapped line, and
for `##[` anywhere in a line of a log."""
_UNSAFE_IN_JSON = re.compile(
    "[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|#(?=#\\[)"
)


def visible(text: str) -> str:
    """Return text for a terminal or a log: what would act on it, hide or reorder text is spelt out."""
    text = _COMMAND.sub(lambda sign: _code(sign.group()), text)
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if unicodedata.category(character) not in _UNSAFE else _code(character)
        for character in text
    )


def _code(character: str) -> str:
    point = ord(character)
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"


def json_text(data: object) -> str:
    """Return data as JSON for a terminal; bytes of a file name that are no text become question marks."""
    text = json.dumps(data, indent=2, ensure_ascii=False).encode("utf-8", "replace").decode()
    return escape_json(text) + "\n"


def url_path(path: str) -> str:
    """Return a file's path for a web address; bytes of its name that are no text stay what they are."""
    return quote(path, errors="surrogateescape")


def escape_json(text: str) -> str:
    """Return JSON that a terminal can show: controls and bidi marks are JSON's own escapes."""
    return _UNSAFE_IN_JSON.sub(lambda sign: _code(sign.group()), text)

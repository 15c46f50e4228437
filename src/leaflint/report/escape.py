"""Text from leaflets made harmless for the medium it is shown in."""

from __future__ import annotations

import unicodedata

_UNSAFE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""Unicode categories that a terminal may act on or hide: controls, bidi marks, lone surrogates."""


def visible(text: str) -> str:
    """Return text for a terminal: what would move the cursor, hide or reorder text is spelt out."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if unicodedata.category(character) not in _UNSAFE else _code(character)
        for character in text
    )


def _code(character: str) -> str:
    point = ord(character)
    return f"\\u{point:04x}" if point <= 0xFFFF else f"\\U{point:08x}"

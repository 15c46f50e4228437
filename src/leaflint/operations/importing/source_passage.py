"""A stretch of a file's text, as the reader of the proof gives it."""

from __future__ import annotations

import re
from typing import NamedTuple

_SUPERSCRIPTS = str.maketrans("0123456789+-\u2212", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Passage(NamedTuple):
    """Text that stands together, such as a paragraph, with the addresses that its links lead to."""

    place: str
    text: str
    links: tuple[str, ...] = ()


def as_superscript(text: str) -> str:
    """Return raised text: figures as raised figures, for 10⁶ is not 106; letters as they are."""
    raised = text.translate(_SUPERSCRIPTS)
    return text if any(character.isalpha() for character in text) else raised


def decode(content: bytes) -> str:
    """Return text in the encoding that it names, else UTF-8, else that of old Windows programs."""
    encodings = [encoding for bom, encoding in _BOMS.items() if content.startswith(bom)]
    named = _CHARSET.search(content[:4096])
    encodings += [named[1].decode("ascii")] if named else []
    for encoding in (*encodings, "utf-8", "cp1252"):
        try:
            return content.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode("latin-1")

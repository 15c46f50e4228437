"""Text from leaflets made harmless where it is shown: a terminal, JSON, an address, Markdown on GitHub."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import quote

from leaflint.core.version import DOCUMENTATION

_UNSAFE = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}
"""Unicode categories that a terminal may act on or hide: controls, bidi marks, lone surrogates."""

_COMMAND = re.compile(r":(?=:)|#(?=#\[)")
"""How a workflow command begins: GitHub looks for `::` after spaces, so also in a wrapped line, and
for `##[` anywhere in a line of a log."""
_UNSAFE_IN_JSON = re.compile(
    "[#\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff](?:(?<!#)|(?=#\\[))"
)
"""A pattern that begins with one set of characters is searched nearly three times as fast."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()!|~&$-])")
_LINK = re.compile(r"(?<=[@#])|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=\bGH)(?=\\?-[0-9])", re.IGNORECASE)
"""Where GitHub would see a mention, an issue or an address, though no mark-up says so."""
_MANUAL = re.compile(
    rf"(?<![^\s(])({re.escape(DOCUMENTATION)}/[a-z-]+\.md(?:#[a-z-]+)?)(?![^\s.,;)])"
)
_JOINER = "\u2060"
"""A character without width: it keeps those from becoming links."""


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


def escape(text: str) -> str:
    """Return text that GitHub shows as it is: no mark-up, HTML, mention, link or line break.

    The addresses of Leaflint's own manual, which messages name, are the only links.
    """
    parts = _MANUAL.split(text)  # what stands between addresses, and each address after it
    return "".join(part if number % 2 else _escape(part) for number, part in enumerate(parts))


def _escape(text: str) -> str:
    shown = _SPECIAL.sub(r"\\\1", visible(text))
    return _LINK.sub(_JOINER, shown)


def code(text: str) -> str:
    """Return text as code, whatever backticks it has; for paths, which must stay as they are."""
    shown = visible(text)
    marks = "`" * (_longest_run(shown) + 1)
    space = " " if "`" in shown else ""
    return f"{marks}{space}{shown}{space}{marks}"


def table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the lines of a table; the cells must be Markdown already."""
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def fence(text: str, language: str) -> str:
    """Return text as a block of code that nothing in it can end."""
    marks = "`" * max(3, _longest_run(text) + 1)
    return f"{marks}{language}\n{text}\n{marks}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)

"""Text from leaflets made harmless inside Markdown on GitHub, and tables of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leaflint.core.escape import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()!|~&$-])")
_LINK = re.compile(r"(?<=[@#])|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
"""Where GitHub would see a mention, an issue or an address, though no mark-up says so."""
_JOINER = "\u2060"
"""A character without width: it keeps those from becoming links."""


def escape(text: str) -> str:
    """Return text that GitHub shows as it is: no mark-up, HTML, mention, link or line break."""
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

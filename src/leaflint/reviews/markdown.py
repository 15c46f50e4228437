"""Text from leaflets made harmless inside Markdown on GitHub."""

from __future__ import annotations

import re
from collections.abc import Sequence

from leaflint.report.escape import visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()!|~&$-])")
_JOINER = "\u2060"
"""A character without width: it keeps "@name" and "#1" from becoming a mention or a link."""


def escape(text: str) -> str:
    """Return text that GitHub shows as it is: no mark-up, HTML, mention, link or line break."""
    shown = _SPECIAL.sub(r"\\\1", visible(text))
    for sign in ("@", "#", "://", "www."):
        shown = shown.replace(sign, f"{sign}{_JOINER}")
    return shown


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return the lines of a table; the cells must be Markdown already."""
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]

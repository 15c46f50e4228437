"""Which service a number is named with: "call the Helpline on 0808 800 6000".

Only a name that stands right beside the number counts: before it, with nothing between but words
such as "on", "free" or "phone", or after it in brackets or behind "for". A name further off in the
sentence says nothing ("If the clinic is closed, call ..."), and a guess would cry wolf.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEFORE = re.compile(
    r"(?:\W|\b(?:on|at|by|is|are|phone|call|number|free|team|line|24|hours?|hour|a|day|or|and)\b)*",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*(?:\(|,?\s*for\b|[-–:])\s*(?:the\s+|our\s+)?", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:the|our)\s+", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"[.;!?]\s")


def name_beside(text: str, start: int, end: int, names: Iterable[str]) -> str | None:
    """Return which of the names stands right beside `text[start:end]`, the longest if several do."""
    beside = [
        name
        for name in names
        if _stands_before(text, start, name) or _stands_after(text, end, name)
    ]
    return max(beside, key=len, default=None)


def _stands_before(text: str, start: int, name: str) -> bool:
    for match in _find(name, text[:start]):
        between = text[match.end() : start]
        if _BEFORE.fullmatch(between) and not _CLAUSE_ENDS.search(between):
            return True
    return False


def _stands_after(text: str, end: int, name: str) -> bool:
    between = _AFTER.match(text, end)
    if between is None:
        return False
    bare = _ARTICLE.sub("", name)
    return re.compile(rf"{re.escape(bare)}\b", re.IGNORECASE).match(text, between.end()) is not None


def _find(name: str, text: str) -> Iterable[re.Match[str]]:
    return re.finditer(rf"\b{re.escape(name)}\b", text, re.IGNORECASE)

"""Help with misspelt names: "did you mean ...?"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return "; did you mean `x`?" for the nearest known name, or "" when none is near."""
    nearest = _nearest(name, frozenset(known))
    return f"; did you mean `{nearest}`?" if nearest else ""


def not_known(name: str, known: Iterable[str]) -> str:
    """Return the nearest known name as `did_you_mean` does, else the list of known names."""
    options = sorted(known)
    return did_you_mean(name, options) or f"; known: {', '.join(options) or 'none'}"


@lru_cache(maxsize=256)  # many leaflets misspell a name alike, or name what was taken away
def _nearest(name: str, known: frozenset[str]) -> str | None:
    by_lower = {option.lower(): option for option in sorted(known)}
    near = get_close_matches(name.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[near[0]] if near else None

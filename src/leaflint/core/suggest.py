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


def nearest_names(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the known names that are nearest, the nearest first; few, or none."""
    by_lower = {option.lower(): option for option in sorted(known)}
    near = get_close_matches(name.lower(), by_lower, n=most, cutoff=0.6)
    return [by_lower[option] for option in near]


@lru_cache(maxsize=256)  # many leaflets misspell a name alike, or name what was taken away
def _nearest(name: str, known: frozenset[str]) -> str | None:
    return next(iter(nearest_names(name, known, most=1)), None)

"""Values that checks offer to each other, so that no check imports another.

A check asks the context for an offer. Where the other check has no valid policy, it gets the default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from leaflint.content.leaflet import Leaflet
from leaflint.text.prose.blocks import Block

T_co = TypeVar("T_co", covariant=True)


class Offer(Generic[T_co]):
    """The name of a value that a check offers, and its default."""

    def __init__(self, name: str, default: T_co) -> None:
        """Name the offer."""
        self.name = name
        self.default = default

    def __reduce__(self) -> str:
        """Be the same object in every process: offers are compared by identity."""
        return self.name


WordingFinder = Callable[[Leaflet], tuple[tuple[Block, int, int, str], ...]]
"""Finds where safety wording stands in a leaflet: block, start, end and the rule's id."""

PLAIN_WORDS: Offer[Mapping[str, str]] = Offer("PLAIN_WORDS", {})
"""Plain words by hard word in small letters (`plain-language`)."""

GLOSSARY_LINKS: Offer[tuple[str, ...]] = Offer("GLOSSARY_LINKS", ())
"""What the address of a link to the glossary holds, any of them (`plain-language`)."""

SAFETY_WORDING: Offer[WordingFinder | None] = Offer("SAFETY_WORDING", None)
"""Finds safety wording (`safety-wording`)."""

WAIVER_MONTHS: Offer[int] = Offer("WAIVER_MONTHS", 12)
"""The longest time, in months, from the day on which a waiver was allowed to its end (`schema`)."""

BASELINE_MONTHS: Offer[int] = Offer("BASELINE_MONTHS", 12)
"""The longest time, in months, from today to the last day of a baseline (`schema`)."""

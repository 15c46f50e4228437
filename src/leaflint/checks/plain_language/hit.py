"""What a rule of plain language finds in a leaflet."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.text.prose.blocks import Block


class Hit(NamedTuple):
    """What a rule found, from `start` to `end` of a block's text, as a `Problem` will tell it."""

    rule: str
    block: Block
    start: int
    end: int
    message: str
    help: str
    subject: str
    replacement: str | None = None
    """What can stand in its place without a change in meaning, if anything can."""


def with_capital_of(seen: str, plain: str) -> str:
    """Return plain words with a capital if the words that they replace have one."""
    return plain[0].upper() + plain[1:] if seen[0].isupper() else plain

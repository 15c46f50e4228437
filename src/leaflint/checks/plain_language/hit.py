"""What a rule of plain language finds in a leaflet."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.text.prose.blocks import Block


class Hit(NamedTuple):
    """What a rule found.

    Attributes:
        rule: id of the rule.
        block: the block in which it stands.
        start: offset in the block's text at which it begins.
        end: one past its last character.
        message: what is wrong, the value seen and the limit.
        help: what to do next.
        subject: what it is about, in words that stay when lines move.
        replacement: what can stand in its place without a change in meaning, if anything can.
    """

    rule: str
    block: Block
    start: int
    end: int
    message: str
    help: str
    subject: str
    replacement: str | None = None

"""Figures in a form that is read wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.checks.hit import Hit
from leaflint.text.contacts.addresses import address_spans
from leaflint.text.contacts.numbers import find_numbers
from leaflint.text.prose.blocks import Block
from leaflint.text.words.tokens import holds_digit

_UNIT = r"(?:mg|micrograms?|mcg|g|kg|ml|litres?|units?|mmol|cm|mm|tablets?|capsules?|drops|puffs)"
_TIME = r"(?:minutes?|hours?|days?|weeks?|months?|years?|times)"
_FORMS = (
    (
        re.compile(r"[1-9](?<![\w.,/:£#-].)(?<![A-Z]{2} .)\d{4,}(?![\w./:-]|,\d)"),
        "'{seen}' is hard to read without commas",
        "Write {commas}.",
    ),
    (
        re.compile(rf"\.(?<![\w.,)].)\d+(?:(?![\w.])|(?={_UNIT}\b))"),
        "the point at the start of '{seen}' is overlooked",
        "Write 0{seen}.",
    ),
    (
        re.compile(rf"\d(?<![\w.,].)\d*\.0(?= ?{_UNIT}\b)"),
        "the point in '{seen}' is overlooked, and ten times as much is read",
        "Write {whole}.",
    ),
    (
        re.compile(rf"\d(?<![\w.,/-].)\d* ?[-–] ?\d+(?= ?(?:{_UNIT}|{_TIME})\b)"),
        "'{seen}' can be read as one number, or as minus",
        "Write {range}.",
    ),
    (
        re.compile(
            r"\d(?<![\w.,/-].)\d*(?:\.\d+)? to \d+(?:\.\d+)? ?(?:mg|micrograms|mcg|g|ml|units)\b"
        ),
        "in '{seen}' the first figure has no unit",
        "Write the unit after both figures.",
    ),
)
"""Each form: its pattern, what is wrong with it, and what to write.

Each pattern begins with its first character, and looks back from there: it is found several times as fast.
"""


def _others(block: Block) -> Iterator[tuple[int, int]]:
    """Yield where phone numbers and addresses stand: their figures are written as they are."""
    yield from address_spans(block.text)
    yield from ((number.start, number.end) for number in find_numbers(block.text))


def find_notation(block: Block) -> Iterator[Hit]:
    """Find figures that are read wrongly; those of phone numbers and addresses are none."""
    if not holds_digit(block.text):
        return
    for pattern, message, help_text in _FORMS:
        for found in pattern.finditer(block.text):
            start, end = found.span()
            if any(first < end and start < last for first, last in _others(block)):
                continue
            seen = found[0]
            figures = re.findall(r"\d+", seen)
            values = {
                "seen": seen,
                "commas": f"{int(figures[0]):,}",
                "whole": figures[0],
                "range": " to ".join(figures),
            }
            wrong, write = message.format(**values), help_text.format(**values)
            yield Hit("notation", block, start, end, wrong, write, seen.lower())

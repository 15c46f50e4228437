"""The doses that leaflets tell readers to take."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Position

_TAKE = re.compile(r"(?i)\b(?:take|takes|give|swallow|inject|chew|use)\b")
_AMOUNT = re.compile(r"(?i)(?<![\w.,])(\d+(?:\.\d+)?) ?(mg|g|grams?|micrograms|ml|units)\b")
_IN_MILLIGRAMS = {"mg": Decimal(1), "g": Decimal(1000), "micrograms": Decimal("0.001")}
_PEOPLE = re.compile(
    r"(?i)\b(?:child|children|bab(?:y|ies)|adults?|older people|pregnant|\d+ years?)\b"
)
_CASE = re.compile(r"(?i)\b(?:if|unless|or|then|up to|at first|no more than|not|maximum|between)\b")
"""Words for a condition or a limit: a sentence with one of them gives no single dose."""


class StatedDose(NamedTuple):
    """A dose of one medicine for some people, and where it stands."""

    name: str
    """The medicine, in small letters."""
    people: str
    """Whom the sentence names, in order; "" for nobody."""
    worth: str
    """The amount in a form that is the same for amounts that are equal."""
    words: str
    at: Position


def find_doses(leaflet: Leaflet, known: frozenset[str]) -> Iterator[StatedDose]:
    """Yield the doses of known medicines that a leaflet tells readers to take.

    A sentence counts if it names one of them and one amount, and no condition or limit.
    """
    if leaflet.vocabulary.isdisjoint(known):
        return
    for block in leaflet.blocks:
        for first, last in block.sentences:
            text = block.text[first:last]
            names = known.intersection(re.findall(r"[^\W\d_]+", text.lower()))
            amounts = list(_AMOUNT.finditer(text))
            if len(names) != 1 or len(amounts) != 1 or not _TAKE.search(text) or _CASE.search(text):
                continue
            found = amounts[0]
            people = " ".join(sorted({word.lower() for word in _PEOPLE.findall(text)}))
            at = leaflet.within(block, first + found.start(), first + found.end())
            yield StatedDose(min(names), people, _worth(*found.groups()), found[0], at)


def _worth(figure: str, unit: str) -> str:
    unit = "g" if unit.lower().startswith("gram") else unit.lower()
    factor = _IN_MILLIGRAMS.get(unit)
    return f"{(Decimal(figure) * factor).normalize()} mg" if factor else f"{Decimal(figure)} {unit}"

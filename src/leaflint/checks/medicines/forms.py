"""Signs of prescribers, short forms of units, and counts beside strengths, which are misread."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from leaflint.checks.hit import Hit
from leaflint.content.leaflet import Leaflet


class _Form(NamedTuple):
    """A form that is misread: its rule, words that tell of it, what is wrong with it, what to write."""

    rule: str
    telling: frozenset[str]
    """Parts of words: one of these is in every leaflet that holds the form."""
    pattern: re.Pattern[str]
    message: str
    help: str


_FORMS = (
    _Form(
        "sign",
        frozenset("o b t q p bd tds qds qid prn nocte mane od po".split()),
        re.compile(
            r"(?<![\w.])(?:[oO]\.[dDmMnN]\.?|[bB]\.[dD]\.?|[tT]\.[dDiI]\.[sSdD]\.?|[qQ]\.[dDiI]\.[sSdD]\.?"
            r"|[pP]\.[rR]\.[nN]\.?|[pP]\.[oO]\.?)(?![\w.])|\b(?:BD|TDS|QDS|QID|PRN|nocte|mane)\b(?! [A-Z])"
            r"|(?<=\d(?:mg|ml) )(?:OD|PO)\b|(?<=\dmicrograms )OD\b"
        ),
        "'{seen}' is a sign of prescribers, which readers cannot know",
        "Write it in words, such as 'twice a day' or 'when you need it'.",
    ),
    _Form(
        "unit",
        frozenset({"\u03bcg", "mcg", "ug"}),
        re.compile(r"\d(?<![\w.].)[\d,.]* ?(?:[µμ]g|mcg|ug)\b"),
        "the unit in '{seen}' can be read as mg, a thousand times as much",
        "Write micrograms in full.",
    ),
    _Form(
        "unit",
        frozenset({"iu", "u"}),
        re.compile(r"\d(?<![\w.-].)[\d,.]* ?(?:IU|iu|U|u)(?![\w.]\w|[\w-])"),
        "the unit in '{seen}' can be read as a figure",
        "Write units in full.",
    ),
    _Form(
        "count-and-strength",
        frozenset({"mg", "g", "ml", "micrograms"}),
        re.compile(
            r"\d(?<![\w.,].)\d* \d+(?:\.\d+)? ?(?:mg|g|ml|micrograms)\b"
            r"(?= (?:tablet|capsule|dose|sachet|spoon|ampoule|vial|pill|patch))"
        ),
        "'{seen}' can be read as one figure",
        "Write the count as a word: 'two 200mg tablets'.",
    ),
)  # fmt: skip
"""Patterns of figures begin with the first, and look back from there: so they are found much faster."""


def find_forms(leaflet: Leaflet) -> Iterator[Hit]:
    """Find the forms in the words of a leaflet, block by block."""
    forms = [form for form in _FORMS if not form.telling.isdisjoint(leaflet.vocabulary)]
    for block in leaflet.blocks if forms else ():
        for form in forms:
            for found in form.pattern.finditer(block.text):
                seen = found[0]
                message = form.message.format(seen=seen)
                yield Hit(form.rule, block, *found.span(), message, form.help, seen.lower())

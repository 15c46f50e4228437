"""Words and signs that carry clinical meaning by themselves, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from leaflint.text.quantities.amounts import PARTS
from leaflint.text.quantities.numbers import NUMBER_WORDS
from leaflint.text.quantities.times import MINUTES
from leaflint.text.words.negation import NEGATIONS


class Mark(StrEnum):
    """Why a word matters."""

    NUMBER = "number"
    UNIT = "unit"
    NEGATION = "negation"
    MODAL = "modal verb"
    TERM = "medical term"
    SAFETY = "safety wording"
    CONTACT = "contact"


EVERYTHING = frozenset(Mark)
"""The marks of a word of which nothing can be told."""

Marks = tuple[frozenset[Mark], ...]
"""The marks of each token of a line."""

_NUMBERS = (
    NUMBER_WORDS
    | PARTS.keys()
    | frozenset(
        "halves thousand million first second once twice thrice single double triple dozen both".split()
    )
)
_UNITS = MINUTES.keys() | frozenset(
    "mg mcg g kg ml l dl cl mm cm m km mmol kcal kj am pm c f iu degree degrees celsius fahrenheit"
    " gram grams milligram milligrams microgram micrograms kilogram kilograms"
    " litre litres liter liters millilitre millilitres pint pints inch inches mile miles"
    " metre metres centimetre centimetres millimetre millimetres percent cent pence"
    " hourly daily night nightly weekly fortnightly monthly yearly times midday"
    " midnight tablet tablets capsule capsules pill pills dose doses drop drops puff puffs spoon"
    " spoons spoonful spoonfuls teaspoon teaspoons tablespoon tablespoons sachet sachets patch patches"
    " unit units ampoule ampoules".split()
)
_UNIT_SIGNS = frozenset("%‰°℃℉£€$<>≤≥=+±×÷/*~≈µμ−")  # noqa: RUF001  # signs as leaflets print them
_NEGATIONS = NEGATIONS | frozenset(
    "non nowhere except unless only avoids avoided stop stops stopped hardly barely instead".split()
)
_MODALS = frozenset(
    "can could may might must shall should will would ought need needs needed".split()
)
_MODAL_ENDINGS = ("'ll", "'d")
_DRUG = re.compile(
    r"[a-z]*(?:statins?|mab|[tc]inib|nib|ciclib|olol|pril|sartan|azole|cillin|mycin|micin|oxacin|parin"
    r"|platin|taxel|rubicin|dronate|dronic|dipine|gliptin|gliflozin|setron|tidine|prazole|codone|caine"
    r"|barbital|azepam|azolam|triptan|vir|profen|oxifen|fenac|coxib|formin|thiazide|semide|oxetine"
    r"|triptyline|phylline|asone|solone|terol|relin|grel|xaban|gatran|trexate|uracil|poside|tecan"
    r"|bicin|mustine|trozole|cept|stim|farin|spirin)"
)
"""Words with the ending of a group of drugs, by the lists of name stems of WHO and USAN."""


def own_marks(text: str, word: str) -> Iterator[Mark]:
    """Yield what a word is by itself; `word` is the text in small letters, with straight apostrophes."""
    if word in _NUMBERS or any(map(str.isnumeric, word)):
        yield Mark.NUMBER
    if word in _UNITS or text in _UNIT_SIGNS:
        yield Mark.UNIT
    if word in _NEGATIONS or word.endswith("n't"):
        yield Mark.NEGATION
    if word in _MODALS or word.endswith(_MODAL_ENDINGS):
        yield Mark.MODAL
    if _DRUG.fullmatch(word):
        yield Mark.TERM


def marks_between(marks: Marks, start: int, end: int) -> frozenset[Mark]:
    """Return the marks of some tokens of a line; where there are none, of both neighbours alike.

    So words put in the middle of a phone number or of safety wording count as a change to it.
    """
    if start < end:
        return frozenset[Mark]().union(*marks[start:end])
    if 0 < start < len(marks):
        return marks[start - 1] & marks[start]
    return frozenset()

"""Which words of a text carry its clinical meaning, so that no change to them is a small one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum

from leaflint.checks.offers import WordingFinder
from leaflint.checks.sign_off.approved_text import read_text
from leaflint.checks.sign_off.lines import Line, read_lines
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.shared import Glossary
from leaflint.content.models.sign_off import CONTACTS, PICTURE
from leaflint.text.contacts.addresses import address_spans
from leaflint.text.contacts.numbers import find_numbers
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
"""Every mark, for words of which nothing is known, such as the description of a picture."""

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
    " gray grays unit units ampoule ampoules".split()
)
_UNIT_SIGNS = frozenset("%‰°℃℉£€$<>≤≥=+±×÷/*~≈µμ−")  # noqa: RUF001  # look-alikes of letters, wanted as units
_NEGATIONS = NEGATIONS | frozenset(
    "non nowhere except unless only avoids avoided stop stops stopped hardly barely instead".split()
)
_MODALS = frozenset(
    "can could may might must shall should will would ought need needs needed".split()
)
_DRUG = (
    r"[a-z]*(?:statins?|mab|[tc]inib|nib|ciclib|olol|pril|sartan|azole|cillin|mycin|micin|oxacin|parin"
    r"|platin|taxel|rubicin|dronate|dronic|dipine|gliptin|gliflozin|setron|tidine|prazole|codone|caine"
    r"|barbital|azepam|azolam|triptan|vir|profen|oxifen|fenac|coxib|formin|thiazide|semide|oxetine"
    r"|triptyline|phylline|asone|solone|terol|relin|grel|xaban|gatran|trexate|uracil|poside|tecan"
    r"|bicin|mustine|trozole|cept|stim|farin|spirin)"
)
"""Words with the ending of a group of drugs, by the lists of name stems of WHO and USAN."""


def mark_words(
    text: str, like: Leaflet, glossary: Glossary, wording: WordingFinder | None
) -> tuple[Marks, ...] | None:
    """Return the marks of each token of an approved text, line by line.

    None where safety wording cannot be looked for. `like` is a version of the leaflet, with the topics
    and the rest that rules of wording depend on beside the words.
    """
    leaflet = read_text(text, like)
    if leaflet is None or wording is None:
        return None
    lines = read_lines(text)
    safety: list[list[tuple[int, int]]] = [[] for _ in lines]
    shown = (line.number for line in lines if line.layout != PICTURE)
    number_of = dict(zip(leaflet.blocks, shown, strict=False))
    for block, start, end, _ in wording(leaflet):
        safety[number_of[block]].append((start, end))
    forms = (form for term in glossary.terms for form in (term.term, *term.forms))
    terms = [[token.folded for token in Line("", "", form).tokens] for form in forms]
    return tuple(_mark_line(line, spans, terms) for line, spans in zip(lines, safety, strict=True))


def _mark_line(line: Line, safety: Sequence[tuple[int, int]], terms: Sequence[list[str]]) -> Marks:
    if line.layout == PICTURE:
        return tuple(EVERYTHING for _ in line.tokens)
    if line.layout == CONTACTS:
        return tuple(frozenset({Mark.CONTACT}) for _ in line.tokens)
    words = [token.folded for token in line.tokens]
    numbers = ((number.start, number.end) for number in find_numbers(line.words))
    spans = {
        Mark.CONTACT: [*numbers, *address_spans(line.words)],
        Mark.SAFETY: safety,
        Mark.TERM: [
            line.span(start, start + len(term))
            for term in terms
            for start in range(len(words) - len(term) + 1)
            if words[start : start + len(term)] == term
        ],
    }
    marks = []
    for token in line.tokens:
        found = set(own_marks(token.text, token.folded))
        for mark, stretches in spans.items():
            if any(token.start < end and token.end > start for start, end in stretches):
                found.add(mark)
        marks.append(frozenset(found))
    return tuple(marks)


def own_marks(text: str, word: str) -> Iterator[Mark]:
    """Yield the marks of a word by itself; `word` is its text in small letters, with straight quotes."""
    if word in _NUMBERS or any(map(str.isnumeric, word)):
        yield Mark.NUMBER
    if word in _UNITS or text in _UNIT_SIGNS:
        yield Mark.UNIT
    if word in _NEGATIONS or word.endswith("n't"):
        yield Mark.NEGATION
    if word in _MODALS or word.endswith(("'ll", "'d")):
        yield Mark.MODAL
    if re.fullmatch(_DRUG, word):
        yield Mark.TERM


def marks_between(marks: Marks, start: int, end: int) -> frozenset[Mark]:
    """Return the marks of some tokens of a line; for an empty stretch, those that both neighbours have.

    So words put in the middle of a phone number or of safety wording count as a change to it.
    """
    if start < end:
        return frozenset[Mark]().union(*marks[start:end])
    if 0 < start < len(marks):
        return marks[start - 1] & marks[start]
    return frozenset()

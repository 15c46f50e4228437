"""Abbreviations in capitals that are not spelt out where the leaflet first uses them.

Spelt out means: the full name beside it ("computed tomography (CT)", "CT (computed tomography)"), an
explanation in brackets ("ECG (a tracing of your heartbeat)"), "X is short for ...", or words in the
same sentence whose first letters it is made of. Those that everybody knows are in the policy; those
that are terms of the glossary are judged as such. In titles and headings they may stand alone.

Source: NHS digital service manual, A to Z (explain an acronym at its first use).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from leaflint.checks.plain_language.capitals import Capital, FoundRuns
from leaflint.checks.plain_language.hit import Hit
from leaflint.content.terms import FoundTerms, words_in
from leaflint.text.words.explanations import bracketed, explained_beside
from leaflint.text.words.worded_block import WordedBlock

_ROMAN = re.compile("[IVX]+")
_POSTCODE_END = re.compile(r"\d[a-z]{2}")
_SMALL_WORDS = frozenset("a an and at by for in of on or the to with".split())
_REACH = 30
"""Words before and after an abbreviation among which its full name is looked for."""
_LEAST_SPELT = 3
"""Fewer letters than this spell themselves by chance in many sentences."""


def find_abbreviations(
    blocks: Sequence[WordedBlock], runs: FoundRuns, known: Collection[str], terms: FoundTerms
) -> Iterator[Hit]:
    """Find abbreviations that are not spelt out at first use.

    Args:
        blocks: the leaflet.
        runs: its words in capitals.
        known: abbreviations that need no explanation.
        terms: the glossary's terms in each worded, by the worded's number.
    """
    used = set(known)
    for number, found in runs.items():
        worded = blocks[number]
        in_terms = words_in(terms.get(number, ()))
        for run in found:
            if run.shouts:
                continue
            for capital in run.words:
                if capital.letters in used or _is_other(worded, capital, in_terms):
                    continue
                spelt = _is_spelt_out(worded, capital)
                if spelt or worded.is_running_text:
                    used.add(capital.letters)
                if not spelt and worded.is_running_text:
                    yield _hit(worded, capital)


def _hit(worded: WordedBlock, capital: Capital) -> Hit:
    message = f"'{capital.letters}' is not spelt out where the leaflet first uses it"
    help_text = f"Write it in full with the letters in brackets: full name ({capital.letters})."
    start, end = worded.span(capital.number)
    return Hit("abbreviation", worded.block, start, end, message, help_text, capital.letters)


def _is_other(worded: WordedBlock, capital: Capital, in_terms: frozenset[int]) -> bool:
    """Whether the capitals are a numeral, part of a postcode or a time, or a term of the glossary."""
    number = capital.number
    after = worded.after(number) or ""
    return (
        _ROMAN.fullmatch(capital.letters) is not None
        or _POSTCODE_END.fullmatch(after) is not None
        or (capital.letters in {"AM", "PM"} and worded.words[number - 1][-1].isdigit())
        or number in in_terms
    )


def _is_spelt_out(worded: WordedBlock, capital: Capital) -> bool:
    start, end = worded.span(capital.number)
    if bracketed(worded.text, start):
        return _begins_before(worded, capital)
    return explained_beside(worded.text, start, end) or _is_spelt_by_sentence(worded, capital)


def _begins_before(worded: WordedBlock, capital: Capital) -> bool:
    """Whether one of the words before the bracket begins with the abbreviation's first letter."""
    reach = len(capital.letters) + 6  # the small words of "(also known as a CAT scan)" count too
    words = worded.words[max(0, capital.number - reach) : capital.number]
    return any(word[0] == capital.letters[0].lower() for word in words)


def _is_spelt_by_sentence(worded: WordedBlock, capital: Capital) -> bool:
    """Whether words that follow each other in the sentence begin with the abbreviation's letters."""
    if len(capital.letters) < _LEAST_SPELT:
        return False
    numbers = worded.words_of_sentence(worded.sentence_of(capital.number))
    near = range(
        max(numbers.start, capital.number - _REACH), min(numbers.stop, capital.number + _REACH)
    )
    initials = "".join(
        worded.words[number][0]
        for number in near
        if number != capital.number and worded.words[number] not in _SMALL_WORDS
    )
    return capital.letters.replace("&", "").lower() in initials

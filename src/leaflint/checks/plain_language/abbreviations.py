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
from leaflint.text.words.explanations import bracketed, explained_beside
from leaflint.text.words.known_terms import FoundTerms, words_in
from leaflint.text.words.worded_block import Hit, Passage

_ROMAN = re.compile("[IVX]+")
_POSTCODE_END = re.compile(r"\d[a-z]{2}")
_SMALL_WORDS = frozenset("a an and at by for in of on or the to with".split())
_REACH = 30
"""Words before and after an abbreviation among which its full name is looked for."""
_LEAST_SPELT = 3
"""Fewer letters than this spell themselves by chance in many sentences."""


def find_abbreviations(
    passages: Sequence[Passage], runs: FoundRuns, known: Collection[str], terms: FoundTerms
) -> Iterator[Hit]:
    """Find abbreviations that are not spelt out at first use.

    Args:
        passages: the leaflet.
        runs: its words in capitals.
        known: abbreviations that need no explanation.
        terms: the glossary's terms in each passage, by the passage's number.
    """
    used = set(known)
    for number, found in runs.items():
        passage = passages[number]
        in_terms = words_in(terms.get(number, ()))
        for run in found:
            if run.shouts:
                continue
            for capital in run.words:
                if capital.letters in used or _is_other(passage, capital, in_terms):
                    continue
                spelt = _is_spelt_out(passage, capital)
                if spelt or passage.is_running_text:
                    used.add(capital.letters)
                if not spelt and passage.is_running_text:
                    yield _hit(passage, capital)


def _hit(passage: Passage, capital: Capital) -> Hit:
    message = f"'{capital.letters}' is not spelt out where the leaflet first uses it"
    help_text = f"Write it in full with the letters in brackets: full name ({capital.letters})."
    start, end = passage.spans[capital.number]
    return Hit("abbreviation", passage.block, start, end, message, help_text, capital.letters)


def _is_other(passage: Passage, capital: Capital, in_terms: frozenset[int]) -> bool:
    """Whether the capitals are a numeral, part of a postcode or a time, or a term of the glossary."""
    number = capital.number
    after = passage.after(number) or ""
    return (
        _ROMAN.fullmatch(capital.letters) is not None
        or _POSTCODE_END.fullmatch(after) is not None
        or (capital.letters in {"AM", "PM"} and passage.words[number - 1].isdigit())
        or number in in_terms
    )


def _is_spelt_out(passage: Passage, capital: Capital) -> bool:
    start, end = passage.spans[capital.number]
    if bracketed(passage.text, start):
        return _begins_before(passage, capital)
    return explained_beside(passage.text, start, end) or _is_spelt_by_sentence(passage, capital)


def _begins_before(passage: Passage, capital: Capital) -> bool:
    """Whether one of the words before the bracket begins with the abbreviation's first letter."""
    reach = len(capital.letters) + 6  # the small words of "(also known as a CAT scan)" count too
    words = passage.words[max(0, capital.number - reach) : capital.number]
    return any(word[0] == capital.letters[0].lower() for word in words)


def _is_spelt_by_sentence(passage: Passage, capital: Capital) -> bool:
    """Whether words that follow each other in the sentence begin with the abbreviation's letters."""
    if len(capital.letters) < _LEAST_SPELT:
        return False
    offset = passage.spans[capital.number][0]
    sentence = passage.block.sentences[passage.sentence_at(offset)]
    numbers = passage.word_numbers(sentence)
    near = range(
        max(numbers.start, capital.number - _REACH), min(numbers.stop, capital.number + _REACH)
    )
    initials = "".join(
        passage.words[number][0]
        for number in near
        if number != capital.number and passage.words[number] not in _SMALL_WORDS
    )
    return capital.letters.replace("&", "").lower() in initials

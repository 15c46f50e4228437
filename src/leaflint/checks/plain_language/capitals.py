"""Words in capitals: those that shout, and abbreviations that the leaflet does not spell out.

A run of two or more ordinary words in capitals shouts (DO NOT DRIVE). So does a single one of those
that writers use for weight (NOT, MUST), or that is too long for an abbreviation. What is left of the
words in capitals, MRI or PALS, are abbreviations. Source: Dyslexia Action and the British Dyslexia
Association: no text in capitals.

An abbreviation must be spelt out where the leaflet first uses it. That means: the full name beside it
("computed tomography (CT)", "CT (computed tomography)", "bronchopulmonary dysplasia, or BPD"), an
explanation in brackets ("ECG (a tracing of your heartbeat)"), "X is short for ...", or, in the same
sentence, the words that its letters begin. What is quoted ("marked 'RT 25'") or part of an address
(GOV.UK) is none. Signs of dose (BD) that the policy lists as hard words are left to that rule.
Those that everybody knows are in the policy; those that are terms of the glossary are left to that rule.
In titles and headings they may stand alone. Source: NHS digital service manual, A to Z.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from leaflint.checks.hit import Hit
from leaflint.content.terms import FoundTerms, words_in
from leaflint.text.contacts.addresses import address_spans
from leaflint.text.reading.syllables import is_known
from leaflint.text.words.explanations import bracketed, explained_beside
from leaflint.text.words.worded_block import WordedBlock

_LETTERS = re.compile("[A-Z](?:&?[A-Z])+")
_CAPITALS = re.compile(r"([A-Z](?:&?[A-Z])+)(?:\d{0,2}|['’]?s)(?:-.*)?")
_VOWEL = re.compile("[AEIOUY]")
_LONGEST_ABBREVIATION = 5
_SHOUTED = frozenset(
    "NOT MUST NEVER ALWAYS ONLY NO DO NOW AND OR IF ANY VERY STOP NOTE IS ARE AFTER FREE BOTH EVERY"
    " NONE WILL CALL HELP KEEP TAKE WAIT STAY EAT DRINK YES WITH OUT OFF BEFORE UNTIL EACH BUT MAY CAN"
    " SHOULD YOU YOUR THIS THAT MORE LESS FROM ONCE TWICE DAILY FIRST ALSO".split()
)

_ROMAN = re.compile("[IVX]{2,}[A-D]?|I[ABC]")
"""A numeral, also of a stage: IIB."""
_SAID = re.compile(r"\((?:[A-Za-z]+-){2,}[A-Za-z]+")
"""How a word is said: "(KATH-eh-ter)"."""
_POSTCODE_END = re.compile(r"\d[a-z]{2}")
_GAP = r"\w*+[^\w.]+(?:(?:a|an|and|at|by|for|in|of|on|or|the|to|with)[^\w.]+)*+"
"""What stands between the first letters of two words of a full name."""
_QUOTES = ("'", '"', "‘", "“")
_MOST_LETTERS = 6
"""Letters of an abbreviation that are looked for: each more would double the time of a hostile text."""
_LEAST_SPELT = 3
"""Fewer letters than this spell themselves by chance in many sentences."""


class Capital(NamedTuple):
    """The number of a word in capitals, and at least two letters: "MRI" for "MRIs"."""

    number: int
    letters: str


Run = tuple[Capital, ...]
"""Words in capitals that follow each other."""


def find_capitals(
    blocks: Iterable[WordedBlock], known: frozenset[str], terms: FoundTerms
) -> Iterator[Hit]:
    """Find words that shout, and abbreviations that are not spelt out where they are first used.

    Those that everybody knows do neither.
    """
    used = {*known}
    for number, worded in enumerate(blocks):
        in_terms = words_in(terms.get(number, ()))
        for run in find_runs(worded, known):
            if shouts(run, known):
                yield _shouting(worded, run)
                continue
            for capital in run:
                if capital.letters in used or _is_other(worded, capital, in_terms):
                    continue
                spelt = _is_spelt_out(worded, capital)
                if spelt or worded.is_running_text:
                    used.add(capital.letters)
                if not spelt and worded.is_running_text:
                    yield _abbreviation(worded, capital)


def _shouting(worded: WordedBlock, run: Run) -> Hit:
    start, end = worded.span(run[0].number, run[-1].number + 1)
    seen = worded.text[start:end]
    message = f"'{seen}' is in capitals, which are hard to read and seem to shout"
    help_text = (
        "Write it in small letters; for weight, make a short, clear sentence of it or use bold."
    )
    return Hit("all-capitals", worded.block, start, end, message, help_text, seen)


def _abbreviation(worded: WordedBlock, capital: Capital) -> Hit:
    message = f"'{capital.letters}' is not spelt out where the leaflet first uses it"
    help_text = f"Write it in full with the letters in brackets: full name ({capital.letters})."
    start, end = worded.span(capital.number)
    return Hit("abbreviation", worded.block, start, end, message, help_text, capital.letters)


def find_runs(worded: WordedBlock, known: frozenset[str]) -> Iterator[Run]:
    """Find the words in capitals in a block; none where everybody knows all of them."""
    if known.issuperset(_LETTERS.findall(worded.text)):  # as a rule
        return
    starts = [start for start, _ in worded.spans]
    numbers = {bisect_right(starts, at.start()) - 1: None for at in _LETTERS.finditer(worded.text)}
    capitals = {
        number: Capital(number, match[1])
        for number in numbers
        if (match := _CAPITALS.fullmatch(worded.text, *worded.span(number)))
    }
    end = 0
    for first in capitals:
        if first < end:
            continue
        end = first + 1
        while worded.is_joined(end - 1) and (
            # A run of capitals goes on past some words: THIS IS A TEST, CALL 999 NOW.
            end in capitals or (seen := worded.written(end)) in {"A", "I"} or seen.isdigit()
        ):
            end += 1
        yield tuple(capitals[number] for number in range(first, end) if number in capitals)


def shouts(run: Run, known: Collection[str]) -> bool:
    """Whether a run of capitals shouts: by two ordinary words, a long one or one meant for weight."""
    ordinary = [
        word.letters
        for word in run
        if word.letters not in known
        and _VOWEL.search(word.letters)
        and is_known(word.letters.lower())
    ]
    return len(ordinary) > 1 or any(
        letters in _SHOUTED or len(letters) > _LONGEST_ABBREVIATION for letters in ordinary
    )


def _is_other(worded: WordedBlock, capital: Capital, in_terms: frozenset[int]) -> bool:
    """Whether the capitals are a numeral, part of a postcode or a time, or a term of the glossary."""
    number = capital.number
    start, end = worded.span(number)
    after = worded.after(number) or ""
    return (
        _ROMAN.fullmatch(capital.letters) is not None
        or _POSTCODE_END.fullmatch(after) is not None
        or _SAID.match(worded.text, max(start - 1, 0)) is not None
        or (capital.letters in {"AM", "PM"} and worded.words[number - 1][-1].isdigit())
        or number in in_terms
        or worded.text[:start].endswith(_QUOTES)
        or any(first <= start and end <= last for first, last in address_spans(worded.text))
    )


def _is_spelt_out(worded: WordedBlock, capital: Capital) -> bool:
    start, end = worded.span(capital.number)
    if bracketed(worded.text, start):  # then a word before it begins with its first letter
        reach = len(capital.letters) + 6  # the small words of "(also known as a CAT scan)" count
        words = worded.words[max(0, capital.number - reach) : capital.number]
        if any(word[0] == capital.letters[0].lower() for word in words):
            return True
    elif explained_beside(worded.text, start, end):
        return True
    sentence = worded.sentences[worded.sentence_of(capital.number)].text
    return _full_name(capital.letters).search(sentence) is not None


@lru_cache(maxsize=1024)
def _full_name(letters: str) -> re.Pattern[str]:
    """Match the words that letters stand for: beside them, or by the first letters of all words.

    Beside them, a word may stand for several letters: "bronchopulmonary dysplasia, or BPD".
    """
    short, each = re.escape(letters), letters.replace("&", "")[:_MOST_LETTERS]
    # The nearest next letter, or that of the next word: no other way, so that no text takes long.
    inside = "".join([rf"(?:[^\W{letter}]*+|{_GAP}){letter}" for letter in each[1:]])
    name = rf"\b{each[0]}{inside}\w*"
    sign = r"[ ]?[,(:–—-][ ]?(?:(?:or|called|an?|the)[ ])*"
    ways = [rf"(?i:{name}{sign})\b{short}\b", rf"\b{short}\b(?i:{sign}{name})"]
    if len(letters) >= _LEAST_SPELT:
        ways.append(rf"(?i:\b{_GAP.join(each)})")
    return re.compile("|".join(ways))

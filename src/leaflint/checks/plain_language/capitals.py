"""Words in capitals: which of them shout, and which are abbreviations.

A run of two or more ordinary words in capitals shouts (DO NOT DRIVE). So does a single one of those
that writers use for weight (NOT, MUST), or that is too long for an abbreviation. What is left of the
words in capitals, MRI or PALS, are abbreviations.

Source: Dyslexia Action and the British Dyslexia Association: no text in capitals.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from leaflint.checks.plain_language.hit import Hit
from leaflint.text.reading.syllables import is_known
from leaflint.text.words.worded_block import WordedBlock

_LETTERS = re.compile("[A-Z](?:&?[A-Z])+")
_CAPITALS = re.compile(r"([A-Z](?:&?[A-Z])+)(?:\d{0,2}|['’]?s)(?:-.*)?")
_VOWEL = re.compile("[AEIOUY]")
_LONGEST_ABBREVIATION = 5
_SHOUTED = frozenset(
    "NOT MUST NEVER ALWAYS ONLY NO DO NOW AND OR IF ANY VERY STOP NOTE IS ARE AFTER FREE BOTH EVERY"
    " NONE WILL CALL HELP KEEP TAKE WAIT STAY EAT DRINK".split()
)


class Capital(NamedTuple):
    """A word in capitals, of at least two letters.

    Attributes:
        number: the number of the word in its worded.
        letters: its capitals: "MRI" for "MRIs".
    """

    number: int
    letters: str


class Run(NamedTuple):
    """Words in capitals that follow each other."""

    words: tuple[Capital, ...]
    shouts: bool


FoundRuns = Mapping[int, tuple[Run, ...]]
"""The words in capitals in each worded of a leaflet, by the worded's number.

Passages are left out in which everybody knows all of them: nothing there shouts or is unexplained.
"""


def find_runs(blocks: Iterable[WordedBlock], abbreviations: Collection[str]) -> FoundRuns:
    """Find the words in capitals, and which of them shout.

    Args:
        blocks: the leaflet.
        abbreviations: those that everybody knows: they don't shout.
    """
    known = frozenset(abbreviations)
    return {
        number: tuple(_runs_in(worded, abbreviations))
        for number, worded in enumerate(blocks)
        if not known.issuperset(_LETTERS.findall(worded.text))
    }


def _runs_in(worded: WordedBlock, abbreviations: Collection[str]) -> Iterator[Run]:
    capitals = {capital.number: capital for capital in _capitals_in(worded)}
    end = 0
    for first in capitals:
        if first < end:
            continue
        end = first + 1
        while worded.is_joined(end - 1) and (end in capitals or _may_go_on(worded.written(end))):
            end += 1
        run = [capitals[number] for number in range(first, end) if number in capitals]
        yield Run(tuple(run), _shouts(run, abbreviations))


def _capitals_in(worded: WordedBlock) -> Iterator[Capital]:
    starts = [start for start, _ in worded.spans]
    found = (bisect_right(starts, match.start()) - 1 for match in _LETTERS.finditer(worded.text))
    for number in dict.fromkeys(found):
        match = _CAPITALS.fullmatch(worded.text, *worded.span(number))
        if match:
            yield Capital(number, match[1])


def _may_go_on(written: str) -> bool:
    """Whether a run of capitals goes on past a word: THIS IS A TEST, CALL 999 NOW."""
    return written in {"A", "I"} or written.isdigit()


def find_shouting(blocks: Sequence[WordedBlock], runs: FoundRuns) -> Iterator[Hit]:
    """Find words that shout."""
    help_text = (
        "Write it in small letters; for weight, make a short, clear sentence of it or use bold."
    )
    for number, found in runs.items():
        worded = blocks[number]
        for run in found:
            if not run.shouts:
                continue
            start, end = worded.span(run.words[0].number, run.words[-1].number + 1)
            seen = worded.text[start:end]
            message = f"'{seen}' is in capitals, which are hard to read and seem to shout"
            yield Hit("all-capitals", worded.block, start, end, message, help_text, seen)


def _shouts(run: list[Capital], abbreviations: Collection[str]) -> bool:
    ordinary = [
        word.letters
        for word in run
        if word.letters not in abbreviations
        and _VOWEL.search(word.letters)
        and is_known(word.letters.lower())
    ]
    return len(ordinary) > 1 or any(
        letters in _SHOUTED or len(letters) > _LONGEST_ABBREVIATION for letters in ordinary
    )

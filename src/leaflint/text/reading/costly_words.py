"""The words of a leaflet that could be easier: hard ones, and those for which policy has plain words.

A hard word is taken to be replaced by the plain words that policy has for it, or, without them, by a
word of two syllables, the longest that no formula calls hard. Figures and letters said one by one (MRI)
are never hard. Names (a capital within a sentence) are left alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from leaflint.text.reading.aloud import read_stretch_aloud
from leaflint.text.reading.counting import count_phrase, weigh_stretch
from leaflint.text.reading.counts import Counts
from leaflint.text.words.tokens import read_stretch

_PLAIN_SYLLABLES = 2


class CostlyWord(NamedTuple):
    """A word (in small letters) that could be easier.

    Attributes:
        start: offset of its first character in the stretch that it was found in.
        end: offset after its last.
        is_capital: whether it begins with a capital.
        instead: plain words for it, or None where policy has none.
        growth: what it does to the counts to replace the word once.
    """

    start: int
    end: int
    word: str
    is_capital: bool
    syllables: int
    instead: str | None
    growth: Counts


def start_of_stretch(text: str, number: int) -> int:
    """Return the offset at which a stretch without white space begins; they count from 0."""
    return len(text) - len(text.split(None, number)[number])


class CostlyWords:
    """Tells which words could be easier."""

    def __init__(self, plain_words: Mapping[str, str]) -> None:
        """Take the plain words by hard word in small letters."""
        self._plain_words = plain_words
        self._in_stretch = lru_cache(maxsize=65_536)(self._read_stretch)
        self.find = lru_cache(maxsize=16_384)(self._find)
        """Find those in a sentence, each with the number of the stretch that it stands in."""

    def _find(self, sentence: str) -> tuple[tuple[int, CostlyWord], ...]:
        return tuple(
            [
                (number, word)
                for number, words in enumerate(map(self._in_stretch, sentence.split()))
                for word in words
                if not word.is_capital or (number == 0 and not sentence[0].isspace())
            ]
        )

    def _read_stretch(self, stretch: str) -> tuple[CostlyWord, ...]:
        if not weigh_stretch(stretch).polysyllables and (
            self._plain_words.keys().isdisjoint(read_stretch(stretch)[0])
        ):
            return ()  # as a rule
        return tuple(
            [
                self._costly_word(word, start, end, is_capital=stretch[start].isupper())
                for start, end, _, kind in read_stretch_aloud(stretch)
                if kind == "word"
                and (
                    (word := stretch[start:end].lower().replace("’", "'")) in self._plain_words
                    or weigh_stretch(word).polysyllables
                )
            ]
        )

    def _costly_word(self, word: str, start: int, end: int, *, is_capital: bool) -> CostlyWord:
        was = weigh_stretch(word)
        instead = self._plain_words.get(word)
        now = count_phrase(instead) if instead else Counts(words=1, syllables=_PLAIN_SYLLABLES)
        growth = Counts(0, *map(sub, (now.words, now.syllables, now.polysyllables), was[:3]))
        return CostlyWord(start, end, word, is_capital, was.syllables, instead, growth)

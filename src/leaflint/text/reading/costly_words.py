"""The words of a leaflet that could be easier: hard ones, and those for which policy has plain words.

A hard word is taken to be replaced by the plain words that policy has for it, or, without them, by a
word of two syllables, the longest that no formula calls hard. Figures and letters said one by one (MRI)
are never hard. Names (a capital within a sentence) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from leaflint.text.reading.counting import count_phrase
from leaflint.text.reading.counts import Counts
from leaflint.text.words.words import read_chunk

_PLAIN_SYLLABLES = 2
_CHUNK = re.compile(r"\S+")


class Growth(NamedTuple):
    """By how much the counts of a leaflet rise with a change."""

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    polysyllables: int = 0


class CostlyWord(NamedTuple):
    """A word that could be easier.

    Attributes:
        start: offset of its first character in the stretch that it was found in.
        end: offset after its last.
        word: the word, in small letters.
        is_capital: whether it begins with a capital.
        syllables: how many syllables it has.
        instead: plain words for it, or None where policy has none.
        growth: what it does to the counts to replace the word once.
    """

    start: int
    end: int
    word: str
    is_capital: bool
    syllables: int
    instead: str | None
    growth: Growth


def start_of_stretch(text: str, number: int) -> int:
    """Return the offset at which a stretch without white space begins; they count from 0."""
    (chunk,) = islice(_CHUNK.finditer(text), number, number + 1)
    return chunk.start()


@dataclass(frozen=True)
class CostlyWords:
    """Tells which words could be easier.

    Attributes:
        plain_words: plain words by hard word in small letters.
    """

    plain_words: Mapping[str, str]

    @cached_property
    def find(self) -> Callable[[str], tuple[tuple[int, CostlyWord], ...]]:
        """Find those in a sentence, each with the number of the stretch that it stands in."""
        return lru_cache(maxsize=16_384)(lambda sentence: tuple(self._find(sentence)))

    def _find(self, sentence: str) -> Iterator[tuple[int, CostlyWord]]:
        for number, words in enumerate(map(self._read, sentence.split())):
            for word in words:
                opens = number == 0 and not sentence[0].isspace()
                if opens or not word.is_capital:
                    yield number, word

    @cached_property
    def _read(self) -> Callable[[str], tuple[CostlyWord, ...]]:
        """Find those in a stretch without white space, capital or not."""
        return lru_cache(maxsize=65_536)(lambda chunk: tuple(self._read_chunk(chunk)))

    def _read_chunk(self, chunk: str) -> Iterator[CostlyWord]:
        for start, end, _, kind in read_chunk(chunk):
            if kind != "word":
                continue
            word = chunk[start:end].lower().replace("’", "'")
            was = count_phrase(word)
            if not was.polysyllables and word not in self.plain_words:
                continue
            instead = self.plain_words.get(word)
            now = count_phrase(instead) if instead else Counts(words=1, syllables=_PLAIN_SYLLABLES)
            growth = Growth(
                words=now.words - was.words,
                syllables=now.syllables - was.syllables,
                polysyllables=now.polysyllables - was.polysyllables,
            )
            is_capital = chunk[start].isupper()
            yield CostlyWord(start, end, word, is_capital, was.syllables, instead, growth)

"""Finding many words and phrases in one go: by their first word, the longest first.

The time taken grows with the text and not with the number of phrases. Most passages hold no phrase,
and one look at a rare word of each phrase tells so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from leaflint.text.words.worded_block import Passage, words_of

T = TypeVar("T")

_RARE = 6
"""Letters from which on a word is rare in most texts."""


class Match(NamedTuple, Generic[T]):
    """A phrase that stands in a passage.

    Attributes:
        first: number of its first word.
        last: number of its last word.
        start: offset at which it begins.
        end: one past its last character.
        value: what the index has for the phrase.
    """

    first: int
    last: int
    start: int
    end: int
    value: T


class PhraseIndex(Generic[T]):
    """Phrases, each with a value. Capitals, apostrophes and line breaks make no difference."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        """Take phrases with their values; of two equal phrases the later one counts."""
        self._values = {words_of(phrase): value for phrase, value in phrases}
        self._telling = _telling_words(self._values)
        self._lengths: dict[str, tuple[int, ...]] = {}
        for words in sorted(self._values, key=len, reverse=True):
            lengths = self._lengths.get(words[0], ())
            if len(words) not in lengths:
                self._lengths[words[0]] = (*lengths, len(words))

    def get(self, phrase: str) -> T | None:
        """Return the value of exactly this phrase, or None."""
        return self._values.get(words_of(phrase))

    def find_all(self, passages: Iterable[Passage]) -> Iterator[tuple[int, tuple[Match[T], ...]]]:
        """Find the phrases in each passage that has any, as `find` does, with its number."""
        for number, passage in enumerate(passages):
            if not self._telling.isdisjoint(passage.words) and (
                matches := tuple(self.find(passage))
            ):
                yield number, matches

    def find(self, passage: Passage) -> Iterator[Match[T]]:
        """Find the phrases that stand in a passage, none overlapping, the longest at each place."""
        words, lengths, free = passage.words, self._lengths, 0
        for first in [number for number, word in enumerate(words) if word in lengths]:
            if first < free:
                continue
            for length in lengths[words[first]]:
                phrase = words[first : first + length]
                if phrase in self._values and passage.are_joined(first, first + length):
                    free = first + length
                    start, end = passage.spans[first][0], passage.spans[free - 1][1]
                    yield Match(first, free - 1, start, end, self._values[phrase])
                    break


def _telling_words(phrases: Collection[tuple[str, ...]]) -> frozenset[str]:
    """Return words of which one stands wherever one of the phrases does.

    Rare words tell most, and those that many phrases share keep them few: "course" rather than
    "during" or "treatment" for "during the course of treatment".
    """
    shared = Counter(word for phrase in phrases for word in set(phrase) if len(word) >= _RARE)
    return frozenset(max(phrase, key=lambda word: (shared[word], len(word))) for phrase in phrases)

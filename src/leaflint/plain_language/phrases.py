"""Finding many words and phrases in one go: by their first word, the longest first.

The time taken grows with the text and not with the number of phrases: nearly every word of a text
is looked up once, in vain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from leaflint.plain_language.passage import Passage, words_of

T = TypeVar("T")


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
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._pairs = {words[:2] for words in self._values}
        for words in sorted(self._values, key=len, reverse=True):
            lengths = self._lengths.get(words[0], ())
            if len(words) not in lengths:
                self._lengths[words[0]] = (*lengths, len(words))

    def get(self, phrase: str) -> T | None:
        """Return the value of exactly this phrase, or None."""
        return self._values.get(words_of(phrase))

    def find(self, passage: Passage) -> Iterator[Match[T]]:
        """Find the phrases that stand in a passage, none overlapping, the longest at each place."""
        words, lengths, free = passage.words, self._lengths, 0
        for first in [number for number, word in enumerate(words) if word in lengths]:
            if first < free or not (
                words[first : first + 2] in self._pairs or words[first : first + 1] in self._pairs
            ):
                continue
            for length in lengths[words[first]]:
                free_from = first + length
                phrase = words[first:free_from]
                if phrase in self._values and all(
                    map(passage.is_joined, range(first, free_from - 1))
                ):
                    free = free_from
                    start, end = passage.spans[first][0], passage.spans[free - 1][1]
                    yield Match(first, free - 1, start, end, self._values[phrase])
                    break

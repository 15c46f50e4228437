"""Finding many words and phrases in one go, each by the rarest of its words.

The time taken grows with the text and not with the number of phrases: most texts hold none of the rare
words, and one look at their words tells so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from operator import contains
from typing import Generic, NamedTuple, TypeVar

from leaflint.text.words.tokens import parts_of, words_of
from leaflint.text.words.word_forms import word_forms
from leaflint.text.words.worded_block import WordedBlock

T = TypeVar("T")
Phrase = tuple[frozenset[str], ...]
"""The forms of each word of a phrase, in order."""

_RARE = 6
"""Letters from which on a word is rare in most texts."""


class Match(NamedTuple, Generic[T]):
    """A phrase that stands in a text: the numbers of its first word and of the one after its last.

    Attributes:
        start: number of its first word.
        end: one past the number of its last.
        value: what the index has for the phrase.
    """

    start: int
    end: int
    value: T


class PhraseIndex(Generic[T]):
    """Phrases, each with a value, by the words that tell of them."""

    def __init__(self, phrases: Iterable[tuple[Sequence[str], Phrase, T]]) -> None:
        """Take phrases: the words by which they are named, the forms of each, and the value.

        A phrase without words stands nowhere.
        """
        named = [phrase for phrase in phrases if phrase[0]]
        shared = Counter(word for words, _, _ in named for word in set(words) if len(word) >= _RARE)
        self._by_word: dict[str, list[tuple[int, Phrase, T]]] = {}
        for words, phrase, value in named:
            # Words that many phrases share keep the index small: "course" rather than "during" or
            # "treatment" for "during the course of treatment".
            place = max(range(len(words)), key=lambda at: (shared[words[at]], len(words[at])))
            for form in phrase[place]:
                self._by_word.setdefault(form, []).append((place, phrase, value))
        self._telling = frozenset(self._by_word)

    def may_stand_in(self, words: Collection[str]) -> bool:
        """Whether a text with these words may hold a phrase; quickest told of a set."""
        return not self._telling.isdisjoint(words)

    def find(self, words: Sequence[str], vocabulary: Collection[str]) -> list[Match[T]]:
        """Find all phrases that stand in a text, the longest first where several begin.

        Args:
            words: the words of the text.
            vocabulary: the same in any order, or a set of them.
        """
        telling = self._telling.intersection(vocabulary)
        if not telling:  # as a rule
            return []
        found = [
            Match(start, start + len(phrase), value)
            for number, word in enumerate(words)
            if word in telling
            for place, phrase, value in self._by_word[word]
            if (start := number - place) >= 0 and _stands_at(phrase, words, start)
        ]
        return sorted(found, key=lambda match: (match.start, -match.end))


def _stands_at(phrase: Phrase, words: Sequence[str], start: int) -> bool:
    there = words[start : start + len(phrase)]
    return len(there) == len(phrase) and all(map(contains, phrase, there))


def index_words(phrases: Iterable[tuple[str, T]]) -> PhraseIndex[T]:
    """Index phrases that are found as they are; of two equal ones the later counts."""
    values = {words_of(phrase): value for phrase, value in phrases}
    return PhraseIndex((words, as_they_are(words), value) for words, value in values.items())


def as_they_are(words: Sequence[str]) -> Phrase:
    """Return the phrase of words that have no other forms."""
    return tuple(frozenset({word}) for word in words)


def find_in_block(index: PhraseIndex[T], worded: WordedBlock) -> Iterator[Match[T]]:
    """Find phrases that no punctuation parts, none overlapping, the longest at each place."""
    free = 0
    for match in index.find(worded.words, worded.words):
        if match.start >= free and worded.are_joined(match.start, match.end):
            free = match.end
            yield match


@lru_cache(maxsize=4096)
def index_forms(texts: tuple[str, ...]) -> PhraseIndex[None]:
    """Index phrases of parts of words that are found in any form: "call" also finds "calling"."""
    named = [parts_of(text) for text in texts]
    return PhraseIndex((words, tuple(map(word_forms, words)), None) for words in named)

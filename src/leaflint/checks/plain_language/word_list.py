"""The policy's list of hard words: their forms, the plain words for each, and where they are right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pydantic import Field

from leaflint.content.models.fields import FileModel, Flag, Text
from leaflint.text.prose.markdown import plain_block
from leaflint.text.words.passages import find_in_block
from leaflint.text.words.phrases import PhraseIndex, index_words
from leaflint.text.words.tokens import words_of
from leaflint.text.words.worded_block import WordedBlock


class HardWord(FileModel):
    """A hard word or phrase in all its forms, and the plain words for it."""

    words: Mapping[Text, Text] = Field(min_length=1)
    """Each form, with the plain words for it: {commence: start, commenced: started}."""
    reason: Text
    """Why readers need the plain words."""
    also: tuple[Text, ...] = ()
    """Other plain words, which may fit better."""
    unless: tuple[Text, ...] = ()
    """Phrases in which the word is right: "administration office"."""
    verb: Flag = False
    """true where the word is also a noun that is not hard: "permit", "purchase"."""
    safe: Flag = False
    """true where the plain words mean the same in every sentence; these alone are suggested."""

    @property
    def options(self) -> tuple[str, ...]:
        """All plain words, those of every form first."""
        return (*self.words.values(), *self.also)


class PlainWord(NamedTuple):
    """The plain words for one form of a hard word."""

    say: str
    entry: HardWord


HardWordIndex = PhraseIndex[PlainWord | None]
"""Every form of every hard word; None for a phrase in which a hard word is right."""


def index_hard_words(entries: Iterable[HardWord]) -> HardWordIndex:
    """Make the index of all entries."""
    phrases: list[tuple[str, PlainWord | None]] = []
    for entry in entries:
        phrases.extend((form, PlainWord(say, entry)) for form, say in entry.words.items())
        phrases.extend((phrase, None) for phrase in entry.unless)
    return index_words(phrases)


def with_capital_of(seen: str, plain: str) -> str:
    """Return plain words with a capital if the words that they replace have one."""
    return plain[0].upper() + plain[1:] if seen[0].isupper() else plain


def find_contradiction(entries: Sequence[HardWord]) -> str | None:
    """Say which entry contradicts another or mends a number by itself; None when all is well."""
    seen: set[tuple[str, ...]] = set()
    index = index_hard_words(entries)
    for entry in entries:
        for form, say in entry.words.items():
            if words_of(form) in seen:
                return f"names '{form}' twice; keep one of the two entries"
            seen.add(words_of(form))
            if entry.safe and any(map(str.isdigit, form + say)):
                return f"marks '{form}' as safe, which holds a number; leave that to a person"
        for say in entry.options:
            worded = WordedBlock(plain_block(say, (), "heading"))
            for match in find_in_block(index, worded):
                if match.value is not None:
                    hard = worded.written(match.start, match.end)
                    return f"offers '{say}' as plain words, but lists '{hard}' as hard"
    return None

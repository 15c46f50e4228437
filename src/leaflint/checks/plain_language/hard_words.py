"""Hard words and phrases that have a plainer way to say them; which ones, policy decides.

A hard word is left alone where it is right: in one of its entry's exceptions, within a term of the
glossary, in a name (a capital inside a sentence), or where brackets explain it ("feeling sick
(nausea)", "orally (by mouth)").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import Field

from leaflint.content.models.fields import FileModel, Flag, Text
from leaflint.text.prose.markdown import plain_block
from leaflint.text.words.explanations import explained_in_brackets
from leaflint.text.words.known_terms import FoundTerms, words_in
from leaflint.text.words.phrase_index import Match, PhraseIndex
from leaflint.text.words.worded_block import Hit, Passage, words_of


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
    fix: Flag = False
    """true where the plain words can always stand in its place; never for clinical words."""


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
    return PhraseIndex(phrases)


def find_contradiction(entries: Sequence[HardWord]) -> str | None:
    """Say which entry contradicts another or mends a number by itself; None when all is well."""
    seen: set[tuple[str, ...]] = set()
    index = index_hard_words(entries)
    for entry in entries:
        for form, say in entry.words.items():
            if words_of(form) in seen:
                return f"names '{form}' twice; keep one of the two entries"
            seen.add(words_of(form))
            if entry.fix and any(map(str.isdigit, form + say)):
                return f"mends '{form}' by itself, which holds a number; leave that to a person"
        for say in (*entry.words.values(), *entry.also):
            for match in index.find(Passage.of(plain_block(say, (), "heading"))):
                if match.value is not None:
                    hard = say[match.start : match.end]
                    return f"offers '{say}' as plain words, but lists '{hard}' as hard"
    return None


def find_hard_words(
    passages: Sequence[Passage], index: HardWordIndex, terms: FoundTerms
) -> Iterator[Hit]:
    """Find hard words.

    Args:
        passages: the leaflet.
        index: the hard words.
        terms: the glossary's terms in each passage, by the passage's number.
    """
    for number, matches in index.find_all(passages):
        passage, in_terms = passages[number], words_in(terms.get(number, ()))
        for match in matches:
            if match.value is not None and not _is_right(passage, match, in_terms):
                yield _hit(passage, match, match.value)


def _is_right(passage: Passage, match: Match[PlainWord | None], in_terms: frozenset[int]) -> bool:
    """Whether a hard word is part of a term or a name, or is explained where it stands."""
    written = passage.written(match.first)
    return (
        not in_terms.isdisjoint(range(match.first, match.last + 1))
        or (written[0].isupper() and not passage.opens_sentence(match.start))
        or explained_in_brackets(passage.text, match.start, match.end)
    )


def _hit(passage: Passage, match: Match[PlainWord | None], plain: PlainWord) -> Hit:
    seen = passage.text[match.start : match.end]
    options = " or ".join(f"'{words}'" for words in (plain.say, *plain.entry.also))
    message = f"'{seen}' is hard to read; plain words are {options}"
    return Hit(
        "hard-word", passage.block, match.start, match.end,
        message, plain.entry.reason, seen.lower(), _replacement(passage, match, plain),
    )  # fmt: skip


def _replacement(passage: Passage, match: Match[PlainWord | None], plain: PlainWord) -> str | None:
    """Return the plain words with the capital of the hard one, where they fit without more ado."""
    seen = passage.text[match.start : match.end]
    if not plain.entry.fix or passage.before(match.first) in {"a", "an"}:
        return None
    return plain.say[0].upper() + plain.say[1:] if seen[0].isupper() else plain.say

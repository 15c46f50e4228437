"""Hard words and phrases that have a plainer way to say them; which ones, policy decides.

A hard word is left alone where it is right: in one of its entry's exceptions, within a term of the
glossary, in a name (a capital inside a sentence), or where brackets explain it ("feeling sick
(nausea)", "orally (by mouth)").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import Field

from leaflint.models.fields import FileModel, Flag, Text
from leaflint.models.glossary import Term
from leaflint.plain_language.explanations import explained_in_brackets
from leaflint.plain_language.glossary_terms import FoundTerms
from leaflint.plain_language.passage import Hit, Passage, words_of
from leaflint.plain_language.phrases import Match, PhraseIndex
from leaflint.prose.markdown import plain_block


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


def find_contradiction(entries: Iterable[HardWord]) -> str | None:
    """Say which entries contradict each other: a word listed twice, or plain words that are hard."""
    seen: set[tuple[str, ...]] = set()
    entries = tuple(entries)
    for entry in entries:
        for form in entry.words:
            if words_of(form) in seen:
                return f"names '{form}' twice; keep one of the two entries"
            seen.add(words_of(form))
    index = index_hard_words(entries)
    for entry in entries:
        for say in (*entry.words.values(), *entry.also):
            for match in index.find(Passage.of(plain_block(say, (), "heading"))):
                if match.value is not None:
                    return f"offers '{say}' as plain words, but lists '{say}' as hard"
    return None


def find_hard_words(
    passages: Iterable[Passage], index: HardWordIndex, terms: FoundTerms
) -> Iterator[Hit]:
    """Find hard words.

    Args:
        passages: the leaflet.
        index: the hard words.
        terms: the glossary's terms in each passage, by the passage's number.
    """
    for number, passage in enumerate(passages):
        for match in index.find(passage):
            if match.value is not None and not _is_right(passage, match, terms.get(number, ())):
                yield _hit(passage, match, match.value)


def _is_right(
    passage: Passage, match: Match[PlainWord | None], terms: Sequence[Match[Term]]
) -> bool:
    """Whether a hard word is part of a term or a name, or is explained where it stands."""
    written = passage.written(match.first)
    return (
        any(term.first <= match.last and match.first <= term.last for term in terms)
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

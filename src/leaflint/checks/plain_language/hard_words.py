"""Hard words and phrases that have a plainer way to say them, and terms that are not explained.

Policy decides which words are hard. One is left alone where it is right: in one of its entry's
exceptions, within a term of the glossary, in a name (a capital inside a sentence), or where brackets
explain it ("feeling sick (nausea)", "orally (by mouth)"). What counts as the explanation of a term:
`leaflint.content.terms`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import Field

from leaflint.checks.plain_language.hit import Hit, with_capital_of
from leaflint.content.models.fields import FileModel, Flag, Text
from leaflint.content.terms import FirstUse, FoundTerms, words_in
from leaflint.text.prose.markdown import plain_block
from leaflint.text.words.explanations import explained_in_brackets
from leaflint.text.words.passages import find_in_block
from leaflint.text.words.phrases import PhraseIndex, index_words
from leaflint.text.words.tokens import Span, words_of
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
    return index_words(phrases)


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
            worded = WordedBlock(plain_block(say, (), "heading"))
            for match in find_in_block(index, worded):
                if match.value is not None:
                    hard = worded.written(match.start, match.end)
                    return f"offers '{say}' as plain words, but lists '{hard}' as hard"
    return None


def find_hard_words(
    blocks: Sequence[WordedBlock], index: HardWordIndex, terms: FoundTerms
) -> Iterator[Hit]:
    """Find hard words, unless they are right where they stand."""
    for number, worded in enumerate(blocks):
        if not index.may_stand_in(worded.words):  # as a rule
            continue
        in_terms = words_in(terms.get(number, ()))
        for match in find_in_block(index, worded):
            start, end = worded.span(match.start, match.end)
            if (
                match.value is not None
                and in_terms.isdisjoint(range(match.start, match.end))
                and (not worded.text[start].isupper() or worded.opens_sentence(match.start))
                and not explained_in_brackets(worded.text, start, end)
            ):
                yield _hit(worded, match.start, (start, end), match.value)


def _hit(worded: WordedBlock, number: int, span: Span, plain: PlainWord) -> Hit:
    seen = worded.text[slice(*span)]
    options = " or ".join(f"'{words}'" for words in (plain.say, *plain.entry.also))
    message = f"'{seen}' is hard to read; plain words are {options}"
    fits = plain.entry.fix and worded.before(number) not in {"a", "an"}
    replacement = with_capital_of(seen, plain.say) if fits else None
    return Hit(
        "hard-word", worded.block, *span,
        message, plain.entry.reason, seen.lower(), replacement,
    )  # fmt: skip


def find_unexplained_terms(first_uses: Iterable[FirstUse]) -> Iterator[Hit]:
    """Find terms that are not explained where they are first used."""
    for worded, match, explained in first_uses:
        if explained:
            continue
        term = match.value
        start, end = worded.span(match.start, match.end)
        message = f"'{worded.text[start:end]}' is not explained where the leaflet first uses it"
        help_text = f"Say what it means, in brackets or in the next sentence: ({term.meaning})."
        yield Hit("unexplained-term", worded.block, start, end, message, help_text, term.term)

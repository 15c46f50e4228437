"""Index from the words of a leaflet to the terms of the glossary that they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from leaflint.content.models.shared import Glossary, Term
from leaflint.text.words.passages import find_in_block
from leaflint.text.words.phrases import Match, PhraseIndex, index_words
from leaflint.text.words.tokens import words_of
from leaflint.text.words.worded_block import WordedBlock

_LEAST_LETTERS = 4
_STEM = 5
_EMPTY_WORDS = frozenset(
    "that this with from have your their them they which into when what".split()
)

FoundTerms = Mapping[int, Sequence[Match[Term]]]
"""The terms that stand in each block of a leaflet, by the block's number."""


class KnownTerms(NamedTuple):
    """The terms of a glossary, ready to be looked up.

    Attributes:
        phrases: the terms by each of their forms.
        stems: by term, the beginnings of the words that carry its meaning.
        inner: by term, the other terms that stand within its words, as "biopsy" in "punch biopsy".
    """

    phrases: PhraseIndex[Term]
    stems: Mapping[str, frozenset[str]]
    inner: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, glossary: Glossary) -> KnownTerms:
        """Index a glossary."""
        forms = [(form, term) for term in glossary.terms for form in (term.term, *term.forms)]
        return cls(
            index_words(forms),
            {term.term: stems_of(words_of(term.meaning)) for term in glossary.terms},
            {term.term: _inner_terms(term, forms) for term in glossary.terms},
        )

    def find(self, blocks: Sequence[WordedBlock]) -> FoundTerms:
        """Return the terms that stand in each block."""
        return {
            number: matches
            for number, worded in enumerate(blocks)
            if self.phrases.may_stand_in(worded.words) and (matches := self.find_in(worded))
        }

    def find_in(self, worded: WordedBlock) -> tuple[Match[Term], ...]:
        """Return the terms that stand in a block, in the capitals that the glossary has."""
        matches = find_in_block(self.phrases, worded)
        return tuple(match for match in matches if _capitals_agree(worded, match))


def words_in(matches: Iterable[Match[Term]]) -> frozenset[int]:
    """Return the numbers of all words that belong to the terms found in one block."""
    return frozenset(number for match in matches for number in range(match.start, match.end))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of the words that carry meaning, so that "lump" and "lumps" are one."""
    return frozenset(
        word[:_STEM] for word in words if len(word) >= _LEAST_LETTERS and word not in _EMPTY_WORDS
    )


def _inner_terms(outer: Term, forms: Iterable[tuple[str, Term]]) -> frozenset[str]:
    written = f" {' '.join(words_of(outer.term))} "
    return frozenset(
        term.term for form, term in forms if f" {' '.join(words_of(form))} " in written
    )


def _capitals_agree(worded: WordedBlock, match: Match[Term]) -> bool:
    """Whether words that the glossary has in capitals only (AIDS) are in capitals here too."""
    forms = (match.value.term, *match.value.forms)
    if not any(map(_is_capitals, forms)):
        return True
    seen = worded.written(match.start, match.end)
    return any(
        words_of(form) == words_of(seen) and (not _is_capitals(form) or _is_capitals(seen))
        for form in forms
    )


def _is_capitals(phrase: str) -> bool:
    return len(phrase) > 1 and phrase.isupper()

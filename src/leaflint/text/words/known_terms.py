"""The glossary turned round: from the words of a leaflet to the terms that they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from leaflint.content.models.glossary import Glossary, Term
from leaflint.text.words.phrase_index import Match, PhraseIndex
from leaflint.text.words.worded_block import Passage, words_of

_LEAST_LETTERS = 4
_STEM = 5
_EMPTY_WORDS = frozenset(
    "that this with from have your their them they which into when what".split()
)

FoundTerms = Mapping[int, Sequence[Match[Term]]]
"""The terms that stand in each passage of a leaflet, by the passage's number."""


@dataclass(frozen=True)
class KnownTerms:
    """The terms of a glossary, ready to be looked up.

    Attributes:
        index: the terms by each of their forms.
        stems: by term, the beginnings of the words that carry its meaning.
        inner: by term, the other terms that stand within its words, as "biopsy" in "punch biopsy".
    """

    index: PhraseIndex[Term]
    stems: Mapping[str, frozenset[str]]
    inner: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, glossary: Glossary) -> KnownTerms:
        """Index a glossary."""
        phrases = [(form, term) for term in glossary.terms for form in (term.term, *term.forms)]
        return cls(
            PhraseIndex(phrases),
            {term.term: stems_of(words_of(term.meaning)) for term in glossary.terms},
            {term.term: _inner_terms(term, phrases) for term in glossary.terms},
        )

    def find(self, passages: Sequence[Passage]) -> FoundTerms:
        """Return the terms that stand in each passage."""
        found: dict[int, tuple[Match[Term], ...]] = {}
        for number, matches in self.index.find_all(passages):
            agreed = tuple(match for match in matches if _capitals_agree(passages[number], match))
            if agreed:
                found[number] = agreed
        return found


def words_in(matches: Iterable[Match[Term]]) -> frozenset[int]:
    """Return the numbers of all words that belong to the terms found in one passage."""
    return frozenset(number for match in matches for number in range(match.first, match.last + 1))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of the words that carry meaning, so that "lump" and "lumps" are one."""
    return frozenset(
        word[:_STEM] for word in words if len(word) >= _LEAST_LETTERS and word not in _EMPTY_WORDS
    )


def _inner_terms(outer: Term, phrases: Iterable[tuple[str, Term]]) -> frozenset[str]:
    written = f" {' '.join(words_of(outer.term))} "
    return frozenset(
        term.term for form, term in phrases if f" {' '.join(words_of(form))} " in written
    )


def _capitals_agree(passage: Passage, match: Match[Term]) -> bool:
    """Whether words that the glossary has in capitals only (AIDS) are in capitals here too."""
    forms = (match.value.term, *match.value.forms)
    if not any(map(_is_capitals, forms)):
        return True
    seen = passage.text[match.start : match.end]
    return any(
        words_of(form) == words_of(seen) and (not _is_capitals(form) or _is_capitals(seen))
        for form in forms
    )


def _is_capitals(phrase: str) -> bool:
    return len(phrase) > 1 and phrase.isupper()

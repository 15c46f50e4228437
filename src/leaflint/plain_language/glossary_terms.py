"""Terms of the glossary, and whether a leaflet explains each where it first uses it.

An explanation counts in the same sentence or the next one: in brackets, as a definition, or in words
that share half of what the glossary's own explanation says. A link to the glossary counts too. In
the title and in headings a term needs no explanation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from leaflint.models.glossary import Glossary, Term
from leaflint.plain_language.explanations import (
    defined_after,
    defines_last_sentence,
    explained_beside,
)
from leaflint.plain_language.passage import Hit, Passage, words_of
from leaflint.plain_language.phrases import Match, PhraseIndex
from leaflint.prose.blocks import Sentence

_LEAST_LETTERS = 4
_STEM = 5
_EMPTY_WORDS = frozenset(
    "that this with from have your their them they which into when what".split()
)

FoundTerms = Mapping[int, Sequence[Match[Term]]]
"""The terms that stand in each passage of a leaflet, by the passage's number."""


@dataclass(frozen=True)
class KnownTerms:
    """The glossary turned round: from words to terms.

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
            {term.term: _stems(words_of(term.meaning)) for term in glossary.terms},
            {term.term: _inner_terms(term, phrases) for term in glossary.terms},
        )

    def find(self, passages: Iterable[Passage]) -> FoundTerms:
        """Return the terms that stand in each passage."""
        found: dict[int, tuple[Match[Term], ...]] = {}
        for number, passage in enumerate(passages):
            matches = tuple(
                match for match in self.index.find(passage) if _capitals_agree(passage, match)
            )
            if matches:
                found[number] = matches
        return found


class FirstUse(NamedTuple):
    """Where a leaflet first uses a term outside titles and headings."""

    passage: Passage
    match: Match[Term]
    explained: bool


def find_first_uses(
    passages: Sequence[Passage],
    terms: KnownTerms,
    found: FoundTerms,
    glossary_links: Sequence[str],
) -> Iterator[FirstUse]:
    """Find the first use of each term, and whether it is explained there.

    Args:
        passages: the leaflet.
        terms: the glossary.
        found: what `terms.find` found in the passages.
        glossary_links: what the address of a link to the glossary holds, any of them.
    """
    used: set[str] = set()
    for number, matches in found.items():
        passage = passages[number]
        if not passage.is_running_text:
            continue
        for match in matches:
            term = match.value.term
            if term in used:
                continue
            used |= {term, *terms.inner[term]}
            explained = (
                explained_beside(passage.text, match.start, match.end)
                or _is_linked(passage, match, glossary_links)
                or _is_told(passages, number, match, terms)
            )
            yield FirstUse(passage, match, explained)


def find_unexplained_terms(first_uses: Iterable[FirstUse]) -> Iterator[Hit]:
    """Find terms that are not explained where they are first used."""
    for passage, match, explained in first_uses:
        if explained:
            continue
        term = match.value
        seen = passage.text[match.start : match.end]
        message = f"'{seen}' is not explained where the leaflet first uses it"
        help_text = f"Say what it means, in brackets or in the next sentence: ({term.meaning})."
        yield Hit(
            "unexplained-term", passage.block, match.start, match.end,
            message, help_text, term.term,
        )  # fmt: skip


def _is_linked(passage: Passage, match: Match[Term], glossary_links: Sequence[str]) -> bool:
    return any(
        link.start < match.end and match.start < link.end and mark in link.url
        for link in passage.block.links
        for mark in glossary_links
    )


def _is_told(
    passages: Sequence[Passage], number: int, match: Match[Term], terms: KnownTerms
) -> bool:
    """Whether the sentence, or the next one, says what the term means."""
    passage = passages[number]
    here = passage.sentence_at(match.start)
    stems = terms.stems[match.value.term]
    for distance, (place, sentence) in enumerate(_sentences_from(passages, number, here)):
        written = place.text[sentence.start : sentence.end]
        if distance and defines_last_sentence(written):
            return True
        shared = stems & _stems(place.words[word] for word in place.word_numbers(sentence))
        if len(shared) >= 2 and 2 * len(shared) >= len(stems):
            return True
        if distance and any(
            again.value is match.value and defined_after(place.text, again.end)
            for again in terms.index.find(place)
        ):
            return True
    return False


def _sentences_from(
    passages: Sequence[Passage], number: int, here: int
) -> Iterator[tuple[Passage, Sentence]]:
    """Yield a sentence and the next one, which may open the next passage of the same section."""
    section = passages[number].block.path
    following = (
        (passage, sentence)
        for passage in passages[number : number + 2]
        if passage.block.path == section
        for sentence in passage.block.sentences
    )
    return islice(following, here, here + 2)


def _stems(words: Iterable[str]) -> frozenset[str]:
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
    seen = passage.text[match.start : match.end]
    forms = (match.value.term, *match.value.forms)
    return any(
        words_of(form) == words_of(seen) and (not _is_capitals(form) or _is_capitals(seen))
        for form in forms
    )


def _is_capitals(phrase: str) -> bool:
    return len(phrase) > 1 and phrase.isupper()

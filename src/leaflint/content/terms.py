"""The terms of the glossary: where a leaflet uses them, and whether it explains each at first use.

An explanation counts in the same sentence or the next one: in brackets, as a definition, or in words
that share half of what the glossary's own explanation says. A link to the glossary counts too. In
the title and in headings a term needs no explanation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.shared import Glossary, Term
from leaflint.text.words import explanations
from leaflint.text.words.passages import find_in_block
from leaflint.text.words.phrases import Match, PhraseIndex, index_words
from leaflint.text.words.tokens import words_of
from leaflint.text.words.worded_block import WordedBlock

_LEAST_LETTERS = 4
_STEM = 5
_MOST_WORDS = 20
"""Words of a term in which others are looked for."""
_EMPTY_WORDS = frozenset(
    "that this with from have your their them they which into when what".split()
)
_CHANGING = frozenset("make makes making made keep keeps get gets".split())

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
            _inner_terms(forms),
        )

    def find(self, blocks: Sequence[WordedBlock]) -> FoundTerms:
        """Return the terms that stand in each block."""
        found = {
            number: [
                match
                for match in find_in_block(self.phrases, worded)
                if _capitals_agree(worded, match) and not _is_comparative(worded, match)
            ]
            for number, worded in enumerate(blocks)
            if self.phrases.may_stand_in(worded.words)
        }
        return {number: matches for number, matches in found.items() if matches}


def words_in(matches: Iterable[Match[Term]]) -> frozenset[int]:
    """Return the numbers of all words that belong to the terms found in one block."""
    return frozenset(number for match in matches for number in range(match.start, match.end))


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of the words that carry meaning, so that "lump" and "lumps" are one."""
    return frozenset(
        word[:_STEM] for word in words if len(word) >= _LEAST_LETTERS and word not in _EMPTY_WORDS
    )


def _inner_terms(forms: Iterable[tuple[str, Term]]) -> dict[str, frozenset[str]]:
    """Return by term the terms with a form that stands in its words, itself among them."""
    by_words: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for form, term in forms:
        by_words[words_of(form)].add(term.term)
    inner: dict[str, frozenset[str]] = {}
    for _, outer in forms:
        words = words_of(outer.term)[:_MOST_WORDS]
        ends = range(1, len(words) + 1)
        stretches = (words[start:end] for end in ends for start in range(end))
        inner[outer.term] = frozenset().union(*(by_words.get(part, ()) for part in stretches))
    return inner


def _capitals_agree(worded: WordedBlock, match: Match[Term]) -> bool:
    """Whether words that the glossary has in capitals only (AIDS) are in capitals here too."""
    forms = (match.value.term, *match.value.forms)
    capitals = {form for form in forms if len(form) > 1 and form.isupper()}
    if not capitals:
        return True
    seen = worded.written(match.start, match.end)
    shown = len(seen) > 1 and seen.isupper()
    return any(
        words_of(form) == words_of(seen) and (shown or form not in capitals) for form in forms
    )


def _is_comparative(worded: WordedBlock, match: Match[Term]) -> bool:
    """Whether the words tell of a change: "blood thinner" in "this makes your blood thinner"."""
    before = worded.words[max(0, match.start - 2) : match.start]
    return worded.words[match.end - 1].endswith("er") and not _CHANGING.isdisjoint(before)


class FirstUse(NamedTuple):
    """Where a leaflet first uses a term outside titles and headings."""

    worded: WordedBlock
    match: Match[Term]
    explained: bool


class TermUses(NamedTuple):
    """The terms of the glossary in a leaflet, and the first use of each."""

    found: FoundTerms
    first: list[FirstUse]


def term_uses(leaflet: Leaflet, glossary_links: Sequence[str], terms: KnownTerms) -> TermUses:
    """Return where a leaflet uses the terms of the glossary; worked out once for all checks.

    The address of a link to the glossary holds any of `glossary_links`.
    """
    return leaflet.once(_term_uses, glossary_links, terms)


def _term_uses(leaflet: Leaflet, glossary_links: Sequence[str], terms: KnownTerms) -> TermUses:
    return find_term_uses(leaflet.worded_blocks, glossary_links, terms)


def find_term_uses(
    blocks: Sequence[WordedBlock], glossary_links: Sequence[str], terms: KnownTerms
) -> TermUses:
    """Find the terms of the glossary in the blocks of a leaflet."""
    uses = TermUses(terms.find(blocks), [])
    used: set[str] = set()
    for number, matches in uses.found.items():
        worded = blocks[number]
        for match in matches if worded.is_running_text else ():
            term = match.value.term
            if term in used:
                continue
            used |= {term, *terms.inner[term]}
            start, end = worded.span(match.start, match.end)
            explained = (
                explanations.explained_beside(worded.text, start, end)
                or any(
                    link.start < end and start < link.end and mark in link.url
                    for link in worded.block.links
                    for mark in glossary_links
                )
                or _is_explained_nearby(blocks, number, match, terms)
            )
            uses.first.append(FirstUse(worded, match, explained))
    return uses


def _is_explained_nearby(
    blocks: Sequence[WordedBlock], number: int, match: Match[Term], terms: KnownTerms
) -> bool:
    """Whether the sentence, or the next one, says what the term means."""
    here = blocks[number].sentence_of(match.start)
    stems = terms.stems[match.value.term]
    # The next sentence may open the next block of the same section.
    sentences = (
        (worded, sentence)
        for worded in blocks[number : number + 2]
        if worded.block.path == blocks[number].block.path
        for sentence in worded.sentences
    )
    for distance, (worded, sentence) in enumerate(islice(sentences, here, here + 2)):
        if distance and explanations.defines_last_sentence(sentence.text):
            return True
        shared = stems & stems_of(sentence.words)
        if len(shared) >= 2 and 2 * len(shared) >= len(stems):
            return True
        for again in find_in_block(terms.phrases, worded) if distance else ():
            _, end = worded.span(again.start, again.end)
            if again.value is match.value and (
                shared or explanations.defined_after(worded.text, end)
            ):
                return True
    return False

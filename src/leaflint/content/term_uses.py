"""First uses of the glossary's terms in a leaflet, and whether each is explained there.

An explanation counts in the same sentence or the next one: in brackets, as a definition, or in words
that share half of what the glossary's own explanation says. A link to the glossary counts too. In
the title and in headings a term needs no explanation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from leaflint.content.known_terms import FoundTerms, KnownTerms, stems_of
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.shared import Term
from leaflint.text.words.explanations import (
    defined_after,
    defines_last_sentence,
    explained_beside,
)
from leaflint.text.words.passages import find_in_block
from leaflint.text.words.phrases import Match
from leaflint.text.words.worded_block import WordedBlock


class FirstUse(NamedTuple):
    """Where a leaflet first uses a term outside titles and headings."""

    worded: WordedBlock
    match: Match[Term]
    explained: bool


class TermUses(NamedTuple):
    """The terms of the glossary in a leaflet.

    Attributes:
        found: where they stand in each block, by the block's number.
        first: the first use of each.
    """

    found: FoundTerms
    first: tuple[FirstUse, ...]


def term_uses(leaflet: Leaflet, glossary_links: Sequence[str], terms: KnownTerms) -> TermUses:
    """Return where a leaflet uses the terms of the glossary; worked out once for all checks.

    Args:
        leaflet: the leaflet.
        glossary_links: what the address of a link to the glossary holds, any of them.
        terms: the glossary.
    """
    return leaflet.once(_term_uses, glossary_links, terms)


def _term_uses(leaflet: Leaflet, glossary_links: Sequence[str], terms: KnownTerms) -> TermUses:
    return find_term_uses(leaflet.worded_blocks, glossary_links, terms)


def find_term_uses(
    blocks: Sequence[WordedBlock], glossary_links: Sequence[str], terms: KnownTerms
) -> TermUses:
    """Find the terms of the glossary in the blocks of a leaflet."""
    found = terms.find(blocks)
    return TermUses(found, tuple(_find_first_uses(blocks, terms, found, glossary_links)))


def _find_first_uses(
    blocks: Sequence[WordedBlock],
    terms: KnownTerms,
    found: FoundTerms,
    glossary_links: Sequence[str],
) -> Iterator[FirstUse]:
    """Find the first use of each term, and whether it is explained there."""
    used: set[str] = set()
    for number, matches in found.items():
        worded = blocks[number]
        if not worded.is_running_text:
            continue
        for match in matches:
            term = match.value.term
            if term in used:
                continue
            used |= {term, *terms.inner[term]}
            start, end = worded.span(match.start, match.end)
            explained = (
                explained_beside(worded.text, start, end)
                or _is_linked(worded, start, end, glossary_links)
                or _is_explained_nearby(blocks, number, match, terms)
            )
            yield FirstUse(worded, match, explained)


def _is_linked(worded: WordedBlock, start: int, end: int, glossary_links: Sequence[str]) -> bool:
    return any(
        link.start < end and start < link.end and mark in link.url
        for link in worded.block.links
        for mark in glossary_links
    )


def _is_explained_nearby(
    blocks: Sequence[WordedBlock], number: int, match: Match[Term], terms: KnownTerms
) -> bool:
    """Whether the sentence, or the next one, says what the term means."""
    here = blocks[number].sentence_of(match.start)
    stems = terms.stems[match.value.term]
    for distance, (worded, sentence) in enumerate(_sentences_from(blocks, number, here)):
        if distance and defines_last_sentence(worded.sentences[sentence].text):
            return True
        shared = stems & stems_of(worded.sentences[sentence].words)
        if len(shared) >= 2 and 2 * len(shared) >= len(stems):
            return True
        if distance and any(
            again.value is match.value
            and (shared or defined_after(worded.text, worded.span(again.start, again.end)[1]))
            for again in find_in_block(terms.phrases, worded)
        ):
            return True
    return False


def _sentences_from(
    blocks: Sequence[WordedBlock], number: int, here: int
) -> Iterator[tuple[WordedBlock, int]]:
    """Yield a sentence and the next one, which may open the next block of the same section."""
    section = blocks[number].block.path
    following = (
        (worded, sentence)
        for worded in blocks[number : number + 2]
        if worded.block.path == section
        for sentence in range(len(worded.sentences))
    )
    return islice(following, here, here + 2)

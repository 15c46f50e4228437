"""Terms of the glossary, and whether a leaflet explains each where it first uses it.

An explanation counts in the same sentence or the next one: in brackets, as a definition, or in words
that share half of what the glossary's own explanation says. A link to the glossary counts too. In
the title and in headings a term needs no explanation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from leaflint.content.models.glossary import Term
from leaflint.text.prose.blocks import Sentence
from leaflint.text.words.explanations import (
    defined_after,
    defines_last_sentence,
    explained_beside,
)
from leaflint.text.words.known_terms import FoundTerms, KnownTerms, stems_of
from leaflint.text.words.phrase_index import Match
from leaflint.text.words.worded_block import Hit, Passage


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
        shared = stems & stems_of(place.words[word] for word in place.word_numbers(sentence))
        if len(shared) >= 2 and 2 * len(shared) >= len(stems):
            return True
        if distance and any(
            again.value is match.value and (shared or defined_after(place.text, again.end))
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

"""Declared terms: names that a leaflet cannot avoid and explains, such as a drug or a diagnosis.

A term is declared when the glossary has it, policy counts its kind among those that cannot be avoided,
and the leaflet explains it where it first uses it (by the rule of the check plain-language).

To excuse a term, each of its words counts as a word of one syllable, as a figure does: a reader who was
told what the name means knows it by sight, and no writer can shorten it. It still counts as a word, so
that a long sentence stays long. Its letters stay too; only the automated readability index counts them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from leaflint.content.models.glossary import TermKind
from leaflint.text.prose.blocks import Sentence
from leaflint.text.reading.counting import UNCOUNTED, count_block, count_phrase
from leaflint.text.reading.counts import Counts
from leaflint.text.words.glossary_terms import find_first_uses
from leaflint.text.words.known_terms import KnownTerms
from leaflint.text.words.worded_block import Passage

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class DeclaredTerms:
    """The declared terms of a leaflet.

    Attributes:
        names: the terms, as the glossary has them, in the order of their first use.
        spans: where they stand in the text of each block, by the block's number in the leaflet.
        excess: what their words count beyond one syllable each.
    """

    names: tuple[str, ...]
    spans: Mapping[int, Sequence[Span]]
    excess: Counts

    def excuse(self, counts: Counts) -> Counts:
        """Return the counts of the leaflet as if the words of declared terms had one syllable."""
        return replace(
            counts,
            syllables=counts.syllables - self.excess.syllables,
            polysyllables=counts.polysyllables - self.excess.polysyllables,
            complex_words=counts.complex_words - self.excess.complex_words,
        )


def find_declared_terms(
    passages: Sequence[Passage],
    known: KnownTerms,
    kinds: Collection[TermKind],
    glossary_links: Sequence[str],
) -> DeclaredTerms:
    """Find the declared terms of a leaflet.

    Args:
        passages: all blocks of the leaflet, in order.
        known: the glossary.
        kinds: what terms that cannot be avoided name.
        glossary_links: what the address of a link to the glossary holds, any of them.
    """
    found = known.find(passages)
    names = tuple(
        use.match.value.term
        for use in find_first_uses(passages, known, found, glossary_links)
        if use.explained and use.match.value.kind in kinds
    )
    spans = {
        number: tuple((match.start, match.end) for match in declared)
        for number, matches in found.items()
        if (declared := [match for match in matches if match.value.term in names])
    }
    excess = sum((_excess(passages[number], spans[number]) for number in spans), Counts())
    return DeclaredTerms(names, spans, excess)


def _excess(passage: Passage, spans: Sequence[Span]) -> Counts:
    """Return what words in a block count beyond one syllable each."""
    total = Counts()
    if passage.block.kind in UNCOUNTED:
        return total
    for start, end in spans:
        phrase = passage.text[start:end]
        opens = passage.opens_sentence(start)
        counts = count_block(phrase, (Sentence(0, len(phrase)),)) if opens else count_phrase(phrase)
        total += replace(counts, syllables=counts.syllables - counts.words)
    return total

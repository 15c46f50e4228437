"""Declared terms: names that a leaflet cannot avoid and explains, such as a drug or a diagnosis.

A term is declared when the glossary has it, policy counts its kind among those that cannot be avoided,
and the leaflet explains it where it first uses it (by the rule of the check plain-language).

To excuse a term, each of its words counts as a word of one syllable, as a figure does: a reader who was
told what the name means knows it by sight, and no writer can shorten it. It still counts as a word, so
that a long sentence stays long. Its letters stay too; only the automated readability index counts them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from leaflint.content.models.shared import TermKind
from leaflint.content.terms import TermUses
from leaflint.text.reading.counting import UNCOUNTED, count_opening, count_phrase
from leaflint.text.reading.counts import Counts
from leaflint.text.words.tokens import Span
from leaflint.text.words.worded_block import WordedBlock


class DeclaredTerms(NamedTuple):
    """The declared terms of a leaflet.

    Attributes:
        names: the terms, as the glossary has them, in the order of their first use.
        spans: where they stand in the text of each block, by the block's number in the leaflet.
        excess: what their words count beyond one syllable each, by the number of the section.
    """

    names: tuple[str, ...]
    spans: Mapping[int, Sequence[Span]]
    excess: Mapping[int, Counts]

    def excuse(self, counts: Counts, section: int | None = None) -> Counts:
        """Return the counts of the leaflet or a section as if words of terms had one syllable."""
        excess = sum(self.excess.values(), Counts())
        if section is not None:
            excess = self.excess.get(section, Counts())
        return replace(
            counts,
            syllables=counts.syllables - excess.syllables,
            polysyllables=counts.polysyllables - excess.polysyllables,
            complex_words=counts.complex_words - excess.complex_words,
        )


def find_declared_terms(
    blocks: Sequence[WordedBlock], uses: TermUses, kinds: Collection[TermKind]
) -> DeclaredTerms:
    """Find the declared terms of a leaflet; terms of these kinds cannot be avoided."""
    names = tuple(
        use.match.value.term
        for use in uses.first
        if use.explained and use.match.value.kind in kinds
    )
    spans: dict[int, tuple[Span, ...]] = {}
    excess: dict[int, Counts] = {}
    for number, matches in uses.found.items():
        worded = blocks[number]
        for start, end, term in matches:
            if term.term not in names:
                continue
            spans[number] = (*spans.get(number, ()), worded.span(start, end))
            if worded.block.kind not in UNCOUNTED:
                count = count_opening if worded.opens_sentence(start) else count_phrase
                counts = count(worded.written(start, end))
                beyond = replace(counts, syllables=counts.syllables - counts.words)
                section = int(worded.block.path[1])
                excess[section] = excess.get(section, Counts()) + beyond
    return DeclaredTerms(names, spans, excess)

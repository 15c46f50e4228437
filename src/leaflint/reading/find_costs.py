"""What costs most: the sentences and words whose change would lower the reading age most.

- A sentence with more words than policy allows is taken to be cut into as many as it needs.
- A hard word is taken to be replaced wherever its section has it: by the plain words that policy has
  for it, or, without them, by a word of two syllables, the longest that no formula calls hard.
- Left alone are declared terms and names (a capital within a sentence). Figures and letters said one by
  one (MRI) are never hard.

Each gain is that of one change alone. Several together gain about the sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from leaflint.leaflet import Leaflet
from leaflint.prose.blocks import Block
from leaflint.reading.costs import SectionCosts, SentenceCost, WordCost, in_order
from leaflint.reading.counts import UNCOUNTED, Counts, count_block, count_phrase
from leaflint.reading.declared_terms import Span
from leaflint.reading.scores import Measure, years
from leaflint.reading.words import read_chunk

_PLAIN_SYLLABLES = 2
_CHUNK = re.compile(r"\S+")

Blocks = Sequence[tuple[Block, Sequence[Span]]]
"""Blocks of one section, each with where declared terms stand in its text."""


class Reckoning(NamedTuple):
    """How a change is valued.

    Attributes:
        counts: the counts that are held against the limits.
        measure: the policy's formula.
        longest_sentence: words that a sentence may have.
        plain_words: plain words by hard word in small letters.
    """

    counts: Counts
    measure: Measure
    longest_sentence: int
    plain_words: Mapping[str, str]

    def gain(
        self, *, sentences: int = 0, words: int = 0, syllables: int = 0, hard: int = 0
    ) -> float:
        """Return by how many years the age falls, to a hundredth, when the counts rise by these."""
        changed = replace(
            self.counts,
            sentences=self.counts.sentences + sentences,
            words=self.counts.words + words,
            syllables=self.counts.syllables + syllables,
            polysyllables=self.counts.polysyllables + hard,
        )
        return round(years(self.counts, self.measure) - years(changed, self.measure), 2)


def find_costs(
    leaflet: Leaflet, declared: Mapping[int, Sequence[Span]], reckoning: Reckoning
) -> tuple[SectionCosts, ...]:
    """Find what costs most in each section; sections that cost nothing are left out.

    Args:
        leaflet: the leaflet.
        declared: where declared terms stand in each block's text, by the block's number.
        reckoning: how a change is valued.
    """
    blocks: dict[int, list[tuple[Block, Sequence[Span]]]] = {}
    for number, block in enumerate(leaflet.blocks):
        if block.kind not in UNCOUNTED:
            section = int(block.path[1])
            blocks.setdefault(section, []).append((block, declared.get(number, ())))
    sections = (
        SectionCosts(
            leaflet.data.sections[section].heading,
            in_order(_find_sentences(leaflet, inside, reckoning)),
            in_order(_find_words(leaflet, inside, reckoning)),
        )
        for section, inside in blocks.items()
    )
    return tuple(section for section in sections if section.sentences or section.words)


def _find_sentences(
    leaflet: Leaflet, blocks: Blocks, reckoning: Reckoning
) -> Iterator[SentenceCost]:
    longest = reckoning.longest_sentence
    for block, _ in blocks:
        for start, end in block.sentences:
            text = block.text[start:end]
            if len(text) <= 2 * longest:  # a word and the space after it: too short to count
                continue
            words = count_block(text, ()).words
            parts = ceil(words / longest)
            if parts > 1:
                at = leaflet.within(block, start, end)
                yield SentenceCost(text, at, words, parts, reckoning.gain(sentences=parts - 1))


def _find_words(leaflet: Leaflet, blocks: Blocks, reckoning: Reckoning) -> Iterator[WordCost]:
    places: dict[str, list[tuple[Block, int, int]]] = {}
    for block, declared in blocks:
        for start, end, word in _changeable_words(block, declared, reckoning.plain_words):
            places.setdefault(word, []).append((block, start, end))
    for word, uses in places.items():
        was, times = count_phrase(word), len(uses)
        instead = reckoning.plain_words.get(word)
        now = count_phrase(instead) if instead else Counts(words=1, syllables=_PLAIN_SYLLABLES)
        gain = reckoning.gain(
            words=times * (now.words - was.words),
            syllables=times * (now.syllables - was.syllables),
            hard=times * (now.polysyllables - was.polysyllables),
        )
        yield WordCost(word, leaflet.within(*uses[0]), times, was.syllables, instead, gain)


class _Word(NamedTuple):
    """A word that is no figure and not spelt: its offsets, its small letters, whether it is hard."""

    start: int
    end: int
    word: str
    hard: bool


def _changeable_words(
    block: Block, declared: Sequence[Span], plain_words: Mapping[str, str]
) -> Iterator[tuple[int, int, str]]:
    """Yield the span of each word that is hard and no name or declared term, and its small letters."""
    opening = {sentence.start for sentence in block.sentences}
    text = block.text
    for start, end in declared:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    for chunk in _CHUNK.finditer(text):
        for start, end, word, hard in _words_of(chunk[0]):
            if hard or word in plain_words:
                first = chunk.start()
                if first in opening or not text[first + start].isupper():
                    yield first + start, first + end, word


@lru_cache(maxsize=65_536)
def _words_of(chunk: str) -> tuple[_Word, ...]:
    """Return the words in a stretch without white space, with offsets in that stretch."""
    return tuple(
        _Word(start, end, word, count_phrase(word).polysyllables > 0)
        for start, end, _, kind in read_chunk(chunk)
        if kind == "word"
        for word in [chunk[start:end].lower().replace("’", "'")]
    )

"""What costs most: the sentences and words whose change would lower the reading age most.

- A sentence with more words than policy allows is taken to be cut into as many as it needs.
- A word that could be easier is taken to be replaced wherever its section has it.
- Declared terms are left alone.

Each gain is that of one change alone. Several together gain about the sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import ceil
from operator import attrgetter
from typing import NamedTuple, TypeVar

from leaflint.checks.reading_costs import SectionCosts, SentenceCost, WordCost, in_order
from leaflint.content.leaflet import Leaflet
from leaflint.text.prose.blocks import Block
from leaflint.text.reading.costly_words import CostlyWord, CostlyWords, Growth, start_of_stretch
from leaflint.text.reading.counting import UNCOUNTED, count_words
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import Measure, years
from leaflint.text.words.tokens import Span
from leaflint.text.words.worded_block import WordedBlock

MOST = 5
"""Sentences, and words, of a section of which it is told what they cost; after them, few gain much."""

Blocks = Sequence[tuple[WordedBlock, Sequence[Span]]]
"""Blocks of one section, each with where declared terms stand in its text."""


class Reckoning(NamedTuple):
    """How a change is valued.

    Attributes:
        counts: the counts that are compared with the limits.
        measure: the policy's formula.
        longest_sentence: words that a sentence may have.
        words: which words could be easier.
    """

    counts: Counts
    measure: Measure
    longest_sentence: int
    words: CostlyWords

    def gain(self, growth: Growth, times: int = 1) -> float:
        """Return by how many years the age falls, to a hundredth, when the counts rise so often."""
        counts = self.counts
        changed = Counts(  # for speed only what years of reading age depend on
            sentences=counts.sentences + times * growth.sentences,
            words=counts.words + times * growth.words,
            syllables=counts.syllables + times * growth.syllables,
            polysyllables=counts.polysyllables + times * growth.polysyllables,
        )
        return round(years(counts, self.measure) - years(changed, self.measure), 2)


Gain = Callable[[Growth, int], float]
"""What tells the gain of a change that is made so many times."""


def find_costs(
    leaflet: Leaflet, declared: Mapping[int, Sequence[Span]], reckoning: Reckoning
) -> tuple[SectionCosts, ...]:
    """Find what costs most in each section; sections that cost nothing are left out.

    Args:
        leaflet: the leaflet.
        declared: where declared terms stand in each block's text, by the block's number.
        reckoning: how a change is valued.
    """
    blocks: dict[int, list[tuple[WordedBlock, Sequence[Span]]]] = defaultdict(list)
    for number, worded in enumerate(leaflet.worded_blocks):
        if worded.block.kind not in UNCOUNTED:
            section = int(worded.block.path[1])
            blocks[section].append((worded, declared.get(number, ())))
    gain = lru_cache(maxsize=1_024)(reckoning.gain)  # few changes differ in what they do
    sections = (
        _section(leaflet, leaflet.data.sections[section].heading, inside, reckoning, gain)
        for section, inside in blocks.items()
    )
    return tuple(section for section in sections if section.sentences or section.words)


def _section(
    leaflet: Leaflet, heading: str, blocks: Blocks, reckoning: Reckoning, gain: Gain
) -> SectionCosts:
    """Return what a section costs. Where things stand is looked up for the costliest alone."""
    sentences = _find_sentences(blocks, reckoning.longest_sentence, gain)
    words = _find_words(blocks, reckoning.words, gain)
    return SectionCosts(
        heading,
        in_order(sentence.cost(leaflet) for sentence in _costliest(sentences)),
        in_order(word.cost(leaflet) for word in _costliest(words)),
        max(0, len(sentences) - MOST) + max(0, len(words) - MOST),
    )


class _LongSentence(NamedTuple):
    """A sentence that gains years when it is cut."""

    years: float
    block: Block
    start: int
    end: int
    words: int
    parts: int

    def cost(self, leaflet: Leaflet) -> SentenceCost:
        """Return it with its place."""
        at = leaflet.within(self.block, self.start, self.end)
        text = self.block.text[self.start : self.end]
        return SentenceCost(text, at, self.words, self.parts, self.years)


class _HardWord(NamedTuple):
    """A word that gains years when it is replaced wherever the section has it.

    Its first place is in a stretch of a sentence that begins at `start` of its block.
    """

    years: float
    times: int
    word: CostlyWord
    block: Block
    start: int
    sentence: str
    stretch: int

    def cost(self, leaflet: Leaflet) -> WordCost:
        """Return it with its first place."""
        word = self.word
        offset = self.start + start_of_stretch(self.sentence, self.stretch)
        at = leaflet.within(self.block, offset + word.start, offset + word.end)
        return WordCost(word.word, at, self.times, word.syllables, word.instead, self.years)


Change = TypeVar("Change", _LongSentence, _HardWord)


def _costliest(changes: list[Change]) -> list[Change]:
    return sorted(changes, key=attrgetter("years"), reverse=True)[:MOST]


def _find_sentences(blocks: Blocks, longest: int, gain: Gain) -> list[_LongSentence]:
    found: list[_LongSentence] = []
    for worded, _ in blocks:
        for (start, end), sentence in zip(worded.block.sentences, worded.sentences, strict=True):
            if len(sentence.parts) <= longest:  # each word has a part of its own
                continue
            words = count_words(sentence.text)
            parts = ceil(words / longest)
            years = gain(Growth(sentences=parts - 1), 1)
            if years > 0:
                found.append(_LongSentence(years, worded.block, start, end, words, parts))
    return found


def _find_words(blocks: Blocks, costly: CostlyWords, gain: Gain) -> list[_HardWord]:
    times: dict[str, int] = {}
    places: dict[str, tuple[CostlyWord, Block, int, str, int]] = {}
    for worded, declared in blocks:
        text = _blank_out(worded.text, declared) if declared else ""
        for (start, end), sentence in zip(worded.block.sentences, worded.sentences, strict=True):
            written = text[start:end] if declared else sentence.text
            for stretch, word in costly.find(written):
                times[word.word] = times.get(word.word, 0) + 1
                if word.word not in places:
                    places[word.word] = (word, worded.block, start, written, stretch)
    return [
        _HardWord(years, times[name], *place)
        for name, place in places.items()
        if (years := gain(place[0].growth, times[name])) > 0
    ]


def _blank_out(text: str, spans: Sequence[Span]) -> str:
    for start, end in spans:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text

"""What costs most: the sentences and words whose change would lower the reading age most.

- A sentence with more words than policy allows is taken to be cut into as many as it needs.
- A word that could be easier is taken to be replaced wherever its section has it.
- Declared terms are left alone.

Each gain is that of one change alone. Several together gain about the sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from math import ceil
from operator import itemgetter
from typing import NamedTuple

from leaflint.checks.reading_costs import C, SectionCosts, SentenceCost, WordCost, in_order
from leaflint.content.leaflet import Leaflet
from leaflint.text.prose.blocks import Block
from leaflint.text.reading.costly_words import CostlyWord, CostlyWords, start_of_stretch
from leaflint.text.reading.counting import UNCOUNTED, count_words
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import Measure, years
from leaflint.text.words.tokens import Span
from leaflint.text.words.worded_block import WordedBlock

MOST = 5
"""The most sentences, and the most words, that are listed for a section; the rest gain little."""

Blocks = Sequence[tuple[WordedBlock, Sequence[Span]]]
"""Blocks of one section, each with where declared terms stand in its text."""


class Reckoning(NamedTuple):
    """How a change is valued: by the counts that are compared with the limits, and the policy."""

    counts: Counts
    measure: Measure
    longest_sentence: int
    words: CostlyWords

    def gain(self, growth: Counts, times: int = 1) -> float:
        """Return by how many years, to a hundredth, the age falls if the counts grow so many times."""
        counts = self.counts
        changed = Counts(  # for speed only what years of reading age depend on
            sentences=counts.sentences + times * growth.sentences,
            words=counts.words + times * growth.words,
            syllables=counts.syllables + times * growth.syllables,
            polysyllables=counts.polysyllables + times * growth.polysyllables,
        )
        return round(years(counts, self.measure) - years(changed, self.measure), 2)


Gain = Callable[[Counts, int], float]
Changes = list[tuple[float, Callable[[], C]]]
"""Gains in years, each with a function that makes its cost: places are looked up only for the listed."""


def find_costs(
    leaflet: Leaflet,
    declared: Mapping[int, Sequence[Span]],
    reckoning: Reckoning,
    most: int | None = MOST,
) -> tuple[SectionCosts, ...]:
    """Find what costs most in each section; sections that cost nothing are left out.

    Args:
        leaflet: the leaflet.
        declared: where declared terms stand in each block's text, by the block's number.
        reckoning: how a change is valued.
        most: how many sentences, and how many words, are listed for a section; None: all.
    """
    blocks: dict[int, list[tuple[WordedBlock, Sequence[Span]]]] = defaultdict(list)
    for number, worded in enumerate(leaflet.worded_blocks):
        if worded.block.kind not in UNCOUNTED:
            section = int(worded.block.path[1])
            blocks[section].append((worded, declared.get(number, ())))
    gain = lru_cache(maxsize=1_024)(reckoning.gain)  # few changes differ in what they do
    costs: list[SectionCosts] = []
    for section, inside in blocks.items():
        sentences = _find_sentences(leaflet, inside, reckoning.longest_sentence, gain)
        words = _find_words(leaflet, inside, reckoning.words, gain)
        if sentences or words:
            heading = leaflet.data.sections[section].heading
            worst = _costliest(sentences, most), _costliest(words, most)
            left_out = len(sentences) + len(words) - sum(map(len, worst))
            costs.append(SectionCosts(heading, *worst, left_out))
    return tuple(costs)


def _costliest(changes: Changes[C], most: int | None) -> tuple[C, ...]:
    worst = sorted(changes, key=itemgetter(0), reverse=True)[:most]
    return in_order(cost() for _, cost in worst)


def _find_sentences(
    leaflet: Leaflet, blocks: Blocks, longest: int, gain: Gain
) -> Changes[SentenceCost]:
    found: Changes[SentenceCost] = []
    for worded, _ in blocks:
        for span, sentence in zip(worded.block.sentences, worded.sentences, strict=True):
            if len(sentence.parts) <= longest:  # each word has a part of its own
                continue
            words = count_words(sentence.text)
            parts = ceil(words / longest)
            years = gain(Counts(sentences=parts - 1), 1)
            if years > 0:
                cost = partial(_sentence_cost, leaflet, worded.block, span, words, parts, years)
                found.append((years, cost))
    return found


def _sentence_cost(
    leaflet: Leaflet, block: Block, span: Span, words: int, parts: int, years: float
) -> SentenceCost:
    text = block.text[slice(*span)]
    return SentenceCost(text, leaflet.within(block, *span), words, parts, years)


class _FirstUse(NamedTuple):
    """Where a section first has a word: in a numbered stretch of the sentence that begins at `start`."""

    word: CostlyWord
    block: Block
    start: int
    sentence: str
    stretch: int


def _find_words(
    leaflet: Leaflet, blocks: Blocks, costly: CostlyWords, gain: Gain
) -> Changes[WordCost]:
    times: dict[str, int] = {}
    places: dict[str, _FirstUse] = {}
    for worded, declared in blocks:
        text = worded.text
        for start, end in declared:
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        for (start, end), sentence in zip(worded.block.sentences, worded.sentences, strict=True):
            written = text[start:end] if declared else sentence.text
            for stretch, word in costly.find(written):
                times[word.word] = times.get(word.word, 0) + 1
                if word.word not in places:
                    places[word.word] = _FirstUse(word, worded.block, start, written, stretch)
    return [
        (years, partial(_word_cost, leaflet, years, times[name], place))
        for name, place in places.items()
        if (years := gain(place.word.growth, times[name])) > 0
    ]


def _word_cost(leaflet: Leaflet, years: float, times: int, first: _FirstUse) -> WordCost:
    word = first.word
    offset = first.start + start_of_stretch(first.sentence, first.stretch)
    at = leaflet.within(first.block, offset + word.start, offset + word.end)
    return WordCost(word.word, at, times, word.syllables, word.instead, years)

"""A leaflet as passages: the words of each section, and which of them stand close together.

A passage is divided into units: its heading, each sentence, and each list together with the sentence
that leads into it ("Call us if:"); the list below a heading that ends so is one. What stands in one
unit is said together. Only a heading can be a unit without words. Words are parts of words here:
"follow-up" is two.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import NamedTuple, TypeVar

from leaflint.text.prose.blocks import Block
from leaflint.text.words.phrases import Match, PhraseIndex, index_forms
from leaflint.text.words.tokens import CLOSERS, part_spans
from leaflint.text.words.worded_block import WordedBlock, WordedSentence

T = TypeVar("T")

_JOINERS = frozenset("but although though even unless because while whether if when".split())
_SUBJECTS = frozenset("i you he she it we they your his her their there".split())


class BlockSpan(NamedTuple):
    """A stretch of a block's text."""

    block: Block
    start: int
    end: int


class WordRange(NamedTuple):
    """Words that follow each other: the number of the first, and one past that of the last."""

    start: int
    end: int


class WordSequence:
    """The words of sentences that follow each other; no clause goes on from one to the next.

    Attributes:
        starts: how many words go before each sentence, and how many there are in all.
        words: each word as it is compared.
        vocabulary: the same in no order.
    """

    def __init__(self, sentences: Sequence[WordedSentence]) -> None:
        """Join sentences."""
        self.sentences = sentences
        parts = [sentence.parts for sentence in sentences]
        self.starts = tuple(accumulate(map(len, parts), initial=0))
        self.words = tuple(chain.from_iterable(parts))
        self.vocabulary = frozenset(self.words)

    def opens(self, number: int) -> bool:
        """Whether a word, given by its number, begins a clause.

        It does where a comma, colon, dash, bracket or full stop goes before it, or nothing.
        """
        sentence = bisect_right(self.starts, number) - 1
        return self.sentences[sentence].openers[number - self.starts[sentence]]

    def asks(self, number: int) -> bool:
        """Whether a word, given by its number, stands in a question."""
        sentence = bisect_right(self.starts, number) - 1
        return self.sentences[sentence].text.rstrip(CLOSERS.replace("?", "")).endswith("?")

    def clause(self, start: int, end: int) -> WordRange:
        """Return the clause around some words, up to punctuation, "but", "if", "or you" and such."""
        while start > 0 and not self._parts_before(start):
            start -= 1
        while end < len(self.words) and not self._parts_before(end):
            end += 1
        return WordRange(start, end)

    def _parts_before(self, number: int) -> bool:
        word, following = self.words[number], self.words[number + 1 : number + 2]
        joins = word in {"and", "or"} and not _SUBJECTS.isdisjoint(following)
        return joins or word in _JOINERS or self.opens(number)


class Passage:
    """A section, or the title and summary, which have no heading.

    Attributes:
        sequence: its words, sentence by sentence; those of the heading come first.
        units: the first word of each unit; the first unit is the heading, even without words.
    """

    def __init__(
        self, heading: str | None, kind: str | None, blocks: Sequence[WordedBlock]
    ) -> None:
        """Read the blocks of a passage."""
        self.heading = heading
        self.kind = kind
        self._blocks = blocks
        self.sequence = WordSequence(
            [sentence for worded in blocks for sentence in worded.sentences]
        )
        self.words = self.sequence.words
        starts = zip(self.sequence.starts, _go_on(blocks), strict=False)
        begun = [start for start, goes_on in starts if not goes_on]
        # The heading keeps its unit even without words ("?"), or the first sentence would pass for it.
        self.units = (0, *sorted({*begun[1:]} - {len(self.words)}))
        self._ends = (*self.units[1:], len(self.words))

    @cached_property
    def _parts(self) -> tuple[BlockSpan, ...]:
        """The sentences, each where it stands."""
        return tuple(
            BlockSpan(worded.block, start, end)
            for worded in self._blocks
            for start, end in worded.block.sentences
        )

    @property
    def body(self) -> int:
        """How many of the words belong to the heading."""
        return self._ends[0] if self.heading is not None else 0

    def unit_of(self, word: int) -> int:
        """Return the unit in which a word stands, given by its number."""
        return bisect_right(self.units, word) - 1

    def unit(self, number: int) -> WordRange:
        """Return the words of a unit."""
        return WordRange(self.units[number], self._ends[number])

    def find(self, phrases: tuple[str, ...]) -> tuple[WordRange, ...]:
        """Return where any of the phrases, in any form, stands within one unit, in order."""
        found = index_forms(phrases).find(self.words, self.sequence.vocabulary)
        if not found:  # as a rule
            return ()
        ranges = {
            WordRange(start, end)
            for start, end, _ in found
            if end == start + 1 or self.unit_of(start) == self.unit_of(end - 1)
        }
        return tuple(sorted(ranges))

    def uses(self, phrases: tuple[str, ...]) -> bool:
        """Whether any of the phrases stands in the passage."""
        return bool(self.find(phrases))

    def parts_of(self, start: int, end: int) -> Iterator[tuple[BlockSpan, WordRange]]:
        """Yield the sentences in which the words from `start` to `end` stand, each with its words."""
        starts = self.sequence.starts
        for number in range(bisect_right(starts, start) - 1, bisect_left(starts, end)):
            words = WordRange(starts[number], starts[number + 1])
            if words.start < words.end:
                yield self._parts[number], words

    def spans(self, start: int, end: int) -> tuple[BlockSpan, ...]:
        """Return where the words from `start` to `end` stand, block by block."""
        spans: list[BlockSpan] = []
        for part, words in self.parts_of(start, end):
            places = part_spans(part.block.text[part.start : part.end])
            first = part.start + places[max(start, words.start) - words.start][0]
            last = part.start + places[min(end, words.end) - words.start - 1][1]
            if spans and spans[-1].block is part.block:
                first = spans.pop().start
            spans.append(BlockSpan(part.block, first, last))
        return tuple(spans)


def find_in_block(index: PhraseIndex[T], worded: WordedBlock) -> Iterator[Match[T]]:
    """Find phrases that no punctuation parts, none overlapping, the longest at each place."""
    free = 0
    for match in index.find(worded.words, worded.words):
        if match.start >= free and worded.are_joined(match.start, match.end):
            free = match.end
            yield match


def read_passages(
    blocks: Sequence[WordedBlock], sections: Sequence[tuple[str, str | None]]
) -> tuple[Passage, ...]:
    """Return the passages of a leaflet: title and summary first, then each section.

    The sections are given by heading and kind.
    """
    passages = [Passage(None, None, blocks[:2])]
    starts = [n for n, worded in enumerate(blocks) if worded.block.path[-1] == "heading"]
    ends = (*starts[1:], len(blocks))
    for (heading, kind), start, end in zip(sections, starts, ends, strict=True):
        passages.append(Passage(heading, kind, blocks[start:end]))
    return tuple(passages)


def _go_on(blocks: Sequence[WordedBlock]) -> Iterator[bool]:
    """Yield whether each sentence of blocks is said together with the one before."""
    led = headed = False
    for worded in blocks:
        kind = worded.block.kind
        is_led = led and kind == "item"
        goes_on = is_led and not headed
        headed = kind == "heading" and worded.text.endswith(":")  # its list is said together
        led = is_led or headed or kind == "lead-in"
        for number in range(len(worded.sentences)):
            yield goes_on or (number > 0 and kind == "heading")

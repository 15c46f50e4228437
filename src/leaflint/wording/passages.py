"""A leaflet as passages: the words of each section, and which of them stand close together.

A passage is divided into units: its heading, each sentence, and each list together with the sentence
that leads into it ("Call us if:"). What stands in one unit is said together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from leaflint.models.leaflet import Section, SectionKind
from leaflint.prose.blocks import Block
from leaflint.wording.normalise import Token, read_tokens
from leaflint.wording.phrases import find_phrases


class Span(NamedTuple):
    """A stretch of a block's text."""

    block: Block
    start: int
    end: int


class Hit(NamedTuple):
    """Where a phrase was found: the first of its words, and one past its last."""

    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """A section, or the title and summary.

    Attributes:
        heading: the section's heading, or None for title and summary.
        kind: the section's kind, if it has one.
        tokens: the words in order.
        blocks: the block of each word.
        units: the first word of each unit; the first unit is the heading.
    """

    heading: str | None
    kind: SectionKind | None
    tokens: tuple[Token, ...]
    blocks: tuple[Block, ...]
    units: tuple[int, ...]

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words alone."""
        return tuple(token.word for token in self.tokens)

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """Where each word stands."""
        positions: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            positions[word].append(number)
        return dict(positions)

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return (*self.units[1:], len(self.tokens))

    @cached_property
    def unit_of(self) -> tuple[int, ...]:
        """The unit of each word."""
        return tuple(
            number
            for number, (start, end) in enumerate(zip(self.units, self._ends, strict=True))
            for _ in range(start, end)
        )

    @property
    def body(self) -> int:
        """How many of the words belong to the heading."""
        if self.heading is None or not self.units:
            return 0
        return self.unit(0).end

    def unit(self, number: int) -> Hit:
        """Return the words of a unit."""
        return Hit(self.units[number], self._ends[number])

    def find(self, phrases: tuple[str, ...]) -> tuple[Hit, ...]:
        """Return where any of the phrases stands within one unit, in order."""
        hits = {
            Hit(start, end)
            for start, end in find_phrases(phrases, self.words, self.positions)
            if self.unit_of[start] == self.unit_of[end - 1]
        }
        return tuple(sorted(hits))

    def uses(self, phrases: tuple[str, ...]) -> bool:
        """Whether any of the phrases stands in the passage."""
        return bool(self.find(phrases))

    def pieces(self, start: int, end: int) -> Iterator[Hit]:
        """Yield the words from `start` to `end`, block by block."""
        first = start
        for number in range(start + 1, end + 1):
            if number == end or self.blocks[number] is not self.blocks[first]:
                yield Hit(first, number)
                first = number

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where the words from `start` to `end` stand, block by block."""
        return tuple(
            Span(self.blocks[first], self.tokens[first].start, self.tokens[last - 1].end)
            for first, last in self.pieces(start, end)
        )


def read_passages(blocks: Sequence[Block], sections: Sequence[Section]) -> tuple[Passage, ...]:
    """Return the passages of a leaflet: title and summary first, then each section."""
    passages = [_passage(None, None, blocks[:2])]
    headings = [number for number, block in enumerate(blocks) if block.path[-1] == "heading"]
    ends = (*headings[1:], len(blocks))
    for section, start, end in zip(sections, headings, ends, strict=True):
        passages.append(_passage(section.heading, section.kind, blocks[start:end]))
    return tuple(passages)


def _passage(heading: str | None, kind: SectionKind | None, blocks: Sequence[Block]) -> Passage:
    tokens: list[Token] = []
    owners: list[Block] = []
    units: list[int] = []
    for block, starts in _with_unit_starts(blocks):
        begun = -1
        for token in read_tokens(block.text):
            sentence = bisect_right(starts, token.start)
            if sentence > begun and (starts or not units):
                units.append(len(tokens))
            begun = sentence
            tokens.append(token)
            owners.append(block)
    return Passage(heading, kind, tuple(tokens), tuple(owners), tuple(units))


def _with_unit_starts(blocks: Sequence[Block]) -> Iterator[tuple[Block, list[int]]]:
    """Yield each block with the offsets at which a unit begins in it: none where a list goes on."""
    led = False
    for block in blocks:
        if block.kind == "heading":
            yield block, [0]
        elif led and block.kind == "item":
            yield block, []
        else:
            yield block, [sentence.start for sentence in block.sentences]
        led = block.kind == "lead-in" or (led and block.kind == "item")

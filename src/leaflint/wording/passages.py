"""A leaflet as passages: the words of each section, and which of them stand close together.

A passage is divided into units: its heading, each sentence, and each list together with the sentence
that leads into it ("Call us if:"). What stands in one unit is said together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from leaflint.models.leaflet import Section, SectionKind
from leaflint.prose.blocks import Block
from leaflint.wording.normalise import Tokens, read_words, word_spans
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


class Piece(NamedTuple):
    """Words of a passage that stand in one block.

    Attributes:
        block: the block.
        first: number of the first of them in the passage.
        spans: offsets in the block's text at which each of them begins and ends.
    """

    block: Block
    first: int
    spans: Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Passage:
    """A section, or the title and summary.

    Attributes:
        heading: the section's heading, or None for title and summary.
        kind: the section's kind, if it has one.
        blocks: what it is made of; the heading comes first.
        tokens: the words in order; no clause goes on from one block to the next.
        units: the first word of each unit; the first unit is the heading.
        block_starts: the first word of each block.
    """

    heading: str | None
    kind: SectionKind | None
    blocks: tuple[Block, ...]
    tokens: Tokens
    units: tuple[int, ...]
    block_starts: tuple[int, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words alone."""
        return self.tokens.words

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return (*self.units[1:], len(self.words))

    @property
    def body(self) -> int:
        """How many of the words belong to the heading."""
        return self._ends[0] if self.heading is not None and self.units else 0

    def unit_of(self, word: int) -> int:
        """Return the unit in which a word stands, given by its number."""
        return bisect_right(self.units, word) - 1

    def unit(self, number: int) -> Hit:
        """Return the words of a unit."""
        return Hit(self.units[number], self._ends[number])

    def find(self, phrases: tuple[str, ...]) -> tuple[Hit, ...]:
        """Return where any of the phrases stands within one unit, in order."""
        found = find_phrases(phrases, self.tokens)
        if not found:  # as a rule
            return ()
        hits = {
            Hit(start, end)
            for start, end in found
            if end == start + 1 or self.unit_of(start) == self.unit_of(end - 1)
        }
        return tuple(sorted(hits))

    def uses(self, phrases: tuple[str, ...]) -> bool:
        """Whether any of the phrases stands in the passage."""
        return bool(self.find(phrases))

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the words from `start` to `end`, block by block."""
        number = bisect_right(self.block_starts, start) - 1
        while start < end:
            first = self.block_starts[number]
            spans = word_spans(self.blocks[number].text)[start - first : end - first]
            if spans:
                yield Piece(self.blocks[number], start, spans)
            start += len(spans)
            number += 1

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where the words from `start` to `end` stand, block by block."""
        return tuple(
            Span(piece.block, piece.spans[0][0], piece.spans[-1][1])
            for piece in self.pieces(start, end)
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
    words: list[str] = []
    units: list[int] = []
    block_starts = []
    led = False
    for block in blocks:
        block_starts.append(len(words))
        goes_on = led and block.kind == "item"
        for part in _parts(block, whole=goes_on):
            first = len(words)
            words += read_words(part)
            if len(words) > first and not (goes_on and units):
                units.append(first)
        led = block.kind == "lead-in" or goes_on
    texts = tuple([block.text for block in blocks])
    tokens = Tokens(texts, tuple(words), frozenset(words))
    return Passage(heading, kind, tuple(blocks), tokens, tuple(units), tuple(block_starts))


def _parts(block: Block, *, whole: bool) -> Sequence[str]:
    """Return a heading, or another block that is to be read as a whole, else each sentence."""
    if whole or block.kind == "heading" or len(block.sentences) < 2:
        return (block.text,)
    return [block.text[start:end] for start, end in block.sentences]

"""A leaflet as passages: the words of each section, and which of them stand close together.

A passage is divided into units: its heading, each sentence, and each list together with the sentence
that leads into it ("Call us if:"). What stands in one unit is said together. Only a heading can be
a unit without words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from leaflint.content.models.leaflet import Section, SectionKind
from leaflint.text.prose.blocks import Block
from leaflint.text.words.normalise import Tokens, read_tokens, word_spans
from leaflint.text.words.phrases import find_phrases


class Span(NamedTuple):
    """A stretch of a block's text."""

    block: Block
    start: int
    end: int


class Hit(NamedTuple):
    """Where a phrase was found: the first of its words, and one past its last."""

    start: int
    end: int


class Part(NamedTuple):
    """A sentence, a heading, or an item of a list that a sentence leads into.

    Attributes:
        block: the block in which it stands.
        start: where in the block's text it begins.
        end: where it ends.
        goes_on: whether it is said together with the part before.
    """

    block: Block
    start: int
    end: int
    goes_on: bool


@dataclass(frozen=True)
class Passage:
    """A section, or the title and summary.

    Attributes:
        heading: the section's heading, or None for title and summary.
        kind: the section's kind, if it has one.
        parts: what it is made of; the heading comes first.
        tokens: the words in order, in the same parts.
        units: the first word of each unit; the first unit is the heading, even without words.
    """

    heading: str | None
    kind: SectionKind | None
    parts: tuple[Part, ...]
    tokens: Tokens
    units: tuple[int, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words alone."""
        return self.tokens.words

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return (*self.units[1:], len(self.words))

    @cached_property
    def body(self) -> int:
        """How many of the words belong to the heading."""
        return self._ends[0] if self.heading is not None else 0

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

    def parts_of(self, start: int, end: int) -> Iterator[tuple[Part, Hit]]:
        """Yield the parts in which the words from `start` to `end` stand, each with its words."""
        starts = self.tokens.starts
        for number in range(bisect_right(starts, start) - 1, bisect_left(starts, end)):
            words = Hit(starts[number], starts[number + 1])
            if words.start < words.end:
                yield self.parts[number], words

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return where the words from `start` to `end` stand, block by block."""
        spans: list[Span] = []
        for part, words in self.parts_of(start, end):
            places = word_spans(part.block.text[part.start : part.end])
            first = part.start + places[max(start, words.start) - words.start][0]
            last = part.start + places[min(end, words.end) - words.start - 1][1]
            if spans and spans[-1].block is part.block:
                first = spans.pop().start
            spans.append(Span(part.block, first, last))
        return tuple(spans)


def read_passages(blocks: Sequence[Block], sections: Sequence[Section]) -> tuple[Passage, ...]:
    """Return the passages of a leaflet: title and summary first, then each section."""
    passages = [_passage(None, None, blocks[:2])]
    headings = [number for number, block in enumerate(blocks) if block.path[-1] == "heading"]
    ends = (*headings[1:], len(blocks))
    for section, start, end in zip(sections, headings, ends, strict=True):
        passages.append(_passage(section.heading, section.kind, blocks[start:end]))
    return tuple(passages)


def _passage(heading: str | None, kind: SectionKind | None, blocks: Sequence[Block]) -> Passage:
    parts = tuple(_cut(blocks))
    tokens = read_tokens(*[block.text[start:end] for block, start, end, _ in parts])
    begun = [
        start for part, start in zip(parts, tokens.starts[:-1], strict=True) if not part.goes_on
    ]
    # The heading keeps its unit even without words ("?"), or the first sentence would pass for it.
    units = (0, *sorted({*begun[1:]} - {len(tokens.words)}))
    return Passage(heading, kind, parts, tokens, units)


def _cut(blocks: Sequence[Block]) -> Iterator[Part]:
    """Yield the parts of blocks in order."""
    led = False
    for block in blocks:
        goes_on = led and block.kind == "item"
        led = goes_on or block.kind == "lead-in"
        if goes_on or block.kind == "heading":
            yield Part(block, 0, len(block.text), goes_on)
        else:
            for start, end in block.sentences:
                yield Part(block, start, end, goes_on=False)

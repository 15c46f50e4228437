"""A leaflet as the checks see it: its data, its words, and where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from leaflint.finding import Fix, Position
from leaflint.models.leaflet import LeafletData
from leaflint.prose.blocks import Block
from leaflint.prose.markdown import Prose, parse_text, plain_block
from leaflint.reading.counts import Counts, count_blocks
from leaflint.source.document import Document, Path


@dataclass(frozen=True)
class Leaflet:
    """One valid leaflet file.

    Attributes:
        document: the file, with places.
        data: what it says, by key.
    """

    document: Document
    data: LeafletData

    @property
    def file(self) -> str:
        """Path of the file from the repository's root."""
        return self.document.file

    @cached_property
    def texts(self) -> tuple[Prose, ...]:
        """The text of each section as blocks, with what its mark-up may not do."""
        return tuple(
            parse_text(section.text, ("sections", number, "text"))
            for number, section in enumerate(self.data.sections)
        )

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Everything that a reader reads, in order: title, summary, headings and text."""
        blocks = [
            plain_block(self.data.title, ("title",), "title"),
            plain_block(self.data.summary, ("summary",), "summary"),
        ]
        for number, (section, text) in enumerate(zip(self.data.sections, self.texts, strict=True)):
            blocks.append(plain_block(section.heading, ("sections", number, "heading"), "heading"))
            blocks.extend(text.blocks)
        return tuple(blocks)

    @cached_property
    def counts(self) -> Counts:
        """Sentences, words and syllables of the whole leaflet."""
        return count_blocks(self.blocks)

    def at(self, *path: str | int) -> Position:
        """Return where a value stands, or for a missing one the key that should hold it."""
        return self.document.at(*path)

    def within(self, block: Block, start: int, end: int) -> Position:
        """Return where the characters from `start` to `end` of a block's text stand in the file."""
        return self.document.within(block.path, *block.source_span(start, end))

    def fix(self, block: Block, start: int, end: int, replacement: str) -> Fix:
        """Return the fix that replaces the characters from `start` to `end` of a block's text."""
        span = self.document.file_span(block.path, *block.source_span(start, end))
        return Fix(*span, replacement)

    def section_of(self, path: Path) -> str | None:
        """Return the heading of the section in which a path lies, or None outside sections."""
        if len(path) > 1 and path[0] == "sections" and isinstance(path[1], int):
            return self.data.sections[path[1]].heading
        return None

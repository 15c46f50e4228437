"""Shared blocks: `content/blocks.yaml`, approved wording that many leaflets include."""

from __future__ import annotations

from leaflint.content.models.fields import Date, FileModel, Name, ReaderText, Text


class SharedBlock(FileModel):
    """A piece of approved text that leaflets include by its id."""

    id: Name
    """Short name that leaflets list under `include`."""
    text: ReaderText
    """What readers read: paragraphs, lists, **bold** and links, as in a section."""
    owner: Name
    """Who looks after it: a person or team in people.yaml."""
    source: Text | None = None
    """What it rests on."""
    next_review: Date
    """When it is next due for review."""


class SharedBlocks(FileModel):
    """Every block that leaflets may include."""

    blocks: tuple[SharedBlock, ...]
    """The blocks, in any order."""

    def texts(self) -> dict[str, str]:
        """Return the text of each block by its id."""
        return {block.id: block.text for block in self.blocks}

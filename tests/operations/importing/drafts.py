"""The drafts that the importer makes of the documents, but for those that it reads with pandoc."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.files.tree import WorkingTree
from leaflint.operations.importing.convert import Imported, Target, convert
from leaflint.operations.importing.opening import Source, open_source
from leaflint.operations.importing.proof.conservation import prove
from leaflint.operations.importing.proof.losses import Loss
from leaflint.operations.importing.readers.read import read
from tests.example_repository import make_repository
from tests.operations.importing.leaflets import documents

BY_PANDOC = {".odt", ".rtf"}
"""Kinds of documents that are read only where pandoc is installed."""
TODAY = date(2026, 6, 15)


class Draft(NamedTuple):
    """A draft, with the file that it was made from."""

    file: Path
    source: Source
    text: str
    imported: Imported

    def leaflet(self) -> Leaflet:
        """Return the draft as the checks see it."""
        loaded = load_content("content/leaflets/a.yaml", self.text.encode(), LeafletData)
        assert loaded.document is not None
        return Leaflet(loaded.document, loaded.valid())

    def losses(self) -> tuple[Loss, ...]:
        """Return what the proof finds."""
        return prove(self.source, self.text, [item.text for item in self.imported.left_out])


def drafts(root: Path) -> Iterator[Draft]:
    """Yield the draft of each document that becomes one; nothing is written."""
    make_repository(root)
    target = Target.of(WorkingTree(root), "writers", TODAY)
    for file in documents():
        if file.suffix in BY_PANDOC:
            continue
        source = open_source(file)
        imported = convert(read(source), file.name, target)
        if imported.text is not None:
            yield Draft(file, source, imported.text, imported)

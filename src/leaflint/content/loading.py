"""Files to valid data: read, parse and validate in one step, with everything that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from leaflint.content.models.quoting import find_unquoted
from leaflint.content.models.validate import validate
from leaflint.core.finding import Position, Problem
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.files import parse_bytes, read_document, start_of

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """A file that was read.

    Attributes:
        file: its path from the repository's root.
        document: its text and places, or None when it could not be read.
        data: what it says, or None when that is not valid.
        problems: what is wrong with it (check `schema`).
    """

    file: str
    document: Document | None
    data: M | None
    problems: tuple[Problem, ...]

    def at(self, *path: str | int) -> Position:
        """Return where a value stands, or the start of a file that could not be read."""
        return self.document.at(*path) if self.document else start_of(self.file)


def load(root: Path, file: str, model: type[M]) -> Loaded[M]:
    """Read a file (its path from the root, with forward slashes) and hold it against its model."""
    return _hold_against(file, model, *read_document(root, file))


def load_bytes(file: str, content: bytes, model: type[M]) -> Loaded[M]:
    """Hold the bytes of a file that is not on disk, such as an earlier version, against its model."""
    return _hold_against(file, model, *parse_bytes(file, content))


def _hold_against(
    file: str, model: type[M], document: Document | None, problems: tuple[Problem, ...]
) -> Loaded[M]:
    if document is None:
        return Loaded(file, None, None, problems)
    data, more = validate(document, model)
    unquoted = find_unquoted(document, data) if data is not None else ()
    return Loaded(file, document, data, (*problems, *more, *unquoted))

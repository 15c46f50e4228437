"""Files to valid data: read, parse and validate in one step, with everything that is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from leaflint.content.leaflet import Leaflet
from leaflint.content.length import too_long
from leaflint.content.models.blocks import SharedBlocks
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.models.quoting import find_unquoted
from leaflint.content.models.validate import validate
from leaflint.core.errors import UsageError
from leaflint.core.finding import Position, Problem, start_of
from leaflint.files.places import BLOCKS
from leaflint.files.tree import Tree
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.load import parse_bytes

M = TypeVar("M", bound=BaseModel)


class Loaded(NamedTuple, Generic[M]):
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

    def valid(self) -> M:
        """Return what the file says.

        Raises:
            UsageError: it is not valid; the text names the first problem and its line.
        """
        if self.data is None:
            problem = self.problems[0]
            raise UsageError(f"{self.file}:{problem.at.line}: {problem.message}")
        return self.data


class LoadedLeaflet(NamedTuple):
    """A leaflet's file that was read.

    Attributes:
        leaflet: the leaflet, or None when it is not valid.
        problems: what is wrong with the file (check `schema`).
        limit: the problem that it has too many words to be checked, or None.
    """

    leaflet: Leaflet | None
    problems: tuple[Problem, ...]
    limit: Problem | None = None

    @property
    def checkable(self) -> Leaflet | None:
        """The leaflet, if it is valid and not too long to be checked."""
        return None if self.limit else self.leaflet


def load(tree: Tree, file: str, model: type[M]) -> Loaded[M]:
    """Read a file of a tree and validate it against its model."""
    return load_content(file, tree.read(file), model)


def load_content(file: str, content: bytes | Problem, model: type[M]) -> Loaded[M]:
    """Validate the bytes of a file, or what reading it gave in their place, against its model."""
    if isinstance(content, Problem):
        return Loaded(file, None, None, (content,))
    document, problems = parse_bytes(file, content)
    if document is None:
        return Loaded(file, None, None, problems)
    data, more = validate(document, model)
    unquoted = find_unquoted(document, data) if data is not None else ()
    return Loaded(file, document, data, (*problems, *more, *unquoted))


def load_leaflet(
    file: str, content: bytes | Problem, shared_texts: Mapping[str, str]
) -> LoadedLeaflet:
    """Make a leaflet of the bytes of its file, or of what reading it gave in their place.

    Args:
        file: its path from the repository's root.
        content: the bytes.
        shared_texts: the text of each shared block that it may include, by id.
    """
    loaded = load_content(file, content, LeafletData)
    if loaded.document is None or loaded.data is None:
        return LoadedLeaflet(None, loaded.problems)
    leaflet = Leaflet(loaded.document, loaded.data, shared_texts)
    return LoadedLeaflet(leaflet, loaded.problems, too_long(leaflet))


class Snapshot:
    """The leaflets of a tree, with the shared blocks that they include."""

    def __init__(self, tree: Tree) -> None:
        """Take the tree; nothing is read yet."""
        self.tree = tree

    @cached_property
    def shared_texts(self) -> Mapping[str, str]:
        """The text of each shared block by its id; none when their file is missing or not valid."""
        blocks = load(self.tree, BLOCKS, SharedBlocks).data
        return blocks.texts() if blocks else {}

    def leaflet(self, file: str) -> Leaflet | None:
        """Return a leaflet; None when it is not there, not valid, or too long to be checked."""
        return load_leaflet(file, self.tree.read(file), self.shared_texts).checkable

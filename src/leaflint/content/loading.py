"""Files to valid data: read, parse and validate in one step, with everything that is wrong."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from leaflint.content.models.quoting import find_unquoted
from leaflint.content.models.validate import validate
from leaflint.core.errors import UsageError
from leaflint.core.finding import Position, Problem, start_of
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

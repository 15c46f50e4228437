"""Files to valid data: read, parse and validate in one step, with everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar

from pydantic import BaseModel

from leaflint.content.models.validate import validate
from leaflint.content.quotes import find_without_quotes
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.core.finding import Fix, Position, Problem, start_of
from leaflint.core.hidden import find_hidden
from leaflint.files.tree import Tree
from leaflint.files.yaml.document import Document, Path
from leaflint.files.yaml.parse import parse_bytes

M = TypeVar("M", bound=BaseModel)

# YAML 1.1: a website builder may read `08001111` as a number and lose its first digit, `NO` as "false"
# and `12:30` as 750.
_NOT_TEXT = re.compile(
    r"""
      [-+]?[0-9][0-9_,]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?   # 08001111, 1_000, 2.50, 1e3
    | [-+]?0[xob][0-9a-fA-F_]+                           # 0x1F, 0o17
    | [-+]?[0-9]+(:[0-5]?[0-9])+(\.[0-9]*)?              # 12:30 (base 60)
    | [-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?           # 2018-03-01
    | y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF
    | ~|null|Null|NULL
    """,
    re.VERBOSE,
)


class Loaded(NamedTuple, Generic[M]):
    """A file, what is wrong with it (check `schema`), and its document and data where it could be read."""

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
    written = (*unquoted, *find_without_quotes(document, model), *_find_hidden(document))
    return Loaded(file, document, data, (*problems, *more, *written))


def find_unquoted(document: Document, data: BaseModel) -> Iterator[Problem]:
    """Find values that the model takes as text and that look like something else to other tools."""
    for path, place in document.places.items():
        if place.style != "":
            continue
        written = document.text[place.start : place.end]
        if _NOT_TEXT.fullmatch(written) and type(_value_at(data, path)) is str:
            message = f"`{path[-1]}`: {written} without quotation marks is not text to other tools"
            help_text = f'Write "{written}", so that nothing of it is lost.'
            fix = Fix(place.start, place.end, f'"{written}"')
            yield Problem("unquoted", document.at(*path), message, help_text, written, fix=fix)


def _find_hidden(document: Document) -> Iterator[Problem]:
    """Find characters that readers cannot see, and digits that only look like 0 to 9."""
    if document.text.isascii() and "\\" not in document.text:
        return
    for path, place in document.places.items():
        if place.style is None:
            continue
        value = document.scalar(path)
        for hidden in () if value.isascii() else find_hidden(value):
            start, end = document.file_span(path, hidden.start, hidden.start + 1)
            around = value[max(0, hidden.start - 15) : hidden.start + 16].replace("\n", " ")
            message = f"'{visible(around)}' holds {hidden.name}, which readers cannot see"
            help_text = "Take it out."
            if hidden.rule == "digit":
                message = (
                    f"'{around}' holds {hidden.name}, which is no digit to a search or a phone"
                )
                help_text = f"Write {hidden.replacement}."
            new = hidden.replacement
            fix = None if new is None else Fix(start, end, new)
            at = document.span(start, end)
            yield Problem(
                hidden.rule, at, message, help_text, f"{path[-1:]} {hidden.name}", fix=fix
            )


def _value_at(data: object, path: Path) -> object:
    for step in path:
        if isinstance(data, BaseModel):
            data = getattr(data, str(step))
        elif isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, tuple) and isinstance(step, int):
            data = data[step]
    return data

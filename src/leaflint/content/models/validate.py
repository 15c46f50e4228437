"""Documents validated against their models, with what is wrong in an editor's words."""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from leaflint.content.models.fields import EDITOR_MESSAGE
from leaflint.core.finding import Problem
from leaflint.core.suggest import did_you_mean
from leaflint.files.yaml.document import Document, Path

M = TypeVar("M", bound=BaseModel)

_STUCK = re.compile(r"(?:[a-z_]+:|-)(?=[^\s/-])")
"""A key or the sign of a list, with a value stuck to it, so that both are one text."""


def validate(document: Document, model: type[M]) -> tuple[M | None, tuple[Problem, ...]]:
    """Return the data of a document and no problems, or None and at least one (check `schema`)."""
    try:
        return model.model_validate(document.data), ()
    except ValidationError as error:
        problems = [
            _problem(document, model, detail)
            for detail in error.errors(include_url=False)
            # A list whose items are all wrong counts as empty, which only follows from them.
            if not (detail["type"] == "too_short" and detail["input"])
        ]
        return None, tuple(dict.fromkeys(problems))


def validate_rest(document: Document, model: type[M], optional: Collection[str]) -> M | None:
    """Return the data of a document without what is wrong with it, or None when that leaves nothing.

    Left out are unknown keys, and the top-level keys in `optional` that hold a mistake. What is left
    stands where it stood, so that other mistakes can be told in the same run.
    """
    data = copy.deepcopy(document.data)
    if not isinstance(data, dict):
        return None
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        loc = detail["loc"]
        path = loc if detail["type"] == "extra_forbidden" else loc[:1]
        if path == loc[:1] and path[0] not in optional and detail["type"] != "extra_forbidden":
            return None
        holder: Any = data
        for step in path[:-1]:
            holder = holder[step]
        holder.pop(path[-1], None)
    try:
        return model.model_validate(data)
    except ValidationError:
        return None


def _problem(document: Document, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path = _known_path(document, detail["loc"])
    name, kind, value = _name(path), detail["type"], detail["input"]
    if kind == "missing":
        key = str(detail["loc"][-1])
        message = f"`{key}` is missing{f' in {name}' if path else ''}"
        help_text, at = f"Add a line `{key}: …`.", document.at(*path)
        return Problem("missing-key", at, message, help_text, _subject(path, key))
    if kind == "extra_forbidden":
        key, known = str(path[-1]), _keys_at(model, path[:-1])
        message = f"`{key}` is not a key that is known here{did_you_mean(key, known)}"
        help_text = f"Known keys: {', '.join(known)}." if known else ""
        if " " in key:
            help_text = "If this is text, indent it as far as the lines of the text above it."
        return Problem("unknown-key", document.key(*path), message, help_text, _subject(path, key))
    if value == "":
        help_text = "Fill it in, or take the line out."
        return Problem("value", document.key(*path), f"{name} is empty", help_text, name)
    if kind in {"model_type", "tuple_type"} and (stuck := _STUCK.match(str(value))):
        message, help_text = f"a space is missing after `{stuck[0]}`", f"Write `{stuck[0]} …`."
        return Problem("value", document.at(*path), message, help_text, _subject(path, stuck[0]))
    message, help_text = _explain(kind, detail.get("ctx", {}), value)
    separator = ": " if kind == EDITOR_MESSAGE and message.startswith("'") else " "
    text = f"{name}{separator}{message}"
    return Problem("value", document.at(*path), text, help_text, _subject(path, str(value)))


_EXPLANATIONS = {
    "string_type": (
        "must be text, not a list or keys of its own",
        "Write it on one line after the colon.",
    ),
    "tuple_type": ("is '{value}', which is no list", "Write a list, such as [first, second]."),
    "model_type": ("must hold keys of its own", "Write `key: value` lines under it, indented."),
    "dict_type": ("must hold keys of its own", "Write `key: value` lines under it, indented."),
    "too_short": ("has no items", "Write at least one."),
    "string_pattern_mismatch": ("is empty", "Fill it in, or take the line out."),
    "greater_than_equal": ("is {value}, which is less than {ge}", "Write {ge} or more."),
    "less_than_equal": ("is {value}, which is more than {le}", "Write {le} or less."),
    EDITOR_MESSAGE: ("{message}", ""),
}
"""What pydantic's types of error mean to an editor: what is wrong, and what to do."""


def _explain(kind: str, context: Mapping[str, Any], value: object) -> tuple[str, str]:
    if kind in {"literal_error", "enum"}:
        expected = str(context["expected"])
        options = [option.strip("' ") for option in expected.replace(" or ", ", ").split(",")]
        return f"is '{value}'{did_you_mean(str(value), options)}", f"Write {expected}."
    message, help_text = _EXPLANATIONS.get(kind, ("is '{value}', which is not allowed here", ""))
    values = {**context, "value": value}
    return message.format(**values), help_text.format(**values)


def _known_path(document: Document, loc: Path) -> Path:
    """Return the longest start of an error's location that stands in the file.

    pydantic puts names of its own into locations (the branch of a union, "[key]"): they end it.
    """
    length = next(end for end in range(len(loc), -1, -1) if loc[:end] in document.places)
    return loc[:length]


def _keys_at(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    current: type[BaseModel] | None = model
    for step in path:
        if current is None or not isinstance(step, str):
            continue
        field = current.model_fields.get(step)
        current = next(models_in(field.annotation), None) if field else None
    return tuple(current.model_fields) if current is not None else ()


def models_in(annotation: object) -> Iterator[type[BaseModel]]:
    """Find the models inside a field's type, such as Section in tuple[Section, ...]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from models_in(argument)


def _name(path: Path) -> str:
    if not path:
        return "the file"
    if isinstance(path[-1], str):
        return f"`{path[-1]}`"
    holder = next((step for step in reversed(path) if isinstance(step, str)), "the list")
    return f"item {path[-1] + 1} of `{holder}`"


def _subject(path: Path, value: str) -> str:
    """Name the place by its keys alone, so that it stays when items are added above."""
    return "/".join([*(step for step in path if isinstance(step, str)), value])

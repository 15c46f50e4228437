"""Text that lacks quotation marks: cut off at a `#`, or between curly ones, which YAML does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args, get_type_hints

from pydantic import BaseModel

from leaflint.content.models.fields import ReaderText, Text
from leaflint.content.models.validate import models_in
from leaflint.core.finding import Problem
from leaflint.files.yaml.document import Document, Path
from leaflint.files.yaml.mistakes import CURLY, cut_off

_COMMENT = re.compile(r"[ \t]+(#[^\r\n]*)")


def find_without_quotes(document: Document, model: type[BaseModel]) -> Iterator[Problem]:
    """Find texts that are cut off, and texts between curly quotation marks.

    A comment behind an id, a date, a number or the items of a list cuts nothing off.
    """
    for path, place in document.places.items():
        if place.style != "" or place.start == place.end:
            continue
        comment = _COMMENT.match(document.text, place.end)
        written = document.text[place.start : place.end]
        curly = CURLY.fullmatch(written)
        if not (comment or curly) or not _takes_words(model, path):
            continue
        if comment:
            message, help_text = cut_off(str(path[-1]), written)
            at = document.span(*comment.span(1))
            yield Problem("cut-off", at, message, help_text, f"{path[-1]} {comment[1]}")
        if curly:
            message = (
                f"`{path[-1]}`: curly quotation marks are none to YAML: they are shown as text"
            )
            help_text = f'Write "{written[1:-1]}", or "{written}" if readers should see them.'
            yield Problem("curly-quotes", document.at(*path), message, help_text, written)


def _takes_words(model: type[BaseModel], path: Path) -> bool:
    """Whether a model has a field of words for people at a path."""
    kind: object = model
    for step in path:
        if isinstance(step, str):
            holder = next(models_in(kind), None)
            kind = get_type_hints(holder, include_extras=True).get(step) if holder else None
    return any(words == kind or words in get_args(kind) for words in (ReaderText, Text))

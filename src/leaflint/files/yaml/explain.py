"""Syntax errors in an editor's words: libyaml's error in, where and what to mend out."""

from __future__ import annotations

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from leaflint.core.finding import Problem
from leaflint.files.yaml.document import Document

_CANNOT_START = "cannot start any token"
_TAB = "found a tab character"
_NEVER_CLOSED = "found unexpected end of stream"
_NOT_IN_LIST = "expected ',' or"

_EXPLANATIONS = {
    _CANNOT_START: (
        "text without quotation marks cannot begin with {character}",
        'Put the text in "quotation marks".',
    ),
    _TAB: (
        "a tab stands where the indentation should be spaces",
        "Replace the tab with two spaces for each level.",
    ),
    _NEVER_CLOSED: (
        "a quotation mark is opened here and never closed",
        "Close the text with the same quotation mark.",
    ),
    "mapping values are not allowed": (
        "a colon followed by a space stands inside text without quotation marks, "
        "or this line is indented too far",
        'Put the whole text in "quotation marks", or line it up with the key above.',
    ),
    "found unexpected ':'": (
        "a colon stands inside a [list] without quotation marks",
        'Put the text in "quotation marks".',
    ),
    _NOT_IN_LIST: (
        "a bracket is opened here and not closed, or a comma is missing in it",
        "Close it with the matching ] or }, with commas between the items.",
    ),
    "did not find expected key": (
        "this line does not fit what stands above it: its indentation is off, "
        "or text goes on after a closing quotation mark",
        "Line it up with the keys above. Inside 'single quotes', write an apostrophe twice: ''.",
    ),
    "did not find expected '-' indicator": (
        "this line stands in a list but does not begin with '- '",
        "Begin it with '- ', or indent it under the item above.",
    ),
    "could not find expected ':'": (
        "this line has no 'key: value'",
        "Write a colon and a space after the key, or indent the line under the text it belongs to.",
    ),
    "block sequence entries are not allowed": (
        "a list begins on the same line as its key",
        "Begin the list on the next line, each item with '- '.",
    ),
    "unknown escape character": (
        'a backslash inside "double quotes" begins no escape that YAML knows',
        "Write the backslash twice, or use 'single quotes'.",
    ),
    "did not find expected node content": (
        "a closing bracket or comma stands where a value should be",
        'Put the text in "quotation marks", or take the sign out.',
    ),
    "incompatible YAML document": (
        "the %YAML line names a version that is not supported",
        "Take the %YAML line out.",
    ),
}
"""By a part of libyaml's sentence: what is wrong, and what to do next."""


def syntax_problem(document: Document, error: YAMLError) -> Problem:
    """Put libyaml's error into an editor's words, on the place that shows it best.

    The document holds the places of what was read before the error.
    """
    start, help_text = 0, ""
    message = f"this cannot be read as YAML: {error}"
    if isinstance(error, ReaderError):
        start = document.text.index(chr(error.character))
        message = f"an invisible control character (code U+{error.character:04X}) stands here"
        help_text = "Delete it."
    elif isinstance(error, MarkedYAMLError):
        start = error.problem_mark.index
        character = document.text[start : start + 1]
        known = next((part for part in _EXPLANATIONS if part in error.problem), "")
        if known == _CANNOT_START and character == "\t":
            known = _TAB
        if known in {_NEVER_CLOSED, _NOT_IN_LIST} and error.context_mark is not None:
            start = error.context_mark.index
        elif (opened := _unclosed(document, start)) is not None:
            start, known = opened, _NEVER_CLOSED
        message, help_text = _EXPLANATIONS.get(
            known,
            (
                f"this cannot be read as YAML: {error.problem}",
                "Compare it with a leaflet that works.",
            ),
        )
        message = message.replace("{character}", character)
    at, seen = document.on_one_line(start, start + 1)
    return Problem("yaml", at, message, help_text, seen)


def _unclosed(document: Document, start: int) -> int | None:
    """Return where a quotation mark opens that only a later one, on the line of the error, closed."""
    quoted = [place for place in document.places.values() if place.style in {"'", '"'}]
    last, text = max(quoted, key=lambda place: place.end, default=None), document.text
    if last is None or "\n" not in text[last.start : last.end] or "\n" in text[last.end : start]:
        return None
    return last.start

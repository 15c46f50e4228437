"""Syntax errors in an editor's words: libyaml's error in, where and what to mend out."""

from __future__ import annotations

from collections.abc import Collection
from operator import itemgetter

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

_CANNOT_START = "cannot start any token"
_TAB = "found a tab character"
_NEVER_CLOSED = "found unexpected end of stream"
_NOT_IN_LIST = "expected ',' or"
_NO_KEY = "could not find expected ':'"

BOLD = (
    "text without quotation marks cannot begin with ** (bold)",
    'Put the text in "quotation marks"; in a heading or title, take the ** out.',
)
"""Of text that begins with `**`, which YAML takes for an alias."""

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
    _NO_KEY: (
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


def explain(
    error: YAMLError, text: str, quoted: Collection[tuple[int, int]]
) -> tuple[int, str, str]:
    """Put libyaml's error into an editor's words, on the place that shows it best.

    Returns where the mistake stands in the text, what is wrong, and what to do next. `quoted` says
    from where to where the texts in quotation marks stand that were read before the error.
    """
    if isinstance(error, ReaderError):
        message = f"an invisible control character (code U+{error.character:04X}) stands here"
        return text.index(chr(error.character)), message, "Delete it."
    if not isinstance(error, MarkedYAMLError):
        return 0, f"this cannot be read as YAML: {error}", ""
    start = error.problem_mark.index
    character = text[start : start + 1]
    known = next((part for part in _EXPLANATIONS if part in error.problem), "")
    if known == _CANNOT_START and character == "\t":
        known = _TAB
    if known in {_NEVER_CLOSED, _NOT_IN_LIST, _NO_KEY} and error.context_mark is not None:
        start = error.context_mark.index
    elif (opened := _unclosed(text, quoted, start)) is not None:
        start, known = opened, _NEVER_CLOSED
    if not known:
        unknown = f"this cannot be read as YAML: {error.problem}"
        return start, unknown, "Compare it with a leaflet that works."
    message, help_text = _EXPLANATIONS[known]
    return start, message.replace("{character}", character), help_text


def _unclosed(text: str, quoted: Collection[tuple[int, int]], start: int) -> int | None:
    """Return where a quotation mark opens that only a later one, on the line of the error, closed."""
    opened, closed = max(quoted, key=itemgetter(1), default=(0, 0))
    is_long = "\n" in text[opened:closed] and "\n" not in text[closed:start]
    return opened if is_long else None

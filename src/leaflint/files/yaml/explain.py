"""YAML errors in an editor's words: libyaml's sentence in, what to mend out."""

from __future__ import annotations

from typing import NamedTuple


class Explanation(NamedTuple):
    """What libyaml says, what it means to an editor, what to do; and which mark shows the place.

    Attributes:
        fragment: part of libyaml's sentence.
        message: what is wrong.
        help: what to do next.
        opening: True when the mistake is best seen where the bracket or quote opens.
    """

    fragment: str
    message: str
    help: str
    opening: bool = False


NEVER_CLOSED = Explanation(
    "found unexpected end of stream",
    "a quotation mark is opened here and never closed",
    "Close the text with the same quotation mark.",
    opening=True,
)

_EXPLANATIONS = (
    Explanation(
        "found a tab character",
        "a tab stands where the indentation should be spaces",
        "Replace the tab with two spaces for each level.",
    ),
    NEVER_CLOSED,
    Explanation(
        "mapping values are not allowed",
        "a colon followed by a space stands inside text without quotation marks, "
        "or this line is indented too far",
        'Put the whole text in "quotation marks", or line it up with the key above.',
    ),
    Explanation(
        "found unexpected ':'",
        "a colon stands inside a [list] without quotation marks",
        'Put the text in "quotation marks".',
    ),
    Explanation(
        "expected ',' or",
        "a bracket is opened here and not closed, or a comma is missing in it",
        "Close it with the matching ] or }, with commas between the items.",
        opening=True,
    ),
    Explanation(
        "did not find expected key",
        "this line does not fit what stands above it: its indentation is off, "
        "or text goes on after a closing quotation mark",
        "Line it up with the keys above. Inside 'single quotes', write an apostrophe twice: ''.",
    ),
    Explanation(
        "did not find expected '-' indicator",
        "this line stands in a list but does not begin with '- '",
        "Begin it with '- ', or indent it under the item above.",
    ),
    Explanation(
        "could not find expected ':'",
        "this line has no 'key: value'",
        "Write a colon and a space after the key, or indent the line under the text it belongs to.",
    ),
    Explanation(
        "block sequence entries are not allowed",
        "a list begins on the same line as its key",
        "Begin the list on the next line, each item with '- '.",
    ),
    Explanation(
        "unknown escape character",
        'a backslash inside "double quotes" begins no escape that YAML knows',
        "Write the backslash twice, or use 'single quotes'.",
    ),
    Explanation(
        "did not find expected node content",
        "a closing bracket or comma stands where a value should be",
        'Put the text in "quotation marks", or take the sign out.',
    ),
    Explanation(
        "incompatible YAML document",
        "the %YAML line names a version that is not supported",
        "Take the %YAML line out.",
    ),
)
_CANNOT_START = "cannot start any token"


def explain(problem: str, character: str) -> Explanation:
    """Return the explanation of a libyaml error.

    Args:
        problem: libyaml's sentence.
        character: the character at the place that it names, or "" at the end of the file.
    """
    if _CANNOT_START in problem:
        return _cannot_start(character)
    for explanation in _EXPLANATIONS:
        if explanation.fragment in problem:
            return explanation
    return Explanation(
        "", f"this cannot be read as YAML: {problem}", "Compare it with a leaflet that works."
    )


def _cannot_start(character: str) -> Explanation:
    if character == "\t":
        return _EXPLANATIONS[0]
    return Explanation(
        _CANNOT_START,
        f"text without quotation marks cannot begin with {character}",
        'Put the text in "quotation marks".',
    )

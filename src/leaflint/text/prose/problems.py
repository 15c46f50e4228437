"""Mark-up that the text of a leaflet may not have, in an editor's words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyromark.event import Event

from leaflint.text.prose.events import PlacedEvent, name_of

_LONGEST_QUOTE = 40
"""Characters of a text that a message quotes; more would wrap at 80 columns."""


class MarkdownProblem(NamedTuple):
    """Mark-up that the text of a leaflet may not have, from `start` to `end` of the text."""

    rule: str
    """Which kind, as a short name, e.g. "html"."""
    start: int
    end: int
    message: str
    help: str


class _Rule(NamedTuple):
    """A rule's name, its message about the words {seen}, and what to do."""

    name: str
    message: str
    help: str


_HEADING = _Rule(
    "heading",
    "'{seen}' is a heading inside a text",
    "Make it a section of its own, with a `heading` and a `text`.",
)
_UNDERLINED = _Rule(
    "heading",
    "the line of - or = below makes '{seen}' a heading",
    "Make it a section of its own, or take the line below out.",
)
_INDENTED = _Rule(
    "indented",
    "the spaces at the start turn '{seen}' into computer code",
    "Take the extra spaces out, so that the line begins where the text above it begins.",
)
_FENCED = _Rule(
    "code",
    "'{seen}' begins a block of computer code",
    "Take out the lines with ``` or ~~~.",
)
_EMPTY_IMAGE = _Rule(
    "image-description",
    "the picture '{seen}' has no description for people who cannot see it",
    "Say in the square brackets what it shows: ![a nurse changing a dressing](picture.png).",
)
_EMPTY_LINK = _Rule(
    "link-words",
    "the link '{seen}' has no words, so nobody can see or follow it",
    "Write in the square brackets where it leads: [finding support](https://...).",
)
_LINK_NOWHERE = _Rule(
    "link-address",
    "the link '{seen}' has no address, so it leads nowhere",
    "Write the address in the round brackets: [finding support](https://...).",
)
_RULES = {
    "HtmlBlock": _Rule(
        "html",
        "'{seen}' begins a block of HTML, and its words were not checked",
        "Write the words without HTML. To show the sign <, write \\<.",
    ),
    "InlineHtml": _Rule(
        "html",
        "'{seen}' is HTML, which a text cannot have",
        "Take it out; for bold, write **words**. To show the sign <, write \\<.",
    ),
    "BlockQuote": _Rule(
        "quotation",
        "the sign > at the start of '{seen}' is not shown: it makes the text a quotation",
        "For a number, write 'more than'. For someone's words, use quotation marks.",
    ),
    "Table": _Rule(
        "table",
        "'{seen}' begins a table, which a text cannot have",
        "Write it as a list or as sentences, which also read well on a phone and aloud.",
    ),
    "Rule": _Rule(
        "line",
        "'{seen}' draws a line across the text",
        "Take it out, or begin a new section.",
    ),
    "Code": _Rule(
        "code",
        "the signs ` turn '{seen}' into computer code",
        "Take the signs ` out, or use quotation marks.",
    ),
    "Strikethrough": _Rule(
        "crossed-out",
        "'{seen}' is crossed out, but people still read it",
        "Delete the words, or take the signs ~ out.",
    ),
}


def find_problems(value: str, events: list[PlacedEvent]) -> tuple[MarkdownProblem, ...]:
    """Return the problems in a text, in the order in which they begin."""
    broken = [
        (start, end, rule)
        for event, start, end in events
        if not (isinstance(event, str) or "Text" in event or "End" in event) or event == "Rule"
        if (rule := _rule_against(event, value, start)) is not None
    ]
    if "[" in value:
        broken.extend(_without_words(events))
    problems = (_problem(value, *found) for found in broken)
    return tuple(sorted(problems, key=lambda problem: problem.start))


def _rule_against(event: Event, value: str, start: int) -> _Rule | None:
    if isinstance(event, str) or "Start" not in event:
        return _RULES.get(name_of(event))
    tag = event["Start"]
    if isinstance(tag, str):
        return _RULES.get(tag)
    if "Heading" in tag:
        return _HEADING if value[start] == "#" else _UNDERLINED
    if "CodeBlock" in tag:
        return _INDENTED if tag["CodeBlock"] == "Indented" else _FENCED
    if "Link" in tag and not tag["Link"]["dest_url"]:
        return _LINK_NOWHERE
    return _RULES.get(name_of(tag))


def _without_words(events: list[PlacedEvent]) -> Iterator[tuple[int, int, _Rule]]:
    """Find links and pictures that have no words between their square brackets."""
    words = 0
    words_before: list[int] = []
    for event, start, end in events:
        if isinstance(event, str):
            continue
        if "Text" in event:
            words += not event["Text"].isspace()
        elif "Code" in event:
            words += 1
        elif "Start" in event:
            tag = event["Start"]
            if not isinstance(tag, str) and ("Link" in tag or "Image" in tag):
                words_before.append(words)
        elif "End" in event:
            ended = event["End"]
            if ended in ("Link", "Image") and words_before.pop() == words:
                yield start, end, _EMPTY_LINK if ended == "Link" else _EMPTY_IMAGE


def _problem(value: str, start: int, end: int, rule: _Rule) -> MarkdownProblem:
    first_line = value[start:end].partition("\n")[0].strip()
    if len(first_line) > _LONGEST_QUOTE:
        first_line = first_line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return MarkdownProblem(rule.name, start, end, rule.message.format(seen=first_line), rule.help)

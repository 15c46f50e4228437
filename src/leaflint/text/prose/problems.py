"""Mark-up that the text of a leaflet may not have, in an editor's words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pyromark.event import Event
from pyromark.event import _Tag as Tag

from leaflint.text.prose.blocks import Block
from leaflint.text.prose.events import PlacedEvent, name_of
from leaflint.text.prose.slips import find_plain_slips, find_slips

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
_PICTURE_LINK = _Rule(
    "link-words",
    "the link '{seen}' has a picture in place of words",
    "Write words in the square brackets, and put the picture beside the link.",
)
_TITLE = _Rule(
    "title",
    "'{seen}' has a text that only shows when a mouse rests on it",
    "Take out the words in quotation marks in the round brackets; write them in the text.",
)
_SCHEME = _Rule(
    "link-address",
    "the link '{seen}' leads to no web page, e-mail address or phone number",
    "Begin the address in the round brackets with https://, mailto: or tel:. A file of your own needs"
    " its address on the web.",
)
_PICTURE_PLACE = _Rule(
    "picture-place",
    "the picture '{seen}' is not one of this repository's",
    "Put the file into content/pictures (PNG, JPEG, GIF, WebP or SVG, at most 1 MB), and write"
    " ![what it shows](pictures/name.png).",
)
_NUMBER = _Rule(
    "list-number",
    "readers see another number than in '{seen}': lists count up from their first number",
    "Number the list without a gap.",
)
_SCHEMES = re.compile(r"(?:https?://|tel:|mailto:)[^\s]", re.IGNORECASE)
_PICTURES = re.compile(
    r"pictures/[\w-][\w./-]*\.(?:png|jpe?g|gif|webp|svg)", re.ASCII | re.IGNORECASE
)
"""Where pictures are, beside the folder of the leaflets."""
_ITEM_NUMBER = re.compile(r"[0-9]+")
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


def find_problems(
    value: str, events: list[PlacedEvent], blocks: Iterable[Block]
) -> tuple[MarkdownProblem, ...]:
    """Return the problems in a text, of which blocks were made, in the order in which they begin."""
    broken = [
        (start, end, rule)
        for event, start, end in events
        if not (isinstance(event, str) or "Text" in event or "End" in event) or event == "Rule"
        if (rule := _rule_against(event, value, start)) is not None
    ]
    if "[" in value:
        broken.extend(_without_words(events))
    broken.extend(_misnumbered(value, events))
    broken.extend(
        (slip.start, slip.end, _Rule(slip.name, slip.message, slip.help))
        for slip in find_slips(value, blocks)
    )
    problems = (_problem(value, *found) for found in broken)
    return tuple(sorted(problems, key=lambda problem: problem.start))


def find_plain_problems(value: str) -> tuple[MarkdownProblem, ...]:
    """Return the mark-up in a title, summary or heading, which readers see as it stands."""
    return tuple(
        _problem(value, slip.start, slip.end, _Rule(slip.name, slip.message, slip.help))
        for slip in find_plain_slips(value)
    )


def _rule_against(event: Event, value: str, start: int) -> _Rule | None:
    if isinstance(event, str) or "Start" not in event:
        return _RULES.get(name_of(event))
    tag = event["Start"]
    if not isinstance(tag, str) and "Heading" in tag:
        return _HEADING if value[start] == "#" else _UNDERLINED
    if not isinstance(tag, str) and "CodeBlock" in tag:
        return _INDENTED if tag["CodeBlock"] == "Indented" else _FENCED
    return _rule_against_link(tag) or _RULES.get(name_of(tag))


def is_picture(address: str) -> bool:
    """Whether an address is that of a picture of the repository."""
    return _PICTURES.fullmatch(address) is not None and ".." not in address


def _rule_against_link(tag: Tag) -> _Rule | None:
    """Return the rule that a link or picture breaks by its address or title."""
    if isinstance(tag, str) or not ("Link" in tag or "Image" in tag):
        return None
    link = tag["Link"] if "Link" in tag else tag["Image"]
    address = link["dest_url"]
    if link["title"]:
        return _TITLE
    if "Image" in tag:
        return None if is_picture(address) else _PICTURE_PLACE
    if not address:
        return _LINK_NOWHERE
    # An e-mail address between < and > is one without saying so.
    is_followed = link["link_type"] == "Email" or _SCHEMES.match(address)
    return None if is_followed else _SCHEME


def _without_words(events: list[PlacedEvent]) -> Iterator[tuple[int, int, _Rule]]:
    """Find links and pictures that have no words between their square brackets."""
    words: list[int] = []  # of each link and picture that is open
    after_picture = False
    for event, start, end in events:
        if isinstance(event, str):
            continue
        if "Text" in event or "Code" in event:
            if words and not ("Text" in event and event["Text"].isspace()):
                words[-1] += 1
        elif "Start" in event:
            tag = event["Start"]
            if not isinstance(tag, str) and ("Link" in tag or "Image" in tag):
                words.append(0)
        elif "End" in event and event["End"] in ("Link", "Image") and not words.pop():
            if event["End"] == "Image":
                yield start, end, _EMPTY_IMAGE
            else:
                yield start, end, _PICTURE_LINK if after_picture else _EMPTY_LINK
        after_picture = "End" in event and event["End"] == "Image"


def _misnumbered(value: str, events: list[PlacedEvent]) -> Iterator[tuple[int, int, _Rule]]:
    """Find points whose number is not the one that readers see; 1. on every point is fine."""
    lists: list[tuple[int, int] | None] = []  # of each open list, its first number and its points
    for event, start, end in events:
        if isinstance(event, str):
            continue
        if "End" in event and name_of(event["End"]) == "List":
            lists.pop()
        if "Start" not in event:
            continue
        tag = event["Start"]
        if not isinstance(tag, str) and "List" in tag:
            lists.append(None if tag["List"] is None else (tag["List"], 0))
        elif tag == "Item" and lists[-1] is not None:
            first, count = lists[-1]
            written = _ITEM_NUMBER.match(value, start)
            if written and int(written[0]) not in {first, first + count}:
                yield start, end, _NUMBER
            lists[-1] = first, count + 1


def _problem(value: str, start: int, end: int, rule: _Rule) -> MarkdownProblem:
    first_line = value[start:end].partition("\n")[0].strip()
    if len(first_line) > _LONGEST_QUOTE:
        first_line = first_line[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return MarkdownProblem(rule.name, start, end, rule.message.format(seen=first_line), rule.help)

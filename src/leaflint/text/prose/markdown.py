"""From the text of a leaflet to the blocks that a reader sees.

The text is a small CommonMark: paragraphs, bullet and numbered lists, bold and italic words, links.
Anything else is a problem, but its words are kept, so that no check passes over them; only HTML is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from pyromark.event import Event
from pyromark.event import _Tag as Tag

from leaflint.text.prose.blocks import Block, Draft, Emphasis, Link, Picture, Run
from leaflint.text.prose.events import PlacedEvent, name_of, read_events
from leaflint.text.prose.problems import MarkdownProblem, find_problems
from leaflint.text.prose.sentences import find_sentences

Path = tuple[str | int, ...]

_INLINE = frozenset({"Emphasis", "Strong", "Strikethrough", "Link"})
_PARAGRAPH = {"Start": "Paragraph"}
_ITEM_NUMBER = re.compile(r"[0-9]+")
_SENTENCE_END = re.compile(r"[.?!…][\"'”’)\]]*\Z")
_SIGN_OR_MARGIN = re.compile(r"[\\`*_\[\]<>&~\x00-\x09\x0b-\x1f]|^ | \Z|\n | \n")
"""What Markdown may read as something else than words: its signs, and spaces at the ends of lines."""


class Prose(NamedTuple):
    """A text as its readers see it, and the mark-up in it that it may not have, both in order."""

    blocks: tuple[Block, ...]
    problems: tuple[MarkdownProblem, ...]
    pictures: tuple[Picture, ...] = ()


def parse_text(value: str, path: Path) -> Prose:
    """Read the Markdown of a `text`; `path` says where it stands in the leaflet's data."""
    reader = _Reader(value, path)
    events: list[PlacedEvent] = []
    begun = read = 0
    for placed in read_events(value):
        event, start, end = placed
        if begun <= start < read:  # in the paragraph that was just read as a whole
            continue
        if event == _PARAGRAPH and (words := _bare(value[start:end])):
            reader.add_paragraph(words, start)
            begun, read = start, end
        else:
            reader.take(event, start, end)
            events.append(placed)
    return Prose(
        tuple(reader.blocks), find_problems(value, events, reader.blocks), tuple(reader.pictures)
    )


def _bare(paragraph: str) -> str | None:
    """Return the words of a paragraph that holds nothing else, as most do; None for any other."""
    lines = paragraph.rstrip("\n")
    if lines.isspace() or _SIGN_OR_MARGIN.search(lines):
        return None
    return lines.replace("\n", " ")


def plain_block(value: str, path: Path, kind: Literal["title", "summary", "heading"]) -> Block:
    """Make a block of a value that holds no Markdown; white space around it is dropped."""
    words = value.strip()
    text = words.replace("\n", " ")
    return Block(kind, text, path, (Run(0, value.index(words)),), find_sentences(text))


class _Reader:
    """Builds the blocks of one text, event by event."""

    def __init__(self, value: str, path: Path) -> None:
        self.blocks: list[Block] = []
        self.pictures: list[Picture] = []
        self._described: list[tuple[str, list[str]]] = []  # the pictures that are open
        self._value = value
        self._path = path
        self._draft = Draft()
        self._lists: list[int] = []
        self._numbers: list[int | None] = []
        self._begun: list[bool] = []  # whether the items that are open have a paragraph
        self._list_count = 0
        self._after_paragraph = False

    def take(self, event: Event, start: int, end: int) -> None:
        """Take the next event of the Markdown parser, and the span that it stands for."""
        if self._described:
            self._describe(event, start, end)
        elif isinstance(event, str):
            if event == "Rule":
                self._end_block()
            else:
                self._draft.add(" ", end - 1, end)
        elif "Text" in event:
            self._draft.add(event["Text"], start, end)
        elif "Start" in event:
            self._begin(event["Start"], start)
        elif "End" in event:
            self._end(name_of(event["End"]))
        elif "Code" in event:
            self._add_code(event["Code"], start, end)

    def add_paragraph(self, text: str, start: int) -> None:
        """Take a whole paragraph that begins at `start` and holds nothing but words."""
        self._end_block()
        self._add_block("Paragraph", text, (Run(0, start),))

    def _add_code(self, text: str, start: int, end: int) -> None:
        """Add words between backticks; they stand unchanged unless a line breaks inside.

        The words may be backticks themselves, so those around them are no place to look.
        """
        around = end - start - len(self._value[start:end].lstrip("`"))
        found = self._value.find(text, start + around, end - around)
        if found >= 0:
            start, end = found, found + len(text)
        self._draft.add(text, start, end)

    def _begin(self, tag: Tag, start: int) -> None:
        if isinstance(tag, str):
            if tag in _INLINE:
                self._draft.open()
                return
            self._end_block()
            if tag == "Item":
                number = _ITEM_NUMBER.match(self._value, start)
                self._numbers.append(int(number[0]) if number else None)
                self._begun.append(False)
        elif "Link" in tag:
            email = tag["Link"]["link_type"] == "Email"
            self._draft.open(("mailto:" if email else "") + tag["Link"]["dest_url"])
        elif "Image" in tag:
            self._described.append((tag["Image"]["dest_url"], []))
        elif "List" in tag:
            self._begin_list()
        else:
            self._end_block()

    def _describe(self, event: Event, start: int, end: int) -> None:
        """Take an event between the square brackets of a picture."""
        url, words = self._described[-1]
        if isinstance(event, str):
            words.append(" ")
        elif "Text" in event:
            words.append(event["Text"])
        elif "Code" in event:
            words.append(event["Code"])
        elif "Start" in event:
            tag = event["Start"]
            if not isinstance(tag, str) and "Image" in tag:
                self._described.append((tag["Image"]["dest_url"], []))
        elif "End" in event and event["End"] == "Image":
            after = len(self.blocks) + bool(self._draft.runs)
            description = " ".join("".join(words).split())
            self.pictures.append(Picture(description, url, self._path, start, end, after))
            self._described.pop()

    def _begin_list(self) -> None:
        """Begin a list; the paragraph right before it may lead into it."""
        if self._after_paragraph and not _SENTENCE_END.search(self.blocks[-1].text):
            lead_in = self.blocks[-1]._replace(kind="lead-in", list_id=self._list_count)
            self.blocks[-1] = lead_in
        self._end_block()
        self._lists.append(self._list_count)
        self._list_count += 1

    def _end(self, element: str) -> None:
        if element in _INLINE:
            self._draft.close(element)
            return
        self._end_block(element)
        if element == "List":
            self._lists.pop()
        elif element == "Item":
            self._numbers.pop()
            self._begun.pop()

    def _end_block(self, element: str = "") -> None:
        """Make a block of the words so far, if there are any; `element` is what they stood in."""
        self._after_paragraph = False
        if not self._draft.runs:
            return
        draft, self._draft = self._draft, Draft()
        if not (text := draft.text).isspace():
            self._add_block(element, text, draft.runs, draft.links, draft.emphases)

    def _add_block(
        self,
        element: str,
        text: str,
        runs: Iterable[Run],
        links: Iterable[Link] = (),
        emphases: Iterable[Emphasis] = (),
    ) -> None:
        outside = element == "Heading" or not self._lists
        list_id, number = (None, None) if outside else (self._lists[-1], self._numbers[-1])
        self.blocks.append(
            Block(
                kind="heading" if element == "Heading" else "paragraph" if outside else "item",
                text=text,
                path=self._path,
                runs=tuple(runs),
                sentences=find_sentences(text),
                list_id=list_id,
                depth=0 if outside else len(self._lists),
                number=number,
                links=tuple(links),
                emphases=tuple(emphases),
                continues=not outside and self._begun[-1],
            )
        )
        if not outside:
            self._begun[-1] = True
        self._after_paragraph = element == "Paragraph" and outside

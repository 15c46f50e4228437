"""The bytes of a YAML file to plain data and places, in one pass over libyaml's event stream.

The subset is what a writer needs: maps, lists and text. Anchors, aliases, merge keys, tags and
several documents in one file are refused, each on its line: a reviewer who reads such a file does
not see what it says, and aliases could be expanded a million times ("billion laughs"). Every scalar
stays the text that was written: `08001111`, `NO` and `12:30` never change their value. This package
alone knows ruamel.yaml.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from _ruamel_yaml import CParser
from ruamel.yaml import YAML, events
from ruamel.yaml.error import YAMLError

from leaflint.core.finding import Position, Problem, start_of
from leaflint.files.yaml.document import BYTE_ORDER_MARK, Data, Document, Path, Place
from leaflint.files.yaml.explain import explain

MAX_NESTING = 20
"""Levels of lists and maps. The deepest kind of file has 6; far deeper ones only exhaust the machine."""

MAX_NODES = 50_000
"""Keys and values in one file. Long leaflets have under 1,000; a directory of 3,000 services 45,000."""

MAX_LINE = 10_000
"""Characters of one line: some 1,700 words. The longest paragraphs of leaflets, written on one line,
have 2,000; nobody can review a line that goes on for ever."""


class _LimitReached(Exception):
    """Stops the reading of a file that is over a limit; its problem is already noted."""


def parse_bytes(file: str, content: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the document of a file, or None when it could not be read; and what is wrong with it."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(file, content, error.start),)
    problems: tuple[Problem, ...] = ()
    if text.startswith(BYTE_ORDER_MARK):
        text = text.lstrip(BYTE_ORDER_MARK)
        message = "the file begins with an invisible byte-order mark"
        help_text = "Save it as 'UTF-8', not as 'UTF-8 with BOM'."
        problems = (Problem("byte-order-mark", start_of(file), message, help_text),)
    for line in re.finditer(r"[^\r\n]+", text) if len(text) > MAX_LINE else ():
        if line.end() - line.start() > MAX_LINE:
            at = Document(file, text).span(line.start() + MAX_LINE, line.end())
            message = f"this line is longer than {MAX_LINE:,} characters, so the file was not read"
            help_text = "Break the line: text may go on in the next one."
            return None, (*problems, Problem("limit", at, message, help_text))
    document, more = parse(file, text)
    return document, (*problems, *more)


def _not_utf8(file: str, content: bytes, start: int) -> Problem:
    line = content.count(b"\n", 0, start) + 1
    before = content[content.rfind(b"\n", 0, start) + 1 : start]
    column = len(before.decode("utf-8", "replace")) + 1
    at = Position(file, line, column, line, column + 1)
    message = f"the file is not UTF-8 text: byte 0x{content[start]:02x} stands here"
    help_text = "Save the file with the encoding 'UTF-8' and check the letters on this line."
    return Problem("encoding", at, message, help_text)


def parse(file: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read YAML: return the document and no problems, or None and at least one (check `schema`)."""
    reader = _Reader(Document(file, text), CParser(text).get_event)
    try:
        try:
            data = reader.read()
        except YAMLError as error:
            # libyaml refuses a few files that YAML allows, such as `[x:y]`: the slow parser decides.
            # Not the round-trip parser: it puts marks of its own into folded text.
            reader = _Reader(Document(file, text), YAML(typ="safe", pure=True).parse(text).__next__)
            try:
                data = reader.read()
            except YAMLError:
                return None, (*reader.problems, _syntax_problem(reader.document, error))
    except _LimitReached:
        return None, tuple(reader.problems)
    if reader.problems:
        return None, tuple(reader.problems)
    return replace(reader.document, data=data), ()


class _Reader:
    """Turns the events of one file into data and places, and notes what is not allowed."""

    def __init__(self, blank: Document, next_event: Callable[[], events.Event]) -> None:
        self.places: dict[Path, Place] = {}
        self.document = replace(blank, places=self.places)
        self.next_event = next_event
        self.problems: list[Problem] = []

    def read(self) -> Data:
        data: Data | None = None
        while type(event := self.next_event()) is not events.StreamEndEvent:
            if type(event) is not events.DocumentStartEvent:
                continue
            if data is not None:
                message = "a second document begins here"
                self.refuse("several-documents", event, message, "Keep one document to a file.")
                raise _LimitReached
            data = self.value(self.next_event(), (), (0, 0))
        if data is None:
            start = self.document.span(0, 0)
            message = "the file is empty: nothing in it could be checked"
            self.problems.append(Problem("empty-file", start, message, "Write it, or delete it."))
            return ""
        return data

    def value(self, event: events.Event, path: Path, key: tuple[int, int]) -> Data:
        self.check(event, path)
        start, end = event.start_mark.index, event.end_mark.index
        if type(event) is events.ScalarEvent:
            self.places.setdefault(path, Place(start, end, *key, event.style or ""))
            value: str = event.value
            return value
        self.places.setdefault(path, Place(start, end, *key, None))
        if type(event) is events.SequenceStartEvent:
            return self.items(path)
        if type(event) is events.MappingStartEvent:
            return self.entries(path)
        return ""

    def items(self, path: Path) -> list[Data]:
        items: list[Data] = []
        while type(event := self.next_event()) is not events.SequenceEndEvent:
            span = event.start_mark.index, event.end_mark.index
            items.append(self.value(event, (*path, len(items)), span))
        return items

    def entries(self, path: Path) -> dict[str, Data]:
        """Read the keys and values of a map up to its end; the first of two like keys counts."""
        entries: dict[str, Data] = {}
        while type(event := self.next_event()) is not events.MappingEndEvent:
            span = event.start_mark.index, event.end_mark.index
            key = self.key(event, path)
            if key in entries:
                message = f"the key `{key}` stands here a second time"
                self.refuse("duplicate-key", event, message, "Keep one of the two.")
            value = self.value(self.next_event(), (*path, key), span)
            entries.setdefault(key, value)
        return entries

    def key(self, event: events.Event, path: Path) -> str:
        """Read a key; one that is no plain word is noted and stands for nothing."""
        if type(event) is events.ScalarEvent:
            self.check(event, path)
            key: str = event.value
            if key == "<<" and not event.style:
                message = "'<<' is a YAML merge key, which is not used here"
                self.refuse("anchor", event, message, "Write the keys out in full.")
            return key
        self.refuse("key", event, "a key must be a word, not a list or map", "Write `key: value`.")
        self.value(event, (*path, "?"), (0, 0))
        return "?"

    def check(self, event: events.Event, path: Path) -> None:
        """Refuse anchors, aliases, tags, and files over the limits."""
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            kind = "alias" if type(event) is events.AliasEvent else "anchor"
            message = f"'{anchor}' is used as a YAML {kind}, which is not allowed here"
            help_text = 'Write the text out; text that begins with & or * needs "quotation marks".'
            self.refuse("anchor", event, message, help_text)
        if getattr(event, "ctag", None) is not None:
            message = "a YAML tag (a word that begins with '!') is not allowed here"
            help_text = 'Take the tag out; text that begins with ! needs "quotation marks".'
            self.refuse("tag", event, message, help_text)
        if len(path) > MAX_NESTING:
            message = f"lists and maps are nested more than {MAX_NESTING} levels deep"
            self.refuse("limit", event, message, "No file here needs that: check the brackets.")
            raise _LimitReached
        if len(self.places) >= MAX_NODES:
            message = f"the file has more than {MAX_NODES:,} keys and values"
            self.refuse("limit", event, message, "Split it into several files.")
            raise _LimitReached

    def refuse(self, rule: str, event: events.Event, message: str, help_text: str) -> None:
        """Note a problem on the line where the event begins."""
        at, seen = self.document.on_one_line(event.start_mark.index, event.end_mark.index)
        self.problems.append(Problem(rule, at, message, help_text, seen))


def _syntax_problem(document: Document, error: YAMLError) -> Problem:
    quoted = [place[:2] for place in document.places.values() if place.style in {"'", '"'}]
    start, message, help_text = explain(error, document.text, quoted)
    at, seen = document.on_one_line(start, start + 1)
    return Problem("yaml", at, message, help_text, seen)

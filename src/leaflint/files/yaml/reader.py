"""One file's events from a YAML parser to data and places, with what is not allowed in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from _ruamel_yaml import CParser
from ruamel.yaml import YAML, events

from leaflint.core.finding import Problem
from leaflint.files.yaml.document import Data, Document, Path, Place
from leaflint.files.yaml.explain import BOLD

MAX_NESTING = 20
"""Levels of lists and maps. The deepest kind of file has 6; far deeper ones only exhaust the machine."""

MAX_NODES = 50_000
"""Keys and values in one file. Long leaflets have under 1,000; a directory of 3,000 services 45,000."""

MOST_PROBLEMS = 20
"""Problems of one file that are told at once: nobody mends more in one go, and a file can have a million."""


class LimitReached(Exception):
    """Stops the reading of a file that is over a limit; its problem is already noted."""


class Reader:
    """Turns the events of one file into data and places, and notes what is not allowed."""

    def __init__(self, blank: Document, next_event: Callable[[], events.Event]) -> None:
        self.places: dict[Path, Place] = {}
        self.document = replace(blank, places=self.places)
        self.next_event = next_event
        self.problems: list[Problem] = []

    @classmethod
    def fast(cls, file: str, text: str) -> Reader:
        """Read a text with libyaml."""
        return cls(Document(file, text), CParser(text).get_event)

    @classmethod
    def slow(cls, file: str, text: str) -> Reader:
        """Read a text with the parser in Python, which takes ten times as long.

        Not the round-trip parser: it puts marks of its own into folded text.
        """
        return cls(Document(file, text), YAML(typ="safe", pure=True).parse(text).__next__)

    def read(self) -> Data:
        """Return the data.

        Raises:
            YAMLError: this is not YAML.
            LimitReached: it is over a limit, or more is wrong than is told at once.
        """
        data: Data | None = None
        while type(event := self.next_event()) is not events.StreamEndEvent:
            if type(event) is not events.DocumentStartEvent:
                continue
            if data is not None:
                message = "a second document begins here"
                self._refuse("several-documents", event, message, "Keep one document to a file.")
                raise LimitReached
            data = self._value(self.next_event(), (), (0, 0))
        if data is None:
            start = self.document.span(0, 0)
            message = "the file is empty: nothing in it could be checked"
            self.problems.append(Problem("empty-file", start, message, "Write it, or delete it."))
            return ""
        return data

    def _value(self, event: events.Event, path: Path, key: tuple[int, int]) -> Data:
        self._check(event, path)
        start, end = event.start_mark.index, event.end_mark.index
        if type(event) is events.ScalarEvent:
            self.places.setdefault(path, Place(start, end, *key, event.style or ""))
            value: str = event.value
            return value
        self.places.setdefault(path, Place(start, end, *key, None))
        if type(event) is events.SequenceStartEvent:
            return self._items(path)
        if type(event) is events.MappingStartEvent:
            return self._entries(path)
        return ""

    def _items(self, path: Path) -> list[Data]:
        items: list[Data] = []
        while type(event := self.next_event()) is not events.SequenceEndEvent:
            span = event.start_mark.index, event.end_mark.index
            items.append(self._value(event, (*path, len(items)), span))
        return items

    def _entries(self, path: Path) -> dict[str, Data]:
        """Read the keys and values of a map up to its end; the first of two like keys counts."""
        entries: dict[str, Data] = {}
        while type(event := self.next_event()) is not events.MappingEndEvent:
            span = event.start_mark.index, event.end_mark.index
            key = self._key(event, path)
            if key in entries:
                message = f"the key `{key}` stands here a second time"
                self._refuse("duplicate-key", event, message, "Keep one of the two.")
            value = self._value(self.next_event(), (*path, key), span)
            entries.setdefault(key, value)
        return entries

    def _key(self, event: events.Event, path: Path) -> str:
        """Read a key; one that is no plain word is noted and stands for nothing."""
        if type(event) is events.ScalarEvent:
            self._check(event, path)
            key: str = event.value
            if key == "<<" and not event.style:
                message = "'<<' is a YAML merge key, which is not used here"
                self._refuse("anchor", event, message, "Write the keys out in full.")
            return key
        self._refuse("key", event, "a key must be a word, not a list or map", "Write `key: value`.")
        self._value(event, (*path, "?"), (0, 0))
        return "?"

    def _check(self, event: events.Event, path: Path) -> None:
        """Refuse anchors, aliases, tags, and files over the limits."""
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            kind = "alias" if type(event) is events.AliasEvent else "anchor"
            message = f"'{anchor}' is used as a YAML {kind}, which is not allowed here"
            help_text = 'Write the text out; text that begins with & or * needs "quotation marks".'
            if kind == "alias" and anchor.startswith("*"):
                message, help_text = BOLD
            self._refuse("anchor", event, message, help_text)
        if getattr(event, "ctag", None) is not None:
            message = "a YAML tag (a word that begins with '!') is not allowed here"
            help_text = 'Take the tag out; text that begins with ! needs "quotation marks".'
            self._refuse("tag", event, message, help_text)
        if len(path) > MAX_NESTING:
            message = f"lists and maps are nested more than {MAX_NESTING} levels deep"
            self._refuse("limit", event, message, "No file here needs that: check the brackets.")
            raise LimitReached
        if len(self.places) >= MAX_NODES:
            message = f"the file has more than {MAX_NODES:,} keys and values"
            self._refuse("limit", event, message, "Split it into several files.")
            raise LimitReached

    def _refuse(self, rule: str, event: events.Event, message: str, help_text: str) -> None:
        """Note a problem on the line where the event begins."""
        at, seen = self.document.on_one_line(event.start_mark.index, event.end_mark.index)
        self.problems.append(Problem(rule, at, message, help_text, seen))
        if len(self.problems) == MOST_PROBLEMS:
            raise LimitReached

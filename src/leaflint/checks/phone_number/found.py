"""A phone number in a leaflet, with what is needed to judge it and to point at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final, NamedTuple

from leaflint.content.directory_index import DirectoryIndex
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import Service
from leaflint.core.finding import Problem
from leaflint.text.contacts.phone_number import PhoneNumber
from leaflint.text.prose.blocks import Block

_SPACES: Final = re.compile(r"\s+")


class Found(NamedTuple):
    """A number in a leaflet.

    Attributes:
        leaflet: the leaflet.
        block: the paragraph, heading or list item that it stands in.
        number: the number.
        names: the names of services that stand right beside it, nearest first.
        named: the services that have those names.
    """

    leaflet: Leaflet
    block: Block
    number: PhoneNumber
    names: tuple[str, ...]
    named: tuple[Service, ...]

    @classmethod
    def all_in(cls, leaflet: Leaflet, known: DirectoryIndex) -> Iterator[Found]:
        """Yield every number in a leaflet, in order."""
        for block, number in leaflet.numbers:
            names = known.names.beside(block.text, number.start, number.end)
            named = tuple(service for name in names for service in known.named[name])
            yield cls(leaflet, block, number, names, named)

    def problem(self, rule: str, message: str, help_text: str, replacement: str = "") -> Problem:
        """Make a problem that points at the number; a replacement is offered where it is safe."""
        start, end = self.number.start, self.number.end
        mends = replacement and not self._holds_mark_up()
        return Problem(
            rule,
            self.leaflet.within(self.block, start, end),
            message,
            help_text,
            subject=self.number.written,
            section=self.leaflet.section_of(self.block.path),
            fix=self.leaflet.fix(self.block, start, end, replacement) if mends else None,
        )

    def _holds_mark_up(self) -> bool:
        """Whether mark-up such as ** or a backslash is part of it, which a replacement would break."""
        start, end = self.block.source_span(self.number.start, self.number.end)
        value: Any = self.leaflet.document.data
        for step in self.block.path:
            value = value[step]
        source = _SPACES.sub(" ", unescape(value[start:end]))
        return value[:start].endswith("\\") or source != _SPACES.sub(" ", self.number.written)

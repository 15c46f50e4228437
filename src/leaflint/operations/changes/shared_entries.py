"""Services, terms and shared blocks that changed, and the leaflets that show them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from leaflint.content.directory_index import canonical
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded
from leaflint.content.models.directory import NUMBER_KEYS, Directory, Service
from leaflint.content.models.shared import Glossary, SharedBlock, SharedBlocks, Term
from leaflint.content.terms import KnownTerms
from leaflint.core.escape import visible
from leaflint.operations.changes.field_changes import Names, say_fields

_READ = {
    "name", "phone", "cost", "textphone", "relay", "text number", "email", "web", "hours",
    "answered by", "term", "forms", "meaning", "text",
}  # fmt: skip
"""What readers see of an entry, or may look up; the rest is for editors."""
_PLACES = {Service: "in the directory", Term: "in the glossary", SharedBlock: "shared block"}


@dataclass(frozen=True, eq=False)
class Entry:
    """A service, term or shared block whose words changed."""

    file: str
    name: str
    title: str
    versions: tuple[Service | Term | SharedBlock, ...]
    """As it is, and as it was: one alone where it is new or gone."""
    texts: tuple[str, str]
    """What it said and says, in the form of approved texts."""

    def is_shown_in(self, leaflet: Leaflet) -> bool:
        """Whether a leaflet includes, lists or uses it."""
        version = self.versions[0]
        if isinstance(version, SharedBlock):
            return any(version.id in section.include for section in leaflet.data.sections)
        if isinstance(version, Service):
            shown = {number.number for _, number in leaflet.numbers}
            return version.id in leaflet.data.contacts or not self._numbers.isdisjoint(shown)
        return bool(self._terms.find(leaflet.worded_blocks))

    @cached_property
    def _numbers(self) -> set[str | None]:
        services = (version for version in self.versions if isinstance(version, Service))
        return {canonical(service, key) for service in services for key in NUMBER_KEYS} - {None}

    @cached_property
    def _terms(self) -> KnownTerms:
        terms = (version for version in self.versions if isinstance(version, Term))
        return KnownTerms.of(Glossary(terms=tuple(terms)))


def find_entries(old: Loaded[Any], new: Loaded[Any], names: Names) -> Iterator[Entry]:
    """Yield the entries of a shared file whose words changed; none where a version is not valid."""
    if old.data is None or new.data is None:
        return
    before, after = _by_id(old.data), _by_id(new.data)
    for identity in {**before, **after}:
        versions = after.get(identity), before.get(identity)
        present = tuple(version for version in versions if version is not None)
        name = getattr(present[0], "name", identity)
        title = f"{name} ({_PLACES[type(present[0])]})"
        now, was = (_text(title, version, names) for version in versions)
        if was != now:
            yield Entry(new.file, name, title, present, (was, now))


def _by_id(data: object) -> dict[str, Service | Term | SharedBlock]:
    """Return the services, terms or blocks of a file; of several with the same id the first."""
    match data:
        case Directory():
            return {service.id: service for service in reversed(data.services)}
        case Glossary():
            return {term.term: term for term in reversed(data.terms)}
        case SharedBlocks():
            return {block.id: block for block in reversed(data.blocks)}
    return {}


def _text(title: str, version: Service | Term | SharedBlock | None, names: Names) -> str:
    fields = say_fields(version, names).items() if version else ()
    lines = (f"{key}: {words}" for key, words in fields if key in _READ)
    paragraphs = ("# Entry", "Entry", f"## {title}", *lines)
    return "\n\n".join(visible(unicodedata.normalize("NFC", words)) for words in paragraphs) + "\n"

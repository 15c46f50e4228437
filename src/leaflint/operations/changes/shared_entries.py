"""Services, terms and shared blocks that changed, and the leaflets that show them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from leaflint.content.directory_index import canonical
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import NUMBER_KEYS, Directory, Service
from leaflint.content.models.shared import Glossary, SharedBlock, SharedBlocks, Term
from leaflint.content.terms import KnownTerms
from leaflint.core.escape import visible
from leaflint.operations.changes.field_changes import Names, say_fields

_READ = {
    "name", "phone", "cost", "textphone", "relay", "text_number", "email", "web", "hours",
    "answered_by", "term", "forms", "meaning", "text",
}  # fmt: skip
"""What readers see of an entry, or may look up; the rest is for editors."""


@dataclass(frozen=True)
class Entry:
    """A service, term or shared block whose words changed: as it was, and as it is."""

    file: str
    old: BaseModel | None
    new: BaseModel | None

    @cached_property
    def versions(self) -> tuple[BaseModel, ...]:
        """The present version and the one before, as far as there is one."""
        return tuple(version for version in (self.new, self.old) if version is not None)

    @property
    def name(self) -> str:
        """What it is called."""
        version = self.versions[0]
        return str(getattr(version, "name", None) or _identity(version))

    @property
    def title(self) -> str:
        """What it is called, and in which file."""
        places = {Service: "in the directory", Term: "in the glossary", SharedBlock: "shared block"}
        return f"{self.name} ({places[type(self.versions[0])]})"

    def is_shown_in(self, leaflet: Leaflet) -> bool:
        """Whether a leaflet includes, lists or uses it."""
        version = self.versions[0]
        if isinstance(version, SharedBlock):
            return any(version.id in section.include for section in leaflet.data.sections)
        if isinstance(version, Service):
            shown = (number.number for _, number in leaflet.numbers)
            return version.id in leaflet.data.contacts or not self._numbers.isdisjoint(shown)
        return bool(self._terms.find(leaflet.worded_blocks))

    @cached_property
    def _numbers(self) -> frozenset[str]:
        services = (version for version in self.versions if isinstance(version, Service))
        numbers = (canonical(service, key) for service in services for key in NUMBER_KEYS)
        return frozenset(number for number in numbers if number is not None)

    @cached_property
    def _terms(self) -> KnownTerms:
        terms = tuple(version for version in self.versions if isinstance(version, Term))
        return KnownTerms.of(Glossary(terms=terms))

    def texts(self, names: Names) -> tuple[str, str]:
        """Return both versions in the form of an approved text, with a line for each thing they say."""
        old, new = (self._text(version, names) for version in (self.old, self.new))
        return old, new

    def _text(self, version: BaseModel | None, names: Names) -> str:
        said = say_fields(version, names).items() if version else ()
        lines = [f"{key}: {words}" for key, words in said if key.replace(" ", "_") in _READ]
        whole = "\n\n".join(("# Entry", "Entry", f"## {self.title}", *lines))
        return "\n".join(map(visible, unicodedata.normalize("NFC", whole).split("\n"))) + "\n"


def find_entries(
    old: Mapping[str, BaseModel | None], new: Mapping[str, BaseModel | None], names: Names
) -> Iterator[Entry]:
    """Yield the entries of shared files whose words changed, each file by its path."""
    for file, model in new.items():
        before, after = _entries(old.get(file)), _entries(model)
        for identity in {**before, **after}:
            entry = Entry(file, before.get(identity), after.get(identity))
            was, now = entry.texts(names)
            if was != now:
                yield entry


def _entries(model: BaseModel | None) -> dict[str, BaseModel]:
    """Return the services, terms or blocks of a file by id; of several with the same the first."""
    entries: tuple[BaseModel, ...] = ()
    match model:
        case Directory():
            entries = model.services
        case Glossary():
            entries = model.terms
        case SharedBlocks():
            entries = model.blocks
    return {_identity(entry): entry for entry in reversed(entries)}


def _identity(entry: BaseModel) -> str:
    return str(getattr(entry, "id", None) or getattr(entry, "term", ""))

"""One of the two states of a repository that are compared, and the policy that judges what changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import BaseModel

from leaflint.checks import reading_age
from leaflint.checks.sign_off.minor import EditRules
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import SignOff
from leaflint.content.repository import load_sign_offs
from leaflint.content.snapshots import Snapshot
from leaflint.content.terms import KnownTerms
from leaflint.operations.changes.field_changes import Names
from leaflint.text.reading.scores import Age


class State(NamedTuple):
    """A state of the repository."""

    snapshot: Snapshot
    """Its leaflets; each is read when it is asked for."""
    files: Mapping[str, BaseModel | None]
    """What each shared file and policy says, by its path; None for one that is missing or broken."""
    names: Names
    """The names of people and services, by the keys under which their ids stand."""

    def records(self, leaflet: Leaflet | None) -> tuple[SignOff, ...] | None:
        """Return the sign-offs of a leaflet; None when their file is not valid."""
        loaded = load_sign_offs(self.snapshot.tree, leaflet.data.id) if leaflet else None
        if loaded is None:
            return ()
        return loaded.data.records if loaded.data else None


class Judgement(NamedTuple):
    """What decides which words matter, and how hard a text is to read."""

    edit_rules: EditRules
    reading: reading_age.Settings
    terms: KnownTerms
    glossary_links: tuple[str, ...]

    def age(self, leaflet: Leaflet) -> Age | None:
        """Return a leaflet's reading age; None when it is too short for one."""
        return reading_age.age_of(leaflet, self.reading, self.terms, self.glossary_links)

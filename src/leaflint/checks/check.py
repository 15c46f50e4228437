"""What a check is made of, and what it is told beside the leaflet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from leaflint.content.directory_index import DirectoryIndex, index_directory
from leaflint.content.history import Base
from leaflint.content.known_terms import KnownTerms
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded
from leaflint.content.models.blocks import SharedBlocks
from leaflint.content.models.directory import Directory
from leaflint.content.models.glossary import Glossary
from leaflint.content.models.people import People
from leaflint.content.models.policy import Policy
from leaflint.content.models.sign_off import SignOffs
from leaflint.content.repository import LoadedShared, SharedFile
from leaflint.core.fact import Fact
from leaflint.core.finding import Problem, Severity
from leaflint.files.places import BLOCKS
from leaflint.files.versions import Versions
from leaflint.text.reading.costly_words import CostlyWords

S = TypeVar("S", bound=Policy)


@dataclass(frozen=True)
class Context:
    """What a check knows beside the leaflet and its own settings.

    Attributes:
        today: the day for which the report is made.
        directory: the services and their numbers.
        glossary: medical terms; empty where a repository has none.
        people: owners and approvers.
        blocks: approved text that leaflets include; none where a repository has none.
        shared: the shared files themselves, for places in them.
        policies: the policy files, by check.
        rules: the ids of the rules of every check, by check.
        sign_offs: the sign-offs of each leaflet that has any, by its id.
        versions: every committed version of leaflets and sign-offs.
        base: the repository before the change that is being checked, or None.
        plain_words: plain words by hard word in small letters, from the policy for plain-language.
        glossary_links: what the address of a link to the glossary holds, from the same policy.
    """

    today: date
    directory: Directory
    glossary: Glossary
    people: People
    blocks: SharedBlocks
    shared: Mapping[SharedFile, LoadedShared]
    policies: Mapping[str, Loaded[Policy]]
    rules: Mapping[str, Collection[str]]
    sign_offs: Mapping[str, Loaded[SignOffs]]
    versions: Versions
    base: Base | None = None
    plain_words: Mapping[str, str] = field(default_factory=dict)
    glossary_links: tuple[str, ...] = ()

    @cached_property
    def directory_index(self) -> DirectoryIndex:
        """The services by their numbers, names and addresses."""
        return index_directory(self.directory)

    @cached_property
    def terms(self) -> KnownTerms:
        """The terms of the glossary, ready to be looked up."""
        return KnownTerms.of(self.glossary)

    @cached_property
    def costly_words(self) -> CostlyWords:
        """The words that could be easier, ready to be looked up."""
        return CostlyWords(self.plain_words)

    @cached_property
    def person_ids(self) -> frozenset[str]:
        """The ids of all people."""
        return frozenset(person.id for person in self.people.people)

    @cached_property
    def approvers(self) -> frozenset[str]:
        """The ids of the people who may approve a waiver: all but editors."""
        return frozenset(person.id for person in self.people.people if person.role != "editor")

    @cached_property
    def service_ids(self) -> frozenset[str]:
        """The ids of all services."""
        return frozenset(service.id for service in self.directory.services)

    @cached_property
    def block_texts(self) -> Mapping[str, str]:
        """The text of each shared block by its id."""
        return self.blocks.texts()

    def before(self, leaflet: Leaflet) -> Leaflet | None:
        """Return a leaflet as it was before the change; None without a base, or if it was not valid."""
        if self.base is None:
            return None
        changed = {*self.base.former, *self.base.deleted}
        is_changed = leaflet.file in changed or BLOCKS in changed
        return self.base.leaflet(leaflet.file) if is_changed else leaflet


class Rule(NamedTuple):
    """One of the things a check looks for.

    Attributes:
        severity: how much it matters, unless policy says otherwise.
        summary: what is wrong when the rule is broken, in a few words.
        by_hand: why `leaflint fix` leaves a finding without a safe correction to a person; "" where
            that is plain.
    """

    severity: Severity
    summary: str
    by_hand: str = ""


@dataclass(frozen=True)
class Check(Generic[S]):
    """A check: its policy, its rules and its pure functions.

    Attributes:
        id: its name: that of its module and of its file in `checks/`, with hyphens.
        manual: its manual page: the module's docstring.
        rules: what it looks for, by rule id.
        settings: the model of its policy file.
        leaflet: judges one leaflet.
        gather: notes what the whole estate must be judged on.
        estate: judges what was gathered from all leaflets, and the shared files.
        needs: shared files without which it cannot be trusted.
        lasts: whether what it finds in a leaflet stays as long as the files stay: not so where today's
            date or git's history decides.
    """

    id: str
    manual: str
    rules: Mapping[str, Rule]
    settings: type[S]
    leaflet: Callable[[Leaflet, S, Context], Iterator[Problem]] | None = None
    gather: Callable[[Leaflet, S, Context], Iterator[Fact]] | None = None
    estate: Callable[[tuple[Fact, ...], S, Context], Iterator[Problem]] | None = None
    needs: tuple[SharedFile, ...] = ()
    lasts: bool = True

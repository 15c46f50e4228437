"""What a check is made of, and what it is given beside a leaflet and its own settings."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar, get_args

from leaflint.checks.offers import Offer
from leaflint.checks.summary import LeafletSummary
from leaflint.content.directory_index import DirectoryIndex, index_directory
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded, load_content
from leaflint.content.models.baseline import Baseline
from leaflint.content.models.directory import Directory
from leaflint.content.models.fields import Status
from leaflint.content.models.policy import Policy
from leaflint.content.models.shared import Glossary, People, Person, SharedBlocks
from leaflint.content.models.sign_off import SignOff, SignOffs, sign_off_file
from leaflint.content.repository import Shared, SharedFile
from leaflint.content.snapshots import Base
from leaflint.content.terms import KnownTerms
from leaflint.core.finding import Position, Problem, Severity
from leaflint.core.suggest import did_you_mean
from leaflint.files.places import BLOCKS
from leaflint.files.versions import Versions

S = TypeVar("S", bound=Policy)
F = TypeVar("F")
T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """What a check knows beside the leaflet and its own settings.

    Attributes:
        today: the day for which the report is made.
        policies: the policy files, by check.
        rules: the ids of the rules of every check, by check.
        sign_offs: the sign-offs of each leaflet that has any, by its id.
        base: the repository before the change that is being checked, or None.
        baselines: the baseline of each leaflet that has one, by its id.
        may_wait: by rule (check/rule), the statuses in which a leaflet's baseline may hold its findings.
        waivable: the ids of the checks that a leaflet may waive.
        offers: what checks offer to each other. A check whose policy is not valid offers nothing.
    """

    today: date
    shared: Shared
    policies: Mapping[str, Loaded[Policy]]
    rules: Mapping[str, Collection[str]]
    sign_offs: Mapping[str, Loaded[SignOffs]]
    versions: Versions
    base: Base | None = None
    baselines: Mapping[str, Loaded[Baseline]] = field(default_factory=dict)
    may_wait: Mapping[str, frozenset[Status]] = field(default_factory=dict)
    waivable: frozenset[str] = frozenset()
    offers: Mapping[Offer[Any], Any] = field(default_factory=dict)

    # A check does not run when a file that it needs is broken, so it never sees the empty stand-ins.

    @cached_property
    def directory(self) -> Directory:
        """The services and their numbers."""
        return self.shared.directory.data or Directory.model_construct(services=())

    @cached_property
    def glossary(self) -> Glossary:
        """Medical terms; empty where a repository has none."""
        return self.shared.glossary.data or Glossary(terms=())

    @cached_property
    def people(self) -> People:
        """Owners and approvers."""
        return self.shared.people.data or People.model_construct(people=())

    @cached_property
    def blocks(self) -> SharedBlocks:
        """Approved text that leaflets include; none where a repository has none."""
        return self.shared.blocks.data or SharedBlocks(blocks=())

    @cached_property
    def block_texts(self) -> Mapping[str, str]:
        """The text of each shared block by its id."""
        return self.blocks.texts()

    @cached_property
    def directory_index(self) -> DirectoryIndex:
        """The services by their numbers, names and addresses."""
        return index_directory(self.directory)

    @cached_property
    def terms(self) -> KnownTerms:
        """The terms of the glossary, ready to be looked up."""
        return KnownTerms.of(self.glossary)

    @cached_property
    def people_by_id(self) -> Mapping[str, Person]:
        """Owners and approvers by their ids."""
        return {person.id: person for person in self.people.people}

    def name_of(self, person: str) -> str:
        """Return the name of a person, given by their id; the id where nobody has it."""
        return self.people_by_id[person].name if person in self.people_by_id else person

    def texts_of_shared_files(self) -> Iterator[str]:
        """Yield the words of all that leaflets share: blocks, people, services and terms."""
        yield from self.block_texts.values()
        yield from (person.name for person in self.people.people)
        for service in self.directory.services:
            yield from (service.name, *service.aliases)
        for term in self.glossary.terms:
            yield from (term.term, *term.forms, term.meaning)

    def offered(self, offer: Offer[T]) -> T:
        """Return what a check offers, or the offer's default where its policy is not valid."""
        value: T = self.offers.get(offer, offer.default)
        return value

    @cached_property
    def _derived(self) -> dict[object, Any]:
        return {}

    def derived(self, make: Callable[[Context], T]) -> T:
        """Return the result of a pure function of this context, which is called once."""
        if make not in self._derived:
            self._derived[make] = make(self)
        value: T = self._derived[make]
        return value

    def before(self, leaflet: Leaflet) -> Leaflet | None:
        """Return a leaflet as it was before the change; None without a base, or where it was not valid."""
        if self.base is None:
            return None
        is_changed = not self.base.touched.isdisjoint((leaflet.file, BLOCKS))
        return self.base.leaflet(leaflet.file) if is_changed else leaflet

    def last_change(self, file: str) -> date:
        """Return the day of a file's last change: today if not committed, date.min if not known."""
        if self.versions.is_uncommitted(file):
            return self.today
        return max((version.since for version in self.versions.of(file)), default=date.min)

    def sign_offs_of(self, leaflet_id: str) -> SignOffs | None:
        """Return the sign-offs of a leaflet; None where it has none, or their file is not valid."""
        loaded = self.sign_offs.get(leaflet_id)
        return loaded.data if loaded else None

    def records_before(self, leaflet_id: str) -> tuple[SignOff, ...]:
        """Return the sign-offs that a leaflet had before the change; none without a base."""
        file = sign_off_file(leaflet_id)
        content = self.base.read(file) if self.base else None
        former = load_content(file, content, SignOffs).data if content is not None else None
        return former.records if former else ()


class Estate(NamedTuple, Generic[F]):
    """What a check noted of each leaflet, by file and in order, and the files that could not be read."""

    facts: Mapping[str, F]
    unread: tuple[str, ...] = ()


class Rule(NamedTuple):
    """One of the things a check looks for.

    Attributes:
        severity: how much it matters, unless policy says otherwise.
        summary: what is wrong when the rule is broken, in a few words.
        by_hand: why `leaflint fix` leaves some findings to a person; "" where that is plain.
        fixed: whether `leaflint fix` makes its corrections. It does for signs, digits and the notation
            of phone numbers, never for words: a person takes or leaves those.
        since: the release that brought it. In a repository that was last brought up to an earlier
            release its findings are notices, unless the policy says otherwise.
    """

    severity: Severity
    summary: str
    by_hand: str = ""
    fixed: bool = False
    since: str = "0.1.0"


class Check(NamedTuple, Generic[S, F]):
    """A check: its policy, its rules and its pure functions.

    Attributes:
        id: its name: that of its package and of its file in `checks/`, with hyphens.
        settings: the model of its policy file.
        leaflet: finds the problems of one leaflet.
        gather: notes of one leaflet what must be compared across the estate.
        fact: the type that `gather` returns, with which the cache reads its notes.
        estate: finds the problems of all leaflets together, from what was gathered.
        shared: finds those of the shared files and the policy, whatever the leaflets say.
        summarise: adds to the summary of a leaflet what only this check knows.
        offers: how each value that it offers to other checks follows from its policy.
        needs: the shared files without which it does not run.
        waivable: whether leaflets may waive it; False where only clinicians decide.
        may_wait: ids of the rules whose findings a baseline may hold; None: all. A rule about harm to a
            reader, or about something unchecked, is never among them.
        may_wait_in_drafts: ids of further rules whose findings a baseline may hold, for drafts alone.
        by_day: whether what it finds in a leaflet, or adds to the summary, depends on today's date,
            sign-offs or git's history; all else is cached until the files change.
    """

    id: str
    manual: str
    rules: Mapping[str, Rule]
    settings: type[S]
    leaflet: Callable[[Leaflet, S, Context], Iterator[Problem]] | None = None
    gather: Callable[[Leaflet, S, Context], F] | None = None
    fact: type[F] | None = None
    estate: Callable[[Estate[F], S, Context], Iterator[Problem]] | None = None
    shared: Callable[[S, Context], Iterator[Problem]] | None = None
    summarise: Callable[[LeafletSummary, Leaflet, S, Context], LeafletSummary] | None = None
    offers: Mapping[Offer[Any], Callable[[S], object]] = {}
    needs: tuple[SharedFile, ...] = ()
    by_day: bool = False
    waivable: bool = True
    may_wait: Collection[str] | None = None
    may_wait_in_drafts: Collection[str] = ()

    def waits_in(self, rule: str) -> frozenset[Status]:
        """Return the statuses in which a leaflet's baseline may hold findings of a rule."""
        if self.may_wait is None or rule in self.may_wait:
            return frozenset(get_args(Status))
        return frozenset({"draft"}) if rule in self.may_wait_in_drafts else frozenset()


def unknown_owner(owner: str, what: str, at: Position, context: Context) -> Iterator[Problem]:
    """Yield the problem `unknown-owner` where nobody in people.yaml has the id `owner`."""
    if owner not in context.people_by_id:
        message = f"the owner of {what}, '{owner}', is not in content/people.yaml"
        message += did_you_mean(owner, context.people_by_id)
        help_text = "Write the id of somebody in people.yaml, or add them there."
        yield Problem("unknown-owner", at, message, help_text, f"{what} {owner}")

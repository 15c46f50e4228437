"""What a check is made of, and what it is told beside the leaflet."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Generic, Literal, NamedTuple, TypeVar, get_args

from leaflint.checks.offers import WAIVER_MONTHS, Offer
from leaflint.checks.summary import LeafletSummary
from leaflint.content.directory_index import DirectoryIndex, index_directory
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded, load_content
from leaflint.content.models.baseline import Baseline
from leaflint.content.models.directory import Directory
from leaflint.content.models.fields import Status
from leaflint.content.models.leaflet import Waiver
from leaflint.content.models.policy import Policy
from leaflint.content.models.shared import Glossary, People, SharedBlocks
from leaflint.content.models.sign_off import SignOff, SignOffs, sign_off_file
from leaflint.content.repository import Shared, SharedFile
from leaflint.content.snapshots import Base
from leaflint.content.terms import KnownTerms
from leaflint.core.dates import add_months
from leaflint.core.finding import Position, Problem, Severity
from leaflint.core.suggest import did_you_mean
from leaflint.files.places import BLOCKS
from leaflint.files.versions import Versions

S = TypeVar("S", bound=Policy)
F = TypeVar("F")
T = TypeVar("T")


WaiverFault = Literal[
    "unknown-check", "waiver-expired", "waiver-approver", "waiver-unsigned", "waiver-term"
]
"""Why a waiver does not hold: a rule of `schema`."""


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
        may_wait: the statuses of leaflets whose baseline may hold findings of a rule, by check/rule.
        waivable: the ids of the checks that a leaflet may waive.
        offers: what checks offer to each other, as far as their policies are valid.
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

    # A check that needs a file which is broken does not run, so it never sees the stand-in for it.

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
    def person_ids(self) -> frozenset[str]:
        """The ids of all people."""
        return frozenset(person.id for person in self.people.people)

    @cached_property
    def waiver_approvers(self) -> frozenset[str]:
        """The ids of the people who may allow a waiver today."""
        people = self.people.people
        may = (person.id for person in people if not person.why_not_waiver_approver(self.today))
        return frozenset(may)

    @cached_property
    def service_ids(self) -> frozenset[str]:
        """The ids of all services."""
        return frozenset(service.id for service in self.directory.services)

    def offered(self, offer: Offer[T]) -> T:
        """Return what a check offers, or the offer's default where its policy is not valid."""
        value: T = self.offers.get(offer, offer.default)
        return value

    @cached_property
    def _derived(self) -> dict[object, Any]:
        return {}

    def derived(self, make: Callable[[Context], T]) -> T:
        """Return what a pure function makes of this context; it is worked out once."""
        if make not in self._derived:
            self._derived[make] = make(self)
        value: T = self._derived[make]
        return value

    def why_not_waived(self, leaflet: Leaflet, waiver: Waiver) -> WaiverFault | None:
        """Return why a waiver of a leaflet does not hold today, as a rule of `schema`; None: it does."""
        if waiver.check not in self.waivable:
            return "unknown-check"
        if self.today > waiver.expires.last:
            return "waiver-expired"
        if waiver.approved_by not in self.waiver_approvers:
            return "waiver-approver"
        loaded = self.sign_offs.get(leaflet.data.id)
        signed = loaded.data.waivers if loaded and loaded.data else ()
        days = [one.date.first for one in signed if one.is_for(waiver)]
        if not days or min(days) > self.today:
            return "waiver-unsigned"
        latest = add_months(max(days), self.offered(WAIVER_MONTHS))
        return "waiver-term" if waiver.expires.last > latest else None

    def waivers_in_force(self, leaflet: Leaflet) -> tuple[Waiver, ...]:
        """Return the waivers of a leaflet that hold today."""
        waivers = leaflet.data.waivers
        return tuple(one for one in waivers if self.why_not_waived(leaflet, one) is None)

    def new_waivers(self, leaflet: Leaflet) -> tuple[Waiver, ...]:
        """Return the waivers that came with the change being checked; none without a base."""
        if self.base is None:
            return ()
        before = self.before(leaflet)
        known = before.data.waivers if before else ()
        return tuple(waiver for waiver in leaflet.data.waivers if waiver not in known)

    def before(self, leaflet: Leaflet) -> Leaflet | None:
        """Return a leaflet as it was before the change; None without a base, or if it was not valid."""
        if self.base is None:
            return None
        is_changed = not self.base.touched.isdisjoint((leaflet.file, BLOCKS))
        return self.base.leaflet(leaflet.file) if is_changed else leaflet

    def last_change(self, file: str) -> date:
        """Return when a file was last changed: today, if that is not committed; not known: date.min."""
        if self.versions.is_uncommitted(file):
            return self.today
        return max((version.since for version in self.versions.of(file)), default=date.min)

    def records_before(self, leaflet_id: str) -> tuple[SignOff, ...]:
        """Return the sign-offs that a leaflet had before the change; none without a base."""
        file = sign_off_file(leaflet_id)
        content = self.base.read(file) if self.base else None
        former = load_content(file, content, SignOffs).data if content is not None else None
        return former.records if former else ()


class Rule(NamedTuple):
    """One of the things a check looks for.

    Attributes:
        severity: how much it matters, unless policy says otherwise.
        summary: what is wrong when the rule is broken, in a few words.
        by_hand: why `leaflint fix` leaves a finding without a safe correction to a person; "" where
            that is plain.
        fixed: whether `leaflint fix` makes its corrections: of signs, of digits and of how a phone
            number is written. Never of words: those are for a person to take or leave.
        since: the release that brought it: in a repository that was last brought up to an earlier
            one, it is a notice unless the policy says otherwise.
    """

    severity: Severity
    summary: str
    by_hand: str = ""
    fixed: bool = False
    since: str = "0.1.0"


class Estate(NamedTuple, Generic[F]):
    """What a check noted of each leaflet, by file and in order.

    The files that could not be read are named, so that nobody concludes from silence.
    """

    facts: Mapping[str, F]
    unread: tuple[str, ...] = ()


class Check(NamedTuple, Generic[S, F]):
    """A check: its policy, its rules and its pure functions.

    Attributes:
        id: its name: that of its package and of its file in `checks/`, with hyphens.
        settings: the model of its policy file.
        leaflet: finds the problems of one leaflet.
        gather: notes of one leaflet what must be compared across the estate.
        fact: the type of what `gather` returns, by which it is kept and read again.
        estate: finds the problems of all leaflets together, from what was gathered.
        shared: finds those of the shared files and the policy, whatever the leaflets say.
        summarise: adds to the summary of a leaflet what only this check knows.
        offers: what it offers to other checks, each worked out from its policy.
        needs: shared files without which it cannot be trusted.
        waivable: whether a leaflet may waive it; what only clinicians may decide, none may.
        may_wait: ids of the rules whose findings may wait in a baseline; None: all. Never those that
            tell of harm to a reader, or of what was not checked.
        may_wait_in_drafts: ids of those that may wait only as long as no patient reads the leaflet.
        by_day: whether what it finds in a leaflet, or adds to the summary, depends on today's date,
            sign-offs or git's history; else it is kept as long as the files stay.
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
        """Return of which statuses a leaflet may be for findings of a rule to wait in its baseline."""
        if self.may_wait is None or rule in self.may_wait:
            return frozenset(get_args(Status))
        return frozenset({"draft"}) if rule in self.may_wait_in_drafts else frozenset()


def unknown_owner(owner: str, what: str, at: Position, context: Context) -> Iterator[Problem]:
    """Yield the problem `unknown-owner` where nobody in people.yaml has the id `owner`."""
    if owner not in context.person_ids:
        message = f"the owner of {what}, '{owner}', is not in content/people.yaml"
        message += did_you_mean(owner, context.person_ids)
        help_text = "Write the id of somebody in people.yaml, or add them there."
        yield Problem("unknown-owner", at, message, help_text, f"{what} {owner}")

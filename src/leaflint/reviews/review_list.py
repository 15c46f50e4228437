"""Every leaflet with its review dates, the worst first: what every format of the list is made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from leaflint.checks.review_date.settings import Settings
from leaflint.checks.summary import LATE, NEEDS_REVIEW, ReviewStatus
from leaflint.content.models.fields import Date, Risk
from leaflint.content.models.shared import Person
from leaflint.core.errors import UsageError
from leaflint.core.suggest import not_known


@dataclass(frozen=True, slots=True)
class Entry:
    """A leaflet in a list of reviews.

    Attributes:
        leaflet: id of the leaflet.
        title: its title.
        file: path from the repository's root.
        published: whether patients read it now.
        risk: low, medium or high.
        owner: id of its owner.
        approver: id of whoever approved it last, else of the reviewer in line; None: nobody is.
        last_reviewed: as printed, or None.
        next_review: as printed, or None.
        review: how it stands.
        days_overdue: days since it fell overdue; 0 when it is not.
        days_left: days until it is due; 0 when it is.
    """

    leaflet: str
    title: str
    file: str
    published: bool
    risk: Risk
    owner: str
    approver: str | None
    last_reviewed: Date | None
    next_review: Date | None
    review: ReviewStatus
    days_overdue: int
    days_left: int

    @property
    def is_late(self) -> bool:
        """Whether patients read it although it is past due, or though it has no date at all."""
        return self.published and self.review in NEEDS_REVIEW

    @property
    def order(self) -> tuple[object, ...]:
        """The sort key that puts the worst leaflet first: by status, then by time, then by id."""
        rank = tuple(ReviewStatus).index(self.review)  # they are declared from best to worst
        return not self.published, -rank, -self.days_overdue, self.days_left, self.leaflet


@dataclass(frozen=True, slots=True)
class FileReview:
    """A policy, one of its rules or the glossary.

    Attributes:
        name: what it is, in words.
        owner: id of its owner, or None.
        next_review: as written, or None.
        review: how it stands.
    """

    name: str
    owner: str | None
    next_review: Date | None
    review: ReviewStatus


@dataclass(frozen=True, slots=True)
class Unread:
    """A leaflet file whose dates could not be read, and why."""

    file: str
    because: str

    @property
    def leaflet(self) -> str:
        """The id that the leaflet must have: its file's name."""
        return PurePosixPath(self.file).stem


@dataclass(frozen=True, slots=True)
class Emergency:
    """Something that was done to a leaflet at once, and that nobody who may has approved yet.

    Attributes:
        leaflet: id of the leaflet.
        title: its title.
        owner: id of its owner.
        done: what was done, in words.
        since: since when; None: since before git's history.
        age: since when and for how long, in words.
    """

    leaflet: str
    title: str
    owner: str
    done: str
    since: date | None
    age: str


class ReviewList(NamedTuple):
    """All leaflets in use or in the making, the worst first, and what else falls due, as of a day."""

    as_of: date
    entries: tuple[Entry, ...]
    unread: tuple[Unread, ...]
    files: tuple[FileReview, ...]
    people: Mapping[str, Person]
    settings: Settings
    emergencies: tuple[Emergency, ...] = ()
    leaver: str | None = None
    """The person (an id) whose leaving the list is about, if it is."""
    lines: Mapping[str, str] = MappingProxyType({})
    """By leaflet, the line that records on GitHub a review which changes nothing."""

    def name(self, person: str | None) -> str:
        """Return the name of a person or team (an id)."""
        known = self.people.get(person or "")
        return known.name if known else person or "nobody"

    def if_leaves(self, person: str) -> ReviewList:
        """Return only what loses its owner or its approver when a person (an id) leaves.

        Raises:
            UsageError: there is no such person.
        """
        if person not in self.people:
            nearest = not_known(person, self.people)
            raise UsageError(f"there is no '{person}' in people.yaml{nearest}")
        lost = (entry for entry in self.entries if person in {entry.owner, entry.approver})
        files = tuple(file for file in self.files if file.owner == person)
        return self._replace(leaver=person, entries=tuple(lost), files=files, emergencies=())

    def notable_files(self) -> list[FileReview]:
        """Return the policies, rules and glossary past due; if somebody leaves, all they own."""
        return [file for file in self.files if self.leaver or file.review in LATE]

    def by_owner(self) -> Mapping[str, list[Entry]]:
        """Return the leaflets of each owner (an id): the owner with the worst leaflet first."""
        groups: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            groups[entry.owner].append(entry)
        return groups

    def totals(self) -> dict[ReviewStatus, int]:
        """Return how many leaflets have each status."""
        counts = Counter(entry.review for entry in self.entries)
        return {status: counts[status] for status in ReviewStatus if counts[status]}

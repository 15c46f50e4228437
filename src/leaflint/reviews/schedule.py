"""The next 24 months of reviews per approver, and a proposal that spreads them evenly.

A review may be done earlier than planned and never later: the policy's longest interval stands. So
the proposal keeps every deadline that is still to come. What is overdue already has no deadline
left to keep and fills the earliest free months, the worst first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from leaflint.reviews.review_list import Entry, ReviewList

MONTHS = 24
"""How far ahead the load is shown."""

COLUMNS = ("Approver", "Reviews", "Fullest month", "If spread")
"""The headings of a table of loads."""


@dataclass(frozen=True, slots=True)
class Move:
    """A review that the proposal puts in another month; months are YYYY-MM."""

    leaflet: str
    planned: str
    proposed: str


@dataclass(frozen=True)
class Load:
    """One approver's reviews.

    Attributes:
        approver: id of the person or team, or None for leaflets without one.
        planned: how many fall due in each of the months, by YYYY-MM; what is due or overdue
            already counts in the first.
        proposed: how many each month would have.
        moves: the reviews to be moved for that, in order of their month.
    """

    approver: str | None
    planned: Mapping[str, int]
    proposed: Mapping[str, int]
    moves: tuple[Move, ...]

    def cells(self, reviews: ReviewList) -> tuple[str, str, str, str]:
        """Return what a table of loads shows of it, under `COLUMNS`."""
        total = str(sum(self.planned.values()))
        return reviews.name(self.approver), total, busiest(self.planned), busiest(self.proposed)


def loads(reviews: ReviewList) -> tuple[Load, ...]:
    """Return every approver's load, the heaviest first."""
    groups: defaultdict[str | None, list[Entry]] = defaultdict(list)
    for entry in reviews.entries:
        if entry.next_review and _month(entry.next_review.first, reviews.as_of) < MONTHS:
            groups[entry.approver].append(entry)
    made = (_load(approver, entries, reviews.as_of) for approver, entries in groups.items())
    return tuple(sorted(made, key=lambda load: (-sum(load.planned.values()), load.approver or "")))


def _load(approver: str | None, entries: list[Entry], as_of: date) -> Load:
    planned = {entry.leaflet: _window(entry, as_of)[0] for entry in entries}
    proposed = stagger(entries, as_of)
    moves = tuple(
        Move(leaflet, month_name(planned[leaflet], as_of), month_name(month, as_of))
        for leaflet, month in sorted(proposed.items(), key=lambda item: (item[1], item[0]))
        if month != planned[leaflet]
    )
    before, after = (
        {month_name(month, as_of): counts[month] for month in range(MONTHS)}
        for counts in (Counter(planned.values()), Counter(proposed.values()))
    )
    return Load(approver, before, after, moves)


def stagger(entries: Collection[Entry], as_of: date) -> dict[str, int]:
    """Give each review a month (0: the present one), so that the fullest month holds the fewest.

    The fewest possible is the largest of: all reviews by all months, and for each month what must
    be done up to it by the months up to it. With that many a month, a review that is placed in
    order of deadlines always finds a free month up to its own; the nearest to its plan is taken.
    """
    windows = [
        (*_window(entry, as_of)[::-1], entry.leaflet)
        for entry in entries
        if entry.next_review and not entry.days_overdue
    ]
    # What is overdue may be done in any month, and comes last, the worst first.
    late = [(MONTHS - 1, 0, entry.leaflet) for entry in entries if entry.days_overdue]
    order = [*sorted(windows), *late]
    needed = (-(-number // (last + 1)) for number, (last, *_) in enumerate(order, start=1))
    room, used = max(needed, default=0), [0] * MONTHS
    placed: dict[str, int] = {}
    for deadline, planned, leaflet in order:
        free = [month for month in range(deadline + 1) if used[month] < room]
        placed[leaflet] = min(free, key=lambda month: (abs(month - planned), month))
        used[placed[leaflet]] += 1
    return placed


def month_name(month: int, as_of: date) -> str:
    """Return a month, counted from that of a day, as YYYY-MM."""
    year, number = divmod(as_of.year * 12 + as_of.month - 1 + month, 12)
    return f"{year:04d}-{number + 1:02d}"


def _month(day: date, as_of: date) -> int:
    return (day.year - as_of.year) * 12 + day.month - as_of.month


def _window(entry: Entry, as_of: date) -> tuple[int, int]:
    """Return the month in which a review falls due, and the last in which it may be done."""
    due = entry.next_review
    if due is None or entry.days_overdue:
        return 0, MONTHS - 1
    return max(0, _month(due.first, as_of)), min(MONTHS - 1, _month(due.last, as_of))


def busiest(counts: Mapping[str, int]) -> str:
    """Return the fullest month and how many reviews it has, such as "5 in 2027-03"."""
    month = min(counts, key=lambda name: (-counts[name], name), default="")
    return f"{counts[month]} in {month}" if month else "none"

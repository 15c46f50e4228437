"""What waits for each owner and each approver, oldest first, and about how many minutes it takes to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from leaflint.checks import review_date, sign_off
from leaflint.checks.summary import ReviewStatus
from leaflint.core.dates import spoken_day
from leaflint.core.finding import Severity
from leaflint.core.plural import count, how_long
from leaflint.reviews.review_list import Entry
from leaflint.site.minutes import minutes
from leaflint.site.sheets import Part, Sheet, cells, table_part
from leaflint.site.standing import IN_WORDS, Standing

_COLUMNS = ("Leaflet", "What waits", "Since", "Minutes to read")
_OTHER_TASKS = {review_date.CHECK.id, sign_off.CHECK.id}
"""Checks whose findings are a review or a sign-off to be done, and no mistake to be mended."""
_MINUTES = (
    "Minutes are counted at 200 words a minute, for a careful reader, for each whole leaflet."
)


class Task(NamedTuple):
    """Something about a leaflet that waits for somebody; since date.min: for ever, or nobody knows."""

    since: date
    file: str
    what: str


_Tasks = defaultdict[str | None, list[Task]]
"""The tasks of each person (an id; None: nobody is in line)."""


def approvers_sheet(standing: Standing) -> Sheet:
    """Return the page that says what waits for each approver."""
    lead = (
        "What waits for me, oldest first. A leaflet waits for whoever approved it last, else for the "
        "clinical reviewer in line."
    )
    tasks: _Tasks = defaultdict(list)
    for entry in standing.reviews.entries:
        tasks[entry.approver] += _approvals(standing, entry)
    parts = tuple(_parts(standing, tasks))
    return Sheet("governance/approvers.html", "By approver", (lead, _MINUTES), parts)


def owners_sheet(standing: Standing) -> Sheet:
    """Return the page that says what waits for each owner."""
    tasks: _Tasks = defaultdict(list)
    for entry in standing.reviews.entries:
        tasks[entry.owner] += _work(standing, entry)
    lead = ("What waits for me, oldest first.", _MINUTES)
    return Sheet("governance/owners.html", "By owner", lead, tuple(_parts(standing, tasks)))


def _approvals(standing: Standing, entry: Entry) -> Iterator[Task]:
    """Yield what an approver has to do for a leaflet."""
    yield from _late(entry)
    checked = standing.checked[entry.file]
    waits = checked.approval in {"unsigned", "voided", "swapped"}
    if waits and entry.published and standing.has_sign_offs:
        since = standing.context.last_change(entry.file)
        yield Task(since, entry.file, f"Sign-off: {IN_WORDS[checked.approval].lower()}")


def _work(standing: Standing, entry: Entry) -> Iterator[Task]:
    """Yield what an owner has to do for a leaflet."""
    yield from _late(entry)
    if entry.review in {ReviewStatus.DUE, ReviewStatus.DUE_SOON} and entry.next_review:
        yield Task(entry.next_review.first, entry.file, "Review: ask for it")
    counting = [
        finding.severity
        for finding in standing.checked[entry.file].findings
        if finding.counts and finding.check not in _OTHER_TASKS
    ]
    numbers = ((counting.count(kind), kind.value) for kind in (Severity.ERROR, Severity.WARNING))
    if found := [count(number, name) for number, name in numbers if number]:
        since = standing.context.last_change(entry.file)
        yield Task(since, entry.file, f"{' and '.join(found)} to mend")


def _late(entry: Entry) -> Iterator[Task]:
    if entry.is_late:
        due = entry.next_review
        since = due.last + timedelta(days=1) if due else date.min
        yield Task(since, entry.file, "Review: overdue" if due else "Review: it has no date")


def _parts(standing: Standing, by_person: _Tasks) -> Iterator[Part]:
    """Yield a part for each person, whoever has waited longest first."""
    waiting = [(person, sorted(tasks)) for person, tasks in by_person.items() if tasks]
    if not waiting:
        yield Part("nothing", "Nothing waits", ("Nothing waits for anybody.",))
    waiting.sort(key=lambda item: (item[1][0].since, item[0] or ""))
    for number, (person, tasks) in enumerate(waiting, 1):
        name = standing.reviews.name(person) if person else "Nobody is in line"
        lengths = {task.file: _minutes(standing, task.file) for task in tasks}
        whole = f"{count(len(lengths), 'leaflet')}, about {count(sum(lengths.values()), 'minute')}"
        rows = (
            cells(
                standing.leaflet_cell(task.file),
                task.what,
                _since(task.since, standing.context.today),
                str(lengths[task.file]),
            )
            for task in tasks
        )
        caption = f"What waits for {name}: {whole}"
        yield table_part(f"person-{number}", name, caption, _COLUMNS, rows)


def _since(day: date, today: date) -> str:
    if day == date.min:
        return "not known"
    if day > today:
        return f"from {spoken_day(day)}"
    return f"{spoken_day(day)} ({how_long(day, today)})"


def _minutes(standing: Standing, file: str) -> int:
    reading = standing.checked[file].summary.reading
    if reading is not None:
        return minutes(reading.counted.counts.words)
    leaflet = standing.leaflets[file]
    return minutes(leaflet.counts.words) if leaflet else 0

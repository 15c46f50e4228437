"""What is overdue, what is due, and what is coming."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.checks.summary import LATE, ReviewStatus
from leaflint.core.plural import count
from leaflint.reviews.review_list import Entry
from leaflint.reviews.schedule import COLUMNS, loads
from leaflint.reviews.words import EMERGENCIES, late_or_left, planned, status, summary, unread
from leaflint.site.governance.leaflet_cells import leaflet_cell
from leaflint.site.sheets import Cell, Part, Sheet, cells, table
from leaflint.site.standing import Standing

_COLUMNS = ("Leaflet", "Review", "Planned for", "Owner", "Approver")


def reviews_sheet(standing: Standing) -> Sheet:
    """Return the page on reviews."""
    lead = (f"{summary(standing.reviews)}.",)
    return Sheet("governance/reviews.html", "Reviews", lead, tuple(_parts(standing)))


def _parts(standing: Standing) -> Iterator[Part]:
    reviews = standing.reviews
    if reviews.unread:
        rows = (cells(leaflet_cell(standing, one.file), one.because) for one in reviews.unread)
        found = table("Files whose dates nobody knows", ("File", "Why"), rows)
        yield Part("unread", "Not known", (unread(reviews),), found)
    if reviews.emergencies:
        files = {entry.leaflet: entry.file for entry in reviews.entries}
        rows = (
            cells(
                leaflet_cell(standing, files[one.leaflet]) if one.leaflet in files else one.title,
                Cell(one.done, alarm=True),
                one.age,
            )
            for one in reviews.emergencies
        )
        found = table(EMERGENCIES, ("Leaflet", "What was done", "When"), rows)
        yield Part("emergencies", "Done in an emergency", (), found)
    for name, heading, statuses, none in (
        ("overdue", "Overdue", LATE, "Nothing is overdue."),
        ("no-date", "Without a date", {ReviewStatus.NO_DATE}, "Every leaflet has a date."),
        ("due", "Due now", {ReviewStatus.DUE}, "Nothing is due now."),
        ("coming", "Coming", {ReviewStatus.DUE_SOON}, "Nothing falls due soon."),
    ):
        entries = [entry for entry in reviews.entries if entry.review in statuses]
        caption = f"{heading}: {count(len(entries), 'leaflet')}, the most pressing first"
        found = table(caption, _COLUMNS, _rows(standing, entries))
        yield Part(name, heading, () if found else (none,), found)
    rows = (
        cells(*(load.cells(reviews)[:3]), f"{load.cells(reviews)[3]}") for load in loads(reviews)
    )
    found = table("Reviews that each approver has in the next 24 months", COLUMNS, rows)
    yield Part("ahead", "The next 24 months", () if found else ("No review is planned.",), found)


def _rows(standing: Standing, entries: Iterable[Entry]) -> Iterator[tuple[Cell, ...]]:
    reviews = standing.reviews
    for entry in entries:
        late = late_or_left(entry, reviews)
        how = late if entry.published else f"{late} (a {status(entry).partition('(a ')[2]}"
        owner, approver = reviews.name(entry.owner), reviews.name(entry.approver)
        title = leaflet_cell(standing, entry.file)
        yield cells(title, Cell(how, alarm=entry.is_late), planned(entry), owner, approver)

"""What is overdue, what is due, and what is coming."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.checks.summary import LATE, ReviewStatus
from leaflint.core.plural import count
from leaflint.reviews.review_list import Entry
from leaflint.reviews.schedule import COLUMNS, loads
from leaflint.reviews.words import EMERGENCIES, late_or_left, planned, status, summary, unread
from leaflint.site.sheets import Cell, Part, Sheet, cells, table, table_part
from leaflint.site.standing import Standing

_COLUMNS = ("Leaflet", "Review", "Planned for", "Owner", "Approver")


def reviews_sheet(standing: Standing) -> Sheet:
    """Return the page on reviews."""
    lead = (f"{summary(standing.reviews)}.",)
    return Sheet("governance/reviews.html", "Reviews", lead, tuple(_parts(standing)))


def _parts(standing: Standing) -> Iterator[Part]:
    reviews = standing.reviews
    if reviews.unread:
        rows = (cells(standing.leaflet_cell(item.file), item.because) for item in reviews.unread)
        found = table("Files whose dates nobody knows", ("File", "Why"), rows)
        yield Part("unread", "Not known", (unread(reviews),), found)
    if reviews.emergencies:
        files = {entry.leaflet: entry.file for entry in reviews.entries}
        rows = (
            cells(
                standing.leaflet_cell(files[item.leaflet]) if item.leaflet in files else item.title,
                Cell(item.done, alarm=True),
                item.age,
            )
            for item in reviews.emergencies
        )
        columns = ("Leaflet", "What was done", "When")
        yield table_part("emergencies", "Done in an emergency", EMERGENCIES, columns, rows)
    for name, heading, statuses, none in (
        ("overdue", "Overdue", LATE, "Nothing is overdue."),
        ("no-date", "Without a date", {ReviewStatus.NO_DATE}, "Every leaflet has a date."),
        ("due", "Due now", {ReviewStatus.DUE}, "Nothing is due now."),
        ("coming", "Coming", {ReviewStatus.DUE_SOON}, "Nothing falls due soon."),
    ):
        entries = [entry for entry in reviews.entries if entry.review in statuses]
        caption = f"{heading}: {count(len(entries), 'leaflet')}, the most pressing first"
        yield table_part(name, heading, caption, _COLUMNS, _rows(standing, entries), none=none)
    caption = "Reviews that each approver has in the next 24 months"
    rows = (cells(*load.cells(reviews)) for load in loads(reviews))
    none = "No review is planned."
    yield table_part("ahead", "The next 24 months", caption, COLUMNS, rows, none=none)


def _rows(standing: Standing, entries: Iterable[Entry]) -> Iterator[tuple[Cell, ...]]:
    reviews = standing.reviews
    for entry in entries:
        late = late_or_left(entry, reviews)
        how = late if entry.published else f"{late} (a {status(entry).partition('(a ')[2]}"
        owner, approver = reviews.name(entry.owner), reviews.name(entry.approver)
        title = standing.leaflet_cell(entry.file)
        yield cells(title, Cell(how, alarm=entry.is_late), planned(entry), owner, approver)

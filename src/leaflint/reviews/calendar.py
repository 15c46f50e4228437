"""The list of reviews as a calendar (iCalendar, RFC 5545) that ordinary programs open.

Each leaflet is an all-day event with a UID that never changes, so that a calendar that is fetched
again moves events and doubles none. A review to come stands on the day on which it falls due, with
an alarm on each of the policy's notice days that is still to come. One that is past due stands on
the day of the list: in the past nobody would see it.
"""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from leaflint.core.escape import visible
from leaflint.core.version import __version__
from leaflint.reviews.review_list import Entry, ReviewList
from leaflint.reviews.words import late_or_left, planned


def to_ics(reviews: ReviewList, title: str = "Leaflet reviews") -> str:
    """Return the calendar under a title, byte for byte the same for the same files and day."""
    calendar = Calendar()
    calendar.add("prodid", f"-//Leaflint//Leaflint {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    stamp = datetime.combine(reviews.as_of, time(), UTC)
    alarms = {days: _alarm(days) for days in (0, *reviews.settings.notice_days)}
    for entry in reviews.entries:
        if entry.published:
            calendar.add_component(_event(entry, reviews, stamp, alarms))
    return bytes(calendar.to_ical()).decode()


def _event(entry: Entry, reviews: ReviewList, stamp: datetime, alarms: dict[int, Alarm]) -> Event:
    due, day, what = entry.next_review, reviews.as_of, "Review due"
    if due is None or entry.days_overdue:
        what = "Review overdue" if due else "No review planned"
    else:
        day = max(day, due.first)
    event = Event()
    event.add("uid", f"{entry.leaflet}@review.leaflint")
    event.add("dtstamp", stamp)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", f"{what}: {visible(entry.title)}")
    plan = f"{entry.leaflet}: planned for {planned(entry)}, {late_or_left(entry, reviews)}."
    owner, approver = (visible(reviews.name(person)) for person in (entry.owner, entry.approver))
    event.add("description", f"{plan}\nOwner: {owner}. Approver: {approver}.")
    left = (day - reviews.as_of).days
    # The alarms are the same for every event: made once, since making them is slow.
    event.subcomponents.extend(alarm for days, alarm in alarms.items() if days <= left)
    return event


def _alarm(days: int) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Leaflet review due in {days} days" if days else "Leaflet review due")
    alarm.add("trigger", timedelta(days=-days))
    return alarm

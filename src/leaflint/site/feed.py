"""What changed, for programs that follow it: a feed (Atom, RFC 4287), and calendars of reviews.

The feed is made from the records of sign-offs, which say on which day which text was approved. It
names nobody. A change that nobody has approved yet is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import FORMAT, Kind, SignOff
from leaflint.core.edition import edition
from leaflint.core.escape import visible
from leaflint.reviews.calendar import to_ics
from leaflint.site.estate import Estate, Face, SitePage
from leaflint.site.machine import page_address

MOST = 100
"""Changes that the feed holds, the newest first."""

_SAYS: dict[Kind, str] = {
    "review": "Reviewed as a whole.",
    "change": "A change of what it says was approved.",
    "wording": "Its wording changed, and its meaning did not.",
    "number-swap": "A phone number in it was replaced.",
    "withdrawn": "Withdrawn: it is no longer in use.",
}


class Change(NamedTuple):
    """An approval in a leaflet's history; `number` counts its records from 0."""

    leaflet: Leaflet
    number: int
    record: SignOff

    @property
    def order(self) -> tuple[str, str, int]:
        """The sort key: by day, then by leaflet, then as recorded."""
        return str(self.record.date), self.leaflet.data.id, self.number


def feed(estate: Estate, face: Face, address: str = "") -> SitePage:
    """Return the feed, byte for byte the same for the same files, day and face."""
    changes = sorted(_changes(estate, face), key=lambda change: change.order, reverse=True)[:MOST]
    updated = str(changes[0].record.date) if changes else estate.today.isoformat()
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<id>{_id(address, 'feed')}</id>",
        "<title>Changes to leaflets</title>",
        "<author><name>Leaflets</name></author>",
        f"<updated>{updated}T00:00:00Z</updated>",
    ]
    if address:
        lines.append(f'<link rel="self" href={quoteattr(address.rstrip("/") + "/feed.xml")}/>')
    for change in changes:
        lines += _entry(change, address)
    return SitePage("feed.xml", "\n".join([*lines, "</feed>", ""]).encode())


def _changes(estate: Estate, face: Face) -> Iterator[Change]:
    for leaflet in estate.leaflets.values():
        if leaflet is None or (face == "public" and leaflet.data.status == "draft"):
            continue
        signed = estate.plan.context.sign_offs.get(leaflet.data.id)
        records = signed.data.records if signed and signed.data else ()
        yield from (Change(leaflet, number, record) for number, record in enumerate(records))


def _entry(change: Change, address: str) -> Iterator[str]:
    leaflet, number, record = change
    says = _SAYS[record.kind]
    if record.kind != "withdrawn" and record.format == FORMAT:
        says += f" Edition {edition(record.digest)}."
    yield "<entry>"
    yield f"<id>{_id(address, f'{leaflet.data.id}/{number}/{record.digest}')}</id>"
    yield f"<title>{escape(visible(' '.join(leaflet.data.title.split())))}</title>"
    yield f"<link href={quoteattr(page_address(address, leaflet.data.id))}/>"
    yield f"<updated>{record.date}T00:00:00Z</updated>"
    yield f"<summary>{escape(says)}</summary>"
    yield "</entry>"


def _id(address: str, name: str) -> str:
    """Return a name that stays: feed readers know an entry by it, wherever the site stands."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{address}#{name}')}"


def calendars(estate: Estate, face: Face) -> Iterator[SitePage]:
    """Yield the calendar of all reviews, and one for each owner: they name people, so for staff alone."""
    if face == "public":
        return
    reviews = estate.reviews
    yield SitePage("reviews.ics", to_ics(reviews).encode())
    for owner, entries in sorted(reviews.by_owner().items()):
        own = reviews._replace(entries=tuple(entries))
        title = f"Leaflet reviews: {visible(reviews.name(owner))}"
        yield SitePage(f"reviews/{owner}.ics", to_ics(own, title).encode())

"""What changed, for programs that follow it: a feed (Atom, RFC 4287), and calendars of reviews.

The feed is made from the records of sign-offs, which say on which day which text was approved. It
names nobody. A change that nobody has approved yet is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from leaflint.content.models.sign_off import FORMAT, Kind, SignOff
from leaflint.core.edition import edition
from leaflint.core.escape import visible
from leaflint.reviews.calendar import to_ics
from leaflint.site.card import has_page
from leaflint.site.estate import Estate
from leaflint.site.frame import Face, SitePage
from leaflint.site.inline import one_line
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

    day: str
    leaflet: str
    number: int
    title: str
    page: str
    record: SignOff


def feed(estate: Estate, face: Face) -> Iterator[SitePage]:
    """Yield the feed, byte for byte the same for the same files, day and face."""
    changes = sorted(_changes(estate, face), key=lambda change: change[:3], reverse=True)[:MOST]
    updated = changes[0].day if changes else estate.today.isoformat()
    address = estate.site.address
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
        f"<id>{_id(address or estate.site.name)}</id>",
        f"<title>{_text(estate.site.name)}</title>",
        f"<author><name>{_text(estate.site.name)}</name></author>",
        f"<updated>{updated}T00:00:00Z</updated>",
    ]
    if address:
        lines.append(f'<link rel="self" href={quoteattr(address.rstrip("/") + "/feed.xml")}/>')
    for change in changes:
        lines += _entry(change)
    yield SitePage("feed.xml", "\n".join([*lines, "</feed>", ""]).encode())


def _changes(estate: Estate, face: Face) -> Iterator[Change]:
    for summary in estate.report.leaflets:
        if summary.id is None or not has_page(summary, face):
            continue
        signed = estate.plan.context.sign_offs.get(summary.id)
        page = page_address(estate.site, estate.leaflets.page_names[summary.file])
        for number, record in enumerate(signed.data.records if signed and signed.data else ()):
            title = summary.title or summary.id
            yield Change(str(record.date), summary.id, number, title, page, record)


def _entry(change: Change) -> Iterator[str]:
    record, says = change.record, _SAYS[change.record.kind]
    if record.kind != "withdrawn" and record.format == FORMAT:
        says += f" Edition {edition(record.digest)}."
    yield "<entry>"
    yield f"<id>{_id(f'{change.leaflet}/{change.number}/{record.digest}')}</id>"
    yield f"<title>{_text(change.title)}</title>"
    yield f"<link href={quoteattr(change.page)}/>"
    yield f"<updated>{change.day}T00:00:00Z</updated>"
    yield f"<summary>{says}</summary>"
    yield "</entry>"


def _text(words: str) -> str:
    return escape(visible(one_line(words)))


def _id(name: str) -> str:
    """Return a name that stays, by which feed readers know what they have shown before."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def calendars(estate: Estate, face: Face) -> Iterator[SitePage]:
    """Yield the calendar of all reviews, and one for each owner: they name people, so for staff alone.

    There is none where what it needs cannot be read; the pages on governance say why.
    """
    if face == "public" or estate.why_no_reviews:
        return
    reviews = estate.reviews
    yield SitePage("reviews.ics", to_ics(reviews).encode())
    for owner, entries in sorted(reviews.by_owner().items()):
        own = reviews._replace(entries=tuple(entries))
        title = f"Leaflet reviews: {visible(reviews.name(owner))}"
        yield SitePage(f"reviews/{owner}.ics", to_ics(own, title).encode())

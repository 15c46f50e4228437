"""A page for each leaflet for staff: what is found in it, how hard it is to read, who signed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from leaflint.checks.reading_age.result import describe_score
from leaflint.checks.summary import LeafletSummary, ReadingAge
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import SignOff
from leaflint.core.edition import edition
from leaflint.core.finding import Finding
from leaflint.core.plural import count
from leaflint.engine.result import Details
from leaflint.operations.changes.shared_changes import names_of
from leaflint.reviews.words import in_words
from leaflint.site.card import Card, Shown
from leaflint.site.editions import history_of
from leaflint.site.estate import Estate
from leaflint.site.frame import LEAFLETS, Link, SitePage, site_page
from leaflint.site.inline import safe_url
from leaflint.site.leaflets import reader_path, staff_path
from leaflint.site.marked_text import MarkedSection, mark_sections

Names = dict[str, str]
"""The names of people, by their ids."""


class FoundGroup(NamedTuple):
    """Findings of one kind, such as "2 errors", by place."""

    title: str
    findings: tuple[Finding, ...]


class Reading(NamedTuple):
    """How hard a leaflet is to read: in a sentence, by which formula, and section by section."""

    age: str
    limits: str
    score: str
    is_hard: bool
    sections: tuple[MarkedSection, ...]


class Signed(NamedTuple):
    """A sign-off, in words."""

    kind: str
    by: str
    day: str
    known_by: str
    edition: str
    read: tuple[str, ...]
    notes: str
    url: str


def staff_page(estate: Estate, shown: Shown, details: Details) -> SitePage:
    """Return the page for staff of a leaflet."""
    card, leaflet = shown.card, shown.leaflet
    context = estate.plan.context
    names = {person.id: person.name for person in context.people.people}
    summary, findings = details
    return site_page(
        estate.site,
        "staff",
        staff_path(card.name),
        "staff.html.jinja",
        crumbs=(LEAFLETS, Link(card.title, reader_path(card.name))),
        card=card,
        file=shown.file,
        facts=tuple(_facts(summary, card, leaflet, names)),
        checked=summary.checked,
        groups=tuple(_groups(findings)),
        reading=_reading(summary.reading, leaflet) if summary.reading and leaflet else None,
        records=tuple(_signed(estate, leaflet, names)) if leaflet else (),
        history=(
            history_of(leaflet, context, estate.versions, names_of(estate.plan))
            if leaflet
            else None
        ),
        view=shown.view,
    )


def _facts(
    summary: LeafletSummary, card: Card, leaflet: Leaflet | None, names: Names
) -> Iterator[tuple[str, str]]:
    if leaflet is None:
        return
    data, review = leaflet.data, summary.review
    yield "Status", data.status
    yield "Owner", names.get(data.owner, data.owner)
    yield "Risk when out of date", data.risk
    yield "Topics", ", ".join(card.topics)
    dates = data.review
    yield "Last reviewed", dates.last_reviewed.spoken if dates.last_reviewed else "never"
    planned = dates.next_review.spoken if dates.next_review else "no date"
    yield "Next review", f"{planned} ({in_words(review.status)})" if review else planned
    yield "Length", count(leaflet.counts.words, "word")


def _groups(findings: Sequence[Finding]) -> Iterator[FoundGroup]:
    """Yield the findings that count, the worst first, then those that do not."""
    counting = [found for found in findings if found.counts]
    counting.sort(key=lambda found: found.severity.rank)
    for severity, group in groupby(counting, key=lambda found: found.severity):
        found = tuple(group)
        yield FoundGroup(count(len(found), severity.value), found)
    waived = tuple(found for found in findings if found.waived is not None)
    if waived:
        yield FoundGroup(f"{len(waived)} allowed for a time, by a waiver", waived)
    waiting = tuple(found for found in findings if found.in_baseline)
    if waiting:
        yield FoundGroup(f"{len(waiting)} waiting in the baseline", waiting)


def _reading(reading: ReadingAge, leaflet: Leaflet) -> Reading:
    age = reading.age
    note = " (a short text: only a band can be given)" if age.confidence == "low" else ""
    return Reading(
        f"{age} years{note}",
        f"the target is {reading.target:g}, the maximum {reading.maximum:g}",
        describe_score(reading),
        reading.is_above_target,
        tuple(mark_sections(leaflet, reading)),
    )


def _signed(estate: Estate, leaflet: Leaflet, names: Names) -> Iterator[Signed]:
    loaded = estate.plan.context.sign_offs.get(leaflet.data.id)
    records = loaded.data.records if loaded and loaded.data else ()
    for record in reversed(records):
        yield Signed(
            record.kind,
            names.get(record.by, record.by),
            record.date.spoken,
            _known_by(record),
            edition(record.digest),
            tuple(" ".join(evidence.split()) for evidence in record.evidence),
            " ".join((record.notes or "").split()),
            safe_url(record.github.url) if record.github else "",
        )


def _known_by(record: SignOff) -> str:
    return f"login {record.github.login} on GitHub" if record.github else "name as stated"

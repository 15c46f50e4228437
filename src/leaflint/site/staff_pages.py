"""A page for each leaflet for staff: what is found in it, how hard it is to read, who signed what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflint.checks.reading_age.result import describe_score
from leaflint.checks.summary import LeafletSummary, ReadingAge
from leaflint.content.leaflet import Leaflet
from leaflint.core.edition import edition
from leaflint.core.finding import Finding
from leaflint.core.plural import count
from leaflint.engine.result import Details
from leaflint.operations.changes.field_changes import Names
from leaflint.operations.changes.shared_changes import names_of
from leaflint.reviews.words import in_words
from leaflint.site.card import Card, Shown
from leaflint.site.editions import history_of
from leaflint.site.estate import Estate
from leaflint.site.finding_groups import FindingGroup, by_severity
from leaflint.site.frame import LEAFLETS, Link, SitePage, site_page
from leaflint.site.inline import one_line, safe_url
from leaflint.site.leaflets import reader_path, staff_path
from leaflint.site.marked_text import MarkedSection, mark_sections


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
    names = names_of(estate.plan)
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
            history_of(leaflet, estate.plan.context, estate.versions, names) if leaflet else None
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
    yield "Owner", names["owner"].get(data.owner, data.owner)
    yield "Risk when out of date", data.risk
    yield "Topics", ", ".join(card.topics)
    dates = data.review
    yield "Last reviewed", dates.last_reviewed.spoken if dates.last_reviewed else "never"
    planned = dates.next_review.spoken if dates.next_review else "no date"
    yield "Next review", f"{planned} ({in_words(review.status)})" if review else planned
    yield "Length", count(leaflet.counts.words, "word")


def _groups(findings: Sequence[Finding]) -> Iterator[FindingGroup]:
    """Yield the findings that count, the worst first, then those that do not."""
    yield from by_severity(finding for finding in findings if finding.counts)
    waived = tuple(finding for finding in findings if finding.waived is not None)
    if waived:
        yield FindingGroup(f"{len(waived)} allowed for a time, by a waiver", waived)
    waiting = tuple(finding for finding in findings if finding.in_baseline)
    if waiting:
        yield FindingGroup(f"{len(waiting)} waiting in the baseline", waiting)


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
        github = record.github
        yield Signed(
            record.kind,
            names["by"].get(record.by, record.by),
            record.date.spoken,
            f"login {github.login} on GitHub" if github else "name as stated",
            edition(record.digest),
            tuple(one_line(evidence) for evidence in record.evidence),
            one_line(record.notes or ""),
            safe_url(github.url) if github else "",
        )

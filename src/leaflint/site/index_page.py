"""The list of leaflets: filters that work without a script, and a search field for browsers with one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from leaflint.checks.summary import LATE, LeafletSummary, ReviewStatus
from leaflint.core.dates import spoken_day
from leaflint.core.plural import count
from leaflint.engine.result import Tally
from leaflint.reviews.words import in_words
from leaflint.site.card import Card
from leaflint.site.estate import Estate
from leaflint.site.frame import LEAFLETS, Face, SitePage, own_file, site_page

FILTERS, SEARCH = "filters.css", "search.js"
_DUE = {ReviewStatus.DUE, ReviewStatus.DUE_SOON}
_ENOUGH_FOR_LETTERS = 30
"""Leaflets from which on a reader needs a way to each letter."""


class Row(NamedTuple):
    """A leaflet of the list."""

    card: Card
    summary: LeafletSummary
    tally: Tally


class Choice(NamedTuple):
    """What a filter offers: its id on the page, its words, and how many leaflets it leaves."""

    id: str
    label: str
    leaflets: int


class Filter(NamedTuple):
    """A question with one answer."""

    id: str
    label: str
    choices: tuple[Choice, ...]


class Listed(NamedTuple):
    """A leaflet as the list shows it; the classes are those of the choices that leave it."""

    card: Card
    notes: tuple[str, ...]
    classes: tuple[str, ...]
    letter: str
    """Its letter, for the first leaflet of each; else ""."""


def index_page(estate: Estate, face: Face, rows: Sequence[Row]) -> Iterator[SitePage]:
    """Yield the page that lists the leaflets by title, its filters and its script.

    The public sees those that are published.
    """
    shown = [row for row in rows if face == "staff" or row.card.status == "published"]
    shown.sort(key=lambda row: (row.card.title.casefold(), row.card.name))
    filters = tuple(_filters(face, shown))
    offered = {choice.id for filter_ in filters for choice in filter_.choices}
    yield site_page(
        estate.site,
        face,
        LEAFLETS.path,
        "index.html.jinja",
        with_script=True,
        day=spoken_day(estate.today),
        total=count(len(shown), "leaflet"),
        filters=filters,
        listed=tuple(_listed(face, shown, offered)),
        with_letters=len(shown) >= _ENOUGH_FOR_LETTERS,
    )
    yield SitePage(FILTERS, "".join(map(_rule, sorted(offered))).encode())
    yield SitePage(SEARCH, own_file(SEARCH).encode())


def _rule(choice: str) -> str:
    return f"body:has(#{choice}:checked) .listed:not(.{choice}) {{ display: none; }}\n"


def _review(row: Row) -> ReviewStatus | None:
    return row.summary.review.status if row.summary.review else None


_STANDINGS: dict[str, tuple[str, Callable[[Row], bool]]] = {
    "standing-errors": ("Has errors", lambda row: row.tally.errors > 0),
    "standing-late": ("Overdue", lambda row: _review(row) in LATE),
    "standing-due": ("Due for review", lambda row: _review(row) in _DUE),
    "standing-draft": ("Draft", lambda row: row.card.status == "draft"),
    "standing-withdrawn": ("Withdrawn", lambda row: row.card.status == "withdrawn"),
    "standing-unchecked": ("Not checked", lambda row: not row.summary.checked),
}
"""What staff can choose: by its id on the page its words, and whether it leaves a leaflet in the list."""


def _filters(face: Face, rows: Sequence[Row]) -> Iterator[Filter]:
    """Yield the filters that have something to choose between."""
    used = sorted({topic for row in rows for topic in row.card.topics})
    topics = {_topic(topic): topic.replace("-", " ").capitalize() for topic in used}
    offered = [("topic", "About", topics)]
    if face == "staff":
        standings = {choice: words for choice, (words, _) in _STANDINGS.items()}
        offered.append(("standing", "How it stands", standings))
    leaves = Counter(choice for row in rows for choice in _classes(face, row))
    for name, label, words in offered:
        choices = tuple(
            Choice(choice, text, leaves[choice]) for choice, text in words.items() if leaves[choice]
        )
        if len(choices) > 1:
            yield Filter(name, label, choices)


def _topic(topic: str) -> str:
    return f"topic-{topic}"


def _classes(face: Face, row: Row) -> set[str]:
    """Return the choices that leave a leaflet in the list."""
    topics = {*map(_topic, row.card.topics)}
    if face == "public":
        return topics
    return topics | {choice for choice, (_, is_so) in _STANDINGS.items() if is_so(row)}


def _listed(face: Face, rows: Sequence[Row], offered: set[str]) -> Iterator[Listed]:
    for letter, group in groupby(rows, key=lambda row: _letter(row.card.title)):
        for number, row in enumerate(group):
            notes = tuple(_notes(row)) if face == "staff" else ()
            classes = tuple(sorted(_classes(face, row) & offered))
            yield Listed(row.card, notes, classes, "" if number else letter)


def _letter(title: str) -> str:
    first = title[:1].upper()
    return first if first.isascii() and first.isalpha() else "Other"


def _notes(row: Row) -> Iterator[str]:
    """Yield what staff must know of a leaflet before they open it."""
    if row.card.status is None:
        yield "cannot be read"
        return
    if row.card.status != "published":
        yield row.card.status
    if not row.summary.checked:
        yield "not everything was checked"
    if row.summary.review and row.card.status == "published":
        yield in_words(row.summary.review.status)
    if row.tally.errors:
        yield count(row.tally.errors, "error")
    if row.tally.warnings:
        yield count(row.tally.warnings, "warning")

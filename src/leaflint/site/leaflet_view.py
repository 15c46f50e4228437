"""A leaflet as its readers see it: immutable data from which a page is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, NamedTuple

from leaflint.checks.check import Context
from leaflint.checks.offers import GLOSSARY_LINKS
from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.checks.summary import ReviewSummary
from leaflint.content.directory_index import canonical
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import Status
from leaflint.content.models.leaflet import Section
from leaflint.content.terms import term_uses
from leaflint.core.edition import edition
from leaflint.site.contacts import ContactView, contacts_of, dialled
from leaflint.site.inline import Piece, one_line, pieces_of
from leaflint.site.nesting import Node, entries_of, nest
from leaflint.text.contacts.numbers import find_numbers
from leaflint.text.prose.blocks import Block, Link, Picture

Urgency = Literal["emergency", "urgent", "advice"]
"""How soon a section on urgent help wants its readers to act."""

_EMERGENCY = frozenset({"999", "112"})


class SectionView(NamedTuple):
    """A section; its urgency is None unless it is there to tell of urgent help."""

    heading: str
    nodes: tuple[Node, ...]
    urgency: Urgency | None = None


class TermView(NamedTuple):
    """A term of the glossary that the leaflet uses; its place on the page is named by its number."""

    term: str
    meaning: str


class LeafletView(NamedTuple):
    """A leaflet as its readers see it.

    `name` begins the ids of places on the page, so that several leaflets can stand on one.
    """

    name: str
    title: str
    summary: str
    status: Status
    sections: tuple[SectionView, ...]
    contacts: tuple[ContactView, ...]
    terms: tuple[TermView, ...]
    edition: str
    banner: str
    """What readers are told because the leaflet is past due; mostly ""."""
    last_reviewed: str
    next_review: str


def view_leaflet(
    leaflet: Leaflet,
    context: Context,
    review: ReviewSummary | None,
    name: str,
    source: Callable[[Picture], str],
) -> LeafletView:
    """Return a leaflet as its readers see it; `source` says where the page has a picture, or ""."""
    first = term_uses(leaflet, context.offered(GLOSSARY_LINKS), context.terms).first
    links: defaultdict[Block, list[Link]] = defaultdict(list)
    for number, use in enumerate(first, 1):
        if not use.explained:
            span = use.worded.span(use.match.start, use.match.end)
            links[use.worded.block].append(Link(*span, f"#{name}-term-{number}"))
    known = _numbers_to_call(context)

    def pieces(block: Block) -> tuple[Piece, ...]:
        return pieces_of(block, (*_calls(block, known), *links.get(block, ())))

    sections = tuple(
        SectionView(
            heading.text,
            nest(tuple(entries_of(text.blocks, text.pictures, pieces, source))),
            _urgency(section, (heading, *text.blocks)),
        )
        for section, heading, text in zip(
            leaflet.data.sections, _headings(leaflet), leaflet.texts, strict=True
        )
    )
    title, summary = (block.text for block in leaflet.blocks[:2])
    dates = leaflet.data.review
    return LeafletView(
        name,
        title,
        summary,
        leaflet.data.status,
        sections,
        contacts_of(leaflet, context.directory),
        tuple(TermView(use.match.value.term, one_line(use.match.value.meaning)) for use in first),
        edition(digest(approved_text(leaflet))),
        (review.banner if review else None) or "",
        dates.last_reviewed.spoken if dates.last_reviewed else "",
        dates.next_review.spoken if dates.next_review else "",
    )


def _headings(leaflet: Leaflet) -> Iterator[Block]:
    for block in leaflet.blocks:
        if block.kind == "heading" and block.path[-1] == "heading":
            yield block


def _numbers_to_call(context: Context) -> Mapping[str, str]:
    """Return what to dial for each number under which the directory has a service, in E.164 form."""
    return {
        number: dialled(service.phone)
        for service in context.directory.services
        if service.phone and (number := canonical(service, "phone"))
    }


def _calls(block: Block, known: Mapping[str, str]) -> Iterator[Link]:
    """Yield links to call the numbers in a block, of services in the directory alone."""
    for found in find_numbers(block.text):
        if url := known.get(found.number):
            yield Link(found.start, found.end, url)


def _urgency(section: Section, blocks: tuple[Block, ...]) -> Urgency | None:
    """Return how soon a section wants its readers to act, by its kind and the numbers in it.

    A section is also on urgent help when its heading, the first of its blocks, names 999.
    """
    headed, *others = ({number.number for number in find_numbers(block.text)} for block in blocks)
    if section.kind != "urgent-help" and not headed & _EMERGENCY:
        return None
    numbers = headed.union(*others)
    if numbers & _EMERGENCY:
        return "emergency"
    return "urgent" if numbers else "advice"

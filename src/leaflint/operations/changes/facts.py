"""What changed in a leaflet beside its words, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.content.models.leaflet import LeafletData
from leaflint.core.dates import PartialDate


def facts_of(old: LeafletData, new: LeafletData) -> Iterator[str]:
    """Yield what changed in what the file says of the leaflet: status, dates, evidence, waivers."""
    for name, before, after in (
        ("Status", old.status, new.status),
        ("Risk", old.risk, new.risk),
        ("Owner", old.owner, new.owner),
        ("Last reviewed", _spoken(old.review.last_reviewed), _spoken(new.review.last_reviewed)),
        ("Next review", _spoken(old.review.next_review), _spoken(new.review.next_review)),
    ):
        if before != after:
            yield f"{name}: {before} became {after}."
    yield from _lists("Topic", old.topics, new.topics)
    yield from _lists("Evidence", _titles(old), _titles(new))
    yield from _lists("Waiver", _waivers(old), _waivers(new))


def evidence_removed(old: LeafletData, new: LeafletData) -> bool:
    """Whether a source that the leaflet rested on is no longer named."""
    return not set(_titles(old)) <= set(_titles(new))


def _spoken(date: PartialDate | None) -> str:
    return date.spoken if date else "none"


def _titles(data: LeafletData) -> list[str]:
    return [evidence.title for evidence in data.evidence]


def _waivers(data: LeafletData) -> list[str]:
    return [f"{waiver.check}: {waiver.reason}" for waiver in data.waivers]


def _lists(name: str, before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    yield from (f"{name} taken out: {item}." for item in before if item not in after)
    yield from (f"{name} added: {item}." for item in after if item not in before)

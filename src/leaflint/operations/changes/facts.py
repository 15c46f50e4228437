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
    waivers, new_waivers = (
        [f"{waiver.check}: {waiver.reason}" for waiver in data.waivers] for data in (old, new)
    )
    lists: tuple[tuple[str, Sequence[str], Sequence[str]], ...] = (
        ("Topic", old.topics, new.topics),
        ("Evidence", _titles(old), _titles(new)),
        ("Waiver", waivers, new_waivers),
    )
    for name, gone, come in lists:
        yield from (f"{name} taken out: {item}." for item in gone if item not in come)
        yield from (f"{name} added: {item}." for item in come if item not in gone)


def evidence_removed(old: LeafletData, new: LeafletData) -> bool:
    """Whether a source that the leaflet rested on is no longer named."""
    return not set(_titles(old)) <= set(_titles(new))


def _spoken(date: PartialDate | None) -> str:
    return date.spoken if date else "none"


def _titles(data: LeafletData) -> list[str]:
    return [evidence.title for evidence in data.evidence]

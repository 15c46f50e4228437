"""What changed in a leaflet beside its words, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.content.models.leaflet import LeafletData


def facts_of(old: LeafletData, new: LeafletData) -> Iterator[str]:
    """Yield what changed in what the file says of the leaflet: status, dates, evidence, waivers."""
    for name in ("status", "risk", "owner"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"{name.capitalize()}: {before} became {after}."
    for name in ("last_reviewed", "next_review"):
        before, after = getattr(old.review, name), getattr(new.review, name)
        if before != after:
            spoken = [one.spoken if one else "none" for one in (before, after)]
            yield f"{name.replace('_', ' ').capitalize()}: {spoken[0]} became {spoken[1]}."
    yield from _lists("Topic", old.topics, new.topics)
    yield from _lists(
        "Evidence",
        (evidence.title for evidence in old.evidence),
        (evidence.title for evidence in new.evidence),
    )
    yield from _lists(
        "Waiver",
        (f"{waiver.check}: {waiver.reason}" for waiver in old.waivers),
        (f"{waiver.check}: {waiver.reason}" for waiver in new.waivers),
    )


def evidence_removed(old: LeafletData, new: LeafletData) -> bool:
    """Whether a source that the leaflet rested on is no longer named."""
    return bool({one.title for one in old.evidence} - {one.title for one in new.evidence})


def _lists(name: str, old: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    before, after = list(old), list(new)
    yield from (f"{name} taken out: {one}." for one in before if one not in after)
    yield from (f"{name} added: {one}." for one in after if one not in before)

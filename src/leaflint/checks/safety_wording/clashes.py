"""Advice that defeats itself: how soon or whom does not fit the danger, or no number is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from leaflint.checks.check import Context
from leaflint.checks.safety_wording.addressee import is_for_reader, plain_words
from leaflint.content.applies_to import PhraseText
from leaflint.content.directory_index import canonical
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import FileModel, Name, Text
from leaflint.text.words.negation import is_negated
from leaflint.text.words.passages import Passage, WordRange


class Clash(FileModel):
    """Advice that does not fit what it is for, such as "call 999 within two weeks"."""

    id: Name
    """Short name of the clash."""
    reason: Text
    """The harm that it does."""
    source: Text
    """What it rests on."""
    action: tuple[PhraseText, ...] = Field(min_length=1)
    """What the reader is told to do: "call 999"."""
    beside: tuple[PhraseText, ...] = Field(min_length=1)
    """It does not fit with one of these in the same sentence or list: "within two weeks","""
    clause: bool = False
    """or, with `true`, in the same clause;"""
    unless: tuple[PhraseText, ...] = ()
    """but it does with one of these in the sentence or list."""


def find_clashes(clash: Clash, passage: Passage) -> Iterator[WordRange]:
    """Yield where a passage gives such advice, from the first word of it to the last."""
    beside, unless = passage.find(clash.beside), passage.find(clash.unless)
    excused = {passage.unit_of(hit.start) for hit in unless}
    for act in advised(passage, clash.action) if beside else ():
        unit = passage.unit_of(act.start)
        start, end = passage.sequence.clause(*act) if clash.clause else passage.unit(unit)
        hit = next((hit for hit in beside if start <= hit.start < end), None)
        if hit is not None and unit not in excused:
            yield WordRange(min(act.start, hit.start), max(act.end, hit.end))


def advised(passage: Passage, phrases: tuple[str, ...]) -> Sequence[WordRange]:
    """Return where a passage tells the reader to do one of these."""
    hits, sequence, plain = passage.find(phrases), passage.sequence, plain_words(phrases)
    return [
        hit
        for hit in {hit.start: hit for hit in hits}.values()  # the longest at each place
        if is_for_reader(sequence, *hit, plain) and not is_negated(sequence, *hit)
    ]


def find_numberless(
    phrases: tuple[str, ...], leaflet: Leaflet, context: Context
) -> Iterator[tuple[Passage, WordRange]]:
    """Yield where the leaflet tells to call a service and does not give its number."""
    services = context.directory.services
    given = {number.number for _, number in leaflet.numbers}
    listed = (service for service in services if service.id in leaflet.data.contacts)
    given |= {canonical(service, "phone") or "" for service in listed}
    has_any = any(len(number) > len("999") for number in given)
    for passage in leaflet.passages:
        for hit in advised(passage, phrases):
            meant = {
                canonical(service, "phone") or ""
                for service in services
                for at in passage.find((service.name, *service.aliases))
                if at.start < hit.end and hit.start < at.end
            }
            if given.isdisjoint(meant) if meant else not has_any:
                yield passage, hit

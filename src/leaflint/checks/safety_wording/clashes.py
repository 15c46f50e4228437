"""Advice that defeats itself: how soon or whom does not fit the danger, or no number is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import Field

from leaflint.checks.check import Context
from leaflint.checks.safety_wording.addressee import is_for_reader, plain_words
from leaflint.content.applies_to import Families, PhraseText, fill_families
from leaflint.content.directory_index import canonical
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import FileModel, Name, Text
from leaflint.text.words.negation import is_negated
from leaflint.text.words.passages import Passage, WordRange

_LONGEST_PUBLIC_NUMBER = 3
"""Digits: 999 and 111 are numbers of services of their own."""


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
    """With one of these in the same sentence it does not fit: "within two weeks","""
    clause: bool = False
    """or with `true` only in the same clause;"""
    unless: tuple[PhraseText, ...] = ()
    """not with one of these in the sentence."""
    instead: Text
    """What editors should do: "Say at once, or name another service."."""

    def filled(self, families: Families) -> Clash:
        """Return the clash with the phrases of the families that it names."""
        names = ("action", "beside", "unless")
        update = {name: fill_families(getattr(self, name), families) for name in names}
        return self.model_copy(update=update)


def find_clashes(clash: Clash, passage: Passage) -> Iterator[WordRange]:
    """Yield where a passage gives such advice, from the first word of it to the last."""
    if not passage.uses(clash.beside):
        return  # as a rule
    unless = passage.find(clash.unless)
    for act in advised(passage, clash.action):
        start, end = passage.sequence.clause(*act)
        for hit in passage.find(clash.beside):
            if clash.clause:
                together = start <= hit.start < end
            else:
                together = passage.are_together(act.start, hit.start)
            excused = any(passage.are_together(act.start, other.start) for other in unless)
            if together and not excused and not is_negated(passage.sequence, *hit):
                yield WordRange(min(act.start, hit.start), max(act.end, hit.end))
                break


def advised(passage: Passage, phrases: tuple[str, ...]) -> Sequence[WordRange]:
    """Return where a passage tells the reader to do one of these, the longest at each place."""
    plain = plain_words(phrases)
    return [
        hit
        for hit in {hit.start: hit for hit in passage.find(phrases)}.values()
        if is_for_reader(passage.sequence, *hit, plain) and not is_negated(passage.sequence, *hit)
    ]


def find_numberless(
    phrases: tuple[str, ...], leaflet: Leaflet, context: Context
) -> tuple[int, WordRange] | None:
    """Return the first place, by its passage, that tells to call a service whose number is not given."""
    given = {number.number for _, number in leaflet.numbers}
    services = context.directory.services
    given |= {
        number
        for service in services
        if service.id in leaflet.data.contacts and (number := canonical(service, "phone"))
    }
    has_any = any(len(number) > _LONGEST_PUBLIC_NUMBER for number in given)
    for place, passage in enumerate(leaflet.passages):
        for hit in advised(passage, phrases):
            meant = {
                canonical(service, "phone")
                for service in services
                for at in passage.find((service.name, *service.aliases))
                if at.start < hit.end and hit.start < at.end
            } - {None}
            if given.isdisjoint(meant) if meant else not has_any:
                return place, hit
    return None

"""Advice in any words: whether its parts stand near each other and are not taken back.

The sentence that says what to do (`action`) is the centre. The other parts may stand in it, in the
sentence before or after it, in the questions that lead up to it, or in the section's heading; a list
counts as one sentence together with the words that lead into it. A part that is negated does not
count, nor does what others do ("the ward will call you").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from leaflint.checks.safety_wording.addressee import is_for_reader, is_noun, plain_words
from leaflint.checks.safety_wording.rules import ElementName, Elements, Outcome
from leaflint.text.words.negation import is_negated
from leaflint.text.words.passages import Passage, WordRange

Stated = Mapping[ElementName, AbstractSet[int]]
"""The sentences (units of a passage) in which each part is stated."""


def assess_elements(
    elements: Elements, never_say: tuple[str, ...], passage: Passage, number: int
) -> Iterator[Outcome]:
    """Yield the outcome of each sentence of a passage, by its number, that concerns the advice.

    A contradiction covers its phrase alone, any other outcome whole sentences.
    """
    if not all(passage.uses(getattr(elements, name)) for name in elements.subject()):
        return  # without its subject, nothing gives or contradicts the advice
    acts = passage.find(elements.action)
    plain = plain_words(elements.action)
    actions = [hit for hit in acts if is_for_reader(passage.sequence, *hit, plain)]
    stated = _stated(elements, passage, actions)
    told_of = {
        passage.unit_of(hit.start)
        for hit in acts
        if hit not in actions and not is_noun(passage.sequence, hit.start)
    } - stated["action"]
    complete = set()
    for unit in sorted(set().union(*stated.values())):
        lacking = [name for name, units in stated.items() if not _near(passage, units, unit, name)]
        if not lacking:
            complete.add(unit)
            yield Outcome("present", number, *_extent(passage, stated, unit))
        elif (
            2 * len(lacking) < len(stated)
            and unit not in told_of
            and _recognisable(elements, stated, passage, unit)
        ):
            yield Outcome("incomplete", number, *_extent(passage, stated, unit), tuple(lacking))
    for hit in passage.find(never_say):
        unit = passage.unit_of(hit.start)
        if not is_negated(passage.sequence, *hit) and _is_about(elements, stated, unit):
            yield Outcome("contradicted", number, *hit)
    for hit in actions:
        unit = passage.unit_of(hit.start)
        excused = unit in stated["action"] or not complete.isdisjoint({unit - 1, unit + 1})
        if not excused and is_negated(passage.sequence, *hit) and _is_about(elements, stated, unit):
            yield Outcome("contradicted", number, *hit)


def _stated(elements: Elements, passage: Passage, actions: Sequence[WordRange]) -> Stated:
    found = {name: passage.find(phrases) for name, phrases in elements.named()}
    found["action"] = tuple(hit for hit in actions if not is_noun(passage.sequence, hit.start))
    return {
        name: {passage.unit_of(hit.start) for hit in hits if not is_negated(passage.sequence, *hit)}
        for name, hits in found.items()
    }


def _near(passage: Passage, units: AbstractSet[int], unit: int, name: ElementName) -> bool:
    if name == "action" or unit in units:
        return unit in units
    return (passage.heading is not None and 0 in units) or not units.isdisjoint(
        _beside(passage, unit)
    )


def _beside(passage: Passage, unit: int) -> Sequence[int]:
    """Return the sentences before and after another; of questions before it, all that follow each other."""
    first = unit - 1
    while first > 1 and _is_question(passage, first) and _is_question(passage, first - 1):
        first -= 1
    return (*range(unit - 1, first - 1, -1), unit + 1)


def _is_question(passage: Passage, unit: int) -> bool:
    return passage.sequence.asks(passage.unit(unit).start)


def _recognisable(elements: Elements, stated: Stated, passage: Passage, unit: int) -> bool:
    """Whether a sentence is an attempt at the advice: what to do, or whom to turn to, and why."""
    parts = {name for name, units in stated.items() if unit in units}
    subject = elements.subject()
    if "action" in parts:
        return subject <= parts or (
            "service" in parts and all(_near(passage, stated[name], unit, name) for name in subject)
        )
    return subject | {"urgency", "service"} <= parts and any(  # "Trouble breathing: 999 now."
        passage.unit(unit).start < hit.start < passage.unit(unit).end
        and passage.sequence.opens(hit.start)
        for hit in passage.find(elements.urgency + elements.service)
    )


def _is_about(elements: Elements, stated: Stated, unit: int) -> bool:
    """Whether a sentence, with the one before it, is about the matter of the advice."""
    return all(not stated[name].isdisjoint({unit - 1, unit}) for name in elements.subject())


def _extent(passage: Passage, stated: Stated, unit: int) -> WordRange:
    """Return the sentence, with the neighbours that hold a part which it lacks itself."""
    extent = {unit}
    for units in stated.values():
        if unit not in units:
            extent.update([near for near in _beside(passage, unit) if near in units][:1])
    return WordRange(passage.unit(min(extent)).start, passage.unit(max(extent)).end)

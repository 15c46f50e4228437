"""Advice in any words: whether its parts stand near each other and are not taken back.

The sentence that says what to do (`action`) is the centre. The other parts may stand in it, in the
sentence before or after it, or in the section's heading; a list counts as one sentence together
with the words that lead into it. A part that is negated does not count, nor does what others do
("the ward will call you").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

from leaflint.checks.safety_wording.rules import ElementName, Elements, Outcome
from leaflint.text.words.negation import is_negated
from leaflint.text.words.passages import Passage, WordRange, WordSequence

Stated = Mapping[ElementName, AbstractSet[int]]
"""The sentences (units of a passage) in which each part is stated."""

_MAY_OR_WILL = frozenset("will may might would".split())
_READERS = frozenset("you he she they people patients anyone everyone somebody someone".split())
_DETERMINERS = frozenset("a an the your our their this that each every any no".split())


def assess_elements(
    elements: Elements, never_say: tuple[str, ...], passage: Passage, number: int
) -> Iterator[Outcome]:
    """Yield what each sentence of a passage (the one with a number) has to do with the advice.

    A contradiction is the phrase alone; the others are whole sentences.
    """
    if not all(passage.uses(getattr(elements, name)) for name in elements.subject()):
        return  # without its subject, nothing gives or contradicts the advice
    actions = [
        hit for hit in passage.find(elements.action) if is_for_reader(passage.sequence, *hit)
    ]
    stated = _stated(elements, passage, actions)
    complete = set()
    for unit in sorted(set().union(*stated.values())):
        lacking = [name for name, units in stated.items() if not _near(passage, units, unit, name)]
        if not lacking:
            complete.add(unit)
            yield Outcome("present", number, *_extent(passage, stated, unit))
        elif 2 * len(lacking) < len(stated) and _recognisable(elements, stated, passage, unit):
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
        {unit - 1, unit + 1}
    )


def _recognisable(elements: Elements, stated: Stated, passage: Passage, unit: int) -> bool:
    """Whether a sentence is an attempt at the advice: what to do, or whom to turn to, and why."""
    parts = {name for name, units in stated.items() if unit in units}
    subject = elements.subject()
    if "action" in parts:
        return subject <= parts or (
            "service" in parts and all(_near(passage, stated[name], unit, name) for name in subject)
        )
    return subject | {"urgency", "service"} <= parts


def _is_about(elements: Elements, stated: Stated, unit: int) -> bool:
    """Whether a sentence, with the one before it, is about the matter of the advice."""
    return all(not stated[name].isdisjoint({unit - 1, unit}) for name in elements.subject())


def _extent(passage: Passage, stated: Stated, unit: int) -> WordRange:
    """Return the sentence, with the neighbours that hold a part which it lacks itself."""
    extent = {unit}
    for units in stated.values():
        if unit not in units:
            extent.update([near for near in (unit - 1, unit + 1) if near in units][:1])
    return WordRange(passage.unit(min(extent)).start, passage.unit(max(extent)).end)


def is_for_reader(sequence: WordSequence, start: int, end: int) -> bool:
    """Whether the reader, or whoever the leaflet is about, is the one who acts.

    Not if the act is done to "you", nor if somebody else "will" or "may" do it.
    """
    words = sequence.words
    if end < len(words) and words[end] == "you" and not sequence.opens(end):
        return False
    before = start - 1
    if before >= 0 and words[before] in {"not", "also", "then"}:
        before -= 1
    if before < 1 or words[before] not in _MAY_OR_WILL or sequence.opens(start):
        return True
    return sequence.opens(before) or words[before - 1] in _READERS


def is_noun(sequence: WordSequence, start: int) -> bool:
    """Whether the word at `start` names a thing: "your call", "a phone"."""
    return start > 0 and sequence.words[start - 1] in _DETERMINERS and not sequence.opens(start)

"""Advice in any words: whether its parts stand near each other and are not taken back.

The sentence that says what to do (`action`) is the centre. The other parts may stand in it, in the
sentence before or after it, or in the section's heading; a list counts as one sentence together
with the words that lead into it. A part that is negated does not count, nor does what others do ("the ward
will call you").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from leaflint.wording.addressee import is_for_reader, is_noun
from leaflint.wording.negation import is_negated
from leaflint.wording.outcome import Outcome
from leaflint.wording.passages import Hit, Passage
from leaflint.wording.rules import ElementName, Elements

Found = Mapping[ElementName, tuple[Hit, ...]]


def judge_elements(
    elements: Elements, never_say: tuple[str, ...], passage: Passage, number: int
) -> Iterator[Outcome]:
    """Yield what each sentence of a passage (the one with a number) has to do with the advice."""
    actions = [hit for hit in passage.find(elements.action) if is_for_reader(passage.tokens, *hit)]
    said = _said(elements, passage, actions)
    taken_back = {hit for hit in actions if is_negated(passage.tokens, *hit)}
    complete = set()
    units = {passage.unit_of[hit.start] for hits in said.values() for hit in hits}
    asked = len(said)
    for unit in sorted(units):
        lacking = [name for name, hits in said.items() if not _near(passage, hits, unit, name)]
        if not lacking:
            complete.add(unit)
            yield Outcome("present", number, *_extent(passage, said, unit))
        elif 2 * len(lacking) < asked and _recognisable(elements, said, passage, unit):
            yield Outcome("incomplete", number, *_extent(passage, said, unit), tuple(lacking))
    against = {hit for hit in passage.find(never_say) if not is_negated(passage.tokens, *hit)}
    for hit in sorted(against | taken_back):
        unit = passage.unit_of[hit.start]
        excused = hit in taken_back and (
            _in_unit(passage, said["action"], unit) or complete & {unit - 1, unit, unit + 1}
        )
        if not excused and _is_about(elements, said, passage, unit):
            yield Outcome("contradicted", number, *passage.unit(unit))


def _said(elements: Elements, passage: Passage, actions: Sequence[Hit]) -> Found:
    """Return where each part is said and not taken back."""
    found = {name: passage.find(phrases) for name, phrases in elements.named()}
    found["action"] = tuple(hit for hit in actions if not is_noun(passage.tokens, hit.start))
    return {
        name: tuple(hit for hit in hits if not is_negated(passage.tokens, *hit))
        for name, hits in found.items()
    }


def _near(passage: Passage, hits: Sequence[Hit], unit: int, name: ElementName) -> bool:
    if name == "action":
        return _in_unit(passage, hits, unit)
    return any(_in_unit(passage, hits, near) for near in (unit - 1, unit, unit + 1)) or (
        passage.heading is not None and _in_unit(passage, hits, 0)
    )


def _in_unit(passage: Passage, hits: Sequence[Hit], unit: int) -> bool:
    return any(passage.unit_of[hit.start] == unit for hit in hits)


def _recognisable(elements: Elements, said: Found, passage: Passage, unit: int) -> bool:
    """Whether a sentence is an attempt at the advice: what to do, or whom to turn to, and why."""
    parts = {name for name, hits in said.items() if _in_unit(passage, hits, unit)}
    subject = elements.subject()
    if "action" in parts:
        return subject <= parts or (
            "service" in parts and all(_near(passage, said[name], unit, name) for name in subject)
        )
    return subject | {"urgency", "service"} <= parts


def _is_about(elements: Elements, said: Found, passage: Passage, unit: int) -> bool:
    """Whether a sentence, with the one before it, is about the matter of the advice."""
    return all(
        _in_unit(passage, said[name], unit) or _in_unit(passage, said[name], unit - 1)
        for name in elements.subject()
    )


def _extent(passage: Passage, said: Found, unit: int) -> Hit:
    """Return the sentence, with the neighbours that hold a part which it lacks itself."""
    units = {unit}
    for hits in said.values():
        if not _in_unit(passage, hits, unit):
            near = [one for one in (unit - 1, unit + 1) if _in_unit(passage, hits, one)]
            units.update(near[:1])
    return Hit(passage.unit(min(units)).start, passage.unit(max(units)).end)

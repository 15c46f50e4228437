"""Facts that leaflets must agree on: how a policy names one, and where a leaflet states it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pydantic import Field, model_validator

from leaflint.content.applies_to import AppliesTo, PhraseText
from leaflint.content.models.fields import Date, FileModel, Name, Text, Whole, editor_error
from leaflint.text.prose.blocks import Block
from leaflint.text.quantities.find import find_quantities, may_hold, read_quantity
from leaflint.text.quantities.quantity import Bound, Kind, Quantity
from leaflint.text.words.passages import Passage, WordRange
from leaflint.text.words.tokens import part_spans


class SharedFact(FileModel):
    """A fact that leaflets must agree on."""

    id: Name
    """Short name of the fact."""
    reason: Text
    """The harm of saying it differently."""
    owner: Name
    """Who looks after it: a person or team in people.yaml."""
    source: Text
    """What it rests on."""
    next_review: Date
    """When it is itself due for review."""
    kind: Kind
    """temperature, proportion (how common), duration (how long), age or how-soon."""
    value: Text | None = None
    """The approved value, such as "38°C". Without it, leaflets must only agree with each other."""
    applies_to: AppliesTo = AppliesTo()
    """The leaflets in which to look."""
    about: tuple[PhraseText, ...] = Field(min_length=1)
    """What the fact is about: one of these stands in the sentence, the one before, heading or title."""
    beside: tuple[PhraseText, ...] = ()
    """One of these stands in the same sentence as the value."""
    not_beside: tuple[PhraseText, ...] = ()
    """With one of these in the value's own clause or point, it is another's: "normal"."""
    range: tuple[float, float] | None = None
    """Values outside it are another's, in °C, minutes or as a share of 1: [35, 43] for a body."""
    within: Whole = Field(8, ge=1)
    """How many words away from `beside` (else from `about`) the value may stand, at most."""
    bound: Bound | None = None
    """least: ignore values with "or less"; most: ignore values with "or more"."""

    @model_validator(mode="after")
    def _has_a_value_of_its_kind(self) -> SharedFact:
        if self.value is not None and self.quantity is None:
            raise editor_error(f"`value`: '{self.value}' cannot be read as one {self.kind}")
        return self

    @property
    def quantity(self) -> Quantity | None:
        """The approved value, if there is one."""
        return None if self.value is None else read_quantity(self.value, self.kind)

    def may_be(self, value: Quantity) -> bool:
        """Whether a value may be one of this fact, by its size and the words "or more"."""
        opposite = self.bound is not None and value.bound not in {None, self.bound}
        low, high = self.range or (value.low, value.high)
        return not opposite and low <= value.low <= value.high <= high


def find_values(fact: SharedFact, passages: Sequence[Passage]) -> Iterator[tuple[Block, Quantity]]:
    """Yield the values that a leaflet, given as passages, states for a fact, each in its block."""
    titled = passages[0].uses(fact.about)
    for passage in passages:
        about = passage.find(fact.about)
        if not (titled or about) or not may_hold(passage.sequence.vocabulary, fact.kind):
            continue
        beside = passage.find(fact.beside) if fact.beside else about
        near = {passage.unit_of(hit.start) for hit in about}
        headed = titled or (passage.heading is not None and 0 in near)
        anchors: defaultdict[int, list[WordRange]] = defaultdict(list)
        for hit in beside:
            anchors[passage.unit_of(hit.start)].append(hit)
        for unit in range(len(passage.units)):
            is_about = headed or unit in near or unit - 1 in near
            if is_about and (unit in anchors or not fact.beside):
                yield from _values_in(fact, passage, passage.unit(unit), anchors[unit])


def _values_in(
    fact: SharedFact, passage: Passage, unit: WordRange, anchors: Sequence[WordRange]
) -> Iterator[tuple[Block, Quantity]]:
    """Yield the values in a sentence that stand close to a word that they belong to."""
    if not may_hold(passage.words[unit.start : unit.end], fact.kind):
        return  # as a rule
    avoided = passage.find(fact.not_beside)
    for (block, begins, ends), (first, _) in passage.parts_of(*unit):
        text = block.text[begins:ends]
        for value in find_quantities(text, fact.kind):
            starts = [start for start, _ in part_spans(text)]
            words = WordRange(
                first + bisect_left(starts, value.start), first + bisect_left(starts, value.end)
            )
            if (
                fact.may_be(value)
                and _is_close(words, anchors, fact.within)
                and not _is_anothers(passage, words, avoided)
            ):
                start, end = begins + value.start, begins + value.end
                yield block, value._replace(start=start, end=end)


def _is_anothers(passage: Passage, words: WordRange, avoided: Sequence[WordRange]) -> bool:
    """Whether an avoided phrase stands in a value's clause, or before it where the value opens it."""
    start, end = passage.sequence.clause(*words)
    if start == words.start and start not in passage.units:  # "normal, 37°C or less, ..."
        start = passage.sequence.clause(start - 1, start).start
    return any(start <= hit.start < end for hit in avoided)


def _is_close(words: WordRange, anchors: Sequence[WordRange], within: int) -> bool:
    """Whether the nearest anchor before or after a value is close, or there is none at all."""
    following = bisect_left(anchors, words)
    gaps = [words.start - hit.end for hit in anchors[max(following - 1, 0) : following]]
    gaps += [hit.start - words.end for hit in anchors[following : following + 1]]
    return not gaps or min(gaps) < within

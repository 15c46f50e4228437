"""What leaflets say with a number on what readers ask most: when to drive, eat, wash, work or lift again.

A claim is a sentence that names the subject and gives a value of the kind that belongs to it. Two leaflets
are about the same treatment when they share a topic and the telling words of their titles are the same.
What they say then must agree, but for sentences with a condition ("if you had sedation").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Position
from leaflint.text.prose.blocks import Block
from leaflint.text.quantities.find import find_quantities, may_hold
from leaflint.text.quantities.quantity import Kind, Quantity


class Subject(NamedTuple):
    """What a claim is about: a pattern of its words, and the kind of value that belongs to it."""

    words: re.Pattern[str]
    kind: Kind


def _subject(words: str, kind: Kind) -> Subject:
    return Subject(re.compile(rf"(?i)\b(?:{words})\b"), kind)


SUBJECTS: Mapping[str, Subject] = {
    "driving": _subject(r"driv(?:e|es|ing)|behind the wheel", "duration"),
    "eating and drinking": _subject(
        r"eat|eats|eating|drink|drinks|drinking|fast|fasting|nothing by mouth", "duration"
    ),
    "going back to work": _subject(
        r"(?:back to|return to|off|return(?:ing)? to|back at) (?:your )?work|days? off work",
        "duration",
    ),
    "bathing": _subject(
        r"bath|baths|bathe|bathing|shower|showers|swim|swimming|get (?:it|the wound|them) wet",
        "duration",
    ),
    "lifting": _subject(r"lift|lifts|lifting|carry|carrying|heavy things", "duration"),
    "taking the dressing off": _subject(r"(?:dressing|plaster|bandage|stitches)", "duration"),
    "how common": _subject(
        r"people|patients|women|men|children|babies|adults|cases|common|rare|chance|risk",
        "proportion",
    ),
    "how long it takes": _subject(
        r"takes?|lasts?|stay in hospital|stay on the ward|in hospital|is over in", "duration"
    ),
}
"""The subjects, each with how it is told. Of several in a sentence, each makes a claim."""

COMPARED = tuple(SUBJECTS)[:-2]
"""The subjects on which leaflets on one treatment must agree; the others are said of many things."""

_CONDITION = re.compile(r"(?i)\b(?:if|unless|depending|some people|except)\b")

_IDLE = frozenset(
    "a about after an and are at before being caring coping during for from getting going guide having help"
    " how if in information into is it leaflet living looking my of on or our page preparing recovering"
    " recovery take taking the to treatment understanding up using what when with you your".split()
)
"""Words of titles that tell nothing of the treatment."""


class Claim(NamedTuple):
    """What a leaflet says on a subject, with its value: where, and in which words."""

    subject: str
    block: Block
    start: int
    end: int
    sentence: str
    value: Quantity

    @property
    def worth(self) -> str:
        """The value in a form that is the same for values that are equal."""
        return f"{self.value.low} {self.value.high}"


def find_claims(leaflet: Leaflet, subjects: Collection[str] = tuple(SUBJECTS)) -> Iterator[Claim]:
    """Yield what a leaflet says with a number on some subjects, in the order of its text."""
    asked = {SUBJECTS[name].kind for name in subjects}
    for worded in leaflet.worded_blocks:
        block = worded.block
        for (first, _), sentence in zip(block.sentences, worded.sentences, strict=True):
            text = sentence.text
            kinds = [kind for kind in asked if may_hold(sentence.parts, kind)]
            told = [
                name
                for name in subjects
                if SUBJECTS[name].kind in kinds and SUBJECTS[name].words.search(text)
            ]
            values = {kind: find_quantities(text, kind) for kind in kinds if told}
            for name in told:
                for value in values[SUBJECTS[name].kind]:
                    start, end = first + value.start, first + value.end
                    yield Claim(name, block, start, end, text, value)


def treatment(leaflet: Leaflet) -> frozenset[str]:
    """Return the telling words of a leaflet's title, in small letters."""
    words = re.findall(r"[^\W\d_]+", leaflet.data.title.lower())
    return frozenset(words) - _IDLE


class StatedClaim(NamedTuple):
    """A claim that can be compared with those of other leaflets, and where it stands."""

    treatment: str
    """The topic and the telling words of the title."""
    subject: str
    worth: str
    words: str
    at: Position


def comparable_claims(leaflet: Leaflet) -> Iterator[StatedClaim]:
    """Yield the claims of a leaflet that those on the same treatment must share, once for each topic."""
    words = " ".join(sorted(treatment(leaflet)))
    if not words or leaflet.data.status == "withdrawn":
        return
    for claim in find_claims(leaflet, COMPARED):
        if not _CONDITION.search(claim.sentence):
            at = leaflet.within(claim.block, claim.start, claim.end)
            seen = claim.block.text[claim.start : claim.end]
            for topic in leaflet.data.topics:
                yield StatedClaim(f"{topic} {words}", claim.subject, claim.worth, seen, at)


def find_differing(claims: Iterable[StatedClaim]) -> Iterator[tuple[StatedClaim, StatedClaim]]:
    """Yield the first claim of the rarest value of each subject and treatment, and one that differs.

    Several values in one leaflet are for several cases, and none of them is compared.
    """
    groups: dict[tuple[str, str], list[StatedClaim]] = {}
    for claim in claims:
        groups.setdefault((claim.treatment, claim.subject), []).append(claim)
    told: set[Position] = set()
    for group in groups.values():
        values: dict[str, set[str]] = {}
        for claim in group:
            values.setdefault(claim.at.file, set()).add(claim.worth)
        single = [claim for claim in group if len(values[claim.at.file]) == 1]
        counts = Counter(claim.worth for claim in single)
        if len(counts) < 2:
            continue
        rare = min(single, key=lambda claim: (counts[claim.worth], claim.at.file, claim.at.line))
        other = next(claim for claim in single if claim.worth != rare.worth)
        if rare.at not in told:
            told.add(rare.at)
            yield rare, other

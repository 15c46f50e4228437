"""What leaflets say with a number on what readers ask most: when to drive, eat, wash, work or lift again.

A claim is a sentence that names the subject and gives a value of the kind that belongs to it. Two leaflets
are about the same treatment when they share a topic and the telling words of their titles are the same.
What they say then must agree, but for sentences with a condition ("if you had sedation").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Position
from leaflint.text.prose.blocks import Block
from leaflint.text.quantities.find import find_quantities, may_hold
from leaflint.text.quantities.quantity import Kind, Quantity
from leaflint.text.words.phrases import index_words


_SUBJECTS: Mapping[str, tuple[Kind, str]] = {
    "driving": ("duration", "drive, drives, driving, behind the wheel"),
    "eating and drinking": (
        "duration",
        "eat, eats, eating, drink, drinks, drinking, fast, fasting, nothing by mouth",
    ),
    "going back to work": (
        "duration",
        "back to work, back to your work, return to work, return to your work, returning to work,"
        " returning to your work, back at work, back at your work, off work, off your work",
    ),
    "bathing": (
        "duration",
        "bath, baths, bathe, bathing, shower, showers, swim, swimming, get it wet, get the wound wet,"
        " get them wet",
    ),
    "lifting": ("duration", "lift, lifts, lifting, carry, carrying, heavy things"),
    "taking the dressing off": ("duration", "dressing, plaster, bandage, stitches"),
    "how common": (
        "proportion",
        "people, patients, women, men, children, babies, adults, cases, common, rare, chance, risk",
    ),
    "how long it takes": (
        "duration",
        "take, takes, last, lasts, stay in hospital, stay on the ward, in hospital, is over in",
    ),
}
"""The subjects: the kind of value that belongs to each, and how it is told. Of several in a sentence,
each makes a claim."""
SUBJECTS = tuple(_SUBJECTS)
_INDEX = index_words(
    (phrase, name) for name, (_, phrases) in _SUBJECTS.items() for phrase in phrases.split(", ")
)

COMPARED = SUBJECTS[:-2]
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


def find_claims(leaflet: Leaflet, subjects: Sequence[str] = SUBJECTS) -> Iterator[Claim]:
    """Yield what a leaflet says with a number on some subjects, in the order of its text."""
    kinds = {_SUBJECTS[name][0] for name in subjects}
    for worded in leaflet.worded_blocks:
        block = worded.block
        for (first, _), sentence in zip(block.sentences, worded.sentences, strict=True):
            held = {kind for kind in kinds if may_hold(sentence.parts, kind)}
            if not held:
                continue  # as a rule
            told = {match.value for match in _INDEX.find(sentence.parts, sentence.parts)}
            for name in subjects:
                kind, _ = _SUBJECTS[name]
                for value in find_quantities(sentence.text, kind) if name in told else ():
                    start, end = first + value.start, first + value.end
                    yield Claim(name, block, start, end, sentence.text, value)


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

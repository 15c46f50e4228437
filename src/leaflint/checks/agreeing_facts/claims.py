"""What leaflets say with a number on what readers ask most: when to drive, eat, wash, work or lift again.

A claim is a sentence that names the subject and gives a value of the kind that belongs to it. Two leaflets
are about the same treatment when they share a topic and their titles have the same words but for `_IDLE`.
Their claims must agree, except in sentences with a condition ("if you had sedation").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from leaflint.checks.differing import find_differing
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
"""Words of titles that do not name the treatment."""


class Claim(NamedTuple):
    """What a leaflet says on a subject, with its value: where, and in which words."""

    subject: str
    block: Block
    start: int
    end: int
    sentence: str
    value: Quantity


def worth(value: Quantity) -> str:
    """Return a value in a form that is the same for values that are equal."""
    return f"{value.low} {value.high}"


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


class StatedClaim(NamedTuple):
    """A claim that can be compared with those of other leaflets, and where it stands."""

    treatment: str
    """The topic, and the words of the title that name the treatment."""
    subject: str
    worth: str
    words: str
    at: Position


def comparable_claims(leaflet: Leaflet) -> Iterator[StatedClaim]:
    """Yield the claims of a leaflet that those on the same treatment must share, once for each topic."""
    title_words = re.findall(r"[^\W\d_]+", leaflet.data.title.lower())
    words = " ".join(sorted({*title_words} - _IDLE))
    if not words or leaflet.data.status == "withdrawn":
        return
    for claim in find_claims(leaflet, COMPARED):
        if not _CONDITION.search(claim.sentence):
            at = leaflet.within(claim.block, claim.start, claim.end)
            seen = claim.block.text[claim.start : claim.end]
            for topic in leaflet.data.topics:
                yield StatedClaim(f"{topic} {words}", claim.subject, worth(claim.value), seen, at)


def find_differing_claims(
    claims: Iterable[StatedClaim],
) -> Iterator[tuple[StatedClaim, StatedClaim]]:
    """Yield the claims on a treatment that differ, each place once, though several topics share it."""
    seen: set[Position] = set()
    for claim, other in find_differing(claims, attrgetter("treatment", "subject")):
        if claim.at not in seen:
            seen.add(claim.at)
            yield claim, other

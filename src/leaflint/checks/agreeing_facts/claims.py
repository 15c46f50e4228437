"""What leaflets say with a number on what readers ask most: when to drive, eat, wash, work or lift again.

A claim is a sentence that names the subject and gives a value of the kind that belongs to it. Two leaflets
are about the same treatment when they share a topic and their titles have the same words but for `_IDLE`.
Their claims must agree, except in sentences with a condition ("if you had sedation").
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from leaflint.checks.differing import find_differing
from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Position
from leaflint.text.prose.blocks import Block
from leaflint.text.quantities.find import find_quantities
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
"""The subjects. Of several in one sentence, each makes a claim."""

COMPARED = tuple(SUBJECTS)[:-2]
"""The subjects on which leaflets on one treatment must agree; the others are said of many things."""

_MAY_HOLD_VALUE = re.compile(
    r"(?i)(?:minute|hour|day|week|month|year|night|fortnight)|%|per ?cent| in |out of"
)
"""Every duration or share contains one of these, and most sentences do not."""
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


def find_claims(leaflet: Leaflet, subjects: Collection[str] = tuple(SUBJECTS)) -> Iterator[Claim]:
    """Yield what a leaflet says with a number on some subjects, in the order of its text."""
    for block in leaflet.blocks:
        if not _MAY_HOLD_VALUE.search(block.text):
            continue
        for first, last in block.sentences:
            text = block.text[first:last]
            named = [name for name in subjects if SUBJECTS[name].words.search(text)]
            if not named or not _MAY_HOLD_VALUE.search(text):
                continue
            values: dict[Kind, tuple[Quantity, ...]] = {}
            for name in named:
                kind = SUBJECTS[name].kind
                if kind not in values:
                    values[kind] = find_quantities(text, kind)
                for value in values[kind]:
                    start, end = first + value.start, first + value.end
                    yield Claim(name, block, start, end, text, value)


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

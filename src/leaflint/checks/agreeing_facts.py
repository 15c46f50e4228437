"""What two leaflets both say, they say alike: the fever threshold, how common, how long, how soon.

A reader with two leaflets, one of which says to call at 37.5 °C and the other at 38 °C, has to
guess. No one who edits either leaflet can see the other. The policy file lists facts: the words near
which the value stands, the kind of value, and the approved value, or none where leaflets must only
agree with each other.

Values compare as what they are: "half an hour" is "30 minutes", "1 in 5" is "a fifth" and "20%",
"100.4°F" is "38°C". A range is another value than either of its ends. A withdrawn leaflet is not
judged.

Source: each fact of the policy names its own.

Passes::

    topics: [treatment]
    sections:
      - heading: The scan
        text: The scan takes a third of an hour.

Fails with not-approved::

    topics: [treatment]
    sections:
      - heading: The scan
        text: The scan takes 30 minutes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from pydantic import Field

from leaflint.checks.check import Check, Context, Rule
from leaflint.fact import Fact
from leaflint.finding import Position, Problem, Severity
from leaflint.leaflet import Leaflet
from leaflint.models.policy import Policy
from leaflint.owners import unknown_owner
from leaflint.quantities.quantity import Quantity
from leaflint.quantities.shared_facts import SharedFact, find_values


class Settings(Policy):
    """What leaflets must agree on."""

    facts: tuple[SharedFact, ...] = Field(min_length=1)
    """The facts, in any order."""


RULES = {
    "not-approved": Rule(Severity.ERROR, "a leaflet gives another value than the approved one"),
    "disagree": Rule(Severity.ERROR, "leaflets give different values for the same fact"),
    "unknown-owner": Rule(Severity.ERROR, "the owner of a fact is not in people.yaml"),
}

_MOST_OTHERS = 5
"""How many other places a message lists; it counts the rest."""


class _Seen(NamedTuple):
    """A value in a leaflet: what it is worth, its words, and where they stand."""

    low: Fraction
    high: Fraction
    words: str
    at: Position

    def is_worth(self, low: Fraction, high: Fraction) -> bool:
        """Whether the value is this one."""
        return (self.low, self.high) == (low, high)


def gather(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Fact]:
    """Note the value that the leaflet gives for each fact."""
    for fact in settings.facts:
        if fact.applies_to.holds(leaflet):
            for block, value in find_values(fact, leaflet.passages):
                at = leaflet.within(block, value.start, value.end)
                words = block.text[value.start : value.end]
                yield Fact(leaflet.data.id, _name(fact), f"{value.low} {value.high} {words}", at)


def _name(fact: SharedFact) -> str:
    return f"{CHECK.id}/{fact.id}"


def check_estate(
    facts: tuple[Fact, ...], settings: Settings, context: Context
) -> Iterator[Problem]:
    """Compare the values of each fact with the approved one, or with each other."""
    policy = context.policies[CHECK.id]
    for number, fact in enumerate(settings.facts):
        at = policy.at("facts", number, "owner")
        yield from unknown_owner(fact.owner, f"the fact '{fact.id}'", at, context)
        seen = tuple(_seen(fact, facts))
        approved = fact.quantity
        if approved is None:
            yield from _disagreement(fact, seen)
        else:
            at = policy.at("facts", number, "value")
            yield from _unapproved(fact, approved, seen, at)


def _seen(fact: SharedFact, facts: Sequence[Fact]) -> Iterator[_Seen]:
    """Read back what `gather` noted of a fact, in order of place."""
    for one in sorted(facts, key=lambda one: one.at):
        if one.name == _name(fact):
            low, high, words = one.value.split(" ", 2)
            yield _Seen(Fraction(low), Fraction(high), words, one.at)


def _unapproved(
    fact: SharedFact, approved: Quantity, seen: Sequence[_Seen], policy: Position
) -> Iterator[Problem]:
    """Find each value that is not the approved one, beside the places that say something else."""
    for one in seen:
        if one.is_worth(approved.low, approved.high):
            continue
        others = [other for other in seen if not other.is_worth(one.low, one.high)]
        beside = f"; elsewhere: {_places(others)}" if others else ""
        message = (
            f'\'{fact.id}\' is "{one.words}" here, and "{fact.value}" is approved '
            f"({_place(policy)}){beside}"
        )
        help_text = f"Write the approved value, or ask its owner, {fact.owner}, to change it."
        yield Problem("not-approved", one.at, message, help_text, f"{fact.id} {one.words}")


def _disagreement(fact: SharedFact, seen: Sequence[_Seen]) -> Iterator[Problem]:
    """Find values that differ, and show them together, at the first place of the rarest."""
    groups: dict[tuple[Fraction, Fraction], list[_Seen]] = {}
    for one in seen:
        groups.setdefault((one.low, one.high), []).append(one)
    if len(groups) < 2:
        return
    rarest = min(groups.values(), key=len)
    first = rarest[0]
    others = [one for one in seen if not one.is_worth(first.low, first.high)]
    message = f"leaflets disagree on '{fact.id}': {_places([*rarest, *others])}"
    help_text = f"Find out which is right ({fact.owner} owns the fact), and write it in all."
    yield Problem("disagree", first.at, message, help_text, fact.id)


def _places(seen: Sequence[_Seen]) -> str:
    shown = [f'"{one.words}" ({_place(one.at)})' for one in seen[:_MOST_OTHERS]]
    hidden = len(seen) - len(shown)
    return ", ".join(shown) + (f" and {hidden} more" if hidden else "")


def _place(at: Position) -> str:
    return f"{at.file}:{at.line}"


CHECK = Check(
    id="agreeing-facts",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    gather=gather,
    estate=check_estate,
    needs=("people",),
)

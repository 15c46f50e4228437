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

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from operator import attrgetter
from typing import NamedTuple

from pydantic import Field

from leaflint.checks.agreeing_facts.claims import (
    StatedClaim,
    comparable_claims,
    find_differing_claims,
    worth,
)
from leaflint.checks.agreeing_facts.shared_facts import SharedFact, find_values
from leaflint.checks.check import Check, Context, Estate, Rule, unknown_owner
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.policy import Policy
from leaflint.core.finding import Position, Problem, Severity
from leaflint.text.quantities.quantity import Quantity


class Settings(Policy):
    """What leaflets must agree on."""

    facts: tuple[SharedFact, ...] = Field(min_length=1)
    """The facts, in any order."""


RULES = {
    "not-approved": Rule(Severity.ERROR, "a leaflet gives another value than the approved one"),
    "disagree": Rule(Severity.ERROR, "leaflets give different values for the same fact"),
    "claims-differ": Rule(Severity.NOTICE, "leaflets on one treatment say different things"),
    "unknown-owner": Rule(Severity.ERROR, "the owner of a fact is not in people.yaml"),
}

_MOST_OTHERS = 5
"""How many other places a message lists; it counts the rest."""

_ANOTHER = "If the value is of something else, say so in the policy (`not_beside`, `range`)."

_PLACE = attrgetter("at.file", "at.line", "at.column", "at.end_line", "at.end_column")
"""A fact's place as a tuple, which compares much faster than a position does."""


class StatedValue(NamedTuple):
    """The words in which a leaflet gives a value for a fact (by its id), and where they stand."""

    fact: str
    worth: str
    """The value in a form that is the same for values that are equal."""
    words: str
    at: Position


class StatedValues(NamedTuple):
    """The values that a leaflet gives for facts, in order of place, and its claims."""

    values: tuple[StatedValue, ...]
    claims: tuple[StatedClaim, ...] = ()


def gather(leaflet: Leaflet, settings: Settings, context: Context) -> StatedValues:
    """Note the values that the leaflet gives for each fact, and its claims."""
    values: list[StatedValue] = []
    for fact in settings.facts:
        if leaflet.may_use(fact.about) and leaflet.matches(fact.applies_to):
            for block, value in find_values(fact, leaflet.passages):
                at = leaflet.within(block, value.start, value.end)
                words = block.text[value.start : value.end]
                values.append(StatedValue(fact.id, worth(value), words, at))
    return StatedValues(tuple(sorted(values, key=_PLACE)), tuple(comparable_claims(leaflet)))


def check_estate(
    estate: Estate[StatedValues], settings: Settings, context: Context
) -> Iterator[Problem]:
    """Compare the values of each fact with the approved one, or with each other."""
    policy = context.policies[CHECK.id]
    values: defaultdict[str, list[StatedValue]] = defaultdict(list)
    for stated in estate.facts.values():
        for value in stated.values:
            values[value.fact].append(value)
    for number, fact in enumerate(settings.facts):
        if (approved := fact.quantity) is None:
            yield from _disagreement(fact, values[fact.id])
        else:
            at = policy.at("facts", number, "value")
            yield from _unapproved(fact, approved, values[fact.id], at)
    claims = (claim for stated in estate.facts.values() for claim in stated.claims)
    for claim, other in find_differing_claims(claims):
        message = (
            f'on {claim.subject}, "{claim.words}" stands here and "{other.words}" in '
            f"{_place(other.at)}, a leaflet on the same treatment"
        )
        help_text = "Find out which is right, and declare the fact in checks/agreeing-facts.yaml."
        yield Problem("claims-differ", claim.at, message, help_text, claim.subject)


def check_shared(settings: Settings, context: Context) -> Iterator[Problem]:
    """Find facts with an `owner` who is not in people.yaml."""
    for number, fact in enumerate(settings.facts):
        at = context.policies[CHECK.id].at("facts", number, "owner")
        yield from unknown_owner(fact.owner, f"the fact '{fact.id}'", at, context)


def _unapproved(
    fact: SharedFact, approved: Quantity, seen: Sequence[StatedValue], policy: Position
) -> Iterator[Problem]:
    """Find each value that is not the approved one, beside the places that say something else."""
    counts = Counter(value.worth for value in seen)
    del counts[worth(approved)]
    elsewhere = {
        stated: _places((value for value in seen if value.worth != stated), len(seen) - count)
        for stated, count in counts.items()
    }
    help_text = f"Ask {fact.owner}, who owns the fact, which is right. {_ANOTHER}"
    for value in seen:
        if value.worth in counts:
            message = (
                f'\'{fact.id}\' is "{value.words}" here, and "{fact.value}" is approved '
                f"({_place(policy)})"
            )
            if places := elsewhere[value.worth]:
                message += f"; elsewhere: {places}"
            yield Problem("not-approved", value.at, message, help_text, f"{fact.id} {value.words}")


def _disagreement(fact: SharedFact, seen: Sequence[StatedValue]) -> Iterator[Problem]:
    """Find values that differ, and show them together, at the first place of the rarest."""
    groups: dict[str, list[StatedValue]] = {}
    for value in seen:
        groups.setdefault(value.worth, []).append(value)
    if len(groups) < 2:
        return
    rarest = min(groups.values(), key=len)
    first = rarest[0]
    others = (value for value in seen if value.worth != first.worth)
    places = _places(chain(rarest, others), len(seen))
    message = f"leaflets disagree on '{fact.id}': {places}"
    help_text = f"Ask {fact.owner}, who owns the fact, which is right. {_ANOTHER}"
    yield Problem("disagree", first.at, message, help_text, fact.id)


def _places(seen: Iterable[StatedValue], number: int) -> str:
    """Name the first few of `number` places, and count the rest."""
    shown = [f'"{value.words}" ({_place(value.at)})' for value in islice(seen, _MOST_OTHERS)]
    hidden = number - len(shown)
    return ", ".join(shown) + (f" and {hidden} more" if hidden else "")


def _place(at: Position) -> str:
    return f"{at.file}:{at.line}"


CHECK = Check(
    id="agreeing-facts",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    gather=gather,
    fact=StatedValues,
    estate=check_estate,
    shared=check_shared,
    needs=("people",),
)

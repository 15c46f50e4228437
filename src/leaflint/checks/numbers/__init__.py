"""Numbers are told so that readers can weigh them.

"Rare" means one in ten to one reader and one in ten thousand to another. A percentage of people is harder
to picture than "1 in 10", and two shares can only be compared with the same number below. "Doubles the
risk" frightens without saying of what. And 10000, .5 or 5.0mg are read wrongly: a point is overlooked, and
ten times the dose is taken.

The check finds words for how often without a number near, percentages of people alone, shares with
different numbers below in one section, percentages and "in" side by side in one section, changes of a
risk without the risk itself, and figures in a form that is read wrongly.

Sources: NHS digital service manual ("Numbers, measurements, dates and time"; "How to write about risk");
the European Commission's guideline on the readability of package leaflets (2009); the Institute for Safe
Medication Practices' list of error-prone dose designations (naked points, trailing zeros).

Passes::

    sections:
      - heading: Side effects
        text: Infection is rare. It happens to fewer than 1 in 1,000 people.

Fails with bare-word::

    sections:
      - heading: Side effects
        text: Infection is a rare complication.

Fails with notation::

    sections:
      - heading: Side effects
        text: Some 10000 people have this test each year.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby

from leaflint.checks.check import Check, Context, Rule
from leaflint.checks.hit import Hit
from leaflint.checks.numbers.notation import find_notation
from leaflint.checks.numbers.risk import Section, find_bare_words, find_in_section
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.policy import Policy
from leaflint.core.finding import Problem, Severity
from leaflint.text.words.tokens import holds_digit


class Settings(Policy):
    """Who looks after the check; how numbers are told is no matter of taste."""


RULES = {
    "bare-word": Rule(Severity.NOTICE, "a word such as rare stands without a number"),
    "percentage": Rule(Severity.NOTICE, "a percentage of people stands without a count"),
    "denominators": Rule(Severity.NOTICE, "shares with different numbers below are compared"),
    "formats": Rule(Severity.NOTICE, "percentages and counts stand side by side"),
    "relative": Rule(Severity.NOTICE, "a change of a risk is told without the risk"),
    "notation": Rule(Severity.NOTICE, "a figure is written in a form that is read wrongly"),
}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Find numbers that readers cannot weigh, or read wrongly."""
    if leaflet.data.status == "withdrawn":
        return
    for hit in _hits(leaflet):
        yield hit.problem(leaflet)


def _hits(leaflet: Leaflet) -> Iterator[Hit]:
    for _, together in groupby(leaflet.blocks, key=lambda block: block.path[:2]):
        blocks = tuple(together)
        section = Section(blocks, "\n".join([block.text for block in blocks]).lower())
        yield from find_bare_words(section)
        yield from find_in_section(section)
        if holds_digit(section.words):
            yield from chain.from_iterable(map(find_notation, blocks))


CHECK = Check[Settings, None](
    id="numbers",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
)

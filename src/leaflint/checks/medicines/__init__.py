"""Medicines are named and dosed in words that cannot be taken for others.

"o.d." is once a day to a prescriber and an overdose to a reader; "10U" has been read as 100; "µg" as mg, a
thousand times as much; "1 200mg tablet" as 1,200mg. And one letter parts many a drug from another.

The check finds signs of prescribers, short forms of units that are misread, a count beside a strength with
nothing between, a name one slip away from one in the organisation's list (`names`; none is shipped, and
`leaflint medicines` reads one from a CSV file), two names in one leaflet that are known to be taken for each
other (`look_alikes`), and doses of one medicine for the same people that differ between leaflets. Withdrawn
leaflets are not judged.

Sources: Institute for Safe Medication Practices, list of error-prone abbreviations, symbols and dose
designations; British National Formulary, guidance on prescription writing (units and micrograms in full);
NHS digital service manual (no Latin abbreviations).

Passes::

    sections:
      - heading: Your tablets
        text: Take one 200mg tablet twice a day.

Fails with sign::

    sections:
      - heading: Your tablets
        text: Take it b.d. with food.

Fails with unit::

    sections:
      - heading: Your tablets
        text: Take 50mcg at night.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from leaflint.checks.check import Check, Context, Estate, Rule
from leaflint.checks.differing import find_differing
from leaflint.checks.hit import Hit
from leaflint.checks.medicines.doses import StatedDose, find_doses
from leaflint.checks.medicines.forms import find_forms
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import Text
from leaflint.content.models.policy import Policy
from leaflint.core.finding import Problem, Severity
from leaflint.text.words.lexicon import common_words, slips_of

_LEAST_LETTERS = 6
"""Shorter words are one slip away from too many others."""


class Settings(Policy):
    """Which medicines the organisation uses."""

    names: tuple[Text, ...] = ()
    """Names of medicines, from the organisation's own list."""
    look_alikes: tuple[tuple[Text, ...], ...] = ()
    """Names that are taken for each other."""

    @cached_property
    def known(self) -> frozenset[str]:
        """The names of one word, in small letters."""
        return frozenset(name.lower() for name in self.names if name.isalpha())


RULES = {
    "sign": Rule(Severity.NOTICE, "a sign of prescribers stands in the text"),
    "unit": Rule(Severity.NOTICE, "a short form of a unit can be misread"),
    "count-and-strength": Rule(Severity.NOTICE, "a count and a strength run together"),
    "name-slip": Rule(Severity.NOTICE, "a word is one slip away from a medicine"),
    "dose-differs": Rule(Severity.NOTICE, "leaflets give different doses of a medicine"),
    "look-alike": Rule(Severity.NOTICE, "medicines that are taken for each other stand together"),
}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Find signs, units and names of medicines that can be taken for others."""
    if leaflet.data.status == "withdrawn":
        return
    yield from (hit.problem(leaflet) for hit in find_forms(leaflet))
    yield from _names(leaflet, settings)


def _names(leaflet: Leaflet, settings: Settings) -> Iterator[Problem]:
    words = leaflet.vocabulary
    slips = _slips(words, settings.known) if settings.known else {}
    pairs = [pair for pair in settings.look_alikes if len({*map(str.lower, pair)} & words) > 1]
    if not slips and not pairs:
        return
    wanted = dict.fromkeys(slips, "name-slip")
    wanted.update((name.lower(), "look-alike") for pair in pairs for name in pair)
    for block in leaflet.blocks:
        for found in re.finditer(r"[^\W\d_]+", block.text):
            word = found[0].lower()
            rule = wanted.pop(word, None)
            if rule is None:
                continue
            if rule == "name-slip":
                message = f"'{found[0]}' is one slip away from the medicine {slips[word]}"
                help_text = "Correct it; or, if it is another medicine, add it to `names`."
            else:
                pair = next(pair for pair in pairs if word in map(str.lower, pair))
                message = f"{' and '.join(pair)} are taken for each other, and both stand here"
                help_text = "Make sure that each is the one that is meant, and say what it is for."
                wanted = {key: kind for key, kind in wanted.items() if kind == "name-slip"}
            yield Hit(rule, block, *found.span(), message, help_text, word).problem(leaflet)


def _slips(words: Collection[str], known: frozenset[str]) -> dict[str, str]:
    """Return the words that are one slip away from a known name, each with that name."""
    unusual = (word for word in words if len(word) >= _LEAST_LETTERS and word.isalpha())
    near = ((word, known.intersection(slips_of(word))) for word in unusual if word not in known)
    return {word: min(names) for word, names in near if names and word not in common_words()}


class StatedDoses(NamedTuple):
    """The doses that a leaflet gives."""

    doses: tuple[StatedDose, ...]


def gather(leaflet: Leaflet, settings: Settings, context: Context) -> StatedDoses:
    """Note the doses that the leaflet gives of the medicines in the list."""
    if leaflet.data.status == "withdrawn" or not settings.known:
        return StatedDoses(())
    return StatedDoses(tuple(find_doses(leaflet, settings.known)))


def check_estate(
    estate: Estate[StatedDoses], settings: Settings, context: Context
) -> Iterator[Problem]:
    """Find doses of one medicine for the same people that differ."""
    doses = (dose for stated in estate.facts.values() for dose in stated.doses)
    for dose, other in find_differing(doses, attrgetter("name", "people")):
        people = f" for {dose.people}" if dose.people else ""
        message = (
            f'{dose.name}{people} is "{dose.words}" here, and "{other.words}" in '
            f"{other.at.file}:{other.at.line}"
        )
        help_text = "Ask a pharmacist which is right, or say for whom each dose is."
        yield Problem("dose-differs", dose.at, message, help_text, f"{dose.name}{people}")


CHECK = Check[Settings, StatedDoses](
    id="medicines",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    gather=gather,
    fact=StatedDoses,
    estate=check_estate,
)

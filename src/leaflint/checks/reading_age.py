"""A leaflet can be read by those it is for.

About four in ten adults in England struggle with health information written for the general
public. The policy sets a target reading age and a maximum. The reading age is the grade of the
policy's measure (Flesch-Kincaid or SMOG, or the higher of the two) and five years.

What is counted: the sentences and words of the text. Titles and headings are left out; each item
of a list counts as a sentence, with or without a full stop. A leaflet with fewer words than the
policy's `minimum_words` cannot be judged, which is a finding and not a pass. Withdrawn leaflets
are not judged.

A score is a hint, not a verdict: shorter sentences and plainer words help readers, tricks to
lower the number do not.

Source: NHS digital service manual (aim for a reading age of 9 to 11; where that is hard, 11 to 14).

Passes::

    sections:
      - heading: The scan
        text: |
          You lie on a bed that moves through a ring. It does not hurt. You need to keep still. The
          scan takes about 20 minutes. You can talk to the staff all the time. They can see you and
          hear you. You can go home when the scan is done. You can eat and drink as you like. Bring
          a list of your drugs with you. A nurse will meet you at the desk. She will show you where
          to sit.

Fails with above-maximum::

    sections:
      - heading: The scan
        text: |
          Computerised tomography utilises ionising radiation to generate comprehensive
          cross-sectional representations of anatomical structures, facilitating identification of
          pathological abnormalities. Administration of intravenous contrast medium may be
          necessary to differentiate vascular structures from surrounding tissues, consequently
          individuals with documented hypersensitivity reactions should communicate this
          information to radiographers immediately, considering potentially significant
          complications associated with administration. Subsequent interpretation necessitates
          consultation between radiological and oncological specialists.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from leaflint.checks.check import Check, Context, Rule
from leaflint.finding import Problem, Severity
from leaflint.leaflet import Leaflet
from leaflint.models.fields import Number, Whole
from leaflint.models.policy import Policy
from leaflint.reading.counts import Counts
from leaflint.reading.formulas import flesch_kincaid_grade, reading_age, smog_grade

Measure = Literal["flesch-kincaid", "smog", "highest"]
"""Which formula is held against the policy; `highest` is the one with the higher grade."""


class Settings(Policy):
    """How hard a leaflet may be to read."""

    measure: Measure = "flesch-kincaid"
    """The formula that counts: flesch-kincaid, smog or highest."""
    target_age: Number = Field(11, ge=6, le=18)
    """Reading age in years to aim for: above it, a warning."""
    maximum_age: Number = Field(14, ge=6, le=25)
    """Reading age in years that no leaflet may pass: above it, an error."""
    minimum_words: Whole = Field(60, ge=1)
    """A text of fewer words cannot be judged."""


RULES = {
    "above-target": Rule(Severity.WARNING, "the text is harder to read than the target"),
    "above-maximum": Rule(Severity.ERROR, "the text is harder to read than policy allows"),
    "not-judged": Rule(Severity.WARNING, "the text is too short to be judged"),
}


@dataclass(frozen=True, slots=True)
class ReadingAge:
    """How hard a leaflet is to read.

    Attributes:
        years: the reading age that counts, rounded to a tenth of a year.
        measure: the formula that it comes from.
        flesch_kincaid: the Flesch-Kincaid grade, not rounded.
        smog: the SMOG grade, not rounded.
        counts: the sentences, words and syllables that the grades come from.
    """

    years: float
    measure: Measure
    flesch_kincaid: float
    smog: float
    counts: Counts


def measure(leaflet: Leaflet, settings: Settings) -> ReadingAge | None:
    """Return the reading age of a leaflet, or None when it has too few words to be judged."""
    counts = leaflet.counts
    if counts.words < settings.minimum_words or not counts.sentences:
        return None
    flesch_kincaid, smog = flesch_kincaid_grade(counts), smog_grade(counts)
    grade = {
        "flesch-kincaid": flesch_kincaid,
        "smog": smog,
        "highest": max(flesch_kincaid, smog),
    }[settings.measure]
    years = round(reading_age(grade), 1)
    return ReadingAge(years, settings.measure, flesch_kincaid, smog, counts)


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Hold the leaflet's reading age against the target and the maximum."""
    if leaflet.data.status == "withdrawn":
        return
    at = leaflet.at("sections")
    measured = measure(leaflet, settings)
    if measured is None:
        message = (
            f"the text has {leaflet.counts.words} words, too few to judge its reading age "
            f"(the least is {settings.minimum_words})"
        )
        help_text = "Read it aloud to somebody outside medicine instead, or ask for a waiver."
        yield Problem("not-judged", at, message, help_text)
        return
    if measured.years <= settings.target_age:
        return
    rule, limit = "above-target", f"the target is {settings.target_age:g}"
    if measured.years > settings.maximum_age:
        rule, limit = "above-maximum", f"the maximum is {settings.maximum_age:g}"
    message = f"the reading age is {measured.years:.1f} years; {limit} ({_explain(measured)})"
    help_text = "Shorten the longest sentences, and use plainer words for the long ones."
    yield Problem(rule, at, message, help_text)


def _explain(measured: ReadingAge) -> str:
    """Show what the score comes from, so that a writer can check it."""
    counts = measured.counts
    return (
        f"Flesch-Kincaid grade {measured.flesch_kincaid:.1f}, SMOG {measured.smog:.1f}: "
        f"{counts.words} words, {counts.sentences} sentences, {counts.syllables} syllables, "
        f"{counts.polysyllables} words of three syllables or more"
    )


CHECK = Check(id="reading-age", manual=__doc__, rules=RULES, settings=Settings, leaflet=check)

"""A leaflet can be read by those it is for.

About four in ten adults in England struggle with health information written for the
general public. The policy, checks/reading-age.yaml, sets a target age and a maximum.

The age. A formula makes a school grade of the length of sentences and words; the grade
and five years are the age. Policy names the formula: Flesch-Kincaid, SMOG, or the one
that says more. Words of three syllables or more are the hard ones. Titles, the summary
and headings are left out. A figure, phone number or address is one easy word, however
long.

Lists. Each point of a list counts as a sentence, with or without a full stop, and that
reading is held against the limits. Where the list read as one sentence would give an
age much higher, both are shown: 10.2–11.1.

Short texts. With few sentences or words a score says little. Then only a band of whole
years is shown, marked "short", and its middle is held against the limits. With fewer
words than `minimum_words` a leaflet is not judged, which is a finding and not a pass.
Withdrawn leaflets are not judged.

Medical names. The name of a condition, drug, test or treatment can't be avoided. If the
glossary has it and you explain it where you first use it, it is a declared term. Both
scores are shown: every word as it is / each word of a declared term as a word of one
syllable, since a reader who was told what a name means knows it by sight. The policy's
`declared_terms` says which score is held against the limits.

What costs most. For a leaflet above the target you see, section by section, the
sentences and words whose change would lower the age most, in years, with plain words
where policy has them. A long sentence is taken to be cut; a hard word to be replaced in
the whole section, by the plain words or by a word of two syllables.

Changes. With --changed-since you see the age before, by the rules of today. A leaflet
above the maximum is then an error only if the change made it harder, or publishes it.

A score is a hint, not a verdict: shorter sentences and plainer words help readers,
tricks to lower the number do not. Formulas differ by years, so every score comes with
its formula, its counts, and the version of the conventions by which they were counted.
The JSON report has them all.

Source: NHS digital service manual (aim for a reading age of 9 to 11; where that is
hard, 11 to 14).

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
from dataclasses import replace

from leaflint.checks.check import Check, Context, Rule
from leaflint.checks.reading_age.result import describe_age, describe_score
from leaflint.checks.reading_age.scoring import is_long_enough, measure
from leaflint.checks.reading_age.settings import Settings
from leaflint.checks.reading_costs import advise, costliest
from leaflint.checks.summary import LeafletSummary, ReadingAge
from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Problem, Severity
from leaflint.text.reading.scores import years

_MOST_ADVICE = 3

RULES = {
    "above-target": Rule(Severity.WARNING, "the text is harder to read than the target"),
    "above-maximum": Rule(Severity.ERROR, "the text is harder to read than policy allows"),
    "above-maximum-unchanged": Rule(
        Severity.WARNING, "the text was too hard to read before, and the change made it no worse"
    ),
    "not-judged": Rule(Severity.WARNING, "the text is too short to be judged"),
}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Compare the leaflet's reading age with the target and the maximum."""
    if leaflet.data.status == "withdrawn":
        return
    at = leaflet.at("sections")
    if not is_long_enough(leaflet, settings):
        message = (
            f"the text has {leaflet.counts.words} words, too few to judge its reading age "
            f"(the least is {settings.minimum_words})"
        )
        help_text = "Read it aloud to somebody outside medicine instead, or ask for a waiver."
        yield Problem("not-judged", at, message, help_text)
        return
    # Excused terms only lower the age: in an easy leaflet there is no need to look for them.
    if round(years(leaflet.counts, settings.measure), 1) <= settings.target_age:
        return
    reading = measure(leaflet, settings, context)
    if reading is not None and reading.is_above_target:
        rule, limit = "above-target", f"the target is {settings.target_age:g}"
        if reading.is_above_maximum:
            rule = _rule_above_maximum(leaflet, reading, context)
            limit = f"the maximum is {settings.maximum_age:g}"
        message = f"{describe_age(reading)}; {limit} ({describe_score(reading)})"
        help_text = "Use plainer words, and shorter sentences."
        if costs := costliest(reading.costs)[:_MOST_ADVICE]:
            help_text = f"What lowers the age most: {'; '.join(map(advise, costs))}."
        yield Problem(rule, at, message, help_text)


def _rule_above_maximum(leaflet: Leaflet, reading: ReadingAge, context: Context) -> str:
    """Return the rule that is broken: another one for a text that was there before and is no worse."""
    former = context.before(leaflet)
    if former is None or reading.change is None or reading.change > 0:
        return "above-maximum"
    if leaflet.data.status == "published" and former.data.status != "published":
        return "above-maximum"
    return "above-maximum-unchanged"


def summarise(
    summary: LeafletSummary, leaflet: Leaflet, settings: Settings, context: Context
) -> LeafletSummary:
    """Add the leaflet's reading age."""
    return replace(summary, reading=measure(leaflet, settings, context))


CHECK = Check[Settings, None](
    id="reading-age",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    summarise=summarise,
    needs=("glossary",),
)

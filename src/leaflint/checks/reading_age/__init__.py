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

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pydantic import Field

from leaflint.checks.check import Check, Context, Rule
from leaflint.checks.offers import GLOSSARY_LINKS, PLAIN_WORDS
from leaflint.checks.reading_age.declared_terms import DeclaredTerms, find_declared_terms
from leaflint.checks.reading_age.find_costs import Reckoning, find_costs
from leaflint.checks.reading_age.result import describe_age, describe_score
from leaflint.checks.reading_costs import SectionCosts, advise, costliest
from leaflint.checks.summary import LeafletSummary, ReadingAge, SectionReading, Treatment
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import FileModel, Number, Whole
from leaflint.content.models.policy import Policy
from leaflint.content.models.shared import TermKind
from leaflint.content.terms import KnownTerms, term_uses
from leaflint.core.finding import Problem, Severity
from leaflint.text.reading.costly_words import CostlyWords
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import (
    CONVENTIONS,
    Age,
    Doubt,
    Measure,
    Scores,
    estimate_by,
    score,
    years,
)

_MOST_ADVICE = 3


class ShortText(FileModel):
    """When a text is too short for a score to be sure."""

    sentences: Whole = Field(30, ge=1)
    """A text of fewer sentences is short."""
    words: Whole = Field(100, ge=1)
    """A text of fewer words is short."""
    margin: Number = Field(1.5, ge=0.5, le=5)
    """Years by which its band is wider at each end."""


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
    short_text: ShortText = ShortText()
    """A text too short for a score to be sure: its age is shown as a band."""
    lists_matter_from: Number = Field(0.5, ge=0.1, le=10)
    """Years between the two ways to read lists from which both are shown."""
    declared_terms: Treatment = "excused"
    """Whether the score without or with the declared terms is held against the limits."""
    declared_kinds: tuple[TermKind, ...] = ("condition", "drug", "test", "treatment")
    """Terms of the glossary that a leaflet cannot avoid, by what they name."""
    longest_sentence: Whole = Field(20, ge=5)
    """Words above which it is shown what a sentence costs."""

    @property
    def doubt(self) -> Doubt:
        """What makes a score unsure."""
        short = self.short_text
        return Doubt(self.lists_matter_from, short.sentences, short.words, short.margin)


RULES = {
    "above-target": Rule(Severity.WARNING, "the text is harder to read than the target"),
    "above-maximum": Rule(Severity.ERROR, "the text is harder to read than policy allows"),
    "above-maximum-unchanged": Rule(
        Severity.WARNING, "the text was too hard to read before, and the change made it no worse"
    ),
    "not-judged": Rule(Severity.WARNING, "the text is too short to be judged"),
}


class _Scored(NamedTuple):
    """A leaflet's declared terms, its scores with them and without, and those that are held."""

    terms: DeclaredTerms
    counted: Scores
    excused: Scores
    held: Scores


def measure(leaflet: Leaflet, settings: Settings, context: Context) -> ReadingAge | None:
    """Return the reading age of a leaflet, or None when it has too few words for a score."""
    return leaflet.once(_measure, settings, context)


def _measure(leaflet: Leaflet, settings: Settings, context: Context) -> ReadingAge | None:
    now = _score(leaflet, settings, context.terms, context.offered(GLOSSARY_LINKS))
    if now is None:
        return None
    age = now.held.age(settings.measure)
    former = context.before(leaflet)
    before = age if former is leaflet else None
    if former is not None and former is not leaflet:
        # By the rules and the glossary of today.
        before = age_of(former, settings, context.terms, context.offered(GLOSSARY_LINKS))
    costs: tuple[SectionCosts, ...] = ()
    if age.held > settings.target_age:
        costs = find_costs(leaflet, now.terms.spans, _reckoning(now, settings, context))
    return ReadingAge(
        age=age,
        target=settings.target_age,
        maximum=settings.maximum_age,
        measure=settings.measure,
        conventions=CONVENTIONS,
        declared_terms=settings.declared_terms,
        counted=now.counted,
        excused=now.excused,
        terms=now.terms.names,
        before=before,
        change=round(age.held - before.held, 1) if before else None,
        costs=costs,
        sections=tuple(_score_sections(leaflet, settings, now.terms)),
    )


def _reckoning(scored: _Scored, settings: Settings, context: Context) -> Reckoning:
    words, longest = context.derived(_costly_words), settings.longest_sentence
    return Reckoning(scored.held.counts, settings.measure, longest, words)


def all_costs(leaflet: Leaflet, settings: Settings, context: Context) -> tuple[SectionCosts, ...]:
    """Return what every long sentence and hard word costs, whatever the leaflet's reading age is."""
    scored = _score(leaflet, settings, context.terms, context.offered(GLOSSARY_LINKS))
    if scored is None:
        return ()
    reckoning = _reckoning(scored, settings, context)
    return find_costs(leaflet, scored.terms.spans, reckoning, most=None)


def _score_sections(
    leaflet: Leaflet, settings: Settings, terms: DeclaredTerms
) -> Iterator[SectionReading]:
    doubt = settings.doubt
    for number, (section, counts) in enumerate(
        zip(leaflet.data.sections, leaflet.section_counts, strict=True)
    ):
        held = terms.excuse(counts, number) if settings.declared_terms == "excused" else counts
        age = estimate_by(settings.measure, held, doubt) if held.sentences else None
        yield SectionReading(section.heading, held, age)


def age_of(
    leaflet: Leaflet, settings: Settings, known: KnownTerms, glossary_links: Sequence[str]
) -> Age | None:
    """Return the age that is compared with the limits, or None when there are too few words.

    The address of a link to the glossary holds any of `glossary_links`.
    """
    scored = _score(leaflet, settings, known, glossary_links)
    return scored.held.age(settings.measure) if scored else None


def _score(
    leaflet: Leaflet, settings: Settings, known: KnownTerms, glossary_links: Sequence[str]
) -> _Scored | None:
    counts, doubt = leaflet.counts, settings.doubt
    if not _is_long_enough(counts, settings):
        return None
    uses = term_uses(leaflet, glossary_links, known)
    terms = find_declared_terms(leaflet.worded_blocks, uses, settings.declared_kinds)
    counted, excused = score(counts, doubt), score(terms.excuse(counts), doubt)
    held = excused if settings.declared_terms == "excused" else counted
    return _Scored(terms, counted, excused, held)


def _is_long_enough(counts: Counts, settings: Settings) -> bool:
    return counts.words >= settings.minimum_words and counts.sentences > 0


def _costly_words(context: Context) -> CostlyWords:
    return CostlyWords(context.offered(PLAIN_WORDS))


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Compare the leaflet's reading age with the target and the maximum."""
    if leaflet.data.status == "withdrawn":
        return
    at = leaflet.at("sections")
    if not _is_long_enough(leaflet.counts, settings):
        message = (
            f"the text has {leaflet.counts.words} words, too few to judge its reading age "
            f"(the least is {settings.minimum_words})"
        )
        help_text = "Read it aloud to somebody outside medicine instead, or ask for a waiver."
        yield Problem("not-judged", at, message, help_text)
        return
    # To excuse terms never makes a leaflet harder: nobody need look for them in an easy one.
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
    """Return which rule is broken: an old fault that the change neither made worse nor published."""
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

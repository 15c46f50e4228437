"""The reading age of a leaflet by the policy: of the whole, before a change, and by section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflint.checks.check import Context
from leaflint.checks.offers import GLOSSARY_LINKS, PLAIN_WORDS
from leaflint.checks.reading_age.declared_terms import DeclaredTerms, find_declared_terms
from leaflint.checks.reading_age.find_costs import MOST, Reckoning, find_costs
from leaflint.checks.reading_age.settings import Settings
from leaflint.checks.reading_costs import SectionCosts
from leaflint.checks.summary import ReadingAge, SectionReading
from leaflint.content.leaflet import Leaflet
from leaflint.content.terms import term_uses
from leaflint.text.reading.costly_words import CostlyWords
from leaflint.text.reading.scores import CONVENTIONS, Age, Scores, estimate_by, score


class _Scored(NamedTuple):
    """A leaflet's declared terms, its scores with and without them, and the one that counts."""

    terms: DeclaredTerms
    counted: Scores
    excused: Scores
    held: Scores


def is_long_enough(leaflet: Leaflet, settings: Settings) -> bool:
    """Whether a leaflet has enough words for a score."""
    return leaflet.counts.words >= settings.minimum_words and leaflet.counts.sentences > 0


def measure(leaflet: Leaflet, settings: Settings, context: Context) -> ReadingAge | None:
    """Return the reading age of a leaflet, or None when it has too few words for a score."""
    return leaflet.once(_measure, settings, context)


def _measure(leaflet: Leaflet, settings: Settings, context: Context) -> ReadingAge | None:
    scored = _score(leaflet, settings, context)
    if scored is None:
        return None
    age = scored.held.age(settings.measure)
    former = context.before(leaflet)
    before = age if former is leaflet else None
    if former is not None and former is not leaflet:
        before = age_of(former, settings, context)
    return ReadingAge(
        age=age,
        target=settings.target_age,
        maximum=settings.maximum_age,
        measure=settings.measure,
        conventions=CONVENTIONS,
        declared_terms=settings.declared_terms,
        counted=scored.counted,
        excused=scored.excused,
        terms=scored.terms.names,
        before=before,
        change=round(age.held - before.held, 1) if before else None,
        costs=_costs(leaflet, scored, settings, context) if age.held > settings.target_age else (),
        sections=tuple(_score_sections(leaflet, settings, scored.terms)),
    )


def age_of(leaflet: Leaflet, settings: Settings, context: Context) -> Age | None:
    """Return the age that is compared with the limits, or None when there are too few words."""
    scored = _score(leaflet, settings, context)
    return scored.held.age(settings.measure) if scored else None


def all_costs(leaflet: Leaflet, settings: Settings, context: Context) -> tuple[SectionCosts, ...]:
    """Return what every long sentence and hard word costs, whatever the leaflet's reading age is."""
    scored = _score(leaflet, settings, context)
    return _costs(leaflet, scored, settings, context, most=None) if scored else ()


def _score(leaflet: Leaflet, settings: Settings, context: Context) -> _Scored | None:
    if not is_long_enough(leaflet, settings):
        return None
    counts, doubt = leaflet.counts, settings.doubt
    uses = term_uses(leaflet, context.offered(GLOSSARY_LINKS), context.terms)
    terms = find_declared_terms(leaflet.worded_blocks, uses, settings.declared_kinds)
    counted, excused = score(counts, doubt), score(terms.excuse(counts), doubt)
    held = excused if settings.declared_terms == "excused" else counted
    return _Scored(terms, counted, excused, held)


def _costs(
    leaflet: Leaflet, scored: _Scored, settings: Settings, context: Context, most: int | None = MOST
) -> tuple[SectionCosts, ...]:
    words = context.derived(_costly_words)
    counts, longest = scored.held.counts, settings.longest_sentence
    reckoning = Reckoning(counts, settings.measure, longest, words)
    return find_costs(leaflet, scored.terms.spans, reckoning, most)


def _costly_words(context: Context) -> CostlyWords:
    return CostlyWords(context.offered(PLAIN_WORDS))


def _score_sections(
    leaflet: Leaflet, settings: Settings, terms: DeclaredTerms
) -> Iterator[SectionReading]:
    sections = zip(leaflet.data.sections, leaflet.section_counts, strict=True)
    for number, (section, counts) in enumerate(sections):
        held = terms.excuse(counts, number) if settings.declared_terms == "excused" else counts
        age = estimate_by(settings.measure, held, settings.doubt) if held.sentences else None
        yield SectionReading(section.heading, held, age)

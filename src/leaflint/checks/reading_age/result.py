"""A leaflet's reading age in words, as messages tell it."""

from __future__ import annotations

from leaflint.checks.summary import ReadingAge


def describe_age(reading: ReadingAge) -> str:
    """Return the age with its band, and what it was before the change."""
    age = reading.age
    text = f"the reading age is {age} years"
    if age.confidence == "low":
        text += f" (short text, low confidence; its middle, {age.held:.1f}, counts)"
    elif age.low < age.high:
        text += " (lists can be read two ways; the lower end counts)"
    if reading.before is None or reading.change is None:
        return text
    if reading.change == 0:
        return f"{text}, as it was before this change"
    return (
        f"{text}, {abs(reading.change):.1f} {'more' if reading.change > 0 else 'less'} than before"
    )


def describe_score(reading: ReadingAge) -> str:
    """Return the formula, the version of the conventions, the counts, and the other score."""
    held, other, otherwise = reading.excused, reading.counted, "counted"
    if reading.declared_terms == "counted":
        held, other, otherwise = other, held, "excused"
    counts = held.counts
    text = (
        f"{held.formula(reading.measure)}, conventions {reading.conventions}: {counts.words} words, "
        f"{counts.sentences} sentences, {counts.syllables} syllables, "
        f"{counts.polysyllables} words of three syllables or more"
    )
    if not reading.terms:
        return text
    age = other.age(reading.measure)
    return (
        f"{text}; declared terms {reading.declared_terms}, with them {otherwise} it is {age} years"
    )

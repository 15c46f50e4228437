"""Reading ages in the text report: a table of all leaflets, and what to change in the hard ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.checks.reading_costs import SectionCosts, advise, costliest
from leaflint.checks.summary import LeafletSummary, ReadingAge
from leaflint.core.escape import visible
from leaflint.report.screen import Cell, Column, Screen, Style
from leaflint.text.reading.scores import Age

_MOST_OF_A_SECTION = 4
_WORTH_SHOWING = 0.05
_COLUMNS = (
    Column("Leaflet"),
    *(Column(heading, right=True) for heading in ("Flesch-\nKincaid", "SMOG", "Was", "Change")),
)


def reading_table(leaflets: Sequence[LeafletSummary], screen: Screen) -> Iterator[str]:
    """Yield a line for each leaflet: its age by both formulas and, with a base, the age before."""
    readings = [leaflet.reading for leaflet in leaflets if leaflet.reading]
    width = 5 if any(reading.before for reading in readings) else 3
    rows = []
    for leaflet in leaflets:
        ages = _ages(leaflet.reading) if leaflet.reading else ("not judged", "", "", "")
        cells = (visible(leaflet.id or leaflet.file), *ages)
        rows.append([Cell(text) for text in cells[:width]])
    yield from screen.table(_COLUMNS[:width], rows)
    notes = []
    if readings:
        first = readings[0]
        measure = {"highest": "the higher formula", "smog": "SMOG"}.get(
            first.measure, "Flesch-Kincaid"
        )
        conventions = f"conventions {first.conventions}"
        notes += [
            f"Years by {measure} ({conventions}), declared terms {first.declared_terms}.",
            f"The target is {first.target:g}, the maximum {first.maximum:g}.",
            "Each formula: with every word / with declared terms as short words.",
        ]
    if any(reading.age.confidence == "low" for reading in readings):
        notes.append("short: a short text, of low confidence; only a band is given.")
    for note in notes:
        yield from screen.wrap(note, style=Style.DIM)


def _ages(reading: ReadingAge) -> tuple[str, str, str, str]:
    counted, excused = reading.counted, reading.excused
    return (
        f"{_years(counted.flesch_kincaid_age)}/{_years(excused.flesch_kincaid_age)}",
        f"{_years(counted.smog_age)}/{_years(excused.smog_age)}",
        _years(reading.before) if reading.before else "new",
        "" if reading.change is None else f"{reading.change:+.1f}",
    )


def shown_age(leaflet: LeafletSummary) -> str:
    """Return a leaflet's reading age with its band: "9.2", "8.3–9.8" or "short 7–12"."""
    if leaflet.reading is None:
        return "not judged"
    age = leaflet.reading.age
    return f"short {age}" if age.confidence == "low" else str(age)


def _years(age: Age) -> str:
    return str(age) if age.confidence == "low" else f"{age.held:.1f}"


def reading_details(leaflet: LeafletSummary, screen: Screen) -> Iterator[str]:
    """Yield all scores of a leaflet above the target and what to change first, section by section."""
    reading = leaflet.reading
    if reading is None or not reading.is_above_target:
        return
    title = f"{visible(leaflet.title or leaflet.file)}: what makes it hard to read"
    yield from screen.wrap(title, style=Style.BOLD)
    scores = reading.excused if reading.declared_terms == "excused" else reading.counted
    all_scores = (
        f"Flesch-Kincaid {scores.flesch_kincaid_age} years, SMOG {scores.smog_age} years, "
        f"automated readability index {scores.automated_readability_index:.1f}, "
        f"Gunning Fog {scores.gunning_fog:.1f}, Flesch reading ease {scores.flesch_reading_ease:.0f}."
    )
    yield from screen.wrap(all_scores, 2)
    if reading.terms:
        yield from screen.wrap(f"Declared terms: {', '.join(map(visible, reading.terms))}.", 2)
    if reading.sections:
        yield from screen.wrap(age_by_section(reading), 2)
    for section in reading.costs:
        yield from _section(section, screen)


def age_by_section(reading: ReadingAge) -> str:
    """Return the age of each section: "By section: The scan 8–12, Getting help not judged."."""
    sections = (f"{visible(part.heading)} {part.age or 'not judged'}" for part in reading.sections)
    return f"By section: {', '.join(sections)}."


def _section(section: SectionCosts, screen: Screen) -> Iterator[str]:
    costs = costliest([section])
    shown = [cost for cost in costs[:_MOST_OF_A_SECTION] if cost.years >= _WORTH_SHOWING]
    if not shown:
        return
    yield from screen.wrap(visible(section.heading), 2, Style.BOLD)
    for cost in shown:
        yield from screen.wrap(visible(advise(cost)), 4)
    more = len(costs) - len(shown) + section.left_out
    if more:
        yield f"    ({more} more gain less)"

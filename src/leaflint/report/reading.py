"""Reading ages in the text report: a table of all leaflets, and what to change in the hard ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from leaflint.reading.band import Age
from leaflint.reading.costs import SectionCosts, advise, dearest
from leaflint.reading.reading_age import ReadingAge
from leaflint.report.escape import visible
from leaflint.report.report import LeafletSummary

_MOST_OF_A_SECTION = 4
_WORTH_SHOWING = 0.05
_NOT_JUDGED = ("not judged", "", "", "")


def reading_table(leaflets: Sequence[LeafletSummary]) -> RenderableType:
    """Return a line for each leaflet: its age by both formulas and, with a base, the age before."""
    compared = any(leaflet.reading and leaflet.reading.before for leaflet in leaflets)
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("Leaflet", overflow="fold", vertical="bottom")
    for heading in ("Flesch-\nKincaid", "\nSMOG", "\nWas", "\nChange"):
        table.add_column(heading, justify="right", no_wrap=True)
    if not compared:
        del table.columns[3:]
    for leaflet in leaflets:
        cells = _cells(leaflet.reading) if leaflet.reading else _NOT_JUDGED
        table.add_row(visible(leaflet.id or leaflet.file), *cells[: 4 if compared else 2])
    notes = (Text(note, style="dim") for note in _notes(leaflets))
    return Group(table, *notes)


def _cells(reading: ReadingAge) -> tuple[str, str, str, str]:
    counted, excused = reading.counted, reading.excused
    return (
        f"{_held(counted.flesch_kincaid_age)}/{_held(excused.flesch_kincaid_age)}",
        f"{_held(counted.smog_age)}/{_held(excused.smog_age)}",
        _held(reading.before) if reading.before else "new",
        "" if reading.change is None else f"{reading.change:+.1f}",
    )


def shown_age(leaflet: LeafletSummary) -> str:
    """Return a leaflet's reading age with its band: "9.2", "8.3–9.8" or "short 7–12"."""
    if leaflet.reading is None:
        return "not judged"
    age = leaflet.reading.age
    return f"short {age}" if age.confidence == "low" else str(age)


def _held(age: Age) -> str:
    return str(age) if age.confidence == "low" else f"{age.held:.1f}"


def _notes(leaflets: Iterable[LeafletSummary]) -> Iterator[str]:
    """Yield what a reader needs to know to read the table."""
    readings = [leaflet.reading for leaflet in leaflets if leaflet.reading]
    if readings:
        one = readings[0]
        measure = {"highest": "the higher formula", "smog": "SMOG"}.get(
            one.measure, "Flesch-Kincaid"
        )
        yield (
            f"Years by {measure} (conventions {one.conventions}), "
            f"declared terms {one.declared_terms}."
        )
        yield f"The target is {one.target:g}, the maximum {one.maximum:g}."
        yield "Each formula: with every word / with declared terms as short words."
    if any(reading.age.confidence == "low" for reading in readings):
        yield "short: a short text, of low confidence; only a band is given."


def reading_details(leaflet: LeafletSummary) -> RenderableType | None:
    """Return all scores of a leaflet above the target and what to change first, section by section."""
    reading = leaflet.reading
    if reading is None or not reading.is_above_target:
        return None
    lines = [Text(line) for line in _scores(reading)]
    for section in reading.costs:
        lines.extend(_section(section))
    title = Text(
        f"{visible(leaflet.title or leaflet.file)}: what makes it hard to read", style="bold"
    )
    return Group(title, Padding(Group(*lines), (0, 0, 0, 2)))


def _scores(reading: ReadingAge) -> Iterator[str]:
    held = reading.excused if reading.declared_terms == "excused" else reading.counted
    yield (
        f"Flesch-Kincaid {held.flesch_kincaid_age} years, SMOG {held.smog_age} years, "
        f"automated readability index {held.automated_readability_index:.1f}, "
        f"Gunning Fog {held.gunning_fog:.1f}, Flesch reading ease {held.flesch_reading_ease:.0f}."
    )
    if reading.terms:
        yield f"Declared terms: {', '.join(map(visible, reading.terms))}."


def _section(section: SectionCosts) -> Iterator[Text]:
    costs = dearest([section])
    shown = [cost for cost in costs[:_MOST_OF_A_SECTION] if cost.years >= _WORTH_SHOWING]
    if not shown:
        return
    yield Text(visible(section.heading), style="bold")
    for cost in shown:
        yield Text(f"  {visible(advise(cost))}")
    if len(costs) > len(shown):
        yield Text(f"  ({len(costs) - len(shown)} more in the JSON report)")

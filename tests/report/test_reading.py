"""Reading ages in the text report: the table, its notes, and what to change first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from leaflint.checks.reading_costs import SectionCosts, SentenceCost, WordCost
from leaflint.checks.summary import LeafletSummary, ReadingAge, SectionReading
from leaflint.core.finding import Position
from leaflint.report.reading import reading_details, reading_table, shown_age
from leaflint.report.screen import Screen
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import Age, Doubt, Measure, score

DOUBT = Doubt(0.5, 30, 100, 1.5)
COUNTED = score(Counts(40, 600, 900, 50, 40, 2600, 36), DOUBT)
EXCUSED = score(Counts(40, 600, 800, 30, 20, 2600, 36), DOUBT)
READING = ReadingAge(
    age=EXCUSED.flesch_kincaid_age, target=11, maximum=14, measure="flesch-kincaid", conventions=2,
    declared_terms="excused", counted=COUNTED, excused=EXCUSED, terms=("biopsy", "X\x1bray"),
    before=None, change=None, costs=(),
)  # fmt: skip
SHORT = score(Counts(20, 300, 400, 15, 10, 1300, 20), DOUBT)
SHORT_READING = replace(READING, age=SHORT.flesch_kincaid_age, counted=SHORT, excused=SHORT)
HARD = replace(READING, age=Age(11.1, 11.1, 11.1, "usual"))
AT = Position("a.yaml", 14, 1, 14, 2)
SCREEN = Screen(width=80, colour=False)
WIDE = Screen(width=120, colour=False)


def leaflet(reading: ReadingAge | None, name: str = "a-leaflet") -> LeafletSummary:
    return LeafletSummary(f"{name}.yaml", checked=True, id=name, title="A leaflet", reading=reading)


def shown(lines: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def table(*readings: ReadingAge | None) -> str:
    return shown(reading_table([leaflet(reading) for reading in readings], SCREEN))


def test_a_line_tells_the_age_its_band_and_both_scores() -> None:
    assert shown_age(leaflet(READING)) == "11.0–11.6"
    assert shown_age(leaflet(None)) == "not judged"
    assert table(READING) == (
        "             Flesch-\n"
        "Leaflet      Kincaid       SMOG\n"
        "a-leaflet  13.0/11.0  14.5/13.1\n"
        "Years by Flesch-Kincaid (conventions 2), declared terms excused.\n"
        "The target is 11, the maximum 14.\n"
        "Each formula: with every word / with declared terms as short words.\n"
    )


def test_a_short_text_shows_bands_and_never_a_bare_number() -> None:
    lines = table(SHORT_READING).splitlines()
    assert lines[2].split() == ["a-leaflet", "9–13/9–13", "11–15/11–15"]
    assert shown_age(leaflet(SHORT_READING)) == "short 9–13"
    assert lines[-1] == "short: a short text, of low confidence; only a band is given."


@pytest.mark.parametrize(
    ("before", "change", "cells"),
    [
        (Age(10.0, 10.0, 10.0, "usual"), 1.0, ["10.0", "+1.0"]),
        (Age(12.0, 12.0, 12.8, "usual"), -1.0, ["12.0", "-1.0"]),
        (Age(11.0, 11.0, 11.0, "usual"), 0.0, ["11.0", "+0.0"]),
    ],
)
def test_with_a_base_the_age_before_stands_beside(
    before: Age, change: float, cells: list[str]
) -> None:
    lines = table(replace(READING, before=before, change=change), READING, None).splitlines()
    assert lines[1].split()[-2:] == ["Was", "Change"]
    assert lines[2].split()[-2:] == cells
    assert lines[3].split()[-1] == "new"
    assert lines[4].split() == ["a-leaflet", "not", "judged"]


def test_a_table_of_what_was_not_judged_needs_no_notes() -> None:
    assert table(None).splitlines()[-1].split() == ["a-leaflet", "not", "judged"]


@pytest.mark.parametrize(
    ("measure", "words"),
    [("smog", "by SMOG ("), ("highest", "by the higher formula ("),
     ("flesch-kincaid", "by Flesch-Kincaid (")],
)  # fmt: skip
def test_the_notes_name_the_measure(measure: Measure, words: str) -> None:
    assert words in table(replace(READING, measure=measure))


def test_the_table_fits_80_columns() -> None:
    before = Age(12.0, 12.0, 12.8, "usual")
    reading = replace(SHORT_READING, before=before, change=-1.0)
    text = shown(reading_table([leaflet(reading, "infection-during-treatment")], WIDE))
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("reading", [None, READING])
def test_a_leaflet_at_the_target_has_no_details(reading: ReadingAge | None) -> None:
    assert list(reading_details(leaflet(reading), SCREEN)) == []


def word(years: float) -> WordCost:
    return WordCost("approximately", AT, 2, 5, "about", years)


def test_a_hard_leaflet_has_all_scores_and_what_to_change_first() -> None:
    costs = (
        SectionCosts("One\x1b", (SentenceCost("A b.", AT, 41, 3, 0.2),), (word(0.3), word(0.04))),
        SectionCosts("Two", (), (word(0.04),)),
        SectionCosts("Three", (), (word(0.05),) * 5, left_out=7),
        SectionCosts("Four", (), (word(0.05),)),
    )
    many = "  say 'about', not 'approximately' (line 14 and 1 more): 0.05 years\n"
    assert shown(reading_details(leaflet(replace(HARD, costs=costs)), WIDE)) == (
        "A leaflet: what makes it hard to read\n"
        "  Flesch-Kincaid 11.0–11.6 years, SMOG 13.1 years, automated readability index 6.5,"
        " Gunning Fog 7.3, Flesch reading ease\n"
        "  79.\n"
        "  Declared terms: biopsy, X\\u001bray.\n"
        "  One\\u001b\n"
        "    say 'about', not 'approximately' (line 14 and 1 more): 0.30 years\n"
        "    cut 'A b.' into 3 sentences (line 14, 41 words): 0.20 years\n"
        "    (1 more gain less)\n"
        "  Three\n" + f"  {many}" * 4 + "    (8 more gain less)\n"
        "  Four\n" + f"  {many}"
    )


def test_the_details_are_of_the_score_that_is_held() -> None:
    counted = replace(HARD, declared_terms="counted", terms=())
    text = shown(reading_details(leaflet(counted), SCREEN))
    assert "Flesch-Kincaid 13.0–13.6 years" in text
    assert "Declared terms" not in text


def test_the_details_tell_the_age_of_each_section() -> None:
    sections = (
        SectionReading("One\x1b", COUNTED.counts, Age(12.0, 12.0, 12.0, "usual")),
        SectionReading("Two", SHORT.counts, SHORT.flesch_kincaid_age),
        SectionReading("Three", Counts(), None),
    )
    text = shown(reading_details(leaflet(replace(HARD, sections=sections)), WIDE))
    assert "  By section: One\\u001b 12.0, Two 9–13, Three not judged.\n" in text

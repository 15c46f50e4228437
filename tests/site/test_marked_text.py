"""The text with what makes it hard to read: each mark stands on the words that cost something."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leaflint.checks.reading_costs import SectionCosts, SentenceCost, WordCost
from leaflint.checks.summary import ReadingAge
from leaflint.core.finding import start_of
from leaflint.site.marked_text import MarkedSection, mark_sections
from tests.example_repository import LEAFLET, UNSIGNED, Repository

LONG = "The scan does not hurt, but you need to keep still."
AT = start_of(LEAFLET)


@pytest.fixture
def reading(repository: Repository) -> ReadingAge:
    (summary,) = repository.check(choice=UNSIGNED).leaflets
    assert summary.reading
    return summary.reading


def marked(
    repository: Repository, reading: ReadingAge, *costs: SectionCosts
) -> list[MarkedSection]:
    return list(mark_sections(repository.leaflet(), replace(reading, costs=costs)))


def test_every_section_has_its_age_and_an_easy_one_no_text(
    repository: Repository, reading: ReadingAge
) -> None:
    sections = marked(repository, reading)
    assert [section.heading for section in sections] == ["Before the scan", "The scan", "Getting help"]  # fmt: skip
    assert all(section.age.endswith(" years") and not section.blocks for section in sections)


def test_sentences_and_words_are_marked_and_the_first_note_says_what_they_cost(
    repository: Repository, reading: ReadingAge
) -> None:
    costs = SectionCosts(
        "The scan",
        (SentenceCost(LONG, AT, 11, 2, 0.25),),
        (WordCost("scan", AT, 2, 1, "test", 0.1), WordCost("you", AT, 9, 1, None, 0.2)),
    )
    _, section, _ = marked(repository, reading, costs)
    first, last = section.blocks
    runs = [run for run in first.runs if run.is_marked]
    assert "".join(run.text for run in runs if run.in_sentence) == LONG
    assert [run.note for run in first.runs if run.note] == [
        "a plainer word, 9 times: 0.20 years less",
        "say “test”, 2 times: 0.10 years less",
        "11 words; cut into 2: 0.25 years less",
    ]
    assert [run.text for run in last.runs if run.is_word] == ["You", "scan"]
    assert not any(run.note for run in last.runs)
    assert "".join(run.text for run in last.runs) == "You can go home when the scan is done."


def test_a_part_of_a_word_is_not_marked(repository: Repository, reading: ReadingAge) -> None:
    costs = SectionCosts("The scan", (), (WordCost("min", AT, 1, 1, None, 0.1),))
    assert not marked(repository, reading, costs)[1].blocks


def test_points_of_lists_stay_points(repository: Repository, reading: ReadingAge) -> None:
    costs = SectionCosts("Before the scan", (), (WordCost("pregnant", AT, 1, 2, None, 0.1),))
    blocks = marked(repository, reading, costs)[0].blocks
    assert [block.is_point for block in blocks] == [False, False, True, True, True]

"""Approved wording: found word for word, and what differs where it is not."""

from __future__ import annotations

import pytest

from leaflint.checks.safety_wording.approved import find_drift, read_wording
from tests.checks.safety_wording.labelled import leaflet_with

SAY = "If the wound bleeds, press on it firmly for 15 minutes. Do not look. Then call the clinic."


def drift(text: str, say: str = SAY, least: int = 60) -> tuple[str, tuple[str, ...], bool] | None:
    passage = leaflet_with(text).passages[1]
    found = find_drift(read_wording(say), passage, least)
    if found is None:
        return None
    return " ".join(passage.words[slice(*found.at)]), found.differences, found.reverses


def test_wording_is_found_below_the_heading_wherever_it_stands() -> None:
    passage = leaflet_with("Our section. A section").passages[1]
    assert [tuple(hit) for hit in read_wording("section").find(passage)] == [(2, 3), (4, 5)]
    assert list(read_wording("sec").find(passage)) == []
    assert [tuple(hit) for hit in read_wording("a section").find(passage)] == [(3, 5)]


def test_wording_is_found_right_below_a_heading_without_words() -> None:
    passage = leaflet_with("Our section. Our end.", heading="?").passages[1]
    assert [tuple(hit) for hit in read_wording("our").find(passage)] == [(0, 1), (2, 3)]


def test_drift_right_below_a_heading_without_words_is_its_whole_sentence() -> None:
    passage = leaflet_with("One two three four. Five.", heading="?").passages[1]
    found = find_drift(read_wording("one two three six"), passage, 60)
    assert found is not None
    assert (tuple(found.at), found.differences) == ((0, 4), ('"six" has become "four"',))


@pytest.mark.parametrize(
    ("text", "differences", "reverses"),
    [
        (SAY.replace("15", "10"), ('"15" has become "10"',), False),
        (SAY.replace(" firmly", ""), ('"firmly" is left out',), False),
        (SAY.replace("firmly", "very firmly"), ('"very" is added',), False),
        (SAY.replace("Do not look", "Look"), ('"do not" is left out',), True),
        (SAY.replace("Do not look", "Don't look"), ('"do not" has become "don\'t"',), False),
        (SAY.replace("press", "do not press"), ('"do not" is added',), True),
        (SAY.replace(" Do not look.", ""), ('"do not look" is left out',), False),
        (SAY.replace(" Then call the clinic.", ""), ('"then call the clinic" is left out',), False),
    ],
)  # fmt: skip
def test_differences_are_told_in_words(
    text: str, differences: tuple[str, ...], reverses: bool
) -> None:
    found = drift(text)
    assert found is not None
    assert found[1:] == (differences, reverses)


def test_sentences_around_are_left_alone() -> None:
    found = drift(
        f"Keep it dry and clean. {SAY.replace('15', '10')} Our nurses can help you with it."
    )
    assert found is not None
    assert found[0] == " ".join(read_wording(SAY.replace("15", "10")).words)


@pytest.mark.parametrize("text", ["Keep the wound dry.", "Something else.", "?"])
def test_other_text_is_no_drift(text: str) -> None:
    assert drift(text) is None


def test_nothing_drifts_from_a_wording_without_words() -> None:
    assert drift("One two.", "…") is None


@pytest.mark.parametrize(("least", "close"), [(80, True), (81, False)])
def test_close_is_a_share_of_the_wording(least: int, close: bool) -> None:
    assert (drift("one two three four six", "one two three four five", least) is not None) == close

"""How a number is written: in the house format, with digits that are digits."""

from __future__ import annotations

import pytest

from tests.checks.phone_number.sentences import rules, say
from tests.example_repository import LEAFLET, Repository


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Call the Clinic on 020 7946 0123.", []),
        ("Call the Clinic on 020\u00a07946\u00a00123.", []),
        ("Call the Clinic on 02079460123.", ["house-format"]),
        ("Call Samaritans on 116-123.", ["house-format"]),
        ("Call the Clinic from abroad on +44 20 7946 0123.", []),
        ("Call the Clinic from abroad on +44 (0)20 7946 0123.", ["house-format"]),
        ("Call the Clinic on +44 20 7946 0123.", ["house-format"]),
        ("Call the Clinic on O20 7946 0123.", ["look-alike"]),
        ("Call the Clinic on 020 7946 0\u200b123.", ["look-alike"]),
        ("Call 0161 496 O999.", ["look-alike", "not-in-directory"]),
        ("Call 01614960999.", ["not-in-directory"]),
    ],
)
def test_house_format_and_look_alikes(
    repository: Repository, sentence: str, found: list[str]
) -> None:
    assert rules(say(repository, sentence)) == found


def test_look_alike_digits_of_a_wrong_number_are_still_mended(repository: Repository) -> None:
    fixes = [finding.fix for finding in say(repository, "Call 0161 496 O999.")]
    assert fixes[1] is None
    assert fixes[0] is not None
    assert fixes[0].replacement == "0161 496 0999"


@pytest.mark.parametrize(
    "sentence",
    [
        "Call the Clinic on 020 **79460123**.",
        "Call the Clinic on 020 **79460123 today**.",
        "Call the Clinic on \\(020) 79460123.",
    ],
)
def test_a_number_with_mark_up_inside_is_told_and_not_mended(
    repository: Repository, sentence: str
) -> None:
    (finding,) = say(repository, sentence)
    assert (finding.rule, finding.fix) == ("house-format", None)


@pytest.mark.parametrize(
    "number", ["**02079460123**", "020&nbsp;79460123", "[02079460123](tel:+442079460123)"]
)
def test_a_number_inside_mark_up_is_mended_alone(repository: Repository, number: str) -> None:
    (finding,) = say(repository, f"Call the Clinic on {number}.")
    assert finding.fix is not None
    text = repository.read(LEAFLET)
    mended = text[: finding.fix.start] + finding.fix.replacement + text[finding.fix.end :]
    assert (
        number.replace("02079460123", "020 7946 0123", 1).replace(
            "020&nbsp;79460123", "020 7946 0123"
        )
        in mended
    )

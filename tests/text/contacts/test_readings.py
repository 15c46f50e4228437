from __future__ import annotations

import pytest

from leaflint.text.contacts.numbers import find_numbers


def numbers_in(text: str) -> list[str]:
    return [f"{number.number} {number.kind}" for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("0808 800 6000 0161 496 0123", ["+448088006000 freephone", "+441614960123 geographic"]),
        ("0800 000 000 24 hours", ["+44800000000 freephone"]),  # not 0800 000 0002
        ("0800 000 000 9.30am", ["+44800000000 freephone"]),
        ("0800 000 000 1", ["+448000000001 freephone"]),  # the longest that exists
        ("Call 0800 1111 24 hours", ["+448001111 short"]),
        ("Call 44 1632 960 123", ["+441632960123 geographic"]),
        ("About 44 1632 960 123", []),
        ("1632 960 123", []),
        ("Call 01632960123456789", []),
        ("Call 01632960123 or 016329601234567890", ["+441632960123 geographic"]),
    ],
)
def test_the_longest_number_that_exists_is_read(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Call 999 24 hours", ["999 short"]),
        ("Call 999 24", []),
        ("Call 999 / 111", ["999 short", "111 short"]),
        ("Call 999 0808 800 6000", ["999 short", "+448088006000 freephone"]),
        ("Call 12 999", []),
        ("Call 999 012", ["999012 invalid"]),
        ("Call us by 5 - 111 is busy", []),
        ("Dial 9 9 9", ["999 short"]),
        ("Call +999", []),
        ("Call 116 123", ["116123 short"]),
        ("Call 118 000", ["118000 premium"]),
        ("Call 118000", ["118000 premium"]),
        ("Call 18001 111", ["111 short"]),
        ("18001 111 helps", ["111 short"]),
        ("Text 85258", ["85258 text-short-code"]),
        ("Text 85 258", ["85258 text-short-code"]),
        ("Text 85258 123", ["85258123 invalid"]),
        ("Call 999 or 112", ["999 short", "112 short"]),
        ("Call 999 or 112 people", ["999 short"]),
        ("999 or 112", []),
        ("Call 100", []),
    ],
)
def test_short_numbers_stand_alone_and_are_called(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("01632 960 123 or 960 124", "+441632960124"),
        ("01632 960123/960124", "+441632960124"),
        ("020 7946 0123 / 7946 0124", "+442079460124"),
        ("0161 496 0123, 496 0124", "+441614960124"),
        ("0161 496 0123, 496 0124 24/7", "+441614960124"),
    ],
)
def test_a_second_number_shares_the_area_code(text: str, second: str) -> None:
    assert numbers_in(text)[1:] == [f"{second} geographic"]


@pytest.mark.parametrize(
    "text",
    [
        "01632 960 123 or 96012",  # too short
        "01632 960 123 or 961 124",  # no such number
        "01632 960 123 because 960 124",
        "07700 900 123 or 900 124",  # a mobile has no area code
        "01632 960 123 or +960 124",
        "0161 496 0123 or 161 496 0124",  # too long
    ],
)
def test_anything_else_does_not(text: str) -> None:
    assert len(numbers_in(text)) == 1

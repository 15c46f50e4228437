from __future__ import annotations

import pytest

from leaflint.text.contacts.groups import Group, runs_of_groups
from leaflint.text.contacts.numbers import find_numbers
from leaflint.text.contacts.readings import are_times, is_date, is_nhs_number


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
        ("Call 100", ["100 invalid"]),
        ("Call 911 or 999", ["911 invalid", "999 short"]),
        ("Call 999 or 1111.", ["999 short", "1111 invalid"]),
        ("Dial 998 now", ["998 invalid"]),
        ("Call 500 people", []),
        ("Call 800-QUIT-NOW", []),
        ("We call 100 patients a day", []),
        ("Call us 0900 to 1700", []),
        ("Call 24", []),
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


def invalid_in(text: str) -> list[str]:
    return [number.number for number in find_numbers(text) if number.kind == "invalid"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0808 800 60", "080880060"),  # nine digits, no word of calling
        ("01632 960 1234", "016329601234"),
        ("01632 960 123 45", ""),  # a number that exists, and something else
        ("01632 9601 2345", "0163296012345"),
        ("01632 9601 23456", "016329601"),  # fourteen digits are too many
        ("05632 960 12", "0563296012"),
        ("00000 000000", "00000000000"),
        ("04632 960 12", ""),  # 04 is no range
        ("06632 960 12", ""),
        ("01632 XXXXXX", "01632XXXXXX"),
        ("0XXXX XXXXXX", "0XXXXXXXXXX"),
        ("Call 1234 XXXXXX", "1234XXXXXX"),
        ("1234 XXXXXX", ""),
        ("+44 1632 9601", "+4416329601"),
        ("+44 1632 960", "+441632960"),
        ("+44 1632 96", ""),
        ("+1 12345", ""),
        ("+441632960123456", "+441632960123456"),  # fifteen digits
        ("+4416329601234567", ""),
        ("0163296012345", "0163296012345"),  # thirteen
        ("01632960123456", ""),
    ],
)
def test_what_begins_like_a_number_is_meant_as_one(text: str, number: str) -> None:
    assert invalid_in(text) == ([number] if number else [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call 960 123", "960123"),
        ("Call 96 012", ""),  # five digits
        ("Call 0808 80", "080880"),
        ("Call 808 800 6000", "8088006000"),
        ("Call 1 808 800 6000", ""),  # eleven that begin with no 0
        ("960 123", ""),
        ("0808 8006", ""),  # eight digits, no word of calling
        ("Call 0808 8006", "08088006"),
        ("Call 999 000 0018", ""),  # an NHS number
        ("Call 999 000 0019", "9990000019"),
        ("Call 01/02/2025", ""),
        ("Call 0900-1700", ""),
        ("Call 12 960 123", "12960123"),
    ],
)
def test_fewer_digits_need_words_of_calling(text: str, number: str) -> None:
    assert invalid_in(text) == ([number] if number else [])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Your hospital number is 0123 456 789", ""),
        ("Call hospital number 0123 456 789", ""),
        ("Your number is 0123 456 789", "0123456789"),
        ("The ward's number is 01632 960 12", "0163296012"),
        ("Your NHS number is 01632 960 12", ""),
        ("7 01632 960 12", ""),  # part of something longer
    ],
)
def test_words_before_say_what_it_is(text: str, number: str) -> None:
    assert invalid_in(text) == ([number] if number else [])


def test_the_next_number_is_no_part_of_it() -> None:
    found = find_numbers("Call 0808 800 60 01632 960 123")
    assert [number.written for number in found] == ["0808 800 60", "01632 960 123"]
    found = find_numbers("Call 0808 800 60 0161 496 0123")  # not 0808 800 60 0161
    assert [number.written for number in found] == ["0808 800 60", "0161 496 0123"]


@pytest.mark.parametrize("written", ["0808 800 00 012", "0808 80 60 0161"])
def test_three_digits_or_too_soon_is_no_next_number(written: str) -> None:
    assert [number.written for number in find_numbers(f"Call {written}")] == [written]


def groups(text: str) -> list[Group]:
    return next(runs_of_groups(text))


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("01/02/2025", True),
        ("1.2.25", True),
        ("2025-02-01", True),
        ("2025-2-1", True),
        ("01 02 2025", True),
        ("01/02", False),
        ("01/02/025", False),
        ("001/02/2025", False),
        ("01/002/2025", False),
        ("1632 960 12", False),
        ("01/02/2025 09", False),
    ],
)
def test_dates(text: str, date: bool) -> None:
    assert is_date(groups(text)) is date


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("0900-1700", True),
        ("0000 2400", True),
        ("0800 1400 2000", True),
        ("0900", False),
        ("0900-2401", False),
        ("0960-1700", False),
        ("0959-1700", True),
        ("900-1700", False),
        ("0161 496 0123", False),
    ],
)
def test_times_of_the_24_hour_clock(text: str, times: bool) -> None:
    assert are_times(groups(text)) is times


@pytest.mark.parametrize(
    ("text", "nhs"),
    [
        ("999 000 0018", True),
        ("999 123 4578", True),
        ("999 000 0190", True),
        ("999 000 0019", False),
        ("9990000018", False),
        ("99 9000 0018", False),
        ("999 000 001", False),
    ],
)
def test_nhs_numbers_have_a_check_digit(text: str, nhs: bool) -> None:
    assert is_nhs_number(groups(text)) is nhs

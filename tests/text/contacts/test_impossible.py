from __future__ import annotations

import pytest

from leaflint.text.contacts.groups import Group, runs_of_groups
from leaflint.text.contacts.impossible import are_times, is_date, is_nhs_number
from leaflint.text.contacts.numbers import find_numbers


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

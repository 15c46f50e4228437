from __future__ import annotations

import pytest

from leaflint.text.contacts.ranges import (
    DRAMA_BLOCKS,
    SHORT_NUMBERS,
    is_directory_enquiry,
    is_drama,
    is_placeholder,
    is_text_short_code,
    kind_of,
    national_digits,
)


def test_ofcoms_list_is_complete() -> None:
    assert (
        sorted(DRAMA_BLOCKS)
        == (
            "1134960 1144960 1154960 1164960 1174960 1184960 1214960 1314960 1414960 1514960 1614960 "
            "1632960 1914980 2079460 2890180 2896496 2920180 3069990 7700900 8081570 9098790"
        ).split()
    )


@pytest.mark.parametrize("block", sorted(DRAMA_BLOCKS))
def test_a_drama_block_has_a_thousand_numbers_and_no_more(block: str) -> None:
    first, last = int(f"{block}000"), int(f"{block}999")
    assert is_drama(str(first))
    assert is_drama(str(last))
    assert not is_drama(str(first - 1))
    assert not is_drama(str(last + 1))


@pytest.mark.parametrize("digits", ["163296000", "16329600000", "01632960000", ""])
def test_only_ten_digits_are_a_drama_number(digits: str) -> None:
    assert not is_drama(digits)


def test_the_short_numbers_are_these() -> None:
    assert sorted(SHORT_NUMBERS) == "101 105 111 112 116000 116111 116123 119 159 18000 999".split()


@pytest.mark.parametrize(
    ("prefix", "kind"),
    [
        ("0", "invalid"),
        ("1", "geographic"),
        ("2", "geographic"),
        ("3", "standard-rate"),
        ("4", "invalid"),
        ("54", "invalid"),
        ("55", "other"),
        ("56", "other"),
        ("57", "invalid"),
        ("6", "invalid"),
        ("70", "personal"),
        ("71", "mobile"),
        ("75", "mobile"),
        ("76", "pager"),
        ("7623", "pager"),
        ("7624", "mobile"),
        ("7625", "pager"),
        ("77", "mobile"),
        ("79", "mobile"),
        ("80", "freephone"),
        ("81", "invalid"),
        ("83", "invalid"),
        ("84", "service"),
        ("85", "invalid"),
        ("86", "invalid"),
        ("87", "service"),
        ("88", "invalid"),
        ("9", "premium"),
        ("8001110", "freephone"),
        ("8001111", "short"),
        ("8001112", "freephone"),
        ("", "invalid"),
    ],
)
def test_the_first_digits_say_what_a_number_is(prefix: str, kind: str) -> None:
    assert kind_of(prefix) == kind


@pytest.mark.parametrize(
    ("digits", "enquiry"),
    [("118000", True), ("118999", True), ("11800", False), ("1180000", False), ("117999", False)],
)
def test_directory_enquiries_are_118_and_three_digits(digits: str, enquiry: bool) -> None:
    assert is_directory_enquiry(digits) is enquiry


@pytest.mark.parametrize(
    ("digits", "code"),
    [
        ("5999", False),
        ("7726", True),
        ("7727", False),
        ("59999", False),
        ("60000", True),
        ("85258", True),
        ("89999", True),
        ("90000", False),
        ("600000", True),
        ("8999999", True),
        ("60000000", False),
        ("", False),
        ("6XXXX", False),
    ],
)
def test_text_short_codes_have_five_to_seven_digits_from_6_to_8(digits: str, code: bool) -> None:
    assert is_text_short_code(digits) is code


@pytest.mark.parametrize(
    ("digits", "placeholder"),
    [
        ("1234567890", True),
        ("7123456789", True),
        ("8001234567", True),
        ("8000123456", True),
        ("9876543210", True),
        ("1632987654", False),  # six digits that count down
        ("1632123456", False),  # six that count up
        ("1632567890", False),  # the last six of those that do
        ("1632123457", False),
        ("1630000000", True),
        ("1632000000", True),
        ("1632100000", False),  # five zeros
        ("1611111111", True),
        ("1633222222", False),  # six twos: somebody's number
        ("1635555555", True),
        ("1632XXXXXX", True),
        ("8088006000", False),
    ],
)
def test_stand_ins_are_told_from_numbers(digits: str, placeholder: bool) -> None:
    assert is_placeholder(digits) is placeholder


@pytest.mark.parametrize(
    ("number", "digits"),
    [
        ("+448088006000", "8088006000"),
        ("+33199001234", "33199001234"),
        ("111", "111"),
        ("0808800600", "0808800600"),
    ],
)
def test_national_digits(number: str, digits: str) -> None:
    assert national_digits(number) == digits

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.contacts.characters import cleaned
from leaflint.text.contacts.numbers import find_numbers, read_number
from leaflint.text.contacts.phone_number import PhoneNumber
from leaflint.text.contacts.ranges import DRAMA_BLOCKS, SHORT_NUMBERS

LABELLED_LINES = Path(__file__).with_name("labelled_lines.txt")


class Label(NamedTuple):
    start: int
    end: int
    number: str
    kind: str


def labelled_lines() -> list[tuple[str, list[Label]]]:
    """Read the lines marked by hand: each text, and the numbers that a reader sees in it."""
    lines = []
    for line in LABELLED_LINES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lines.append(without_marks(re.sub(r"\\u(\w{4})", lambda m: chr(int(m[1], 16)), line)))
    return lines


def without_marks(line: str) -> tuple[str, list[Label]]:
    text, labels, position = "", [], 0
    for mark in re.finditer(r"\{([^{}|]*)\|([^{}|]*)\|([^{}|]*)\|[^{}|]*\}", line):
        text += line[position : mark.start()]
        labels.append(Label(len(text), len(text) + len(mark[1]), mark[2], mark[3]))
        text += mark[1]
        position = mark.end()
    return text + line[position:], labels


def found_in(text: str) -> list[Label]:
    return [Label(n.start, n.end, n.number, n.kind) for n in find_numbers(text)]


def only_number(text: str) -> PhoneNumber:
    (number,) = find_numbers(text)
    return number


def test_labelled_lines_are_enough_to_judge_by() -> None:
    lines = labelled_lines()
    assert len(lines) >= 200
    assert sum(not labels for _, labels in lines) >= 80


def test_precision_and_recall_on_the_labelled_lines() -> None:
    right = found = labelled = 0
    wrong = []
    for text, labels in labelled_lines():
        numbers = found_in(text)
        right += len(set(numbers) & set(labels))
        found += len(numbers)
        labelled += len(labels)
        if numbers != labels:
            wrong.append(f"  {text!r}\n    found {numbers}\n    not {labels}")
    precision, recall = right / found, right / labelled
    report = (
        f"precision {precision:.4f} ({right}/{found}), recall {recall:.4f} ({right}/{labelled})"
    )
    print(report, *wrong, sep="\n")
    assert precision >= 0.99, "\n".join([report, *wrong])
    assert recall >= 0.98, "\n".join([report, *wrong])


WAYS: dict[str, Callable[[str], str]] = {
    "11 digits": lambda n: n,
    "5 3 3": lambda n: f"{n[:5]} {n[5:8]} {n[8:]}",
    "4 3 4": lambda n: f"{n[:4]} {n[4:7]} {n[7:]}",
    "3 4 4": lambda n: f"{n[:3]} {n[3:7]} {n[7:]}",
    "5 6": lambda n: f"{n[:5]} {n[5:]}",
    "pairs": lambda n: f"{n[:5]} {n[5:7]} {n[7:9]} {n[9:]}",
    "dots": lambda n: f"{n[:5]}.{n[5:8]}.{n[8:]}",
    "hyphens": lambda n: f"{n[:5]}-{n[5:8]}-{n[8:]}",
    "no-break spaces": lambda n: f"{n[:5]}\u00a0{n[5:8]}\u00a0{n[8:]}",
    "no-break hyphens": lambda n: f"{n[:5]}\u2011{n[5:8]}\u2011{n[8:]}",
    "spaced dash": lambda n: f"{n[:5]} \u2013 {n[5:]}",
    "slash": lambda n: f"{n[:5]}/{n[5:]}",
    "brackets": lambda n: f"({n[:5]}) {n[5:8]} {n[8:]}",
    "brackets, no space": lambda n: f"({n[:5]}){n[5:]}",
    "+44": lambda n: f"+44 {n[1:5]} {n[5:]}",
    "+44 run together": lambda n: f"+44{n[1:]}",
    "+44 (0)": lambda n: f"+44 (0){n[1:5]} {n[5:]}",
    "+44(0)": lambda n: f"+44(0){n[1:5]} {n[5:]}",
    "(+44)": lambda n: f"(+44) {n[1:5]} {n[5:]}",
    "+44 hyphens": lambda n: f"+44-{n[1:5]}-{n[5:]}",
    "0044": lambda n: f"0044 {n[1:5]} {n[5:]}",
    "00 44": lambda n: f"00 44 {n[1:5]} {n[5:]}",
}
AFTER = [
    "",
    ".",
    ", 9am to 5pm.",
    " (24 hours a day)",
    ") or write to us.",
    " 7 days a week",
    " if you are worried.",
    " ext 4521",
    ", extension 12.",
    " x2345",
    " (option 2)",
    " and then press 3.",
]
BEFORE = ["", "Phone ", "Call our nurses on ", "Ward 7: ", "(", "In 2024 we moved: ", "Helpline – "]
DRAMA_NUMBERS = st.builds(
    lambda block, last: f"0{block}{last:03d}",
    st.sampled_from(sorted(DRAMA_BLOCKS)),
    st.integers(0, 999),
)


@given(
    DRAMA_NUMBERS,
    st.sampled_from(sorted(WAYS)),
    st.sampled_from(BEFORE),
    st.sampled_from(AFTER),
)
def test_a_number_written_in_any_way_is_found_once_at_its_place(
    number: str, way: str, before: str, after: str
) -> None:
    written = WAYS[way](number)
    found = only_number(before + written + after)
    assert (found.start, found.end) == (len(before), len(before) + len(written))
    assert found.written == written
    assert found.number == f"+44{number[1:]}"
    assert found.is_drama
    assert cleaned(found.written) is None


@given(
    st.sampled_from(sorted(SHORT_NUMBERS)),
    st.sampled_from(["Call ", "phone ", "In an emergency, dial ", "Call us on ", "Ring "]),
    st.sampled_from(["", ".", " now.", " or go to A&E", ", day or night", " if you are worried."]),
    st.booleans(),
)
def test_a_short_number_that_readers_are_told_to_call_is_found_once(
    number: str, before: str, after: str, grouped: bool
) -> None:
    written = f"{number[:3]} {number[3:]}" if grouped and len(number) == 6 else number
    found = only_number(before + written + after)
    assert (found.start, found.end) == (len(before), len(before) + len(written))
    assert (found.number, found.kind) == (number, "short")


@given(st.text(alphabet="0147 +()-./x\u200bOlI:,aA\u00a0", max_size=60))
def test_any_characters_give_numbers_in_order_at_spans_that_hold_them(text: str) -> None:
    numbers = find_numbers(text)
    for number in numbers:
        assert number.written == text[number.start : number.end]
        assert number.written.strip() == number.written != ""
    ends = [0, *(number.end for number in numbers)]
    assert all(end <= number.start for end, number in zip(ends, numbers, strict=False))


@given(st.text(max_size=80))
def test_text_without_a_digit_holds_no_number(text: str) -> None:
    without = "".join(character for character in text if not character.isdecimal())
    assert find_numbers(without) == ()


def test_everything_about_a_number_is_told() -> None:
    text = "Deaf? Dial 18001 then (01632) 960 I23, option 2."
    assert only_number(text) == PhoneNumber(
        start=22,
        end=37,
        written="(01632) 960 I23",
        number="+441632960123",
        kind="geographic",
        relay_prefix="18001",
    )


def test_a_plain_number_has_no_extras() -> None:
    number = only_number("Call 0808 800 6000 free.")
    assert number == PhoneNumber(5, 18, "0808 800 6000", "+448088006000", "freephone")


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("Call 01234 567890", True),
        ("Call 0123 456 7890", True),
        ("Call 07123 456789", True),
        ("Call 00000 000000", True),
        ("Call 01632 XXXXXX", True),
        ("Call 0808 800 6000", False),
        ("Text 70000", False),
        ("Call 116 111", False),
    ],
)
def test_placeholders_are_told_from_numbers_meant(text: str, placeholder: bool) -> None:
    assert only_number(text).is_placeholder is placeholder


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("Textphone 18001 0808 800 6000", "18001"),
        ("Textphone 18002 0808 800 6000", "18002"),
        ("Textphone 1800108088006000", "18001"),
        ("Textphone 18001111", "18001"),
        ("Call 0808 800 6000", ""),
    ],
)
def test_a_relay_prefix_is_kept_apart(text: str, prefix: str) -> None:
    assert only_number(text).relay_prefix == prefix


def test_a_relay_prefix_alone_is_no_number() -> None:
    assert find_numbers("Dial 18001 before the number.") == ()


def test_a_number_that_has_lost_the_space_before_it_is_found() -> None:
    assert only_number("Tel01632 960 123or email us").written == "01632 960 123"


def test_a_code_that_has_too_few_digits_is_not_taken_for_one() -> None:
    assert find_numbers("See clinic016329601 for details") == ()


@pytest.mark.parametrize(
    "text",
    [
        "See https://example.org.uk/01632960123 first.",
        "Write to 01632960123@example.org.uk.",
        "doi:10.1000/01632960123",
        "Photo: 01632960123.jpg",
        "Form PIL-01632960123",
        "Form 01632960123AB",
        "Your reference: 01632960123",
    ],
)
def test_digits_of_something_else_are_no_number(text: str) -> None:
    assert find_numbers(text) == ()


def test_a_number_before_and_after_an_address_is_found() -> None:
    text = "01632 960 123, www.example.org/07700900123 x@example.org, 01632 960 124"
    assert [n.start for n in find_numbers(text)] == [0, text.rindex("01632")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("(0808 800 6000)", "0808 800 6000"),
        ("(01632) 960 123", "(01632) 960 123"),
        ("((01632) 960 123)", "(01632) 960 123"),
        ("01632 (960 123)", "01632 (960 123)"),
        ("01632 (960 123", "01632 (960 123"),
        ("01632) 960 123", "01632) 960 123"),
        ("+ 44 1632 960 123", "+ 44 1632 960 123"),
        ("+(44) 1632 960 123", "+(44) 1632 960 123"),
    ],
)
def test_brackets_and_plus_belong_to_a_number_when_they_close_inside_it(
    text: str, written: str
) -> None:
    assert only_number(text).written == written


@pytest.mark.parametrize(
    ("field", "number", "span"),
    [
        ("0808 800 6000", "+448088006000", (0, 13)),
        (" 0808 800 6000 ", "+448088006000", (1, 14)),
        ("111", "111", (0, 3)),
        ("116 123", "116123", (0, 7)),
        ("85258", "85258", (0, 5)),
        ("0800 1111", "+448001111", (0, 9)),
        ("18001 0808 800 6000", "+448088006000", (6, 19)),
        ("18001 111", "111", (6, 9)),
        ("0808 800 600", "0808800600", (0, 12)),
    ],
)
def test_a_field_that_holds_a_number_is_read(
    field: str, number: str, span: tuple[int, int]
) -> None:
    found = read_number(field)
    assert found is not None
    assert (found.number, (found.start, found.end)) == (number, span)


@pytest.mark.parametrize(
    "field", ["", "none", "0808 800 6000 or 111", "call 111", "0808 800 6000 (free)", "12", "x 111"]
)
def test_a_field_that_holds_anything_else_is_not_read(field: str) -> None:
    assert read_number(field) is None


def test_of_two_readings_of_the_same_digits_the_longer_counts() -> None:
    (found,) = find_numbers("ca" + "O" * 52 + "+OOOOOOOOOO8")
    assert found.written == "+OOOOOOOOOO8"

"""Typed points: "•⇥", "-", "o", "1)" at the start of a line."""

from __future__ import annotations

import pytest

from leaflint.operations.importing.document import Kind, Paragraph, Span
from leaflint.operations.importing.lists import as_point, mark_points


def points(*lines: str, kind: Kind = "paragraph") -> list[tuple[str, str, int, int | None]]:
    marked = mark_points([Paragraph((Span(line),), "here", kind) for line in lines])
    return [(one.kind, one.text, one.level, one.number) for one in marked]


@pytest.mark.parametrize("sign", ["•\t", "•", "▪ ", "· ", "\u2043 "])
def test_a_bullet_is_a_point_by_itself(sign: str) -> None:
    assert points(f"{sign}milk") == [("bullet", "milk", 1, None)]


@pytest.mark.parametrize("sign", ["- ", "– ", "o ", "* ", "o\t"])
def test_a_dash_or_an_o_needs_a_neighbour_or_a_colon_before_it(sign: str) -> None:
    assert points(f"{sign}milk", f"{sign}eggs") == [
        ("bullet", "milk", 1, None),
        ("bullet", "eggs", 1, None),
    ]
    assert points("Eat:", f"{sign}milk")[1] == ("bullet", "milk", 1, None)
    assert points("Eat.", f"{sign}milk")[1][0] == "paragraph"


def test_numbers_need_the_one_before_or_after() -> None:
    assert points("1) lie down", "2) breathe") == [
        ("number", "lie down", 1, 1),
        ("number", "breathe", 1, 2),
    ]
    assert points("1. What is a scan?", "A picture.")[0][0] == "paragraph"
    assert points("5. mg", "7. mg")[0][0] == "paragraph"


def test_another_sign_is_a_list_inside_and_steps_are_not() -> None:
    marked = points("• fruit", "o apples", "o pears", "• milk")
    assert [level for _, _, level, _ in marked] == [1, 2, 2, 1]
    marked = points("• fruit", "1. wash", "2. peel")
    assert [level for _, _, level, _ in marked] == [1, 1, 1]


def test_ticks_crosses_and_letters_stay_in_the_text() -> None:
    assert points("✓ walk") == [("bullet", "✓ walk", 1, None)]
    assert points("✗ run") == [("bullet", "✗ run", 1, None)]
    assert points("a) walk", "b) run")[0] == ("bullet", "a) walk", 1, None)


def test_a_point_of_word_loses_a_second_sign_but_no_number() -> None:
    assert points("• milk", kind="bullet") == [("bullet", "milk", 1, None)]
    assert points("2. milk", kind="bullet") == [("bullet", "2. milk", 1, None)]


def test_headings_are_no_points() -> None:
    assert points("- a", "- b", kind="heading")[0][:2] == ("heading", "- a")


def test_bold_stays_where_it_was() -> None:
    (marked,) = mark_points([Paragraph((Span("• do "), Span("not", bold=True)), "here")])
    assert marked.spans == (Span("do "), Span("not", bold=True))


def test_a_known_point_loses_its_label() -> None:
    assert as_point(Paragraph((Span("3. go"),), "here"), 2)[1:5] == ("here", "number", 2, None)
    assert as_point(Paragraph((Span("3. go"),), "here"), 2).number == 3
    assert as_point(Paragraph((Span("go"),), "here"), 1).kind == "bullet"

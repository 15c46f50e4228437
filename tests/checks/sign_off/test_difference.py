"""Which lines and words differ between two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.checks.sign_off import difference
from leaflint.checks.sign_off.difference import differences

LINES = [
    "alpha beta gamma delta",
    "one two three four",
    "red green blue white",
    "north south east west",
]


def text(*lines: str) -> str:
    return "\n\n".join(lines) + "\n"


def kinds(old: str, new: str) -> list[tuple[str, str]]:
    return [(change.kind, change.line.words) for change in differences(old, new)]


def test_equal_texts_do_not_differ() -> None:
    assert differences(text(*LINES), text(*LINES)) == ()


def test_a_line_that_changed() -> None:
    (change,) = differences(text(*LINES), text(LINES[0], "one two five four", *LINES[2:]))
    assert change.kind == "changed"
    assert change.replaced == ((2, 3, 2, 3),)
    assert change.old is not None
    assert change.new is not None
    assert (change.old.number, change.new.number) == (1, 1)


def test_lines_that_came_went_and_moved() -> None:
    assert kinds(text(*LINES), text(*LINES[:2], "something else entirely", *LINES[2:])) == [
        ("inserted", "something else entirely")
    ]
    assert kinds(text(*LINES), text(*LINES[1:])) == [("deleted", LINES[0])]
    assert kinds(text(*LINES), text(*LINES[1:], LINES[0])) == [("moved", LINES[0])]


def test_the_same_line_twice_moves_once() -> None:
    assert kinds(text("aaa", "aaa", "bbb", "ccc"), text("bbb", "ccc", "aaa")) in (
        [("deleted", "aaa"), ("moved", "aaa")], [("moved", "aaa"), ("deleted", "aaa")],
    )  # fmt: skip


def test_half_of_the_letters_make_a_changed_line() -> None:
    assert kinds(text("abcdefgh"), text("abcdxyzw")) == [
        ("deleted", "abcdefgh"),
        ("inserted", "abcdxyzw"),
    ]
    assert kinds(text("abcdefgh"), text("abcdexyz")) == [("changed", "abcdexyz")]


def test_a_section_is_told() -> None:
    (change,) = differences("## First\n\nrest now please\n", "## First\n\nrest then please\n")
    assert change.line.section == "First"


def test_long_texts_and_lines_are_compared_as_wholes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(difference, "MOST_LINES", 3)
    assert kinds(text(*LINES), text(*LINES[1:])) == [
        *(("deleted", line) for line in LINES),
        *(("inserted", line) for line in LINES[1:]),
    ]
    monkeypatch.setattr(difference, "MOST_TOKENS", 3)
    (change,) = differences(text("a b c d"), text("a b c e"))
    assert change.replaced == ((0, 4, 0, 4),)


@given(st.lists(st.sampled_from(LINES), max_size=6), st.lists(st.sampled_from(LINES), max_size=6))
def test_every_difference_is_found_and_nothing_else(old: list[str], new: list[str]) -> None:
    changes = differences(text(*old), text(*new))
    assert bool(changes) == (old != new)
    gone = sum(change.kind == "deleted" for change in changes)
    come = sum(change.kind == "inserted" for change in changes)
    assert len(old) - gone == len(new) - come

"""Text in lines: wrapped, in columns, and coloured only where that is wanted."""

from __future__ import annotations

import sys

import pytest

from leaflint.report.screen import Cell, Column, Screen, Style

NARROW = Screen(width=20, colour=False)
COLOURED = Screen(width=20, colour=True)


def test_a_text_that_fits_is_one_line() -> None:
    assert list(NARROW.wrap("x" * 18, 2)) == ["  " + "x" * 18]


def test_a_longer_one_is_wrapped_between_words_behind_its_indent() -> None:
    assert list(NARROW.wrap("one two three four five", 2)) == ["  one two three four", "  five"]
    assert list(NARROW.wrap("well-known words stay", 8)) == [
        "        well-known",
        "        words stay",
    ]


def test_a_word_wider_than_the_line_is_broken() -> None:
    assert list(NARROW.wrap("y" * 21)) == ["y" * 20, "y"]
    assert list(Screen(3, colour=False).wrap("ab", 5)) == ["     a", "     b"]


def test_colour_goes_round_each_line_and_counts_for_nothing() -> None:
    assert list(COLOURED.wrap("one two three four five", 2, Style.BOLD)) == [
        "  \x1b[1mone two three four\x1b[0m",
        "  \x1b[1mfive\x1b[0m",
    ]
    assert COLOURED.paint("", Style.BOLD) == ""
    assert COLOURED.paint("x", Style.PLAIN) == "x"
    assert NARROW.paint("x", Style.BOLD) == "x"


def test_a_table_is_as_wide_as_its_cells_and_its_first_column_folds() -> None:
    columns = (Column("Name"), Column("Two\nlines", right=True))
    rows = [[Cell("short"), Cell("1")], [Cell("a-name-of-16-long"), Cell("22222")]]
    assert list(Screen(40, colour=False).table(columns, rows)) == [
        "                     Two",
        "Name               lines",
        "short                  1",
        "a-name-of-16-long  22222",
    ]
    assert list(NARROW.table(columns, rows))[2:] == [
        "short              1",
        "a-name-of-16-  22222",
        "long",
    ]
    assert list(Screen(5, colour=False).table(columns, rows))[3:] == [
        "a-name-of-16  22222",
        "-long",
    ]


def test_cells_of_a_table_are_painted_after_they_are_lined_up() -> None:
    lines = list(COLOURED.table([Column("A"), Column("B")], [[Cell("x"), Cell("yy", Style.CYAN)]]))
    assert lines == ["\x1b[1mA\x1b[0m  \x1b[1mB \x1b[0m", "x  \x1b[36myy\x1b[0m"]


@pytest.mark.parametrize(
    ("terminal", "environment", "colour"),
    [
        (True, {}, True),
        (True, {"NO_COLOR": ""}, False),
        (True, {"TERM": "dumb"}, False),
        (False, {}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, environment: dict[str, str], colour: bool
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "70")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    assert Screen.here() == Screen(70, colour)

"""Slips that change no word are put right and listed; what cannot be seen stops."""

from __future__ import annotations

import pytest

from leaflint.operations.importing.document import Document, Paragraph, Repair, Span, Table
from leaflint.operations.importing.repairs import join_lines, repair


def mended(text: str) -> Document:
    return repair(Document((Paragraph((Span(text),), "here"),)))


def text_of(document: Document) -> str:
    (block,) = document.blocks
    assert isinstance(block, Paragraph)
    return block.spans[0].text


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("5\xa0mg", "5 mg", "no-break space"),
        ("inflam\xadmation", "inflammation", "soft hyphen"),
        ("\ufb01rst", "first", "latin small ligature fi"),
        ("over 38\xbaC", "over 38°C", "masculine ordinal indicator"),
        ("over 38 \u02daC", "over 38 °C", "ring above"),
        ("a\u200bb", "ab", "zero width space"),
        ("\uf0b7 milk", "• milk", "U+F0B7"),
        ("\u0665 mg", "5 mg", "arabic-indic digit five"),
    ],
)
def test_slips_are_put_right_and_listed(old: str, new: str, name: str) -> None:
    document = mended(old)
    assert text_of(document) == new
    assert [(one.place, one.old) for one in document.repairs] == [("here", name)]
    assert not document.problems


def test_what_is_right_stays() -> None:
    assert mended("the 1º prize – naïve café, µg ≤ 5").repairs == ()


def test_what_turns_text_around_stops() -> None:
    document = mended("take \u202e51 mg")
    assert [(one.message, one.stops) for one in document.problems] == [
        ("behind 'take' stands U+202E RIGHT-TO-LEFT OVERRIDE, which readers cannot see", True)
    ]


def test_cells_of_tables_are_put_right_too() -> None:
    cell = (Paragraph((Span("5\xa0mg"),), "table 1, row 1"),)
    (table,) = repair(Document((Table(((cell,),), "table 1"),))).blocks
    assert isinstance(table, Table)
    assert table.rows[0][0][0].text == "5 mg"


@pytest.mark.parametrize(
    ("lines", "whole", "joined"),
    [
        (["the inflam-", "mation goes"], "the inflammation goes", ["inflam- mation"]),
        (["a follow-", "up visit"], "a follow-up visit", []),
        (["10-", "20 mg"], "10-20 mg", []),
        (["one", "two"], "one two", []),
    ],
)
def test_parted_words_are_joined_where_the_word_is_known(
    lines: list[str], whole: str, joined: list[str]
) -> None:
    repairs: list[Repair] = []
    assert join_lines(lines, "line 1", repairs) == whole
    assert [one.old for one in repairs] == joined

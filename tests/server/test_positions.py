"""Places in a text, as findings and as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from leaflint.core.finding import Position
from leaflint.server.positions import Encoding, Places

UTF8, UTF16, UTF32 = (
    types.PositionEncodingKind.Utf8,
    types.PositionEncodingKind.Utf16,
    types.PositionEncodingKind.Utf32,
)


@pytest.mark.parametrize(("encoding", "column"), [(UTF16, 6), (UTF8, 9), (UTF32, 5)])
def test_columns_are_counted_in_units_of_the_encoding(encoding: Encoding, column: int) -> None:
    places = Places("a\r\n🙂e\u0301 1x\rb", encoding)
    assert places.range_of(Position("f", 2, 1, 2, 6)).end == types.Position(1, column)
    assert places.position(len(places.text)) == types.Position(2, 1)


def test_a_byte_order_mark_that_the_editor_shows_is_a_character_of_its_first_line() -> None:
    places = Places("\ufeffid: x\nb")
    assert places.position(0) == types.Position(0, 1)
    assert places.offset(types.Position(0, 5)) == 4
    assert places.position(6) == types.Position(1, 0)


def test_a_position_past_the_end_is_the_end() -> None:
    places = Places("ab\r\nc")
    assert places.offset(types.Position(0, 9)) == 2
    assert places.offset(types.Position(9, 0)) == 5


@given(
    st.text(st.sampled_from("ab\r\n🙂é\u0301\u2028\x85 ") | st.characters(), max_size=40),
    st.sampled_from((UTF8, UTF16, UTF32)),
)
def test_positions_lead_back_to_their_offsets(text: str, encoding: Encoding) -> None:
    places = Places(text, encoding)
    for offset in range(len(places.text) + 1):
        if places.text[max(0, offset - 1) : offset + 1] != "\r\n":  # no place between the two
            assert places.offset(places.position(offset)) == offset

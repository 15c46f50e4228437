"""The breaks that pyphen would make: counted without it, but always as many as it finds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyphen import Pyphen

from leaflint.text.reading.syllables import count_line_breaks

PYPHEN = Pyphen(lang="en_US")


@pytest.mark.parametrize(
    "written", ["", "a", "ago", "colour", "haem-or-rhage", "flum-ber-ing", "re-as-sur-ing-ly"]
)
def test_counts_the_breaks_of_a_word(written: str) -> None:
    word = written.replace("-", "")
    assert count_line_breaks(word) == written.count("-")
    assert PYPHEN.inserted(word) == written


@given(
    st.lists(
        st.sampled_from(
            [
                "ab",
                "ise",
                "ation",
                "aemia",
                "oe",
                "gl",
                "en'te",
                "é",
                "ffi",
                "ﬁ",
                "tch",
                ".",
                "8",
                "x",
            ]
        ),
        max_size=20,
    )
)
def test_finds_as_many_breaks_as_pyphen(parts: list[str]) -> None:
    word = "".join(parts)
    assert count_line_breaks(word) == len(PYPHEN.positions(word))

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.contacts.characters import INVISIBLE, cleaned, digits_of, plain
from leaflint.text.words.tokens import holds_digit


@given(st.text(alphabet="aé -.0189²\uff10\u0663\U0001d7d8", max_size=20))
def test_a_digit_of_any_script_is_seen(text: str) -> None:
    assert holds_digit(text) == any(map(str.isdecimal, text))


@given(st.text(max_size=50))
def test_a_plain_text_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("\uff10\uff19", "09"),
        ("\U0001d7ce\U0001d7d7\U0001d7d8\U0001d7f6\U0001d7ff", "09009"),
        ("a\u00a0b\u2009c\u3000d\te", "a b c d e"),
        ("\u2011\u2013\u2014\u2212", "----"),
        ("\uff0b(\uff08\uff09\uff0e", "+(()."),
        ("\u041e\u03bf", "OO"),
        ("\u200d\u00ad\ufeff\u2060", INVISIBLE * 4),
        ("caf\u00e9 \u2019", "caf\u00e9 \u2019"),
    ],
)
def test_each_character_becomes_the_plain_one_it_passes_for(written: str, expected: str) -> None:
    assert plain(written) == expected


def test_digits_are_read_from_look_alikes() -> None:
    assert digits_of(f"O8o{INVISIBLE}lI") == "08011"
    assert digits_of("01xxX") == "01XXX"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("O808 8oo 60OO", "0808 800 6000"),
        ("01632 960 lI3", "01632 960 113"),
        ("\uff10808\u200b 800\u00ad 6000", "0808 800 6000"),
        ("0808\u2009800\u20036000", "0808 800 6000"),
        ("\u041e808 800 6000", "0808 800 6000"),
    ],
)
def test_look_alikes_are_mended(written: str, expected: str) -> None:
    assert cleaned(written) == expected


@pytest.mark.parametrize(
    "written", ["0808 800 6000", "0808\u00a0800\u202f6000", "0808\u2011800\u20136000", "01632 XXX"]
)
def test_ordinary_typography_needs_no_mending(written: str) -> None:
    assert cleaned(written) is None

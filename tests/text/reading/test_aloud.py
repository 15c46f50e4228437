from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.reading.aloud import FIGURE, Word, close_figures, read_stretch_aloud


def find_words(text: str) -> list[Word]:
    """Return the words of a text in order, with offsets in it."""
    return [
        word._replace(start=stretch.start() + word.start, end=stretch.start() + word.end)
        for stretch in re.finditer(r"\S+", close_figures(text))
        for word in read_stretch_aloud(stretch.group())
    ]


def spoken(text: str) -> list[str]:
    return [" ".join(word.spoken) for word in find_words(text)]


def written(text: str) -> list[str]:
    return [text[word.start : word.end] for word in find_words(text)]


def kinds(text: str) -> list[str]:
    return [word.kind for word in find_words(text)]


def test_plain_words_have_spans_without_punctuation() -> None:
    assert written("“Rest, then (slowly) walk!”") == ["Rest", "then", "slowly", "walk"]
    assert [tuple(word)[:2] for word in find_words("Rest, walk")] == [(0, 4), (6, 10)]
    assert spoken("Rest, THEN Café") == ["rest", "then", "café"]


@pytest.mark.parametrize(
    "text", ["follow-up", "X\u2011ray", "two\u2010day", "Monday–Friday", "ten-year-old"]
)
def test_joined_words_are_one_word_said_in_parts(text: str) -> None:
    assert len(find_words(text)) == 1
    assert "-".join(find_words(text)[0].spoken) == text.lower().translate(
        str.maketrans("\u2010\u2011–", "---")
    )


def test_apostrophes_stay_inside_words_only() -> None:
    assert spoken("don't don’t patient’s patients’ 'til ‘quoted’") == [
        "don't", "don't", "patient's", "patients", "til", "quoted",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "figure",
    [
        "5", "37.5", "1,000", "£8.70", "50%", "24/7", "4-6", "4–6", "12/05/2018", "7:30", "½", "2½",
        "2.5mg", "2.5 mg", "500 ml", "37.5C", "37.5°C", "37.5 °C", "37.5 C", "50 %", "5pm", "5 pm",
        "5.30 p.m.", "5.30 p.m", "7.30am", "HER2", "COVID19", "10 mmol/l", "2\u00a0kg", "4-6 mg",
        "0808 800 6000", "(0808) 800 6000", "0808-800-6000", "+44 20 7946 0000",
        "+44 (0)20 7946 0000", "116 123", "18001 111", "999", "08081570000",
        "nurse@example.org", "www.example.org", "https://example.org/a?b=c", "nhs.uk",
        "example.org.uk/skin",
    ],
)  # fmt: skip
@pytest.mark.parametrize("around", ["{}", "({}).", "see {}, or", "“{}”", "{} then"])
def test_figures_numbers_and_addresses_are_one_word_of_one_syllable(
    figure: str, around: str
) -> None:
    text = around.format(figure)
    words = [word for word in find_words(text) if word.kind == "figure"]
    assert [word.spoken for word in words] == [(FIGURE,)]
    assert len(find_words(text)) == len(around.replace("{}", "x").split())


def test_a_figure_ends_where_another_word_begins() -> None:
    assert written("Take 2 gloves, 5 mgs or 3 a day.") == [
        "Take", "2", "gloves", "5", "mgs", "or", "3", "a", "day",
    ]  # fmt: skip
    assert written("116 people called 0808 800 6000 at 5 pm.") == [
        "116", "people", "called", "0808 800 6000", "at", "5 pm",
    ]  # fmt: skip
    assert written("In 2018 20 people came.") == ["In", "2018", "20", "people", "came"]
    assert written("bed.Then") == ["bed", "Then"]


def test_the_rest_of_a_word_with_a_figure_is_said() -> None:
    assert spoken("24-hour COVID-19 10-year-old HER2-positive") == [
        "0 hour", "0 covid", "0 year old", "0 positive",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("CT", "c t"), ("GPs", "g p"), ("GP’s", "g p"), ("NHS", "n h s"), ("MRI", "mri"),
        ("A&E", "a and e"), ("IV", "i v"), ("e.g.", "e g"), ("i.e.,", "i e"), ("U.K.", "u k"),
        ("ECG", "e c g"),
    ],
)  # fmt: skip
def test_letters_are_said_one_by_one(text: str, said: str) -> None:
    assert (spoken(text), kinds(text)) == ([said], ["letters"])


@pytest.mark.parametrize("text", ["NOT", "AIDS", "COVID"])
def test_capitals_that_spell_a_word_are_said_as_it(text: str) -> None:
    assert (spoken(text), kinds(text)) == ([text.lower()], ["letters"])


def test_long_capitals_and_single_letters_are_words() -> None:
    assert kinds("URGENT I A J. CT-guided") == ["word"] * 5
    assert spoken("URGENT CT-guided") == ["urgent", "c t guided"]


def test_abbreviations_are_read_in_full() -> None:
    assert spoken("Dr Khan, Dr. Lee, Prof. Ito, approx. five") == [
        "doctor", "khan", "doctor", "lee", "professor", "ito", "approximately", "five",
    ]  # fmt: skip


def test_slashes_and_long_dashes_part_words() -> None:
    assert spoken("and/or chest/breast pain—call") == [
        "and", "or", "chest", "breast", "pain", "call",
    ]  # fmt: skip


def test_only_the_ampersand_is_a_word_among_signs() -> None:
    assert spoken("fish & chips - yes – or — no ... * + = ____ • \u00ad") == [
        "fish", "and", "chips", "yes", "or", "no",
    ]  # fmt: skip


def test_a_bracketed_ending_belongs_to_its_word() -> None:
    assert written("doctor(s) and bus(es)") == ["doctor(s)", "and", "bus(es)"]


def test_invisible_hyphens_and_accents_do_not_part_a_word() -> None:
    assert spoken("infor\u00admation cafe\u0301") == ["information", "cafe\u0301"]


def test_closing_figures_keeps_every_offset() -> None:
    assert close_figures("on 0808 800 6000, 5 p.m.") == "on 0000000000000, 000000"


@given(st.text(alphabet="aZé10 .,-–'’&@/()£%°CmgpAE\u00a0", max_size=40))
def test_words_are_in_order_inside_the_text_and_never_empty(text: str) -> None:
    words = find_words(text)
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(
        any(character.isalnum() or character in "&@" for character in text[word.start : word.end])
        for word in words
    )
    assert all(word.spoken and all(word.spoken) for word in words)

"""Blocks cut into words: what is one word, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.prose.markdown import plain_block
from leaflint.text.words.worded_block import Passage, words_of


def passage(text: str) -> Passage:
    return Passage.of(plain_block(text, (), "summary"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don’t stop.", ["don't", "stop"]),
        ("a follow-up (A&E) visit", ["a", "follow-up", "a&e", "visit"]),
        ("2.5 mg, e.g. tea", ["2.5", "mg", "e.g.", "tea"]),
        ("the end.Then", ["the", "end", "then"]),
        ("see www.nhs.uk/chronic now", ["see", "www.nhs.uk/chronic", "now"]),
        ("ask renal@example.org.", ["ask", "renal@example.org."]),
        ("and/or", ["and", "or"]),
        ("you & me", ["you", "&", "me"]),
        ("- -", []),
        ("(www.example.org) a@@b", ["www.example.org)", "a@@b"]),
        ("." * 100_000 + "a@b", ["." * 100_000 + "a@b"]),
        ("-." * 100_000, []),
        ("a." * 100_000 + " b", ["a." * 100_000, "b"]),
    ],
)
def test_a_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


@given(st.text(alphabet="aZ1 .'’&@/-–(é", min_size=1).filter(str.strip))
def test_each_word_has_its_place(text: str) -> None:
    cut = passage(text)
    assert len(cut.spans) == len(cut.words)
    assert [cut.written(number).lower().replace("’", "'") for number in range(len(cut.words))] == (
        list(cut.words)
    )


def test_punctuation_parts_words() -> None:
    cut = passage("Stop, then go. Rest")
    assert (cut.after(0), cut.after(1), cut.after(2), cut.after(3)) == (None, "go", None, None)
    assert (cut.before(0), cut.before(1), cut.before(2)) == (None, None, "then")
    assert [cut.opens_sentence(start) for start, _ in cut.spans] == [True, False, False, True]
    assert [cut.sentence_at(start) for start, _ in cut.spans] == [0, 0, 0, 1]
    assert cut.word_numbers(cut.block.sentences[1]) == range(3, 4)


def test_a_sentence_in_quotation_marks_opens_with_its_first_word() -> None:
    assert passage("(Commence now.)").opens_sentence(1)

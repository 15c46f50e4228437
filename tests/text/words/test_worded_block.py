"""Blocks as words: where each stands, and what stands beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.prose.markdown import plain_block
from leaflint.text.words.tokens import fold
from leaflint.text.words.worded_block import WordedBlock


def read(text: str) -> WordedBlock:
    return WordedBlock(plain_block(text, (), "summary"))


@given(st.text(alphabet="aZ1 .'’&@/-–(é", min_size=1).filter(str.strip))
def test_each_word_has_its_place(text: str) -> None:
    worded = read(text)
    assert len(worded.spans) == len(worded.words)
    assert [fold(worded.written(number)) for number in range(len(worded.words))] == list(
        worded.words
    )


def test_punctuation_parts_words() -> None:
    worded = read("Stop, then go. Rest")
    assert (worded.after(0), worded.after(1), worded.after(2), worded.after(3)) == (
        None,
        "go",
        None,
        None,
    )
    assert (worded.before(0), worded.before(1), worded.before(2)) == (None, None, "then")
    assert [worded.opens_sentence(number) for number in range(4)] == [True, False, False, True]
    assert [worded.sentence_of(number) for number in range(4)] == [0, 0, 0, 1]
    assert worded.words_of_sentence(1) == range(3, 4)


def test_a_clause_ends_at_punctuation_and_with_its_sentence() -> None:
    worded = read("If it hurts, call us at once. Rest")
    assert [worded.clause_of(number) for number in (0, 2, 3, 6, 7)] == [
        range(3), range(3), range(3, 7), range(3, 7), range(7, 8),
    ]  # fmt: skip


def test_a_sentence_in_quotation_marks_opens_with_its_first_word() -> None:
    assert read("(Commence now.)").opens_sentence(0)

"""Finding phrases: the longest at each place, whole, and none overlapping."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.prose.markdown import plain_block
from leaflint.text.words.phrase_index import PhraseIndex
from leaflint.text.words.worded_block import Passage

INDEX = PhraseIndex([("prior to", 1), ("to", 2), ("renal", 3), ("renal unit", 4), ("a b c", 5)])


def found(text: str) -> list[tuple[str, int]]:
    passage = Passage.of(plain_block(text, (), "summary"))
    return [(text[match.start : match.end], match.value) for match in INDEX.find(passage)]


def test_the_longest_phrase_wins() -> None:
    assert found("Prior to the renal unit") == [("Prior to", 1), ("renal unit", 4)]
    assert found("renal units go to a b") == [("renal", 3), ("to", 2)]


def test_punctuation_breaks_a_phrase() -> None:
    assert found("prior, to") == [("to", 2)]
    assert found("renal. Unit") == [("renal", 3)]


def test_words_of_one_match_are_in_no_other() -> None:
    assert found("prior to to") == [("prior to", 1), ("to", 2)]
    assert found("nothing here") == []


def test_phrases_are_found_in_the_passages_that_hold_them() -> None:
    index = PhraseIndex([("during the course of treatment", 1), ("of course", 2), ("to", 3)])
    texts = ("The course of treatment", "Of course.", "During the course of treatment", "Go to bed")
    found = index.find_all([Passage.of(plain_block(text, (), "summary")) for text in texts])
    values = {number: [match.value for match in matches] for number, matches in found}
    assert values == {1: [2], 2: [1], 3: [3]}


@given(st.lists(st.sampled_from("a b c to prior renal unit x".split()), max_size=8))
def test_no_passage_with_a_phrase_is_passed_over(words: list[str]) -> None:
    passage = Passage.of(plain_block(" ".join(["x", *words]), (), "summary"))
    matches = tuple(INDEX.find(passage))
    assert list(INDEX.find_all([passage])) == ([(0, matches)] if matches else [])


def test_a_phrase_is_looked_up_whole() -> None:
    assert (INDEX.get("Renal Unit"), INDEX.get("unit"), INDEX.get("")) == (4, None, None)


@given(st.lists(st.sampled_from("a b c to prior renal unit x".split()), max_size=8))
def test_matches_never_overlap_and_none_is_missed(words: list[str]) -> None:
    text = " ".join(["x", *words])
    passage = Passage.of(plain_block(text, (), "summary"))
    matches = list(INDEX.find(passage))
    assert all(one.last < two.first for one, two in pairwise(matches))
    covered = {number for match in matches for number in range(match.first, match.last + 1)}
    alone = {number for number, word in enumerate(passage.words) if word in {"to", "renal"}}
    assert alone <= covered

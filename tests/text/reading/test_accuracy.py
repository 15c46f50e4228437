"""Whether the counts and scores are right, held against passages that were counted by hand."""

from __future__ import annotations

import pytest

from leaflint.commands.textstat_offline import textstat
from leaflint.text.reading.counting import count_blocks
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.scores import flesch_kincaid_grade, smog_grade
from leaflint.text.words.worded_block import WordedBlock
from tests.text.reading.passages import Passage, read_passages

PASSAGES = read_passages()
LONG = [passage for passage in PASSAGES if passage.by_hand.words >= 100]
PROSE = [passage for passage in PASSAGES if passage.theme == "prose"]


def test_there_are_passages_of_every_kind_and_of_the_right_length() -> None:
    assert len({passage.name for passage in PASSAGES}) == len(PASSAGES) >= 40
    assert {passage.theme for passage in PASSAGES} == {
        "abbreviations", "contacts", "figures", "lists", "medicine", "mixed", "prose", "speech",
    }  # fmt: skip
    assert len(PROSE) >= 8
    assert len(LONG) >= 25
    assert all(60 <= passage.by_hand.words <= 150 for passage in PASSAGES)


@pytest.mark.parametrize("what", ["sentences", "words"])
def test_sentences_and_words_are_exact_on_95_percent(what: str) -> None:
    wrong = [
        passage.name
        for passage in PASSAGES
        if getattr(passage.counts, what) != getattr(passage.by_hand, what)
    ]
    assert len(wrong) <= 0.05 * len(PASSAGES), wrong


def test_syllables_are_within_2_percent_overall() -> None:
    ours = sum((passage.counts for passage in PASSAGES), Counts())
    by_hand = sum((passage.by_hand for passage in PASSAGES), Counts())
    assert ours.syllables == pytest.approx(by_hand.syllables, rel=0.02)
    assert ours.polysyllables == pytest.approx(by_hand.polysyllables, rel=0.02)


@pytest.mark.parametrize("passage", LONG, ids=lambda passage: passage.name)
def test_scores_of_longer_passages_are_near_those_by_hand(passage: Passage) -> None:
    counts = passage.counts
    assert flesch_kincaid_grade(counts) == pytest.approx(
        flesch_kincaid_grade(passage.by_hand), abs=0.3
    )
    assert smog_grade(counts) == pytest.approx(smog_grade(passage.by_hand), abs=0.5)


@pytest.mark.parametrize("passage", PROSE, ids=lambda passage: passage.name)
def test_plain_prose_scores_as_textstat_scores_it(passage: Passage) -> None:
    counts = passage.counts
    assert flesch_kincaid_grade(counts) == pytest.approx(
        textstat.flesch_kincaid_grade(passage.text), abs=0.2
    )
    assert smog_grade(counts) == pytest.approx(textstat.smog_index(passage.text), abs=0.2)


def test_counts_of_blocks_add_up() -> None:
    for passage in PROSE:
        blocks = [WordedBlock(block._replace(kind="paragraph")) for block in passage.blocks]
        parts = (count_blocks([block]) for block in blocks)
        assert sum(parts, Counts()) == passage.counts

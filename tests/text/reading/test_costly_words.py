"""Which words could be easier, and what their replacement would change."""

from __future__ import annotations

import pytest

from leaflint.text.reading.costly_words import CostlyWords, start_of_stretch
from leaflint.text.reading.counts import Counts

COSTLY = CostlyWords({"commence": "start", "frequently": "a lot", "prior": ""})


def found(sentence: str) -> list[str]:
    """Return the costly words of a sentence as they are written there."""
    return [
        sentence[start_of_stretch(sentence, number) :][word.start : word.end]
        for number, word in COSTLY.find(sentence)
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Rest at home.", []),
        ("", []),
        ("Ask  the “hospital”, or\u00a0the hospital's (radiographer).",
         ["hospital", "hospital's", "radiographer"]),
        ("We commence and/or medication.", ["commence", "medication"]),
        ("Hospital staff meet Bartholomew.", ["Hospital"]),
        ("         Hospital staff", []),
        ("An MRI, HER2, 37.5 °C, 0808 800 6000, nurse@hospital.org.", []),
    ],
)  # fmt: skip
def test_hard_words_and_those_with_plain_words_are_found(sentence: str, words: list[str]) -> None:
    assert found(sentence) == words


@pytest.mark.parametrize(
    ("written", "syllables", "instead", "growth"),
    [
        ("Medication", 4, None, Counts(words=0, syllables=-2, polysyllables=-1)),
        ("frequently", 3, "a lot", Counts(words=1, syllables=-1, polysyllables=-1)),
        ("commence", 2, "start", Counts(words=0, syllables=-1, polysyllables=0)),
        ("prior", 2, "", Counts(words=0, syllables=0, polysyllables=0)),
    ],
)
def test_a_word_knows_what_its_replacement_does_to_the_counts(
    written: str, syllables: int, instead: str | None, growth: Counts
) -> None:
    ((number, word),) = COSTLY.find(f"{written} now")
    assert (number, word.word) == (0, written.lower())
    assert (word.syllables, word.instead, word.growth) == (syllables, instead, growth)


def test_words_are_looked_up_with_straight_apostrophes() -> None:
    ((_, word),) = CostlyWords({"don't": "do not"}).find("Please don’t")
    assert (word.word, word.instead) == ("don't", "do not")

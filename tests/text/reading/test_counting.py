from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.text.prose.blocks import Block, BlockKind, Run
from leaflint.text.prose.sentences import find_sentences
from leaflint.text.reading.counting import count_blocks, count_phrase
from leaflint.text.reading.counts import Counts
from leaflint.text.words.worded_block import WordedBlock
from tests.text.reading.test_aloud import find_words

POINTS = [
    "pain",
    "a rash",
    "swelling of your arm",
    "a high temperature, 37.5°C or more",
    "U.K. food",
]


def block(kind: BlockKind, text: str, list_id: int | None = None, section: int = 0) -> WordedBlock:
    path = ("sections", section, "text")
    depth = 1 if kind == "item" else 0
    return WordedBlock(Block(kind, text, path, (Run(0, 0),), find_sentences(text), list_id, depth))


def count(text: str) -> Counts:
    return count_blocks([block("paragraph", text)])


def test_counts_one_paragraph() -> None:
    assert count("Your skin may change colour. Radiotherapy can help.") == Counts(
        sentences=2, words=8, syllables=14, polysyllables=1, complex_words=1, letters=42,
        fewest_sentences=2,
    )  # fmt: skip


def test_counts_a_phrase_within_a_sentence() -> None:
    assert count_phrase("punch biopsy") == Counts(
        sentences=0, words=2, syllables=4, polysyllables=1, complex_words=1, letters=11
    )


@pytest.mark.parametrize("text", ["", " ", "- - -", "… !"])
def test_a_text_without_words_counts_nothing(text: str) -> None:
    assert count(text) == Counts()


def test_counts_are_immutable_and_add_up() -> None:
    one, two = Counts(1, 2, 3, 4, 5, 6, 7), Counts(10, 20, 30, 40, 50, 60, 70)
    assert one + two == Counts(11, 22, 33, 44, 55, 66, 77)
    with pytest.raises(FrozenInstanceError):
        one.words = 3  # type: ignore[misc]  # that it is refused is what is tested


def test_a_sentence_without_a_word_is_none() -> None:
    assert count("Rest. ... - . Walk.").sentences == 2


@pytest.mark.parametrize(
    ("text", "syllables", "polysyllables"),
    [
        ("two", 1, 0), ("cancer", 2, 0), ("hospital", 3, 1), ("biopsy", 3, 1),
        ("follow-up", 3, 1), ("MRI", 3, 0), ("A&E", 3, 0), ("CT-guided", 4, 1), ("24-hour", 3, 0),
        ("0808 800 6000", 1, 0), ("nurse@example.org", 1, 0), ("hmm", 1, 0), ("approx.", 5, 1),
    ],
)  # fmt: skip
def test_syllables_and_polysyllables(text: str, syllables: int, polysyllables: int) -> None:
    counts = count(text)
    assert (counts.words, counts.syllables, counts.polysyllables) == (1, syllables, polysyllables)


@pytest.mark.parametrize(
    ("text", "complex_words"),
    [
        ("They need radiotherapy.", 1),
        ("Radiotherapy helps.", 1),
        ("“Radiotherapy helps.”", 1),
        ("They met Bartholomew.", 0),
        ("Rest. Radiotherapy helps. Bartholomew agrees with Bartholomew.", 2),
        ("They need a follow-up.", 0),
        ("They need a radiotherapy-free week.", 1),
        ("They consulted about diseases and suffering.", 0),
        ("They continued.", 1),
        ("They have headaches in hospitals.", 1),
        ("They anticipated it.", 1),
    ],
)
def test_complex_words_of_the_fog_index(text: str, complex_words: int) -> None:
    assert count(text).complex_words == complex_words


@pytest.mark.parametrize(
    ("text", "letters"),
    [("Don't rest!", 8), ("0808 800 6000", 1), ("at nhs.uk", 3), ("24-hour", 6)],
)
def test_letters_of_words_but_one_for_a_figure_or_address(text: str, letters: int) -> None:
    assert count(text).letters == letters


@given(st.text(alphabet="aZé10 .,-–'’&@/()£%°CmgpAE\u00a0", max_size=40))
def test_counts_the_words_that_are_found(text: str) -> None:
    counts = count(text)
    assert counts.words == len(find_words(text))
    assert counts.syllables >= counts.words >= counts.polysyllables >= counts.complex_words
    assert bool(counts.sentences) == bool(counts.words)


def test_title_summary_and_headings_do_not_count() -> None:
    kinds: tuple[BlockKind, ...] = ("title", "summary", "heading")
    assert count_blocks([block(kind, "Read this.") for kind in kinds]) == Counts()
    assert count_blocks([block("heading", "Rest"), block("paragraph", "Rest.")]).words == 1


def test_a_list_with_a_lead_in_is_a_sentence_for_each_point() -> None:
    blocks = [
        block("paragraph", "Look at your skin."),
        block("lead-in", "It may change. You may see:", 0),
        block("item", "a rash", 0),
        block("item", "a lump. Call us then", 0),
    ]
    assert count_blocks(blocks).sentences == 1 + 1 + 1 + 2
    assert count_blocks(blocks).fewest_sentences == 1 + 1 + 2
    assert count_blocks(blocks).words == 4 + 6 + 2 + 5


def test_a_list_without_a_lead_in_is_a_sentence_for_each_point() -> None:
    blocks = [block("item", "Rest", 0), block("item", "Walk", 0), block("item", "Sleep", 0)]
    assert count_blocks(blocks).sentences == 3
    assert count_blocks(blocks).fewest_sentences == 1


def test_lists_are_told_apart_by_place_and_number() -> None:
    blocks = [
        block("lead-in", "You may have:", number, section)
        for section in (0, 1)
        for number in (0, 1)
    ]
    blocks += [block("item", "a rash", number, section) for section in (0, 1) for number in (0, 1)]
    assert count_blocks(blocks).sentences == 4
    assert count_blocks(blocks).fewest_sentences == 4


def test_a_lead_in_without_points_is_a_sentence() -> None:
    assert count_blocks([block("lead-in", "You may have:", 0)]).sentences == 1
    assert (
        count_blocks([block("lead-in", "You may have:", 0), block("item", "–", 0)]).sentences == 1
    )


@given(
    points=st.lists(st.tuples(st.sampled_from(POINTS), st.sampled_from(["", ".", ";", ",", "!"]))),
    lead_in=st.sampled_from([None, "You may have:", "Call us. You may have:"]),
)
def test_full_stops_in_a_list_change_nothing(
    points: list[tuple[str, str]], lead_in: str | None
) -> None:
    start = [block("paragraph", "Read this.")]
    start += [block("lead-in", lead_in, 0)] if lead_in else []
    plain = start + [block("item", point, 0) for point, _ in points]
    stopped = start + [block("item", point + stop, 0) for point, stop in points]
    assert count_blocks(plain) == count_blocks(stopped)

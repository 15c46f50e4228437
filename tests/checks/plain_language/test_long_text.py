"""Long sentences: their words are counted alike, whatever white space parts them."""

from __future__ import annotations

import pytest

from leaflint.checks.plain_language.style import find_long_paragraphs, find_long_sentences
from leaflint.text.prose.markdown import parse_text
from leaflint.text.words.worded_block import WordedBlock


def seen(text: str) -> list[tuple[str, str, str]]:
    """Return the rule, the text pointed at and the message of each long sentence."""
    passages = [WordedBlock(block) for block in parse_text(text, ("text",)).blocks]
    return [
        (hit.rule, hit.block.text[hit.start : hit.end], hit.message)
        for hit in find_long_sentences(passages, target=8, maximum=9)
    ]


@pytest.mark.parametrize("space", [" ", "  ", "\u00a0", "\t"])
def test_any_white_space_parts_words(space: str) -> None:
    eight, nine, ten = (space.join("abcdefghij"[:count]) for count in (8, 9, 10))
    assert seen(f"Rest. Sit down. {eight}.") == []
    assert seen(f"Rest. {nine}. Sit.") == [
        ("sentence-above-target", f"{nine}.", "this sentence has 9 words; the target is 8")
    ]
    assert seen(f"Rest. {ten}.") == [
        ("sentence-above-maximum", f"{ten}.", "this sentence has 10 words; the maximum is 9")
    ]


def test_a_phone_number_is_one_word_and_a_slash_parts_two() -> None:
    assert seen("Please call the ward on 0161 496 0123 if unsure.") == []
    assert [
        message for _, _, message in seen("Call the ward/unit on 0161 496 0123 when/if unsure.")
    ] == ["this sentence has 9 words; the target is 8"]


def test_a_paragraph_may_have_so_many_sentences_and_no_more() -> None:
    passages = [
        WordedBlock(block) for block in parse_text("Sit. Rest.\n\nSit. Rest. Go.", ()).blocks
    ]
    assert [
        (hit.block.text[hit.start : hit.end], hit.message)
        for hit in find_long_paragraphs(passages, maximum=2)
    ] == [("Sit. Rest. Go.", "this paragraph has 3 sentences; the maximum is 2")]

"""Sentences and paragraphs that are too long.

Sources: NHS digital service manual, How we write (up to 20 words a sentence, up to 3 sentences a
paragraph); GOV.UK content checks (over 25 words). Words are counted as for the reading age: a phone
number or a figure with its unit is one. Titles and headings are not judged; the lead-in of a list and
each of its points are judged apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from leaflint.plain_language.passage import Hit, Passage
from leaflint.reading.words import close_figures, read_chunk

_GLUED = 5
"""How many words of a sentence may hang on others, as in "and/or". Only sentences that are too long
with so many are counted word by word: that takes most of this rule's time."""


def find_long_sentences(passages: Iterable[Passage], target: int, maximum: int) -> Iterator[Hit]:
    """Find sentences with more words than the target, or than the maximum."""
    help_text = "Say one thing in each sentence: end it earlier, or turn it into a list."
    for passage in passages:
        if len(passage.words) <= target or not passage.is_running_text:
            continue
        for written, start, end in _longer_sentences(passage, target - _GLUED):
            words = _count_words(written)
            if words > maximum:
                rule, limit = "sentence-above-maximum", f"the maximum is {maximum}"
            elif words > target:
                rule, limit = "sentence-above-target", f"the target is {target}"
            else:
                continue
            message = f"this sentence has {words} words; {limit}"
            yield Hit(rule, passage.block, start, end, message, help_text, written)


def _longer_sentences(passage: Passage, least: int) -> Iterator[tuple[str, int, int]]:
    """Yield the sentences with more than `least` stretches of text without white space."""
    text = passage.text
    spaced = text.isprintable() and "  " not in text  # single spaces are quickly counted
    for start, end in passage.block.sentences:
        if spaced and text.count(" ", start, end) < least:
            continue
        written = text[start:end]
        if spaced or len(written.split()) > least:
            yield written, start, end


@lru_cache(maxsize=16_384)
def _count_words(sentence: str) -> int:
    return sum(map(len, map(read_chunk, close_figures(sentence).split())))


def find_long_paragraphs(passages: Iterable[Passage], maximum: int) -> Iterator[Hit]:
    """Find paragraphs, and points of lists, with more sentences than the maximum."""
    help_text = "Begin a new paragraph where a new thought begins, or turn it into a list."
    for passage in passages:
        sentences = passage.block.sentences
        if len(sentences) <= maximum or not passage.is_running_text:
            continue
        message = f"this paragraph has {len(sentences)} sentences; the maximum is {maximum}"
        first = passage.text[sentences[0].start : sentences[0].end]
        yield Hit(
            "long-paragraph", passage.block, sentences[0].start, sentences[-1].end,
            message, help_text, first,
        )  # fmt: skip

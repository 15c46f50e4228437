"""Sentences and paragraphs that are too long.

Sources: NHS digital service manual, How we write (up to 20 words a sentence, up to 3 sentences a
paragraph); GOV.UK content checks (over 25 words). Words are counted as for the reading age: a phone
number or a figure with its unit is one. Titles and headings are not judged; the lead-in of a list and
each of its points are judged apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.checks.plain_language.hit import Hit
from leaflint.text.reading.counting import count_words
from leaflint.text.words.worded_block import WordedBlock

_GLUED = 5
"""Words of a sentence that may hang on others, as in "and/or", before it is too long: they are read
quickly."""


def find_long_sentences(blocks: Iterable[WordedBlock], target: int, maximum: int) -> Iterator[Hit]:
    """Find sentences with more words than the target, or than the maximum."""
    help_text = "Say one thing in each sentence: end it earlier, or turn it into a list."
    for worded in blocks:
        if len(worded.words) <= target or not worded.is_running_text:
            continue
        for (start, end), sentence in zip(worded.block.sentences, worded.sentences, strict=True):
            if len(sentence.parts) <= target:  # each word has a part of its own
                continue
            words = count_words(sentence.text)
            if words <= target or len(sentence.text.split()) <= target - _GLUED:
                continue
            if words > maximum:
                rule, limit = "sentence-above-maximum", f"the maximum is {maximum}"
            else:
                rule, limit = "sentence-above-target", f"the target is {target}"
            message = f"this sentence has {words} words; {limit}"
            yield Hit(rule, worded.block, start, end, message, help_text, sentence.text)


def find_long_paragraphs(blocks: Iterable[WordedBlock], maximum: int) -> Iterator[Hit]:
    """Find paragraphs, and points of lists, with more sentences than the maximum."""
    help_text = "Begin a new paragraph where a new thought begins, or turn it into a list."
    for worded in blocks:
        sentences = worded.block.sentences
        if len(sentences) <= maximum or not worded.is_running_text:
            continue
        message = f"this paragraph has {len(sentences)} sentences; the maximum is {maximum}"
        first = worded.text[sentences[0].start : sentences[0].end]
        yield Hit(
            "long-paragraph", worded.block, sentences[0].start, sentences[-1].end,
            message, help_text, first,
        )  # fmt: skip

"""Italic text, which is hard to read for many people with dyslexia or weak sight.

Source: Dyslexia Action and the British Dyslexia Association: no italics, no underlining; NHS digital
service manual: bold, sparingly. Underlined text cannot stand in a leaflet: it would take HTML, which
the check `schema` refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.checks.plain_language.hit import Hit
from leaflint.core.finding import Fix
from leaflint.text.words.worded_block import WordedBlock


def find_italics(blocks: Iterable[WordedBlock]) -> Iterator[Hit]:
    """Find italic words."""
    help_text = "Take the * or _ signs out; if the words matter most, make them **bold**."
    for worded in blocks:
        for start, end, strong in worded.block.emphases:
            if not strong:
                seen = worded.text[start:end]
                message = f"'{seen}' is in italics, which are hard to read for many people"
                yield Hit("italic-text", worded.block, start, end, message, help_text, seen, seen)


def without_marks(text: str, words: Fix) -> Fix | None:
    """Widen a fix of italic words so that it takes out the sign on each side of them.

    Args:
        text: the file's text.
        words: replaces the words alone.

    Returns:
        The fix, or None where other signs stand between, such as those of a link or of bold.
    """
    start, end = words.start - 1, words.end + 1
    sign = text[start]
    alone = (
        sign in "*_"
        and text[end - 1] == sign
        and sign not in (text[start - 1], text[end : end + 1])
    )
    return Fix(start, end, words.replacement) if alone else None

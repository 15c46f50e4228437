"""Phrases of a policy: plain words, each with its word forms.

A phrase is never a pattern. Characters that only a pattern would hold are refused when the policy is
loaded, so nobody believes that one is in force, and nothing can run away (catastrophic
backtracking).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator

from leaflint.models.fields import Text, editor_error
from leaflint.wording.normalise import read_words
from leaflint.wording.word_forms import word_forms

Phrase = tuple[frozenset[str], ...]
"""The forms of each word of a phrase, in order."""

_PATTERN_CHARACTERS = re.compile(r"[\\\[\]{}()|^*?$]|\.\+|[a-z]\+")


def _check_phrase(written: str) -> str:
    found = _PATTERN_CHARACTERS.search(written)
    if found:
        raise editor_error(
            f"'{written}' is not plain words ('{found.group()}'); write words only: "
            "patterns are not read here, and word forms are found by themselves"
        )
    if not read_words(written):
        raise editor_error(f"'{written}' holds no word")
    return written


PhraseText = Annotated[Text, AfterValidator(_check_phrase)]
"""Plain words that leaflets may use in any of their forms: "call" also finds "calling"."""


@lru_cache(maxsize=16_384)
def read_phrase(text: str) -> Phrase:
    """Return the forms of each word of a phrase."""
    return tuple(word_forms(word) for word in read_words(text))


def find_phrase(
    phrase: Phrase, words: Sequence[str], positions: Mapping[str, Sequence[int]]
) -> Iterator[int]:
    """Yield where a phrase begins among words.

    Args:
        phrase: the phrase.
        words: the words.
        positions: where each word stands among them.
    """
    first, *others = phrase
    for form in first:
        for start in positions.get(form, ()):
            following = words[start + 1 : start + len(phrase)]
            if len(following) == len(others) and all(
                word in forms for word, forms in zip(following, others, strict=True)
            ):
                yield start

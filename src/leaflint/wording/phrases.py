"""Phrases of a policy: plain words, each with its word forms.

A phrase is never a pattern. Characters that only a pattern would hold are refused when the policy is
loaded, so nobody believes that one is in force, and nothing can run away (catastrophic
backtracking).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import contains
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


@lru_cache(maxsize=4096)
def _read_phrases(
    texts: tuple[str, ...],
) -> tuple[Mapping[str, tuple[Phrase, ...]], frozenset[str]]:
    """Return the phrases by each form of their first word, and those forms."""
    phrases: defaultdict[str, tuple[Phrase, ...]] = defaultdict(tuple)
    for text in texts:
        phrase = tuple(word_forms(word) for word in read_words(text))
        for form in phrase[0]:
            phrases[form] += (phrase,)
    return dict(phrases), frozenset(phrases)


def find_phrases(
    texts: tuple[str, ...], words: Sequence[str], positions: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Yield where any of the phrases stands among words: its first word, and one past its last.

    Args:
        texts: the phrases.
        words: the words.
        positions: where each word stands among them.
    """
    phrases, openers = _read_phrases(texts)
    if openers.isdisjoint(positions):  # most are: the quick way out
        return
    for form in openers.intersection(positions):
        for phrase in phrases[form]:
            for start in positions[form]:
                found = words[start : start + len(phrase)]
                if len(found) == len(phrase) and all(map(contains, phrase, found)):
                    yield start, start + len(phrase)

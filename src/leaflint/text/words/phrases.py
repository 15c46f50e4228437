"""Phrases of a policy: plain words, each with its word forms.

A phrase is never a pattern. Characters that only a pattern would hold are refused when the policy is
loaded, so nobody believes that one is in force, and nothing can run away (catastrophic
backtracking).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import compress, count
from operator import contains
from typing import Annotated, NamedTuple

from pydantic import AfterValidator

from leaflint.content.models.fields import Text, editor_error
from leaflint.text.words.normalise import Tokens, read_words
from leaflint.text.words.word_forms import word_forms

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


class _Phrases(NamedTuple):
    """Phrases by each form of their first word, and those forms."""

    by_opener: Mapping[str, tuple[Phrase, ...]]
    openers: frozenset[str]


@lru_cache(maxsize=4096)
def _read_phrases(texts: tuple[str, ...]) -> _Phrases:
    phrases: defaultdict[str, tuple[Phrase, ...]] = defaultdict(tuple)
    for text in texts:
        phrase = tuple(word_forms(word) for word in read_words(text))
        for form in phrase[0]:
            phrases[form] += (phrase,)
    return _Phrases(dict(phrases), frozenset(phrases))


def may_use(vocabulary: AbstractSet[str], texts: tuple[str, ...]) -> bool:
    """Whether a text with this vocabulary can use any of the phrases: it has a first word of one."""
    return not _read_phrases(texts).openers.isdisjoint(vocabulary)


def find_phrases(texts: tuple[str, ...], tokens: Tokens) -> list[tuple[int, int]]:
    """Return where any of the phrases stands: its first word, and one past its last."""
    phrases, openers = _read_phrases(texts)
    found = openers & tokens.vocabulary
    if not found:  # as a rule
        return []
    words = tokens.words
    starts = compress(count(), map(found.__contains__, words))
    return [
        (start, start + len(phrase))
        for start in starts
        for phrase in phrases[words[start]]
        if start + len(phrase) <= len(words)
        and all(map(contains, phrase, words[start : start + len(phrase)]))
    ]

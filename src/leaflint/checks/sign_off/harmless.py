"""Whether words that carry no clinical meaning of their own were replaced by others that say the same."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from leaflint.checks.sign_off.difference import Replaced
from leaflint.checks.sign_off.marks import Marks
from leaflint.checks.sign_off.spelling import mends_spelling
from leaflint.checks.sign_off.tokens import Line, Token
from leaflint.text.prose.sentences import find_sentences

STOPS = frozenset(".,:;")
"""Signs that may come and go where they turn no meaning."""
_DASHES = frozenset("-–—")
_ARTICLES = frozenset({"a", "an"})
_SMALL_WORDS = frozenset("a an and at by for from in is of on or that the to with you your".split())


class Side(NamedTuple):
    """One version of a line: the line and its marks."""

    line: Line
    marks: Marks


def is_harmless(
    old: Side, new: Side, one: Replaced, interchangeable: Collection[frozenset[str]]
) -> bool:
    """Whether words that carry no mark were replaced by others that mean the same."""
    before = old.line.tokens[one.old_start : one.old_end]
    after = new.line.tokens[one.new_start : one.new_end]
    words = [token for token in before if token.text not in STOPS]
    others = [token for token in after if token.text not in STOPS]
    stops = [token.text for token in before if token.text in STOPS]
    if stops != [token.text for token in after if token.text in STOPS] and not (
        _may_change_stops(old, one.old_start, one.old_end)
        and _may_change_stops(new, one.new_start, one.new_end)
    ):
        return False
    if len(words) == len(others):
        return all(
            _same(word, other, interchangeable) for word, other in zip(words, others, strict=True)
        )
    return not others and _is_doubled(old.line.tokens, one)


def _same(old: Token, new: Token, interchangeable: Collection[frozenset[str]]) -> bool:
    pair = {old.folded, new.folded}
    return (
        old.text == new.text
        or (len(pair) == 1 and len(old.text) > 1 and _tail(old) == _tail(new))
        or pair == _ARTICLES
        or any(pair <= words for words in interchangeable)
        or {old.text, new.text} <= _DASHES
        or mends_spelling(old.text, new.text)
    )


def _tail(token: Token) -> str:
    return token.text[1:].replace("’", "'")


def _is_doubled(tokens: Sequence[Token], one: Replaced) -> bool:
    """Whether a small word went that stood twice."""
    if one.old_end - one.old_start != 1 or tokens[one.old_start].folded not in _SMALL_WORDS:
        return False
    beside = [number for number in (one.old_start - 1, one.old_end) if 0 <= number < len(tokens)]
    return any(tokens[number].folded == tokens[one.old_start].folded for number in beside)


def _may_change_stops(side: Side, start: int, end: int) -> bool:
    """Whether full stops and commas may change here: at the line's end, or in a calm sentence."""
    tokens = side.line.tokens
    if start >= len(tokens) - 1 and end >= len(tokens):
        return True
    first, last = tokens[max(0, start - 1)].start, tokens[min(end, len(tokens) - 1)].end
    touched = [
        sentence
        for sentence in find_sentences(side.line.words)
        if sentence.start < last and sentence.end > first
    ]
    return not any(
        marks
        for token, marks in zip(tokens, side.marks, strict=True)
        if any(sentence.start <= token.start < sentence.end for sentence in touched)
    )

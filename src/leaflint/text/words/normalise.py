"""A text as words that can be compared: without capitals, mark-up, punctuation or kinds of quote.

A number is one word with the digits, stops, commas and colons inside it ("37.5", "1,000", "8:30");
letters beside it are a word of their own, so that "38°C", "38 °C" and "38C" are alike. Hyphens and
slashes part words. Signs that change a meaning are words: % £ € + < > ≤ ≥, and & is "and".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain, compress
from operator import not_

_INVISIBLE = "\u00ad\u200b-\u200d\u2060"  # soft hyphens, characters without width
_LETTERS = r"[^\W\d_]+"
_INSIDE = rf"(?:['’](?=[^\W\d_])|[\u0300-\u036f{_INVISIBLE}])"  # apostrophes as printed
_TOKEN = re.compile(rf"\d+(?:[.,:]\d+)*|{_LETTERS}(?:{_INSIDE}(?:{_LETTERS})?)*|[%£€+<>≤≥&]")
_ASCII_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+(?:[.,:][0-9]+)*|[%+<>]")  # the same, quick
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_CLAUSE_END = ",;:.!?()\u2013\u2014…"
_TOKEN_OR_END = re.compile(rf"{_TOKEN.pattern}|[{_CLAUSE_END}]")


@dataclass(frozen=True)
class Tokens:
    """The words of a text. What few texts are asked for is worked out when it is.

    Attributes:
        parts: the text in parts, such as sentences, over whose ends no clause goes on.
        starts: how many words go before each part, and how many there are in all.
        words: each word as it is compared.
        vocabulary: the same in no order: what is not among them is nowhere in the text.
    """

    parts: tuple[str, ...]
    starts: tuple[int, ...]
    words: tuple[str, ...]
    vocabulary: frozenset[str]

    @cached_property
    def spoken(self) -> str:
        """The words with a space before and after each."""
        return spoken(self.words)

    def opens(self, number: int) -> bool:
        """Whether a word, given by its number, begins a clause.

        It does where a comma, colon, dash, bracket or full stop goes before it, or nothing.
        """
        part = bisect_right(self.starts, number) - 1
        return clause_openers(self.parts[part])[number - self.starts[part]]


def read_tokens(*parts: str) -> Tokens:
    """Return the words of a text, given as a whole or in parts, ready to be searched."""
    read = list(map(read_words, parts))
    starts = tuple(accumulate(map(len, read), initial=0))
    words = tuple(chain.from_iterable(read))
    return Tokens(parts, starts, words, frozenset(words))


@lru_cache(maxsize=8192)
def read_words(text: str) -> tuple[str, ...]:
    """Return the words of a text alone. Leaflets have many sentences in common."""
    if text.isascii():
        return tuple(_ASCII_TOKEN.findall(text.lower().replace("&", " and ")))
    return tuple(map(_compared, _TOKEN.findall(text)))


@lru_cache(maxsize=8192)
def clause_openers(text: str) -> tuple[bool, ...]:
    """Return whether each word of a text begins a clause; the first does."""
    is_word = [False, *(found not in _CLAUSE_END for found in _TOKEN_OR_END.findall(text))]
    return tuple(compress(map(not_, is_word), is_word[1:]))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the offset of the first character of each word, and the one after its last."""
    return [match.span() for match in _TOKEN.finditer(text)]


def spoken(words: Sequence[str]) -> str:
    """Return words as one text, with a space before and after each, so that it can be searched."""
    return f" {' '.join(words)} "


def _compared(word: str) -> str:
    if word.isascii():
        return "and" if word == "&" else word.lower()
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", word).replace("’", "'")).casefold()

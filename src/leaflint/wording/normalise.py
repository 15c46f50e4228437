"""A text as words that can be compared: without capitals, mark-up, punctuation or kinds of quote.

A number is one word with the digits, stops, commas and colons inside it ("37.5", "1,000", "8:30");
letters beside it are a word of their own, so that "38°C", "38 °C" and "38C" are alike. Hyphens and
slashes part words. Signs that change a meaning are words: % £ € + < > ≤ ≥, and & is "and".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, compress
from operator import not_

_INVISIBLE = "\u00ad\u200b-\u200d\u2060"  # soft hyphens, characters without width
_LETTERS = r"[^\W\d_]+"
_INSIDE = rf"(?:['’](?=[^\W\d_])|[\u0300-\u036f{_INVISIBLE}])"  # apostrophes as printed
_TOKEN = re.compile(rf"\d+(?:[.,:]\d+)*|{_LETTERS}(?:{_INSIDE}(?:{_LETTERS})?)*|[%£€+<>≤≥&]")
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_CLAUSE_END = ",;:.!?()\u2013\u2014…"
_TOKEN_OR_END = re.compile(rf"{_TOKEN.pattern}|[{_CLAUSE_END}]")


@dataclass(frozen=True)
class Tokens:
    """The words of a text. What few texts are asked for is worked out when it is.

    Attributes:
        texts: the text, in parts over whose ends no clause goes on.
        words: each word as it is compared.
        vocabulary: the same in no order: what is not among them is nowhere in the text.
    """

    texts: tuple[str, ...]
    words: tuple[str, ...]
    vocabulary: frozenset[str]

    @cached_property
    def spoken(self) -> str:
        """The words with a space before and after each."""
        return spoken(self.words)

    @cached_property
    def opens(self) -> tuple[bool, ...]:
        """Whether each word begins a clause.

        It does where a comma, colon, dash, bracket or full stop goes before it, or nothing.
        """
        stretches = " . ".join(self.texts).split()
        is_word = (False, *chain.from_iterable(map(_words_and_ends, stretches)))
        return tuple(compress(map(not_, is_word), is_word[1:]))


def read_tokens(*texts: str) -> Tokens:
    """Return the words of a text, which may be given in parts, ready to be searched."""
    words = tuple(chain.from_iterable(map(read_words, texts)))
    return Tokens(texts, words, frozenset(words))


def read_words(text: str) -> tuple[str, ...]:
    """Return the words of a text alone."""
    return tuple(chain.from_iterable(map(_words_in, text.split())))


def word_spans(text: str) -> list[tuple[int, int]]:
    """Return the offset of the first character of each word, and the one after its last."""
    return [match.span() for match in _TOKEN.finditer(text)]


def spoken(words: Sequence[str]) -> str:
    """Return words as one text, with a space before and after each, so that it can be searched."""
    return f" {' '.join(words)} "


# No word holds white space, and most stretches without it come again and again.
@lru_cache(maxsize=65_536)
def _words_in(stretch: str) -> tuple[str, ...]:
    return tuple(map(_compared, _TOKEN.findall(stretch)))


@lru_cache(maxsize=65_536)
def _words_and_ends(stretch: str) -> tuple[bool, ...]:
    """Return True for each word of a stretch without white space, False for each end of a clause."""
    return tuple([found not in _CLAUSE_END for found in _TOKEN_OR_END.findall(stretch)])


def _compared(word: str) -> str:
    if word.isascii():
        return "and" if word == "&" else word.lower()
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", word).replace("’", "'")).casefold()

"""A text as words that can be compared: without capitals, mark-up, punctuation or kinds of quote.

A number is one word with the digits, stops, commas and colons inside it ("37.5", "1,000", "8:30");
letters beside it are a word of their own, so that "38°C", "38 °C" and "38C" are alike. Hyphens and
slashes part words. Signs that change a meaning are words: % £ € + < > ≤ ≥, and & is "and".
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_INVISIBLE = "\u00ad\u200b-\u200d\u2060"  # soft hyphens, characters without width
_TOKEN = re.compile(
    rf"\d+(?:[.,:]\d+)*"
    rf"|[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|[\u0300-\u036f{_INVISIBLE}])*"  # apostrophes as printed
    rf"|[%£€+<>≤≥&]"
)
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_CLAUSE_END = re.compile(r"[,;:.!?()\u2013\u2014…]")


class Token(NamedTuple):
    """A word of a text.

    Attributes:
        word: the word as it is compared.
        start: offset of its first character.
        end: offset after its last.
        opens: whether it begins a clause: a comma, colon, dash, bracket or full stop goes before it,
            or nothing.
    """

    word: str
    start: int
    end: int
    opens: bool


def read_tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text in order."""
    tokens: list[Token] = []
    before = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        spaced = start == before + 1 and text[before] == " "  # the most frequent case, and quick
        opens = not tokens or not (spaced or _CLAUSE_END.search(text, before, start) is None)
        tokens.append(Token(_compared(match.group()), start, end, opens))
        before = end
    return tuple(tokens)


def read_words(text: str) -> tuple[str, ...]:
    """Return the words of a text alone."""
    return tuple(token.word for token in read_tokens(text))


def _compared(word: str) -> str:
    if word.isascii():
        return "and" if word == "&" else word.lower()
    return unicodedata.normalize("NFKC", _UNSEEN.sub("", word).replace("’", "'")).casefold()

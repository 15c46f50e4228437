"""The one tokeniser: letters, numbers and signs, and the words that they make.

A text is cut at white space into stretches, such as "(follow-up," or "1,000ml". Each distinct stretch is
read once. Its tokens are the finest pieces: letters with the apostrophes inside them, a number with
what groups its digits (37.5, 1,000, 8:30, 24/7), and every other sign by itself. Two views are made
of them:

- words, as a reader takes them: "follow-up", "1,000ml", "A&E", "e.g.", a web or e-mail address;
- parts, as approved wording is compared: without hyphens, slashes and punctuation, letters apart from
  numbers, so that "38°C", "38 °C" and "38C" are alike. Signs that change a meaning are parts: % £ € +
  < > ≤ ≥, and & is "and".

Both are in small letters, with straight apostrophes and without invisible characters. How words are
read aloud and counted is said in `leaflint.text.reading.aloud`.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

Span = tuple[int, int]
Words = tuple[tuple[str, ...], tuple[str, ...]]
"""The words of a text, and the parts of these words. No named tuple: making one takes ten times as long,
and most of the time of new words."""

OPENERS = "\"'“‘([<"
CLOSERS = ".,:;!?\"'”’)]>"
ADDRESS = re.compile(
    r"[^\s@]*\w@\w\S*|(?:https?://|www\.)\S+"
    r"|(?:[\w-]+\.)+(?:uk|org|com|net|info|eu|scot|wales)(?:/\S*)?"
)
"""An e-mail or web address; a stretch that it matches as a whole is one, without `CLOSERS`."""

_OTHER_ADDRESS = re.compile(r"[^\s@]+@\S*[^\W_]\S*|(?:[\w-]+\.)+[a-z]{2,}/\S*")
_INVISIBLE = "\u00ad\u200b-\u200d\u2060"  # soft hyphens, characters without width
_NUMBER = re.compile(r"[^/]+")
_DIGIT = re.compile(r"\d")
_LETTERS = r"[^\W\d_]+"
_INSIDE = rf"(?:['’](?=[^\W\d_])|[\u0300-\u036f{_INVISIBLE}])"
_INSIDE_WORD = re.compile(rf"[\u0300-\u036f{_INVISIBLE}]")
_TOKEN = re.compile(rf"\d+(?:[.,:/]\d+)*|{_LETTERS}(?:{_INSIDE}(?:{_LETTERS})?)*|\S")
_SIGNS = frozenset("%£€+<>≤≥&")
_FOLDED = {
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060")),
    **str.maketrans("’\u2010\u2011", "'--"),
}
_JOINERS = frozenset("'’&-\u2010\u2011")
_AROUND = ".,:;!?()[]\"'“”‘’…–—-"
"""What may stand around a plain word without making it another."""
_CLAUSE_ENDS = frozenset(",;:.!?()–—…")


class Token(NamedTuple):
    """Letters, a number or a sign, and where it stands in its text."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The token as it is compared."""
        return fold(self.text)

    @property
    def is_word(self) -> bool:
        """Whether it is letters or a number."""
        return self.text[:1].isalnum()


@lru_cache(maxsize=65_536)
def read_stretch(stretch: str) -> Words:
    """Return the words and parts of words of a stretch without white space."""
    core = plain_word(stretch)
    if core:  # as nearly always
        word = (core.lower(),)
        return word, word
    words = tuple([fold(stretch[start:end]) for start, end in spans_in(stretch)])
    parts = tuple([part for token in read_tokens(stretch) for part, _, _ in _parts(token)])
    return words, words if parts == words else parts


@lru_cache(maxsize=16_384)
def spans_in(stretch: str) -> tuple[Span, ...]:
    """Return where each word of a stretch without white space begins and ends."""
    core = plain_word(stretch)
    if core:
        start = stretch.index(core)
        return ((start, start + len(core)),)
    opened = stretch.lstrip(OPENERS)
    bare = opened.rstrip(CLOSERS)
    if ADDRESS.fullmatch(bare) or _OTHER_ADDRESS.fullmatch(bare):
        start = len(stretch) - len(opened)
        return ((start, start + len(bare)),)
    return tuple(word_spans(stretch))


def plain_word(stretch: str) -> str:
    """Return the letters of a stretch that holds one word of ASCII letters; "" for any other."""
    core = stretch.strip(_AROUND)
    return core if core.isalpha() and core.isascii() else ""


def read_tokens(text: str, start: int = 0, end: int = sys.maxsize) -> tuple[Token, ...]:
    """Return the tokens of a text, or of its characters from `start` to `end`, in order."""
    return tuple([Token(match[0], *match.span()) for match in _TOKEN.finditer(text, start, end)])


def word_spans(stretch: str) -> Iterator[Span]:
    """Yield where each word of a stretch begins and ends, without a look at addresses."""
    tokens = read_tokens(stretch)
    texts = [*(token.text for token in tokens), "", "", ""]
    number = 0
    while number < len(tokens):
        first = tokens[number]
        if first.is_word:
            number = _last_of_word(texts, number)
        if first.is_word or first.text == "&":
            yield first.start, tokens[number].end
        number += 1


def _last_of_word(texts: Sequence[str], first: int) -> int:
    """Return the number of the last token of the word that begins with the token at `first`."""
    last = first
    while _is_letter(texts[last]) and texts[last + 1] == "." and _is_letter(texts[last + 2]):
        if texts[last + 3][:1].isalnum():
            break
        last += 2
    if last > first:
        return last + (texts[last + 1] == ".")  # the last stop of "e.g." is its own
    while True:
        if texts[last + 1][:1].isalnum() or _INSIDE_WORD.match(texts[last + 1]):
            last += 1
        elif texts[last + 1] in _JOINERS and texts[last + 2][:1].isalnum():
            last += 2
        else:
            return last


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def read_words(text: str) -> Words:
    """Return the words and parts of words of a text."""
    stretches = list(map(read_stretch, text.split()))
    words, parts = zip(*stretches, strict=True) if stretches else ((), ())
    joined = tuple(chain.from_iterable(words))
    return joined, joined if words == parts else tuple(chain.from_iterable(parts))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return read_words(text)[0]


def parts_of(text: str) -> tuple[str, ...]:
    """Return the parts of words of a text as they are compared."""
    return read_words(text)[1]


def part_spans(text: str) -> list[Span]:
    """Return where each part of a word begins and ends."""
    return [(start, end) for token in read_tokens(text) for _, start, end in _parts(token)]


def clause_openers(text: str) -> tuple[bool, ...]:
    """Return whether each part of a word begins a clause: the first, and those after , ; : . and such."""
    openers: list[bool] = []
    opens = True
    for token in read_tokens(text):
        for _ in _parts(token):
            openers.append(opens)
            opens = False
        opens = opens or token.text in _CLAUSE_ENDS or text[token.start - 1 : token.end] == " -"
    return tuple(openers)


def _parts(token: Token) -> Iterator[tuple[str, int, int]]:
    """Yield the parts of words in a token, with their places: two in 24/7, none in most signs."""
    text, start, end = token
    if text in _SIGNS:
        yield ("and" if text == "&" else text), start, end
    elif "/" in text:
        for number in _NUMBER.finditer(text):
            yield number[0], start + number.start(), start + number.end()
    elif token.is_word:
        yield fold(text), start, end


def fold(word: str) -> str:
    """Return a word as it is compared."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_FOLDED)).casefold()


def holds_digit(text: str) -> bool:
    """Return whether a digit, of any script, stands in `text`."""
    if text.isascii():  # so are most, and then a regular expression would take ten times as long
        return len(text.encode().translate(None, b"0123456789")) < len(text)
    return _DIGIT.search(text) is not None

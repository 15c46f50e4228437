"""Which letters make a word, which words are common, and what the British write for American words.

Three lists, made by `scripts/build_lexicon.py`, each read when it is first asked for:

- `words.txt`: British, American, Canadian and Australian words, names and drugs, as far as a slip
  of the pen or two lie between them and a common word: no other could be taken for a slip;
- `common.txt`: words that the British often write;
- `american.txt`: American spellings that are no British words, each with the British one.

The sources are SCOWL and VarCon by Kevin Atkinson and others (`LICENSE.txt`), and for drugs the
names that the United States' Food and Drug Administration lists, which are in the public domain.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping
from functools import cache
from pathlib import Path
from string import ascii_lowercase

_MEDICAL = re.compile(
    r"(?:hypo|hyper|intra|inter|supra|infra|sub|ante|anti|post|endo|epi|peri|para|trans|brady|tachy|dys|haem|hem|poly"
    r"|oligo|photo|micro).*"
    r"|.*(?:itis|osis|[aeo]sia|tomy|emia|uria|plegia|paresis|pathy|phagia|phasia|pnoea|pnea|thermia"
    r"|tension|scopy|graphy|cele|cyte|lysis|rrhoea|rrhage|[aeiu]ne|[io]de|ole|[iou]n|ol|ium|ate)s?"
)
"""Beginnings and ends of medical words and of drugs, among others."""


def is_medical(word: str) -> bool:
    """Whether a word, in small letters, is built like a medical one: no list has them all."""
    return _MEDICAL.fullmatch(word) is not None


class WordList(Container[str]):
    """Sorted words, a line each. They stay one text: a set would take 0.07 seconds and 44 MB."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, word: object) -> bool:
        """Whether a word, in small letters, is in the list."""
        place = bisect_left(range(len(self._text)), str(word), key=self._word_at)
        return place < len(self._text) and self._word_at(place) == word

    def __iter__(self) -> Iterator[str]:
        """Yield the words, in order."""
        return iter(self._text.split())

    def _word_at(self, place: int) -> str:
        """Return the word in which a character stands, or which a line break ends."""
        return self._text[self._text.rfind("\n", 0, place) + 1 : self._text.index("\n", place)]


@cache
def real_words() -> WordList:
    """Return the words of the large list, in small letters: 325,000 of four letters or more."""
    return WordList(_read("words"))


@cache
def common_words() -> frozenset[str]:
    """Return the common words, in small letters."""
    return frozenset(_read("common").split())


@cache
def british_spellings() -> Mapping[str, str]:
    """Return British spellings by American ones, in small letters."""
    pairs = iter(_read("american").split())
    return dict(zip(pairs, pairs, strict=True))


def _read(name: str) -> str:
    return (Path(__file__).parent / f"{name}.txt").read_text(encoding="ascii")


def slips_of(word: str) -> Iterator[str]:
    """Yield what one slip makes of a word: a letter dropped, added or replaced, or two swapped.

    Some come more than once, and the word itself does too.
    """
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in ascii_lowercase:
            yield before + letter + after
            yield before + letter + after[1:]


def nearest_common_words(word: str) -> tuple[str, ...]:
    """Return the common words one slip away from what is no word, in small letters and in order."""
    if word in common_words() or word in real_words():
        return ()
    return tuple(sorted(common_words().intersection(slips_of(word))))

"""How many syllables a word has.

Three sources, the first that knows the word decides:

1. `corrected-words.txt`, a short list of words, most of them medical, that 2 lacks or that 2 and 3
   get wrong;
2. `syllables.txt`, the first pronunciation of each word in the CMU Pronouncing Dictionary, packed by
   `scripts/build_syllable_table.py` (its licence: `syllables-LICENSE.txt`);
3. the places where pyphen would break the word at the end of a line, and one.

2 and 3 are what textstat does, so that every word outside 1 has the count that textstat gives it; the
tests compare them word for word. But textstat would fetch the dictionary from the network, and imports
much that is not needed here. Here nothing is ever fetched. A leaflet has a few hundred of the 126,000
words of 2: so they lie on pages, by their first letters, and a page is read when a word of it is asked
for.

pyphen knows F. M. Liang's patterns (Word Hy-phen-a-tion by Com-put-er, 1983): letters, a full stop for
the end of a word, and between them digits. Wherever the letters stand in a word, the digits vote on
breaks; the highest vote counts, and an odd one is for a break. pyphen takes about 0.1 seconds to be
imported and to read all patterns. Here its file is read without pyphen, in a few milliseconds, and of
the patterns only those that a word has.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

_FOLDER = Path(__file__).parent
_PAGE = 3
"""Letters that the words on one page of `syllables.txt` begin with."""
_MOST_DIGITS = 2
"""Digits of the largest number of syllables; after one there is a line break, which is no part of it."""
_UNSPOKEN = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
"""What textstat drops from a word: all punctuation but the apostrophe of a contraction."""

_DICTIONARY = "dictionaries/hyph_en_US.dic"
"""The patterns that textstat uses for English, from pyphen's own folder."""
_EDGE = 2
"""Letters that stay together at the beginning and the end of a word."""
_LETTER = re.compile(r"\D")


@lru_cache(maxsize=65_536)
def count_syllables(word: str) -> int:
    """Return the syllables of one word; 0 for a word without a letter or digit, and for "hmm"."""
    plain = word if word.isalpha() and word.islower() else _UNSPOKEN.sub("", word).lower()
    if not plain or plain.isdigit():
        return 1 if plain else 0
    known = _known_syllables(plain)
    return count_line_breaks(plain) + 1 if known is None else known


def is_known(word: str) -> bool:
    """Whether this word (in small letters) is in the CMU dictionary or was corrected."""
    return _known_syllables(word) is not None


def _known_syllables(word: str) -> int | None:
    corrected = _corrected_words().get(word)
    if corrected is not None:
        return corrected
    page = _pages().get(word[:_PAGE], "")
    line = f"\n{word} "
    found = page.find(line)
    start = found + len(line)
    return int(page[start : start + _MOST_DIGITS]) if found >= 0 else None


@cache
def _corrected_words() -> dict[str, int]:
    lines = (_FOLDER / "corrected-words.txt").read_text(encoding="ascii").splitlines()
    syllables = [line.split("-") for line in lines if not line.startswith("#")]
    return {"".join(parts): len(parts) for parts in syllables}


@cache
def _pages() -> dict[str, str]:
    """Return the pages of the table by what stands at their head: the letters that they are for."""
    pages = (_FOLDER / "syllables.txt").read_text(encoding="ascii").split("\n\n")
    return {page[: page.index("\n")]: page for page in pages}


def count_line_breaks(word: str) -> int:
    """Return how many breaks a word (in small letters) may have."""
    patterns, longest = _patterns()
    pointed = f".{word}."
    votes = [0] * (len(pointed) + 1)
    for start in range(len(pointed)):
        ends = range(start + 1, min(start + longest, len(pointed)) + 1)
        for pattern in filter(None, map(patterns.get, [pointed[start:end] for end in ends])):
            for place, vote in _votes(pattern):
                votes[start + place] = max(votes[start + place], vote)
    return sum(vote % 2 for vote in votes[1 + _EDGE : len(word) + 2 - _EDGE])


@cache
def _votes(pattern: str) -> tuple[tuple[int, int], ...]:
    """Return the votes in a pattern, each with the number of letters that go before."""
    return tuple((at, int(vote)) for at, vote in enumerate(_LETTER.split(pattern)) if vote)


@cache
def _patterns() -> tuple[dict[str, str], int]:
    """Return the patterns by their letters, and how long the longest is."""
    pyphen = find_spec("pyphen")
    if pyphen is None or pyphen.origin is None:
        raise ModuleNotFoundError("pyphen is not installed")
    written = (Path(pyphen.origin).parent / _DICTIONARY).read_bytes()
    letters = written.translate(None, b"0123456789").decode().splitlines()
    return dict(zip(letters, written.decode().splitlines(), strict=True)), max(map(len, letters))

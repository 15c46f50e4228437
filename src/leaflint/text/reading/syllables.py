"""How many syllables a word has.

Three sources, the first that knows the word decides:

1. `corrected-words.txt`, a short list of words, most of them medical, that 2 lacks or that 2 and 3
   get wrong;
2. `syllables.txt`, the first pronunciation of each word in the CMU Pronouncing Dictionary, packed by
   `scripts/build_syllable_table.py` (its licence: `syllables-LICENSE.txt`);
3. the places where pyphen would break the word at the end of a line, and one.

2 and 3 are what textstat does, so that every word outside 1 has the count that textstat gives it; the
tests hold that word for word. But textstat would fetch the dictionary from the network, and imports
much that is not needed here. Here nothing is ever fetched. A leaflet has a few hundred of the 126,000
words of 2: so they lie on pages, by their first letters, and a page is read when a word of it is asked
for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from leaflint.text.reading.line_breaks import count_line_breaks

_FOLDER = Path(__file__).parent
_PAGE = 3
"""Letters that the words on one page of `syllables.txt` begin with."""
_MOST_DIGITS = 2
"""Digits of the largest number of syllables; after one there is a line break, which is no part of it."""
_UNSPOKEN = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
"""What textstat drops from a word: all punctuation but the apostrophe of a contraction."""


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


def known_words() -> Iterator[str]:
    """Yield every word that `is_known`."""
    yield from _corrected_words()
    for page in _pages().values():
        _, *lines = page.splitlines()
        yield from (line.partition(" ")[0] for line in lines)


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

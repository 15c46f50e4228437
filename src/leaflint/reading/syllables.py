"""How many syllables a word has.

Three sources, the first that knows the word decides:

1. `corrected-words.txt`, a short list of words, most of them medical, that 2 lacks or that 2 and 3
   get wrong;
2. `syllables.txt`, the first pronunciation of each word in the CMU Pronouncing Dictionary, packed by
   `scripts/build_syllable_table.py` (its licence: `syllables-LICENSE.txt`);
3. pyphen: the places where it would break the word at the end of a line, and one.

2 and 3 are what textstat does, so that every word outside 1 has the count that textstat gives it; the
tests hold that word for word. But textstat would fetch the dictionary from the network, and imports
much that is not needed here. Here nothing is ever fetched, and pyphen, which takes about 0.07 seconds
to load, is imported only for a word that 1 and 2 lack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent
_UNSPOKEN = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
"""What textstat drops from a word: all punctuation but the apostrophe of a contraction."""


@lru_cache(maxsize=65_536)
def count_syllables(word: str) -> int:
    """Return the syllables of one word; 0 for a word without a letter or digit, and for "hmm"."""
    plain = _UNSPOKEN.sub("", word).lower()
    if not plain or plain.isdigit():
        return 1 if plain else 0
    known = _known_syllables(plain)
    return len(_line_breaks()(plain)) + 1 if known is None else known


def is_known(word: str) -> bool:
    """Whether this word (in small letters) is in the CMU dictionary or was corrected."""
    return _known_syllables(word) is not None


def known_words() -> Iterator[str]:
    """Yield every word that `is_known`."""
    yield from _corrected_words()
    for words in _cmu_words():
        yield from words


def _known_syllables(word: str) -> int | None:
    if word in _corrected_words():
        return _corrected_words()[word]
    for syllables, words in enumerate(_cmu_words()):
        if word in words:
            return syllables
    return None


@cache
def _corrected_words() -> dict[str, int]:
    lines = (_FOLDER / "corrected-words.txt").read_text(encoding="ascii").splitlines()
    syllables = [line.split("-") for line in lines if not line.startswith("#")]
    return {"".join(parts): len(parts) for parts in syllables}


@cache
def _cmu_words() -> tuple[frozenset[str], ...]:
    """The words of no syllable, of one, of two, and so on: sets load faster than one dict."""
    groups = (_FOLDER / "syllables.txt").read_text(encoding="ascii").split("\n\n")
    return tuple(frozenset(group.split()) for group in groups)


@cache
def _line_breaks() -> Callable[[str], Sequence[int]]:
    """Load pyphen, with the patterns that textstat uses for English."""
    from pyphen import Pyphen

    positions: Callable[[str], Sequence[int]] = Pyphen(lang="en_US").positions
    return positions

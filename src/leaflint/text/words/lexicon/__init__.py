"""Which letters make a word, which words are common, and what the British write for American words.

Three lists, made by `scripts/build_lexicon.py`, each read when it is first asked for:

- `words.txt.xz`: British, American, Canadian and Australian words, names and drugs, as far as a slip
  of the pen or two lie between them and a common word: no other could be taken for a slip;
- `common.txt.xz`: words that the British often write;
- `american.txt.xz`: American spellings that are no British words, each with the British one.

The sources are SCOWL and VarCon by Kevin Atkinson and others (`LICENSE.txt`), and for drugs the
names that the United States' Food and Drug Administration lists, which are in the public domain.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import ascii_lowercase


@cache
def real_words() -> frozenset[str]:
    """Return the words of the large list, in small letters: 290,000 of four letters or more."""
    return frozenset(_read("words"))


@cache
def common_words() -> frozenset[str]:
    """Return the common words, in small letters."""
    return frozenset(_read("common"))


@cache
def british_spellings() -> Mapping[str, str]:
    """Return British spellings by American ones, in small letters."""
    pairs = iter(_read("american"))
    return dict(zip(pairs, pairs, strict=True))


def _read(name: str) -> list[str]:
    packed = (Path(__file__).parent / f"{name}.txt.xz").read_bytes()
    return lzma.decompress(packed).decode("ascii").split()


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

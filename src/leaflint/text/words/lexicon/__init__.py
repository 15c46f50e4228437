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
import re
from collections.abc import Iterator, Mapping
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


_LATIN = frozenset(
    "gravis tarda inversus lethargica blastic pneumoniae influenzae imperfecta pigmenti debulking trach"
    " neuro kamut spiralis fragilis areata totalis universalis gangrenosum nodosum multiforme planus"
    " capitis corporis cruris pedis versicolor vulgaris rosacea simplex zoster labialis genitalis"
    " albicans difficile aureus pyogenes falciparum vivax magna minor alba nigra vera spuria bifida"
    " congenita acquisita dormia interna externa media sinistra dextra ovale acral orotic beaking"
    " cherubism nontender clumpings permanens".split()
)
"""Words of names of diseases, germs and parts of the body that no general list has."""


@cache
def real_words() -> frozenset[str]:
    """Return the words of the large list, in small letters: 290,000 of four letters or more."""
    return frozenset((*_read("words"), *_LATIN))


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


def nearest_common_words(word: str) -> tuple[str, ...]:
    """Return the common words one slip away from what is no word, in small letters and in order."""
    if word in common_words():
        return ()
    near = common_words().intersection(slips_of(word))
    return tuple(sorted(near)) if near and word not in real_words() else ()

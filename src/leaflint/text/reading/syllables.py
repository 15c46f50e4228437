"""How many syllables a word has.

Three sources, the first that knows the word decides:

1. `corrected-words.txt`, a short list of words that 2 and 3 get wrong;
2. `syllables.txt`, the first pronunciation of each word in the CMU Pronouncing Dictionary, packed by
   `scripts/build_syllable_table.py` (its licence: `syllables-LICENSE.txt`);
3. the vowels of the word: each letter or pair that is spoken as one. The pairs are those of English and
   of the Greek and Latin parts of medical words: "io" is one syllable in "-tion", two in "cardio-".

textstat has 2 only, and counts in place of 3 where a word may be broken at the end of a line, which in
long medical words is far too seldom. It would fetch 2 from the network: here nothing is ever fetched. A
leaflet has a few hundred of the 126,000 words of 2: so they lie on pages, by their first letters, and a
page is read when a word of it is asked for.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from unicodedata import normalize

_FOLDER = Path(__file__).parent
_PAGE = 3
"""Letters that the words on one page of `syllables.txt` begin with."""
_MOST_DIGITS = 2
"""Digits of the largest number of syllables; after one there is a line break, which is no part of it."""
_UNSPOKEN = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")
"""What textstat drops from a word: all punctuation but the apostrophe of a contraction."""

_SILENT_E = re.compile(
    r"""
    (?: (?<![aeiouyl]) | (?<=[aeiouyl]l) ) e $                           # scope, profile; not ankle
  | (?: (?<![aeiouylszxcg]) (?<![sc]h) | (?<=[aeiouyl]l) ) e (?=s$)      # scopes; not doses, ankles
  | (?: (?<![aeiouyltd]) | (?<=[aeiouyl]l) | (?<=[aeiouy]) ) e (?=d$)    # scanned; not treated, ankled
  | (?<=[aeiouy][^aeiouyl]) e (?= (?: ment | less | ness | ful | ly ) \w* $ )
    """,
    re.VERBOSE,
)
_VOWEL = re.compile(
    r"""
    (?<=[stx]) io (?=n) | (?<=[tc]) ia (?=[ln]) | (?<=[tcgx]) iou | (?<=g) eo (?=[nu])  # -tion, -cial
  | (?<=[gq]) u [aeiouy] | (?<=fl) uo (?=r) | ue (?=s?$) | ui (?=[ts])
  | a [eiuyw]                                                   # anaemia
  | e [ewy] | ei (?! tis | n[gt] ) | eu (?! [ms]$ )             # codeine, neuro-; not uveitis, perineum
  | ea (?! [ln] (?: $ | [st]$ | i ) | s?$ | ti[cn] )            # treat; not oesophageal, area, creatinine
  | ie (?! [nctm] ) | o [uyw] | oi (?= [dlnst] )                 # -oid; not telangiectasia, autoimmune
  | (?<!i) oe (?! n[tcd] | mb | pi | l[ae] | x )                # oedema; not gastroenterology
  | oo (?! ph | rg | nc | rb | cc )                             # not oophorectomy
  | [aeiou] | (?<!^) (?<!i) y
    """,
    re.VERBOSE,
)
"""What is spoken as one syllable."""
_SYLLABIC_M = re.compile(r"(?:[ia]s|th)ms?$")
"""The last syllable of "botulism", which has no vowel."""


@lru_cache(maxsize=65_536)
def count_syllables(word: str) -> int:
    """Return the syllables of one word; 0 for a word without a letter or digit, and for "hmm"."""
    plain = word if word.isalpha() and word.islower() else _UNSPOKEN.sub("", word).lower()
    if not plain or plain.isdigit():
        return 1 if plain else 0
    known = _known_syllables(plain)
    return count_vowels(plain) if known is None else known


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


def count_vowels(word: str) -> int:
    """Return the syllables of a word (in small letters) by its vowels; at least 1."""
    letters = normalize("NFD", word)  # so that no e with an accent is silent
    spoken = len(_VOWEL.findall(_SILENT_E.sub("", letters)))
    return max(1, spoken + (_SYLLABIC_M.search(letters) is not None))

"""Whether a change of one word only mends its spelling.

It does when nobody can doubt what was meant: the old word is no word, the new one is in the
dictionary, one slip of the pen lies between them (a letter too many, too few, wrong or swapped with
its neighbour), and no other word that begins with the same letter is as near. Letters that are swapped or
doubled are nearer than one too many or too few, and that is nearer than a wrong one.

The dictionary lacks many medical words, and the names of drugs. So nothing is taken for a slip that

- has a capital: it may be a name;
- is in `real-words.txt`, or a known word with an ending;
- is built like a medical word: "hyperthermia", "nephropathy", "dysphagia" are near other words.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

from leaflint.text.reading.syllables import is_known, known_words

_ENDING = r"(?:s|es|d|ed|ing|r|er|est|ly|y|al|able|en|n)"
_MEDICAL = (
    r"(?:hypo|hyper|intra|inter|supra|infra|ante|anti|endo|peri|para|brady|tachy|haem|hem|poly|oligo).*"
    r"|.*(?:itis|osis|[aeo]sia|tomy|emia|uria|plegia|paresis|pathy|phagia|phasia|pnoea|pnea|thermia"
    r"|tension|scopy|graphy|cele|cyte|lysis|rrhoea|rrhage|[aeiu]ne|[io]de|ole|[iou]n|ol|ium|ate)"
)
"""Beginnings and ends of medical words and of drugs, among others."""


@lru_cache(maxsize=4_096)
def mends_spelling(old: str, new: str) -> bool:
    """Whether `new` is what `old` was meant to be, beyond doubt."""
    if not all(word.isalpha() and word.islower() for word in (old, new)):
        return False
    from rapidfuzz.distance import OSA

    # Words of less than four letters are near too many others.
    if len(old) < 4 or old[0] != new[0] or _is_word(old) or not is_known(new):
        return False
    if re.fullmatch(_MEDICAL, old) or re.fullmatch(_MEDICAL, new) or OSA.distance(old, new) != 1:
        return False
    rivals = (word for word in known_words() if word[0] == old[0] and word != new)
    return not any(
        OSA.distance(old, word, score_cutoff=1) == 1
        and _unlikeness(old, word) <= _unlikeness(old, new)
        for word in rivals
    )


def _is_word(word: str) -> bool:
    """Whether a word is one that people write on purpose."""
    stems = (
        word[:-length]
        for length in range(1, 5)
        if len(word) - length >= 3 and re.fullmatch(_ENDING, word[-length:])
    )
    return any(is_known(stem) or stem in _real_words() for stem in (word, *stems))


def _unlikeness(old: str, new: str) -> int:
    """Return how much more than a slip lies between two words that are one slip apart.

    0 when two letters are swapped or one is doubled, 1 when one is too many or too few, 2 when one
    is wrong.
    """
    single, other = (re.sub(r"(.)\1", r"\1", word) for word in (old, new))
    if single == other:
        return 0
    letters, others = Counter(old), Counter(new)
    return (letters - others).total() + (others - letters).total()


@cache
def _real_words() -> frozenset[str]:
    text = (Path(__file__).parent / "real-words.txt").read_text(encoding="ascii")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))

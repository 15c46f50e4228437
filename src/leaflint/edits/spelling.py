"""Whether a change of one word only mends its spelling.

It does when nobody can doubt what was meant: the old word is in no dictionary, the new one is, one
slip of the pen lies between them (two in words of eight letters or more), and no other word that
begins with the same letter is as near. Only words in small letters are judged: a word with a capital
may be a name, of a drug say, that no dictionary has.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from rapidfuzz.distance import OSA

from leaflint.reading.syllables import is_known, known_words

_SHORTEST = 4
"""Letters of the shortest word that is judged: shorter ones are near too many others."""
_LONG = 8
"""Letters from which two slips are believed."""

Rank = tuple[int, int]
"""How far a word is from another: slips, then letters gained or lost. Swapped letters lose none."""


@lru_cache(maxsize=4_096)
def mends_spelling(old: str, new: str) -> bool:
    """Whether `new` is what `old` was meant to be, beyond doubt."""
    if not (old.isalpha() and old.islower() and new.isalpha() and new.islower()):
        return False
    if len(old) < _SHORTEST or old[0] != new[0] or is_known(old) or not is_known(new):
        return False
    rank = _rank(old, new)
    if rank[0] > (2 if len(old) >= _LONG else 1):
        return False
    rivals = (word for word in known_words() if word[0] == old[0] and word != new)
    return not any(
        OSA.distance(old, word, score_cutoff=rank[0]) <= rank[0] and _rank(old, word) <= rank
        for word in rivals
    )


def _rank(old: str, new: str) -> Rank:
    letters, others = Counter(old), Counter(new)
    return OSA.distance(old, new), (letters - others).total() + (others - letters).total()

"""Whether a change of one word only mends its spelling, so that nobody can doubt what was meant.

Two changes do: an American spelling becomes the British one of the same word, and a slip of the pen
becomes the word that it was meant to be. A slip is

- no word of the large list, nor one that this repository means as it stands (`estate_words` in `minor`);
- one letter away from a common word, and from no other word of the large list.

Capitals never count, since they may be a name's. Nor does a change of the first letter, or a word
that is built like a medical one: "acellular" is near "cellular", "nephropathy" near "neuropathy", and no
list has them all.
"""

from __future__ import annotations

import re

from leaflint.text.words.lexicon import (
    british_spellings,
    common_words,
    is_medical,
    real_words,
    slips_of,
)

_LEAST_LETTERS = 5
"""Shorter words are near too many others."""
_WORD = re.compile(rf"[a-z]{{{_LEAST_LETTERS},}}")


def mends_slip(old: str, new: str) -> bool:
    """Whether `old` is no word, and `new` the only one that it can have been meant for."""
    if not _WORD.fullmatch(old) or old[0] != new[0] or new not in common_words():
        return False
    if is_medical(old) or is_medical(new) or old in real_words():
        return False
    return {slip for slip in {*slips_of(old)} if slip in real_words()} == {new}


def is_made_british(old: str, new: str) -> bool:
    """Whether `old` is the American spelling of `new`."""
    return british_spellings().get(old) == new


def find_words(text: str) -> list[str]:
    """Return the words of a text that are long enough for a slip, in small letters."""
    return _WORD.findall(text.lower())

"""Whether a word that can be a noun or a verb is a verb where it stands, by the word before it."""

from __future__ import annotations

from leaflint.text.words.worded_block import WordedBlock

_BEFORE_VERBS = frozenset(
    "to please and or can could should must will would may might you we they i then also not don't"
    " never always just now by before when try so who immediately instead ever either simply".split()
)


def may_be_verb(worded: WordedBlock, number: int) -> bool:
    """Whether a verb can stand there: at the beginning of a clause, and after few words."""
    before = worded.before(number)
    return before is None or before in _BEFORE_VERBS

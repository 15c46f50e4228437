"""Who is to act: the reader ("call us"), somebody else ("we may call you"), or nobody ("a call")."""

from __future__ import annotations

from collections.abc import Sequence

from leaflint.wording.normalise import Token

_MAY_OR_WILL = frozenset("will may might would".split())
_READERS = frozenset("you he she they people patients anyone everyone somebody someone".split())
_DETERMINERS = frozenset("a an the your our their this that each every any no".split())


def is_for_reader(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the reader, or whoever the leaflet is about, is the one who acts.

    Not if the act is done to "you", nor if somebody else "will" or "may" do it.
    """
    if end < len(tokens) and tokens[end].word == "you" and not tokens[end].opens:
        return False
    before = start - 1
    if before >= 0 and tokens[before].word in {"not", "also", "then"}:
        before -= 1
    if before < 1 or tokens[before].word not in _MAY_OR_WILL or tokens[start].opens:
        return True
    return tokens[before].opens or tokens[before - 1].word in _READERS


def is_noun(tokens: Sequence[Token], start: int) -> bool:
    """Whether the word at `start` names a thing: "your call", "a phone"."""
    return start > 0 and not tokens[start].opens and tokens[start - 1].word in _DETERMINERS

"""Who is to act: the reader ("call us"), somebody else ("we may call you"), or nobody ("a call")."""

from __future__ import annotations

from leaflint.text.words.passages import WordSequence

_MAY_OR_WILL = frozenset("will may might would".split())
_READERS = frozenset("you he she they people patients anyone everyone somebody someone".split())
_DETERMINERS = frozenset("a an the your our their this that each every any no".split())


def is_for_reader(sequence: WordSequence, start: int, end: int) -> bool:
    """Whether the reader, or whoever the leaflet is about, is the one who acts.

    Not if the act is done to "you", nor if somebody else "will" or "may" do it.
    """
    words = sequence.words
    if end < len(words) and words[end] == "you" and not sequence.opens(end):
        return False
    before = start - 1
    if before >= 0 and words[before] in {"not", "also", "then"}:
        before -= 1
    if before < 1 or words[before] not in _MAY_OR_WILL or sequence.opens(start):
        return True
    return sequence.opens(before) or words[before - 1] in _READERS


def is_noun(sequence: WordSequence, start: int) -> bool:
    """Whether the word at `start` names a thing: "your call", "a phone"."""
    return start > 0 and sequence.words[start - 1] in _DETERMINERS and not sequence.opens(start)

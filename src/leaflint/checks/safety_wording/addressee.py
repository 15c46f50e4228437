"""Who is asked to act: the reader, or somebody whom the leaflet only tells of.

"Call 999" and "you should call 999" ask the reader. "We had called 999", "nurses call 999 when a
patient has chest pain", "the ward will call you", "should I call 999?", "when you call us" and "how long
you need to keep taking the tablets depends on your illness" do not.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from leaflint.text.words.passages import WordSequence
from leaflint.text.words.tokens import parts_of

_READERS = frozenset("you anyone anybody everyone everybody someone somebody".split())
_WHOEVER = _READERS | frozenset("he she they people patients".split())
_OTHERS = frozenset("i we he she they people patients staff".split())
_TOLD = _READERS | {"i", "we"}
_DUTY = frozenset("should must need needs please to".split())
_MAY_OR_WILL = frozenset("will may might would can could cannot".split())
_INDIRECT = frozenset("how whether why what".split())
_DETERMINERS = frozenset("a an the your our their this that each every any no".split())
_OWNERS = frozenset("a an the our my his her their its your some most many other".split())
_OPENERS = frozenset("with for during after before at in on and or but so then as".split())


@lru_cache(maxsize=1024)
def plain_words(phrases: tuple[str, ...]) -> frozenset[str]:
    """Return the words of acts as the policy has them: "called" and "calls" tell of an act."""
    return frozenset(part for phrase in phrases for part in parts_of(phrase))


def is_for_reader(
    sequence: WordSequence, start: int, end: int, plain: AbstractSet[str] = frozenset()
) -> bool:
    """Whether the reader, or whoever the leaflet is about, is the one who acts.

    `plain` holds the plain words of such acts, if the form matters.
    """
    words = sequence.words
    if sequence.asks(start) or (words[end : end + 1] == ("you",) and not sequence.opens(end)):
        return False
    before = words[sequence.clause(start, end).start : start]
    if not _INDIRECT.isdisjoint(before) or before[:1] == ("who",):
        return False
    if plain and any(word not in plain and not word.endswith("ing") for word in words[start:end]):
        return "be" in before[-2:] and "you" not in before  # "the line must be called"
    return _asks_reader(before)


def _asks_reader(before: Sequence[str]) -> bool:
    """Whether the words of a clause before an act leave it to the reader."""
    if not before:
        return True
    if before[0] in {"if", "when"}:  # "if he has chest pain call 999", not "when you call us"
        return before[-1] not in _OTHERS and before != ("when", "you")
    for number in range(len(before) - 1, -1, -1):
        word = before[number]
        if word in _MAY_OR_WILL:
            return number == 0 or before[number - 1] in _WHOEVER
        if word in _DUTY:
            return next((word for word in reversed(before) if word in _TOLD), "you") in _READERS
        if word in _READERS or word in _OTHERS:
            return word in _READERS
    several = before[-1].endswith("s") and not before[-1].endswith(("ss", "us", "is", "'s"))
    return before[0] in _OPENERS or not (before[0] in _OWNERS or (several and len(before) < 3))


def is_noun(sequence: WordSequence, start: int) -> bool:
    """Whether the word at `start` names a thing: "your call", "a phone"."""
    return start > 0 and sequence.words[start - 1] in _DETERMINERS and not sequence.opens(start)

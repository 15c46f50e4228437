"""Whether the changes since an approval are a minor edit, which the approval survives.

What is not known to be harmless counts as clinical. Harmless is, as long as it touches no number,
unit, negation, modal verb, medical term, safety wording or contact:

- a spelling mended beyond doubt (`spelling`);
- words that the policy lists as interchangeable, and "a" for "an";
- a small word written twice ("the the") made one;
- a capital for the first letter of a word, or the other way round;
- straight for curly quotation marks and apostrophes, one kind of dash between spaces for another;
- a full stop, comma, colon or semicolon at the end of a line; within a line only in a sentence
  without any of the words above;
- spaces that stand beside no number and no unit.

A line that is new, gone, moved or laid out in another way is never minor.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from leaflint.checks.sign_off.difference import LineChange, Replaced
from leaflint.checks.sign_off.harmless import STOPS, Side, is_harmless
from leaflint.checks.sign_off.marks import Marks, marks_between
from leaflint.checks.sign_off.tokens import Line, Token
from leaflint.checks.sign_off.vocabulary import Mark

_STRAIGHT = str.maketrans("‘’“”", "''\"\"")
_KIND_REASONS = {"inserted": "added", "deleted": "taken out", "moved": "moved"}


class Extent(NamedTuple):
    """How far changes go.

    Attributes:
        words: how many words or signs changed.
        reasons: why the changes are not minor, in words, without repetition; none: they are.
    """

    words: int
    reasons: tuple[str, ...]


def judge_changes(
    changes: Sequence[LineChange],
    old_marks: Sequence[Marks],
    new_marks: Sequence[Marks],
    interchangeable: Collection[frozenset[str]],
    most_words: int,
) -> Extent:
    """Return how far the changes between two texts go.

    Args:
        changes: the changes.
        old_marks: the marks of each line of the old text.
        new_marks: the marks of each line of the new text.
        interchangeable: sets of words, in small letters, that may stand for each other.
        most_words: the most words that a minor edit may change.
    """
    words = 0
    reasons: list[str] = []
    for change in changes:
        if change.old_number is None or change.new_number is None or change.kind == "moved":
            reasons.append(f"a line was {_KIND_REASONS[change.kind]}")
            continue
        old = Side(_present(change.old), old_marks[change.old_number])
        new = Side(_present(change.new), new_marks[change.new_number])
        words += sum(max(_sizes(replaced)) for replaced in change.replaced)
        reasons += _line_reasons(old, new, change.replaced, interchangeable)
    if words > most_words:
        reasons.append(f"{words} words changed, and a minor edit changes {most_words} at most")
    return Extent(words, tuple(dict.fromkeys(reasons)))


def _present(line: Line | None) -> Line:
    if line is None:
        raise ValueError("a changed line has two versions")
    return line


def _sizes(replaced: Replaced) -> tuple[int, int]:
    return replaced.old_end - replaced.old_start, replaced.new_end - replaced.new_start


def _line_reasons(
    old: Side,
    new: Side,
    replaced: Sequence[Replaced],
    interchangeable: Collection[frozenset[str]],
) -> Iterator[str]:
    """Yield why the changes to one line are not minor."""
    if old.line.layout != new.line.layout:
        yield "the layout of a line changed"
    yield from _space_reasons(old, new, replaced)
    for one in replaced:
        if _written(old, one.old_start, one.old_end) == _written(new, one.new_start, one.new_end):
            continue
        touched = frozenset[Mark]().union(*_touched(old, new, one))
        if touched:
            yield from (f"it touches a {mark.value}" for mark in Mark if mark in touched)
        elif not is_harmless(old, new, one, interchangeable):
            yield "its words are not known to mean the same"


def _written(side: Side, start: int, end: int) -> list[str]:
    """Return words with straight quotation marks and apostrophes."""
    return [token.text.translate(_STRAIGHT) for token in side.line.tokens[start:end]]


def _touched(old: Side, new: Side, one: Replaced) -> Iterator[frozenset[Mark]]:
    """Yield the marks of the words that changed, and of those right beside a changed sign."""
    ranges = ((old, one.old_start, one.old_end), (new, one.new_start, one.new_end))
    changed = [token for side, start, end in ranges for token in side.line.tokens[start:end]]
    beside = any(not token.is_word and token.text not in STOPS for token in changed)
    for side, start, end in ranges:
        yield marks_between(side.marks, start, end)
        if beside:
            yield from (*side.marks[max(0, start - 1) : start], *side.marks[end : end + 1])


def _space_reasons(old: Side, new: Side, replaced: Sequence[Replaced]) -> Iterator[str]:
    """Yield a reason when spaces beside a number or unit changed."""
    before = after = 0
    for one in (*replaced, Replaced(len(old.marks), 0, len(new.marks), 0)):
        while before < one.old_start:
            joined = _joined(old.line.tokens, before) != _joined(new.line.tokens, after)
            if joined and old.marks[max(0, before - 1)] | old.marks[before]:
                yield "spaces changed beside a word that matters"
            before, after = before + 1, after + 1
        before, after = one.old_end, one.new_end


def _joined(tokens: Sequence[Token], number: int) -> bool:
    return number > 0 and tokens[number - 1].end == tokens[number].start

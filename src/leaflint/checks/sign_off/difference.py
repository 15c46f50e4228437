"""The lines and words that differ between two approved texts.

Lines are matched first: the same, moved, or changed when more than half of their characters agree.
Within a changed line, words, figures and signs are matched.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence

from leaflint.checks.sign_off.lines import Line, LineChange, Replaced, read_lines

MOST_LINES = 3_000
"""Longer texts are not matched line by line: all of the old goes, all of the new comes."""
MOST_TOKENS = 3_000
"""Longer lines are not matched word by word."""
MOST_LETTERS = 10_000
"""Longer lines are not compared letter by letter: they are replaced."""
_ALIKE = 50
"""Per cent of agreement from which a line counts as changed, not as replaced."""
_NEAR = 12
"""How many places apart in a changed stretch two versions of a line may stand."""


def differences(old_text: str, new_text: str) -> tuple[LineChange, ...]:
    """Return the lines that differ, in the order of the new text; none when the texts are equal."""
    old, new = read_lines(old_text), read_lines(new_text)
    if max(len(old), len(new)) > MOST_LINES:
        deleted = (LineChange("deleted", line, None) for line in old)
        return (*deleted, *(LineChange("inserted", None, line) for line in new))
    changes: list[LineChange] = []
    gone: list[Line] = []
    come: list[Line] = []
    for gap in _gaps([line.written for line in old], [line.written for line in new]):
        removed, added = old[gap.old_start : gap.old_end], new[gap.new_start : gap.new_end]
        pairs = list(_alike(removed, added))
        changes += (LineChange("changed", *pair, _replaced_words(*pair)) for pair in pairs)
        paired = {line.number for line, _ in pairs}, {line.number for _, line in pairs}
        gone += (line for line in removed if line.number not in paired[0])
        come += (line for line in added if line.number not in paired[1])
    changes += _moved_and_others(gone, come)

    def place(change: LineChange) -> tuple[int, bool]:
        """Order by place in the new text; a deleted line stands as far down as it stood in the old."""
        is_there = change.new is not None
        return change.line.number if is_there else min(change.line.number, len(new)), is_there

    return tuple(sorted(changes, key=place))


def _gaps(old: Sequence[str], new: Sequence[str]) -> Iterator[Replaced]:
    """Yield what differs between the fewest deletions and insertions that turn one into the other.

    Not by difflib, whose time grows with the cube of the length where few words recur often.
    """
    from rapidfuzz.distance import Indel

    # Numbers, since rapidfuzz compares hashes: two texts could share one.
    numbers: defaultdict[str, int] = defaultdict(lambda: len(numbers))
    codes = [numbers[text] for text in old], [numbers[text] for text in new]
    old_end = new_end = 0
    for block in Indel.opcodes(*codes).as_matching_blocks():
        if (old_end, new_end) != (block.a, block.b):
            yield Replaced(old_end, block.a, new_end, block.b)
        old_end, new_end = block.a + block.size, block.b + block.size


def _replaced_words(old: Line, new: Line) -> tuple[Replaced, ...]:
    """Return the words that differ between two versions of a line."""
    before, after = ([token.text for token in line.tokens] for line in (old, new))
    if max(len(before), len(after)) > MOST_TOKENS:
        return (Replaced(0, len(before), 0, len(after)),)
    return tuple(_gaps(before, after))


def _alike(removed: Sequence[Line], added: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Pair removed lines with added ones that they became, in order: no pair crosses another."""
    from rapidfuzz import fuzz

    first = 0
    for place, line in enumerate(removed):
        near = range(max(first, place - _NEAR), min(len(added), place + _NEAR))
        scores = {
            number: fuzz.ratio(line.written, added[number].written)
            for number in near
            if max(len(line.written), len(added[number].written)) <= MOST_LETTERS
        }
        best = max(scores, key=scores.__getitem__, default=None)
        if best is not None and scores[best] > _ALIKE:
            yield line, added[best]
            first = best + 1


def _moved_and_others(gone: Sequence[Line], come: Sequence[Line]) -> Iterator[LineChange]:
    """Tell lines that only moved from those that are gone or new; of equal lines the first moved."""
    places = Counter(line.written for line in come)
    moved: defaultdict[str, deque[Line]] = defaultdict(deque)
    for line in gone:
        if places[line.written] > len(moved[line.written]):
            moved[line.written].append(line)
        else:
            yield LineChange("deleted", line, None)
    for line in come:
        if moved[line.written]:
            yield LineChange("moved", moved[line.written].popleft(), line)
        else:
            yield LineChange("inserted", None, line)

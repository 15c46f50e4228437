"""The lines and words that differ between two approved texts.

Lines are matched first: the same, moved, or changed when more than half of their characters agree.
Within a changed line, words, figures and signs are matched.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from leaflint.checks.sign_off.lines import Line, LineChange, Replaced, read_lines

MOST_LINES = 3_000
"""Longer texts are not matched line by line: all of the old goes, all of the new comes."""
MOST_TOKENS = 3_000
"""Longer lines are not matched word by word."""
_ALIKE = 50
"""Per cent of agreement from which a line counts as changed, not as replaced."""
_NEAR = 12
"""How many places apart in a changed stretch two versions of a line may stand."""


def differences(old_text: str, new_text: str) -> tuple[LineChange, ...]:
    """Return the lines that differ, in the order of the new text; none when the texts are equal."""
    old, new = read_lines(old_text), read_lines(new_text)
    if max(len(old), len(new)) > MOST_LINES:
        return (*map(_deleted, old), *map(_inserted, new))
    gone: list[int] = []
    come: list[int] = []
    pairs: list[tuple[int, int]] = []
    for _, old_start, old_end, new_start, new_end in _gaps(old, new):
        removed, added = list(range(old_start, old_end)), list(range(new_start, new_end))
        matched = list(_alike(old, new, removed, added))
        pairs += matched
        gone += sorted({*removed} - {before for before, _ in matched})
        come += sorted({*added} - {after for _, after in matched})
    changes = [_changed(old, new, *pair) for pair in pairs]
    changes += _moved_and_others(old, new, gone, come)
    return tuple(sorted(changes, key=lambda change: _place(change, len(new))))


def replaced_words(old: Line, new: Line) -> tuple[Replaced, ...]:
    """Return the words that differ between two versions of a line."""
    before, after = [token.text for token in old.tokens], [token.text for token in new.tokens]
    if max(len(before), len(after)) > MOST_TOKENS:
        return (Replaced(0, len(before), 0, len(after)),)
    return tuple(
        Replaced(*span)
        for kind, *span in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if kind != "equal"
    )


def _gaps(old: Sequence[Line], new: Sequence[Line]) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield the stretches that differ between two texts."""
    before, after = [line.written for line in old], [line.written for line in new]
    for gap in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if gap[0] != "equal":
            yield gap


def _alike(
    old: Sequence[Line], new: Sequence[Line], removed: list[int], added: list[int]
) -> Iterator[tuple[int, int]]:
    """Pair removed lines with added ones that they became, in order: no pair crosses another."""
    first = 0
    for place, number in enumerate(removed):
        near = range(first, min(len(added), place + _NEAR))
        scores = {
            candidate: fuzz.ratio(old[number].written, new[added[candidate]].written)
            for candidate in near
        }
        best = max(scores, key=lambda candidate: scores[candidate], default=None)
        if best is not None and scores[best] > _ALIKE:
            yield number, added[best]
            first = best + 1


def _changed(old: Sequence[Line], new: Sequence[Line], before: int, after: int) -> LineChange:
    replaced = replaced_words(old[before], new[after])
    return LineChange("changed", old[before], new[after], replaced)


def _moved_and_others(
    old: Sequence[Line], new: Sequence[Line], gone: list[int], come: list[int]
) -> Iterator[LineChange]:
    """Tell lines that only moved from those that are gone or new."""
    moved = Counter(old[number].written for number in gone)
    moved &= Counter(new[number].written for number in come)
    sources: dict[str, list[int]] = {}
    left = Counter(moved)
    for number in gone:
        key = old[number].written
        if left[key]:
            left[key] -= 1
            sources.setdefault(key, []).append(number)
        else:
            yield _deleted(old[number])
    for number in come:
        key = new[number].written
        if sources.get(key):
            source = sources[key].pop(0)
            yield LineChange("moved", old[source], new[number], ())
        else:
            yield _inserted(new[number])


def _deleted(line: Line) -> LineChange:
    return LineChange("deleted", line, None, ())


def _inserted(line: Line) -> LineChange:
    return LineChange("inserted", None, line, ())


def _place(change: LineChange, length: int) -> tuple[int, int]:
    """Order by place in the new text; a deleted line stands as far down as it stood in the old."""
    if change.new is not None:
        return change.new.number, 1
    return min(change.old.number if change.old else 0, length), 0

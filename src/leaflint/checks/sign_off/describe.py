"""Changes in one line of plain words, for messages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.checks.sign_off.lines import KINDS, Line, LineChange

_MOST = 4
"""How many changes a message tells in full."""
_LONGEST = 60
"""Characters of a line that a message quotes."""


def describe_changes(changes: Sequence[LineChange]) -> str:
    """Say what changed, such as `"38" became "37.5"`; after a few changes only how many more."""
    parts = [words for change in changes for words in _describe(change)]
    more = len(parts) - _MOST
    shown = "; ".join(parts[:_MOST])
    return f"{shown}; and {more} more" if more > 0 else shown


def _describe(change: LineChange) -> Iterator[str]:
    old, new = change.old, change.new
    if old is None or new is None or change.kind == "moved":
        yield f'"{_short(change.words)}" was {KINDS[change.kind]}'
        return
    if not change.replaced:
        yield f'only spaces or layout in "{_short(new.words)}"'
    for gap in change.replaced:
        before = old.between(gap.old_start, gap.old_end)
        after = new.between(gap.new_start, gap.new_end)
        if before and after:
            yield f'"{_short(before)}" became "{_short(after)}"'
        elif after:
            yield f'"{_short(after)}" was added{_beside(new, gap.new_start, gap.new_end)}'
        else:
            yield f'"{_short(before)}" was taken out{_beside(old, gap.old_start, gap.old_end)}'


def _beside(line: Line, start: int, end: int) -> str:
    """Say where in the line the words stand, by their neighbours."""
    first, last = max(0, start - 2), min(len(line.tokens), end + 2)
    around = line.between(first, last)
    return f' in "{_short(around)}"' if last - first > end - start else ""


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"

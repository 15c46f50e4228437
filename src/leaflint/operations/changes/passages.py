"""Changed lines as sentences with the words that went and the words that came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leaflint.checks.sign_off.approval import EditRules
from leaflint.checks.sign_off.approved_text import approved_text
from leaflint.checks.sign_off.difference import differences
from leaflint.checks.sign_off.lines import Line, LineChange, Replaced, read_lines
from leaflint.checks.sign_off.vocabulary import EVERYTHING, Mark, Marks, marks_between
from leaflint.content.leaflet import Leaflet
from leaflint.operations.changes.change_report import Passage, Piece
from leaflint.text.prose.sentences import find_sentences

ALARMS = {
    "numbers, doses or units": frozenset({Mark.NUMBER, Mark.UNIT}),
    "negations or modal verbs": frozenset({Mark.NEGATION, Mark.MODAL}),
    "safety wording": frozenset({Mark.SAFETY}),
    "phone numbers or other contacts": frozenset({Mark.CONTACT}),
}
"""What a reviewer must see first, in the order of the report: in plain words, and the marks."""

Span = tuple[int, int]


def passages_of(old: Leaflet, new: Leaflet, rules: EditRules) -> tuple[Passage, ...]:
    """Return what changed in a leaflet as passages, the most urgent kind first.

    Those that raise the same alarms stay in the leaflet's order.
    """
    before, after = approved_text(old), approved_text(new)
    old_marks, new_marks = _marks(before, old, rules), _marks(after, new, rules)
    passages = _passages(differences(before, after), old_marks, new_marks)
    return tuple(sorted(passages, key=_rank))


def _rank(passage: Passage) -> int:
    return min((list(ALARMS).index(name) for name in passage.alarms), default=len(ALARMS))


def _marks(text: str, leaflet: Leaflet, rules: EditRules) -> tuple[Marks, ...]:
    """Return the marks of a text; where they cannot be told, every word has every mark."""
    marks = rules.mark(text, leaflet)
    if marks is not None:
        return marks
    return tuple(tuple(EVERYTHING for _ in line.tokens) for line in read_lines(text))


def _passages(
    changes: Iterable[LineChange], old_marks: Sequence[Marks], new_marks: Sequence[Marks]
) -> Iterator[Passage]:
    for change in changes:
        before = old_marks[change.old.number] if change.old else ()
        after = new_marks[change.new.number] if change.new else ()
        if change.kind != "changed" or change.old is None or change.new is None:
            yield _whole_line(change, before or after)
            continue
        for group in _by_sentence(change.new, change.replaced):
            marks = [
                *(marks_between(before, gap.old_start, gap.old_end) for gap in group),
                *(marks_between(after, gap.new_start, gap.new_end) for gap in group),
            ]
            pieces = tuple(_pieces(change.old, change.new, group))
            yield Passage("changed", change.section, pieces, _alarms_of(marks))


def _alarms_of(marks: Iterable[frozenset[Mark]]) -> tuple[str, ...]:
    """Return the alarms that words with these marks raise."""
    present = frozenset[Mark]().union(*map(_without_digits, marks))
    return tuple(name for name, wanted in ALARMS.items() if not wanted.isdisjoint(present))


def _without_digits(marks: frozenset[Mark]) -> frozenset[Mark]:
    """Leave out that a word is a number when it is part of a phone number: its digits are no dose."""
    if Mark.CONTACT in marks and marks != EVERYTHING:
        return marks - {Mark.NUMBER, Mark.UNIT}
    return marks


def _whole_line(change: LineChange, marks: Marks) -> Passage:
    if change.kind == "moved":
        # Numbers that moved along are the same numbers; where safety wording stands matters.
        moved = [mark & {Mark.SAFETY} for mark in marks]
        return Passage("moved", change.section, (Piece("same", change.words),), _alarms_of(moved))
    piece = Piece("inserted" if change.new else "deleted", change.words)
    return Passage(change.kind, change.section, (piece,), _alarms_of(marks))


def _by_sentence(line: Line, replaced: Sequence[Replaced]) -> Iterator[list[Replaced]]:
    """Group changes that stand in the same or in touching sentences of the new line."""
    group: list[Replaced] = []
    reach = -1
    for gap in replaced:
        start, end = _sentences_around(line, *line.span(gap.new_start, gap.new_end))
        if group and start > reach:
            yield group
            group = []
        group.append(gap)
        reach = max(reach, end)
    yield group


def _sentences_around(line: Line, start: int, end: int) -> Span:
    """Return the span of the sentences that a stretch of a line touches."""
    touched = [
        span for span in find_sentences(line.words) if span.start <= end and span.end >= start
    ]
    if not touched:
        return 0, len(line.words)
    return touched[0].start, touched[-1].end


def _pieces(old: Line, new: Line, group: Sequence[Replaced]) -> Iterator[Piece]:
    """Yield the words of the sentences around some changes."""
    if not group:
        yield from (
            Piece("deleted", old.layout + old.words),
            Piece("inserted", new.layout + new.words),
        )
        return
    spans = [new.span(gap.new_start, gap.new_end) for gap in group]
    done, _ = _sentences_around(new, *spans[0])
    _, last = _sentences_around(new, *spans[-1])
    for gap, (start, end) in zip(group, spans, strict=True):
        yield Piece("same", new.words[done:start])
        if gone := old.between(gap.old_start, gap.old_end):
            yield Piece("deleted", gone)
            yield Piece("same", " ")  # "38" and "37.5" must not be read as "3837.5"
        yield Piece("inserted", new.words[start:end])
        done = end
    yield Piece("same", new.words[done:last])

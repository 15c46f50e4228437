"""What changed in a leaflet: sentences with the words that went and came, and facts beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from leaflint.checks.check import Context
from leaflint.checks.offers import SAFETY_WORDING
from leaflint.checks.sign_off.approved_text import approved_text
from leaflint.checks.sign_off.difference import differences
from leaflint.checks.sign_off.lines import Line, LineChange, Replaced, read_lines
from leaflint.checks.sign_off.marks import EVERYTHING, Mark, Marks, mark_words, marks_between
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import LeafletData
from leaflint.operations.changes.change_report import Passage, Piece
from leaflint.operations.changes.field_changes import Names, compare_fields
from leaflint.text.prose.sentences import find_sentences

NUMBERS, SAFETY = "numbers, doses or units", "safety wording"
OTHER_CONTACTS = "phone numbers or other contacts"
ALARMS = {
    NUMBERS: frozenset({Mark.NUMBER, Mark.UNIT}),
    "negations or modal verbs": frozenset({Mark.NEGATION, Mark.MODAL}),
    SAFETY: frozenset({Mark.SAFETY}),
    OTHER_CONTACTS: frozenset({Mark.CONTACT}),
}
"""What a reviewer must see first, in the order of the report: in plain words, and the marks."""


def passages_of(
    old: Leaflet | None, new: Leaflet, context: Context, names: Names
) -> tuple[Passage, ...]:
    """Return what changed in a leaflet's words as passages; all of them, where it is new."""
    before = _named_text(old, names) if old else ""
    return passages_between(before, _named_text(new, names), (old or new, new), context)


def _named_text(leaflet: Leaflet, names: Names) -> str:
    """Return the approved text of a leaflet with the names of the services that it lists."""
    contacts, text = leaflet.data.contacts, approved_text(leaflet)
    if not contacts:
        return text
    services = ", ".join(names["contacts"].get(name, name) for name in contacts)
    return text.removesuffix(f"{', '.join(contacts)}\n") + f"{services}\n"


def passages_between(
    before: str, after: str, leaflets: tuple[Leaflet, Leaflet], context: Context
) -> tuple[Passage, ...]:
    """Return what differs between two texts in the form of approved ones, in their order.

    The leaflets say, for each text, what rules of wording depend on beside the words.
    """
    if before == after:
        return ()
    old_marks, new_marks = (
        _marks(text, leaflet, context)
        for text, leaflet in zip((before, after), leaflets, strict=True)
    )
    return tuple(_passages(differences(before, after), old_marks, new_marks))


def by_urgency(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Sort passages, the most urgent kind first; those that raise the same alarms stay in order."""
    order = (*ALARMS, None)
    return tuple(sorted(passages, key=lambda passage: order.index((*passage.alarms, None)[0])))


def _marks(text: str, leaflet: Leaflet, context: Context) -> tuple[Marks, ...]:
    """Return the marks of a text; where they cannot be told, every word has every mark."""
    marks = mark_words(text, leaflet, context.glossary, context.offered(SAFETY_WORDING))
    if marks is not None:
        return marks
    return tuple(tuple(EVERYTHING for _ in line.tokens) for line in read_lines(text))


def _passages(
    changes: Iterable[LineChange], old_marks: Sequence[Marks], new_marks: Sequence[Marks]
) -> Iterator[Passage]:
    for change in changes:
        before = old_marks[change.old.number] if change.old else ()
        after = new_marks[change.new.number] if change.new else ()
        section, words = change.line.section, change.line.words
        if change.kind == "moved":
            # Numbers that moved along are the same numbers; where safety wording stands matters.
            moved = _alarms_of(mark & {Mark.SAFETY} for mark in before)
            yield Passage("moved", section, (Piece("same", words),), moved)
        elif change.old is None or change.new is None:
            piece = Piece("inserted" if change.new else "deleted", words)
            yield Passage(change.kind, section, (piece,), _alarms_of(before or after))
        else:
            for group in _by_sentence(change.new, change.replaced):
                gone = (marks_between(before, gap.old_start, gap.old_end) for gap in group)
                come = (marks_between(after, gap.new_start, gap.new_end) for gap in group)
                pieces = tuple(_pieces(change.old, change.new, group))
                yield Passage("changed", section, pieces, _alarms_of((*gone, *come)))


def _alarms_of(marks: Iterable[frozenset[Mark]]) -> tuple[str, ...]:
    """Return the alarms that words with these marks raise."""
    present: set[Mark] = set()
    for mark in marks:
        # The digits of a phone number are no dose.
        is_contact = Mark.CONTACT in mark and mark != EVERYTHING
        present |= mark - {Mark.NUMBER, Mark.UNIT} if is_contact else mark
    return tuple(name for name, wanted in ALARMS.items() if wanted & present)


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


def _sentences_around(line: Line, start: int, end: int) -> tuple[int, int]:
    """Return the span of the sentences that a stretch of a line touches."""
    spans = find_sentences(line.words)
    touched = [span for span in spans if span.start <= end and span.end >= start]
    return (touched[0].start, touched[-1].end) if touched else (0, len(line.words))


def _pieces(old: Line, new: Line, group: Sequence[Replaced]) -> Iterator[Piece]:
    """Yield the words of the sentences around some changes."""
    if not group:
        yield Piece("deleted", old.written)
        yield Piece("inserted", new.written)
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


def facts_of(old: LeafletData, new: LeafletData, names: Names) -> Iterator[str]:
    """Yield what changed in what the file says beside the words: status, dates, evidence, waivers."""
    for key in ("status", "risk", "owner", "topics", "review", "evidence", "waivers"):
        for change in compare_fields(getattr(old, key), getattr(new, key), names, key):
            yield f"{change.spoken[:1].upper()}{change.spoken[1:]}."
    kinds, new_kinds = (
        {section.heading: section.kind or "none" for section in data.sections}
        for data in (old, new)
    )
    for heading, kind in new_kinds.items():
        if kinds.get(heading, kind) != kind:
            yield f"{heading}: the section's kind is {kind}, was {kinds[heading]}."

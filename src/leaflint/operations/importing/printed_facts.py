"""Finds the dates and codes that a document prints: dates for `review`, and hints for an editor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from leaflint.core.dates import PartialDate, add_months
from leaflint.operations.importing.document import (
    ImportProblem,
    LeftOut,
    Paragraph,
    Span,
    raw_text,
)
from leaflint.operations.importing.review_labels import Label, Meaning, find_labels

_HINTS: dict[Meaning, str] = {"code": "old code", "version": "version", "producer": "produced by"}
_WRITE_DATES = "Compare it with the printed leaflet, and write the dates under `review`."
_MOST_OTHER_WORDS = 20
"""Words beside the labels of a line; a sentence with more is no line of dates."""


class PrintedFacts(NamedTuple):
    """The dates of review as printed, and hints for an editor."""

    last: PartialDate | None
    next: PartialDate | None
    hints: tuple[str, ...]
    problems: tuple[ImportProblem, ...]
    left_out: tuple[LeftOut, ...]
    paragraphs: tuple[Paragraph, ...]
    """All paragraphs, without the lines that became dates of review."""


class _Found(NamedTuple):
    """A label, and the number of the line that it stands in."""

    at: int
    label: Label


def find_facts(paragraphs: Sequence[Paragraph]) -> PrintedFacts:
    """Read the labels of paragraphs; dates that cannot be, or contradict each other, stay in the text."""
    lines = _with_values(paragraphs)
    found = [
        _Found(at, label)
        for at, line in enumerate(lines)
        if line.kind not in {"title", "heading"} or len(line.text.split()) < 8
        for label in _labels_of(line)
    ]
    base = _first(found, "last") or _first(found, "issued")
    dates = {"last": _first(found, "last"), "next": _first(found, "next") or _later(found, base)}
    problems = [
        ImportProblem(lines[at].place, message, _WRITE_DATES)
        for at, label in found
        if (message := _wrong(label, dates, base))
    ]
    last, due = dates["last"], dates["next"]
    if last and due and due.last < last.first:
        place = next(lines[at].place for at, label in found if label.meaning == "next")
        message = f"the next review ({due.spoken}) is before the last ({last.spoken})"
        problems.append(ImportProblem(place, message, _WRITE_DATES))
        last = due = None
    hints = [
        f"{_HINTS[label.meaning]}: {label.words}"
        for _, label in found
        if label.meaning in _HINTS and label.words
    ]
    lines = _ending_apart(lines, {at for at, _ in found})
    kept, left_out = _take_out(lines, found, {"last": last, "next": due})
    return PrintedFacts(
        last, due, tuple(dict.fromkeys(hints)), tuple(problems), tuple(left_out), tuple(kept)
    )


def _with_values(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Join a label that is alone in its line with its value in the next."""
    lines: list[Paragraph] = []
    for paragraph in paragraphs:
        if lines and lines[-1].text.endswith(":") and lines[-1].kind == paragraph.kind:
            joined = Span(f"{lines[-1].text} {paragraph.text}")
            labels = list(find_labels(joined.text))
            alone = list(find_labels(lines[-1].text))
            is_pair = len(labels) == 1 and labels[0].end == len(joined.text) and labels[0].printed
            if is_pair and alone:
                lines[-1] = lines[-1]._replace(spans=(joined,))
                continue
        lines.append(paragraph)
    return lines


def _labels_of(paragraph: Paragraph) -> list[Label]:
    line = raw_text(paragraph.spans)
    labels = list(find_labels(line))
    others = len(line.split()) - sum(len(line[label.start : label.end].split()) for label in labels)
    if others > _MOST_OTHER_WORDS:
        return []
    has_date = any(label.printed and label.printed.date for label in labels)
    return [
        label
        for label in labels
        # "Review in 3 months" in a sentence is advice, unless the line says so of the leaflet.
        if not (label.printed and label.printed.months)
        or has_date
        or ":" in label.words
        or (not others and paragraph.kind == "paragraph")
    ]


def _ending_apart(lines: list[Paragraph], labelled: set[int]) -> list[Paragraph]:
    """Treat lines of dates and codes at the end of the text as lines of its footer."""
    texts = [at for at, line in enumerate(lines) if not line.margin]
    while texts and texts[-1] in labelled:
        at = texts.pop()
        lines[at] = lines[at]._replace(margin=True, kind="paragraph")
    return lines


def _first(found: list[_Found], meaning: Meaning) -> PartialDate | None:
    """Return the first date behind a label of this meaning."""
    dates = (label.printed.date for _, label in found if label.meaning == meaning and label.printed)
    return next(filter(None, dates), None)


def _later(found: list[_Found], base: PartialDate | None) -> PartialDate | None:
    """Return the next review where it is printed as a time from another date."""
    for _, label in found:
        if base and label.meaning == "next" and label.printed and label.printed.months:
            day = add_months(base.first, label.printed.months)
            if base.month is None:
                return PartialDate(day.year)
            return PartialDate(day.year, day.month, day.day if base.day else None)
    return None


def _wrong(label: Label, dates: dict[str, PartialDate | None], base: PartialDate | None) -> str:
    """Return what is wrong with the date of a label, or nothing."""
    printed = label.printed
    if label.meaning not in {"next", "last"}:
        return ""
    if printed is None:
        return f"'{label.words}' has no date that can be read"
    if printed.wrong:
        return f"'{label.words}': {printed.wrong}"
    if printed.months and base is None:
        return f"'{label.words}' does not say from when"
    if printed.date and printed.date != dates[label.meaning]:
        return f"'{label.words}': another date stands before it ({dates[label.meaning]})"
    return ""


def _take_out(
    lines: list[Paragraph], found: list[_Found], dates: dict[str, PartialDate | None]
) -> tuple[list[Paragraph], list[LeftOut]]:
    """Remove from the lines what became a date of review; all other words stay."""
    left_out = []
    kept = list(lines)
    for at, label in reversed(found):
        date, printed = dates.get(label.meaning), label.printed
        if date is None or printed is None or not (printed.date == date or printed.months):
            continue
        line = raw_text(kept[at].spans)
        rest = f"{line[: label.start].rstrip(' ,;|•·')} {line[label.end :].lstrip(' .,;|•·')}"
        kept[at] = kept[at]._replace(spans=(Span(rest.strip(" \t|,;•·")),))
        left_out.append(LeftOut(kept[at].place, label.words, "it became a date under `review`"))
    return [line for line in kept if any(map(str.isalnum, line.text))], left_out[::-1]

"""Finds title, summary and sections, by styles, else by how the words look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from leaflint.operations.importing.document import ImportProblem, Paragraph, Span
from leaflint.text.contacts.numbers import find_numbers

MISSING_SUMMARY = "Say here in plain words what this leaflet tells."
INTRODUCTION = "Introduction"
ABOUT = "About this leaflet"
_LONGEST_HEADING, _LONGEST_TITLE, _LONGEST_SUMMARY = 14, 25, 60  # words
_LARGER = 1.15
"""How much larger than the text a heading is that is not bold."""
_SHORT_NUMBER = 6
"""Digits of 999, 111 or 116 123, which a heading may have: "Call 999 if"."""
_MOST_BEFORE_TITLE = 6
_MOST_BOLD_LINES = 2
"""Short bold lines that follow each other as headings; more are an address or a warning."""


class Part(NamedTuple):
    """A section: its heading, and the paragraphs and points under it."""

    heading: str
    paragraphs: tuple[Paragraph, ...]
    about: bool = False


class Outline(NamedTuple):
    """A leaflet's words in the order of its file."""

    title: str
    summary: str
    parts: tuple[Part, ...]
    problems: tuple[ImportProblem, ...]


def outline(everything: Sequence[Paragraph], name: str) -> Outline:
    """Find title, summary and sections; what stands in headers and footers comes last.

    The name is that of the file, for a document that has no title.
    """
    problems: list[ImportProblem] = []
    paragraphs = [paragraph for paragraph in everything if not paragraph.margin]
    first, after = _find_title(paragraphs)
    title = " ".join(paragraph.text for paragraph in paragraphs[first:after])
    if not title:
        title = name
        message = f"no title was found; '{name}' is the file's name"
        problems.append(ImportProblem("title", message, "Write the title that patients see."))
    before, body = list(paragraphs[:first]), _mark_headings(paragraphs[after:])
    summary = ""
    if body and _is_summary(body[0]):
        summary = body.pop(0).text
    else:
        message = "no summary was found: no short paragraph stands below the title"
        problems.append(ImportProblem("summary", message, "Write one or two sentences."))
    parts = _parts(body)
    last = [*before, *(paragraph for paragraph in everything if paragraph.margin)]
    if last:
        lines = tuple(line._replace(kind="paragraph") for line in last)
        parts.append(Part(ABOUT, lines, about=True))
    return Outline(title, summary or MISSING_SUMMARY, tuple(parts), tuple(problems))


def _find_title(paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Return where the title begins and ends: what is styled so, else the largest, else the first heading."""
    early = [
        at
        for at, paragraph in enumerate(paragraphs)
        if len(paragraph.text.split()) <= _LONGEST_TITLE and any(map(str.isalpha, paragraph.text))
    ]
    styled = [at for at in early if paragraphs[at].kind == "title"]
    largest = max((paragraphs[at].size or 0 for at in early), default=0)
    is_larger = largest > _body_size(paragraphs)
    large = [at for at in early if is_larger and paragraphs[at].size == largest]
    levels = {at: paragraphs[at].level for at in early if paragraphs[at].kind == "heading"}
    headings = [at for at, level in levels.items() if level == min(levels.values())]
    short = [at for at in early[:1] if at == 0 and not paragraphs[0].text.endswith(".")]
    for choice in (styled, large, headings, short):
        near = [at for at in choice if at <= _MOST_BEFORE_TITLE]
        if not near or (choice is headings and len(headings) > 1 and short and near[0] > 0):
            continue
        end = near[0] + 1
        is_split = choice is styled or choice is large
        while is_split and end in choice and len(choice) <= _MOST_BOLD_LINES:
            end += 1
        return near[0], end
    return 0, 0


def _body_size(paragraphs: Sequence[Paragraph]) -> float:
    """Return the size in which most letters are printed, in points; 0 where no size is known."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        sizes[paragraph.size or 0] += len(paragraph.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _mark_headings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Turn short lines that look like headings into headings, where text follows them."""
    body = _body_size(paragraphs)
    looks = [
        _looks_like_heading(paragraph, body, opens_box=_opens_box(paragraphs, at))
        for at, paragraph in enumerate(paragraphs)
    ]
    for at in range(len(looks) - 1):
        if paragraphs[at].text.endswith(":") and paragraphs[at + 1].kind in {"bullet", "number"}:
            looks[at] = False  # it leads into the list
    marked, at = list(paragraphs), 0
    for look, run in groupby(looks):
        length = len(list(run))
        if look and length <= _MOST_BOLD_LINES and at + length < len(marked):
            lines = marked[at : at + length]
            marked[at : at + length] = [line._replace(kind="heading", level=2) for line in lines]
        at += length
    return marked


def _opens_box(paragraphs: Sequence[Paragraph], at: int) -> bool:
    """Whether a paragraph is the first of several in a text box: mostly its heading, however it looks."""
    place = paragraphs[at].place
    others = [other.place for other in paragraphs[max(0, at - 1) : at + 2]]
    return place.startswith("text box") and others.count(place) == 2 and others[-1] == place


def _looks_like_heading(paragraph: Paragraph, body: float, *, opens_box: bool) -> bool:
    text = paragraph.text
    if paragraph.kind != "paragraph" or len(text.split()) > _LONGEST_HEADING:
        return False
    if paragraph.linked or re.search(r"[.,;!]$", text) or not re.search(r"[^\W\d]{2}", text):
        return False
    is_large = bool(body and paragraph.size and paragraph.size >= body * _LARGER)
    has_phone = any(len(number.number) > _SHORT_NUMBER for number in find_numbers(text))
    return (paragraph.bold or is_large or opens_box) and not has_phone


def _is_summary(paragraph: Paragraph) -> bool:
    words = len(paragraph.text.split())
    is_plain = paragraph.kind == "paragraph" and not paragraph.linked
    return is_plain and 4 < words <= _LONGEST_SUMMARY and paragraph.text.endswith((".", "?", "!"))


def _parts(paragraphs: Sequence[Paragraph]) -> list[Part]:
    """Split paragraphs at headings; a heading with nothing under it is joined to the next one."""
    parts: list[Part] = []
    heading = ""
    for is_heading, run in groupby(paragraphs, lambda line: line.kind in {"heading", "title"}):
        if is_heading:
            texts = [paragraph.text for paragraph in run]
            heading = ": ".join(text.rstrip(":").strip() or text for text in texts)
        else:
            parts.append(Part(heading or INTRODUCTION, tuple(run)))
            heading = ""
    if heading:  # at the very end: no heading, then, but words
        words = Paragraph((Span(heading, bold=True),), "the end")
        rest = parts.pop() if parts else Part(INTRODUCTION, ())
        parts.append(rest._replace(paragraphs=(*rest.paragraphs, words)))
    return parts

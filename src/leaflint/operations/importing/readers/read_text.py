"""Reads plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.operations.importing.document import (
    Document,
    Kind,
    Paragraph,
    Repair,
    Span,
    Table,
    flat,
)
from leaflint.operations.importing.notes import Notes
from leaflint.operations.importing.readers.read_html import read_html
from leaflint.operations.importing.repairs import join_lines
from leaflint.text.prose.events import to_html

_POINT = re.compile(r"\s*(?:[•·◦▪●*+–o-]|\(?[0-9]{1,2}[.)])\s+(?=\S)")
_TYPED_POINT = re.compile(r"^(?=[ \t]*[•·◦▪●])", re.MULTILINE)
_UNDERLINE = re.compile(r"\s*([=_*~-])\1{2,}\s*")
_CAPITALS = re.compile(r"[^a-z]*[A-Z]{2}[^a-z]*")
_LONGEST_HEADING, _SHORT_LINE = 10, 60  # words, characters
_FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)\n", re.DOTALL)
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decode(content: bytes) -> str:
    """Return a file's text: UTF-8, UTF-16 where it begins so, else as old programs on Windows wrote it."""
    named = next((name for bom, name in _BOMS.items() if content.startswith(bom)), "utf-8")
    try:
        text = content.decode(named)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(text: str) -> Document:
    """Read plain text; paragraphs end at an empty line, a point or a line that ends early."""
    repairs: list[Repair] = []
    blocks: list[Paragraph | Table] = []
    for number, lines, is_underlined in _groups(text.split("\n")):
        place = f"line {number}"
        words = join_lines(lines, place, repairs)
        is_short = len(lines) == 1 and len(words) <= _SHORT_LINE and not _POINT.match(words)
        is_capital = _CAPITALS.fullmatch(words) and len(words.split()) <= _LONGEST_HEADING
        is_heading = is_short and (is_underlined or is_capital)
        kind: Kind = "heading" if is_heading else "paragraph"
        if is_short and not blocks:
            kind = "title"
        blocks.append(Paragraph((Span(words),), place, kind, 2))
    return Document(tuple(blocks), repairs=tuple(repairs))


def _groups(lines: list[str]) -> Iterator[tuple[int, list[str], bool]]:
    """Yield the lines of each paragraph with the number of the first, and whether a line is drawn below."""
    group: list[str] = []
    for number, line in enumerate((*lines, ""), 1):
        is_rule = _UNDERLINE.fullmatch(line) is not None
        is_words = bool(line.strip()) and not is_rule
        if group and (not is_words or _POINT.match(line) or _ends_early(group[-1], line)):
            yield number - len(group), group, is_rule
            group = []
        if is_words:
            group.append(line)


def _ends_early(line: str, following: str) -> bool:
    """Whether the next word would have fitted in the line: its author ended it, not the margin."""
    return len(line) + following.find(" ") < _SHORT_LINE and following[:1].isupper()


def read_markdown(text: str) -> Document:
    """Read Markdown by way of HTML, and the lines of its front matter."""
    notes = Notes()
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    document = read_html(f"<main>{to_html(_TYPED_POINT.sub(chr(10), body))}</main>")
    words = {paragraph.text for paragraph in flat(document.blocks)}
    titles: list[Paragraph] = []
    margins: list[Paragraph] = []
    for line in front[1].split("\n") if front else ():
        key, _, value = line.partition(":")
        value = value.strip().strip("\"'")
        if key == "title":
            known = value in words
            notes.leave_out("front matter", line if known else key, "it is the title")
            titles += [] if known else [Paragraph((Span(value),), "front matter", "title")]
        elif line.strip():
            margins.append(Paragraph((Span(line),), "front matter", margin=True))
    return document._replace(
        blocks=(*titles, *document.blocks, *margins),
        left_out=(*notes.left_out, *document.left_out),
    )

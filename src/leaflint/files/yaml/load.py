"""The bytes of a YAML file to a document, or to what is wrong with them."""

from __future__ import annotations

import re

from leaflint.core.finding import Position, Problem, start_of
from leaflint.files.yaml.document import BYTE_ORDER_MARK, Document
from leaflint.files.yaml.parse import parse

MAX_LINE = 10_000
"""Characters of one line: some 1,700 words. The longest paragraphs of leaflets, written on one line,
have 2,000; nobody can review a line that goes on for ever."""

_LINE = re.compile(r"[^\r\n]+")


def parse_bytes(file: str, content: bytes) -> tuple[Document | None, tuple[Problem, ...]]:
    """Return the document of a file, or None when it could not be read; and what is wrong with it."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, (_not_utf8(file, content, error.start),)
    problems: tuple[Problem, ...] = ()
    if text.startswith(BYTE_ORDER_MARK):
        text = text.lstrip(BYTE_ORDER_MARK)
        message = "the file begins with an invisible byte-order mark"
        help_text = "Save it as 'UTF-8', not as 'UTF-8 with BOM'."
        problems = (Problem("byte-order-mark", start_of(file), message, help_text),)
    for line in _LINE.finditer(text) if len(text) > MAX_LINE else ():
        if line.end() - line.start() > MAX_LINE:
            at = Document(file, text).span(line.start() + MAX_LINE, line.end())
            message = f"this line is longer than {MAX_LINE:,} characters, so the file was not read"
            help_text = "Break the line: text may go on in the next one."
            return None, (*problems, Problem("limit", at, message, help_text))
    document, more = parse(file, text)
    return document, (*problems, *more)


def _not_utf8(file: str, content: bytes, start: int) -> Problem:
    """Return the problem of the first byte that is not UTF-8."""
    line = content.count(b"\n", 0, start) + 1
    before = content[content.rfind(b"\n", 0, start) + 1 : start]
    column = len(before.decode("utf-8", "replace")) + 1
    at = Position(file, line, column, line, column + 1)
    message = f"the file is not UTF-8 text: byte 0x{content[start]:02x} stands here"
    help_text = "Save the file with the encoding 'UTF-8' and check the letters on this line."
    return Problem("encoding", at, message, help_text)

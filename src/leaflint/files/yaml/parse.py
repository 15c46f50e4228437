"""The bytes of a YAML file to plain data and places, in one pass over libyaml's event stream.

The subset is what a writer needs: maps, lists and text. Anchors, aliases, merge keys, tags and
several documents in one file are refused, each on its line: a reviewer who reads such a file does
not see what it says, and aliases could be expanded a million times ("billion laughs"). Every scalar
stays the text that was written: `08001111`, `NO` and `12:30` never change their value. This package
alone knows ruamel.yaml.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace

from ruamel.yaml.error import YAMLError

from leaflint.core.finding import Position, Problem, start_of
from leaflint.files.yaml.document import BYTE_ORDER_MARK, Data, Document
from leaflint.files.yaml.mistakes import name_mistake
from leaflint.files.yaml.reader import MOST_PROBLEMS, LimitReached, Reader
from leaflint.files.yaml.spoilt import without_spoilt

MAX_LINE = 10_000
"""Characters of one line: some 1,700 words. The longest paragraphs of leaflets, written on one line,
have 2,000; nobody can review a line that goes on for ever."""


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
    for line in re.finditer(r"[^\r\n]+", text) if len(text) > MAX_LINE else ():
        if line.end() - line.start() > MAX_LINE:
            at = Document(file, text).span(line.start() + MAX_LINE, line.end())
            message = f"this line is longer than {MAX_LINE:,} characters, so the file was not read"
            help_text = "Break the line: text may go on in the next one."
            return None, (*problems, Problem("limit", at, message, help_text))
    document, more = parse(file, text)
    return document, (*problems, *more)


def _not_utf8(file: str, content: bytes, start: int) -> Problem:
    line = content.count(b"\n", 0, start) + 1
    before = content[content.rfind(b"\n", 0, start) + 1 : start]
    column = len(before.decode("utf-8", "replace")) + 1
    at = Position(file, line, column, line, column + 1)
    message = f"the file is not UTF-8 text: byte 0x{content[start]:02x} stands here"
    help_text = "Save the file with the encoding 'UTF-8' and check the letters on this line."
    return Problem("encoding", at, message, help_text)


def parse(file: str, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read YAML: return the document and no problems, or None and at least one (check `schema`)."""
    reader, data, error = _read(Reader.fast(file, text))
    if error is not None:
        # libyaml refuses a few files that YAML allows, such as `[x:y]`: the slow parser decides.
        with suppress(Exception):  # some versions and signs end it with an error of its own
            again, data, still = _read(Reader.slow(file, text))
            if still is None:
                reader, error = again, None
    if error is not None:
        return None, _mistakes(reader, error)
    if data is None or reader.problems:
        return None, tuple(reader.problems)
    return replace(reader.document, data=data), ()


def _read(reader: Reader) -> tuple[Reader, Data | None, YAMLError | None]:
    """Read as far as it goes: to the data, or to an error, or to a limit."""
    try:
        return reader, reader.read(), None
    except YAMLError as error:
        return reader, None, error
    except LimitReached:
        return reader, None, None


def _mistakes(reader: Reader, error: YAMLError | None) -> tuple[Problem, ...]:
    """Return every problem of a file that is no YAML: after each mistake it is read without it."""
    original = reader.document
    mistakes, text = without_spoilt(original, MOST_PROBLEMS)
    if mistakes:
        reader, _, error = _read(Reader.fast(original.file, text))
    last = (0, 0)
    while error is not None and len(mistakes) < MOST_PROBLEMS:
        document = reader.document
        quoted = [place[:2] for place in document.places.values() if place.style in {"'", '"'}]
        mistake = name_mistake(error, document.text, quoted)
        at, seen = document.on_one_line(mistake.start, mistake.end)
        if (at.line, at.column) <= last:
            break
        last = (at.line, at.column)
        problem = Problem("yaml", at, mistake.message, mistake.help, seen)
        mistakes.append(_as_written(problem, document, original))
        if mistake.mended is None:
            break
        reader, _, error = _read(Reader.fast(original.file, mistake.mended))
    lines = {mistake.at.line for mistake in mistakes}
    refused = [
        _as_written(problem, reader.document, original)
        for problem in reader.problems
        if problem.at.line not in lines
    ]
    return tuple(sorted((*mistakes, *refused), key=lambda problem: problem.at)[:MOST_PROBLEMS])


def _as_written(problem: Problem, mended: Document, original: Document) -> Problem:
    """Return a problem of a mended file where it stands in the file as written.

    What was put into a line or taken out of it stands before the next problem.
    """
    at = problem.at
    shift = len(mended.line(at.line)) - len(original.line(at.line))
    columns = max(1, at.column - shift), max(1, at.end_column - shift)
    return replace(problem, at=replace(at, column=columns[0], end_column=columns[1]))

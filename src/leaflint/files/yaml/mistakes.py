"""Mistakes of YAML as writers make them: named on the line that has them, not where libyaml stumbles.

Each function looks for one kind of mistake, on the line of libyaml's error and above it. It says what is
wrong, and gives the lines as they would be without it, so that the next mistake can be found too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from leaflint.files.yaml.explain import explain

_LINE = re.compile(r"( *(?:- +)?)([A-Za-z_][\w-]*):( +|(?=[^\s/:])|$)(.*)")
"""A line that begins with a key: what stands before it, the key, the gap and the value."""
_TEXT_BEGINS = re.compile(r"[|>][-+0-9]*(?: +#.*)?")
"""The value of a key whose text begins on the next line."""
_POINT = re.compile(r" *(?:[-*•] +|[0-9]+[.)] +)")
_CURLY = re.compile("[“”„‘’](.*)[“”‘’]")
_SIGN = re.compile(r"\*\*|[&*?]")

_ITEM = "item of the list"

BOLD = (
    "text without quotation marks cannot begin with ** (bold)",
    'Put the text in "quotation marks"; in a heading or title, take the ** out.',
)


class Mistake(NamedTuple):
    """What is wrong from one offset of the text to another, and what to do."""

    start: int
    end: int
    message: str
    help: str
    mended: str | None = None
    """The text without the mistake; None where that cannot be known."""


class _Lines:
    """The lines of a text, by number from 0, without their ends."""

    def __init__(self, text: str) -> None:
        self.lines = [line.rstrip("\r") for line in text.split("\n")]
        self.starts = [0]
        for line in text.split("\n"):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def above(self, number: int) -> Iterator[int]:
        """Yield the lines above one that are not blank, the nearest first."""
        return (line for line in range(number - 1, -1, -1) if self.lines[line].strip())

    def indent(self, number: int) -> int:
        line = self.lines[number]
        return len(line) - len(line.lstrip(" "))

    def mistake(
        self, number: int, columns: tuple[int, int], words: tuple[str, str], new: Mapping[int, str]
    ) -> Mistake:
        """Name a mistake in one line; `new` has the lines that would be right."""
        start = self.starts[number]
        mended = "\n".join(new.get(line, old) for line, old in enumerate(self.lines))
        return Mistake(start + columns[0], start + columns[1], *words, mended)


def name_mistake(error: YAMLError, text: str, quoted: Collection[tuple[int, int]]) -> Mistake:
    """Name the mistake that made libyaml stop; `quoted`: see `explain`."""
    start, message, help_text = explain(error, text, quoted)
    lines = _Lines(text)
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark
        if "could not find expected ':'" in error.problem:
            mark = error.context_mark
        number = text.count("\n", 0, mark.index)
        for find in (_missing_space, _sign, _curly, _cut_off, _item_too_far_left, _too_far_left):
            if mistake := find(lines, number):
                return mistake
    number = text.count("\n", 0, start)
    span = start - lines.starts[number], start - lines.starts[number] + 1
    mended = _without_value(lines, number)
    mistake = lines.mistake(number, span, (message, help_text), mended or {})
    return mistake if mended else mistake._replace(mended=None)


def _missing_space(lines: _Lines, number: int) -> Mistake | None:
    """`heading:Look after`, on the line itself or the one above."""
    for line in (number, next(lines.above(number), number)):
        found = _LINE.fullmatch(lines.lines[line])
        if found and found[4] and not found[3] and lines.indent(line) <= lines.indent(number):
            lead, key, _, value = found.groups()
            words = f"a space is missing after `{key}:`", f"Write `{key}: {_short(value)}`."
            columns = found.start(2), found.end(2) + 1
            return lines.mistake(line, columns, words, {line: f"{lead}{key}: {value}"})
    found = re.match(" *-(?=[A-Za-z])", lines.lines[number])
    if found is None:
        return None
    words = "a space is missing after `-`", "Write `- ` before each item of a list."
    new = {number: f"{found[0]} {lines.lines[number][found.end() :]}"}
    return lines.mistake(number, (found.end() - 1, found.end()), words, new)


def _sign(lines: _Lines, number: int) -> Mistake | None:
    """`heading: & what`, `heading: ?`, `heading: **Call** us`."""
    found = _LINE.fullmatch(lines.lines[number])
    sign = found and _SIGN.match(found[4])
    if not found or not sign:
        return None
    words = BOLD
    if sign[0] != "**":
        message = f"text without quotation marks cannot begin with {sign[0]}"
        words = message, 'Put the text in "quotation marks".'
    columns = found.start(4), found.start(4) + len(sign[0])
    return lines.mistake(number, columns, words, _with_value(found, number))


def _curly(lines: _Lines, number: int) -> Mistake | None:
    """`heading: “Bleeding: what to do”`."""
    found = _LINE.fullmatch(lines.lines[number])
    inside = found and _CURLY.fullmatch(found[4].rstrip())
    if not found or not inside:
        return None
    straight = f'`{found[2]}: "{_short(inside[1])}"`'
    words = "curly quotation marks are none to YAML", f"Write straight ones: {straight}."
    return lines.mistake(number, found.span(4), words, _with_value(found, number))


def _cut_off(lines: _Lines, number: int) -> Mistake | None:
    """`summary: Swelling # that`, where the text goes on in the next line."""
    above = next(lines.above(number), number)
    found = _LINE.fullmatch(lines.lines[above])
    place = found[4].find(" #") if found else -1
    if not found or place < 1 or found[4][0] in "\"'|>[{" or _LINE.fullmatch(lines.lines[number]):
        return None
    words = cut_off(found[2], found[4][:place])
    columns = found.start(4) + place + 1, found.end(4)
    return lines.mistake(above, columns, words, {**_with_value(found, above), number: ""})


def cut_off(key: str, left: str) -> tuple[str, str]:
    """Say that a text ends at a `#`, and what to do."""
    message = (
        f"`{key}` is cut off here: after a space, # begins a comment, and '{_short(left)}' is left"
    )
    return (
        message,
        'Put the whole text in "quotation marks". A comment stands on a line of its own.',
    )


def _item_too_far_left(lines: _Lines, number: int) -> Mistake | None:
    """`- heading: …`, less indented than the items above it."""
    item = re.match(r" *- +[A-Za-z_][\w-]*:", lines.lines[number])
    items = (line for line in lines.above(number) if re.match(r" *- +\w+:", lines.lines[line]))
    first = next(items, None) if item else None
    if first is None or lines.indent(first) <= lines.indent(number):
        return None
    return _shift(lines, number, first, lines.indent(first), _ITEM, "the item")


def _too_far_left(lines: _Lines, number: int) -> Mistake | None:
    """A line of a text, or a point of a list in it, less indented than the text."""
    first = number
    for line in lines.above(number):
        found = _LINE.fullmatch(lines.lines[line])
        if found and _TEXT_BEGINS.fullmatch(found[4].rstrip()):
            margin = lines.indent(first) if first != number else found.end(1) + 2
            if _LINE.match(lines.lines[number]) or lines.indent(number) >= margin:
                return None
            kind = "point of a list" if _POINT.match(lines.lines[number]) else "line"
            return _shift(lines, number, min(first, line + 1), margin, kind, "the text")
        if found or lines.indent(line) < lines.indent(number):
            return None
        first = line
    return None


def _shift(lines: _Lines, number: int, first: int, margin: int, *kinds: str) -> Mistake:
    """Say that a line, and those below that belong to it, should be indented as far as another."""
    indent, what, whole = lines.indent(number), *kinds
    message = (
        f"this {what} begins at column {indent + 1}, but {whole} that it belongs with "
        f"(line {first + 1}) at column {margin + 1}"
    )
    missing = margin - indent
    new = {number: " " * missing + lines.lines[number]}
    for below in range(number + 1, len(lines.lines)):
        line = lines.lines[below]
        is_right = lines.indent(below) > margin if what == _ITEM else bool(_LINE.match(line))
        if line.strip() and (is_right or lines.indent(below) < indent + (what == _ITEM)):
            break
        new[below] = " " * missing + line if line.strip() else line
    spaces = "1 more space" if missing == 1 else f"{missing} more spaces"
    help_text = f"Put {spaces} before it, and before the lines below that belong to it."
    columns = indent, len(lines.lines[number])
    return lines.mistake(number, columns, (message, help_text), new)


def _without_value(lines: _Lines, number: int) -> Mapping[int, str] | None:
    """Return a line with a plain word as its value; None where the value goes on below it."""
    found = _LINE.fullmatch(lines.lines[number])
    below = next((line for line in lines.lines[number + 1 :] if line.strip()), "")
    goes_on = len(below) - len(below.lstrip()) > (found.end(1) if found else 0)
    return _with_value(found, number) if found and found[4] and not goes_on else None


def _with_value(found: re.Match[str], number: int) -> Mapping[int, str]:
    return {number: f"{found[1]}{found[2]}: {'x' * len(found[4])}"}


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 40 else f"{text[:39]}…"

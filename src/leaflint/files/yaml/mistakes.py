"""Mistakes of YAML as writers make them: named on the line that has them, not where libyaml stumbles.

Each function looks for one kind of mistake, on the line of libyaml's error and above it. It says what is
wrong, and gives the lines as they would be without it, so that the next mistake can be found too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from leaflint.files.yaml.explain import BOLD, explain
from leaflint.files.yaml.indentation import item_too_far_left, too_far_left
from leaflint.files.yaml.lines import LINE, Lines, Mistake

CURLY = re.compile("[“”„]([^“”]*)[“”]|[‘’]([^‘’]*)[‘’]")
"""Text between curly quotation marks, and nothing else."""
_SIGN = re.compile(r"\*\*|[&*?]")


def name_mistake(error: YAMLError, text: str, quoted: Collection[tuple[int, int]]) -> Mistake:
    """Name the mistake that made libyaml stop; `quoted`: see `explain`."""
    start, message, help_text = explain(error, text, quoted)
    lines, number = Lines(text), text.count("\n", 0, start)
    if isinstance(error, MarkedYAMLError):
        for find in (_missing_space, _sign, _curly, _cut_off, item_too_far_left, too_far_left):
            if mistake := find(lines, number):
                return mistake
    span = start - lines.starts[number], start - lines.starts[number] + 1
    mended = _without_value(lines, number)
    mistake = lines.mistake(number, span, (message, help_text), mended or {})
    return mistake if mended else mistake._replace(mended=None)


def _missing_space(lines: Lines, number: int) -> Mistake | None:
    """`heading:Look after`, on the line itself or the one above."""
    for line in (number, next(lines.above(number), number)):
        found = LINE.fullmatch(lines.lines[line])
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


def _sign(lines: Lines, number: int) -> Mistake | None:
    """`heading: & what`, `heading: ?`, `heading: **Call** us`."""
    found = LINE.fullmatch(lines.lines[number])
    sign = found and _SIGN.match(found[4])
    if not found or not sign:
        return None
    words = BOLD
    if sign[0] != "**":
        message = f"text without quotation marks cannot begin with {sign[0]}"
        words = message, 'Put the text in "quotation marks".'
    columns = found.start(4), found.start(4) + len(sign[0])
    return lines.mistake(number, columns, words, _with_value(found, number))


def _curly(lines: Lines, number: int) -> Mistake | None:
    """`heading: “Bleeding: what to do”`."""
    found = LINE.fullmatch(lines.lines[number])
    inside = found and CURLY.fullmatch(found[4].rstrip())
    if not found or not inside:
        return None
    straight = f'`{found[2]}: "{_short(inside[0][1:-1])}"`'
    words = "curly quotation marks are none to YAML", f"Write straight ones: {straight}."
    return lines.mistake(number, found.span(4), words, _with_value(found, number))


def _cut_off(lines: Lines, number: int) -> Mistake | None:
    """`summary: Swelling # that`, where the text goes on in the next line."""
    above = next(lines.above(number), number)
    found = LINE.fullmatch(lines.lines[above])
    place = found[4].find(" #") if found else -1
    if not found or place < 1 or found[4][0] in "\"'|>[{" or LINE.fullmatch(lines.lines[number]):
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


def _without_value(lines: Lines, number: int) -> Mapping[int, str] | None:
    """Return a line with a plain word as its value; None where the value goes on below it."""
    found = LINE.fullmatch(lines.lines[number])
    below = next((line for line in lines.lines[number + 1 :] if line.strip()), "")
    goes_on = len(below) - len(below.lstrip()) > (found.end(1) if found else 0)
    return _with_value(found, number) if found and found[4] and not goes_on else None


def _with_value(found: re.Match[str], number: int) -> Mapping[int, str]:
    return {number: f"{found[1]}{found[2]}: {'x' * len(found[4])}"}


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 40 else f"{text[:39]}…"

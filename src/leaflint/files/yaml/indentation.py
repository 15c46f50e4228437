"""Lines that begin too far left: items of lists, lines of texts, and points in them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflint.files.yaml.lines import LINE, Lines, Mistake

_TEXT_BEGINS = re.compile(r"[|>][-+0-9]*(?: +#.*)?")
"""The value of a key whose text begins on the next line."""
_POINT = re.compile(r" *(?:[-*•] +|[0-9]+[.)] +)")
_ITEM = "item of the list"


def item_too_far_left(lines: Lines, number: int) -> Mistake | None:
    """`- heading: …`, less indented than the items above it."""
    item = re.match(r" *- +[A-Za-z_][\w-]*:", lines.lines[number])
    items = (line for line in lines.above(number) if re.match(r" *- +\w+:", lines.lines[line]))
    first = next(items, None) if item else None
    if first is None or lines.indent(first) <= lines.indent(number):
        return None
    return _shift(lines, number, first, lines.indent(first), _ITEM, "the item")


def too_far_left(lines: Lines, number: int) -> Mistake | None:
    """A line of a text, or a point of a list in it, less indented than the text."""
    first, lowest = number, None
    for line in lines.above(number) if lines.lines[number].strip() else ():
        found = LINE.fullmatch(lines.lines[line])
        if found and _TEXT_BEGINS.fullmatch(found[4].rstrip()):
            margin = found.end(1) + 2 if lowest is None else lines.indent(first)
            is_outside = lowest is not None and lowest <= found.end(1)
            if is_outside or LINE.match(lines.lines[number]) or lines.indent(number) >= margin:
                return None
            kind = "point of a list" if _POINT.match(lines.lines[number]) else "line"
            return _shift(lines, number, first, margin, kind, "the text")
        first = line
        lowest = lines.indent(line) if lowest is None else min(lowest, lines.indent(line))
    return None


def _shift(lines: Lines, number: int, first: int, margin: int, *kinds: str) -> Mistake:
    """Say that a line, and those below that belong to it, should be indented as far as another."""
    indent, what, whole = lines.indent(number), *kinds
    message = (
        f"this {what} begins at column {indent + 1}, but {whole} that it belongs with "
        f"(line {first + 1}) at column {margin + 1}"
    )
    missing, new = margin - indent, {}
    for line in (number, *_below(lines, number, margin, what)):
        new[line] = " " * missing + lines.lines[line]
    spaces = "1 more space" if missing == 1 else f"{missing} more spaces"
    help_text = f"Put {spaces} before it, and before the lines below that belong to it."
    columns = indent, len(lines.lines[number])
    return lines.mistake(number, columns, (message, help_text), new)


def _below(lines: Lines, number: int, margin: int, what: str) -> Iterator[int]:
    """Yield the lines below one that are as much too far left as it is."""
    indent = lines.indent(number)
    for line in range(number + 1, len(lines.lines)):
        if not lines.lines[line].strip():
            continue
        if what == _ITEM:
            goes_on = lines.indent(line) > indent
        else:
            goes_on = lines.indent(line) >= indent and not LINE.match(lines.lines[line])
        if not goes_on or (line == number + 1 and lines.indent(line) > margin):
            return
        yield line

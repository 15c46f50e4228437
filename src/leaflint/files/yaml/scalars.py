"""Where each character of a YAML scalar's value stands in the file.

YAML folds lines, drops indentation and decodes escapes, so the words that a check reads stand at
other offsets than the words that an editor wrote. The raw text is read here by the rules of YAML
1.1 (sections 5.4 "Line breaks", 9.1 "Flow scalar styles", 9.2 and 9.3 on block scalars) as libyaml
applies them, and each piece is compared with the parsed value: a place is right, or it is an error.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

_Piece = tuple[int, str | None]
"""An offset in the raw text, and the characters of the value that begin there; None stands for
whatever one character an escape denotes."""

# In values, libyaml keeps LS and PS (U+2028, U+2029) and writes every other line break as "\n".
_SEPARATORS = ("\u2028", "\u2029")
_BREAKS = "\r\n\x85\u2028\u2029"
_BREAK = r"(?:\r\n|[\r\n\x85\u2028\u2029])"
_LINE_BREAK = re.compile(_BREAK)
_BREAKS_IN_VALUE = re.compile(r"[\n\u2028\u2029]*+")
_SPACES = re.compile(r" *+")

_BACKSLASH = r"\\(?:x..|u.{4}|U.{8}|[^xuU\r\n\x85\u2028\u2029])"
_FOLD = rf"{_BREAK}(?:[ \t]*+{_BREAK})*+[ \t]*+"
_SPECIAL = {
    "": re.compile(rf"((?!))|{_FOLD}"),
    "'": re.compile(rf"('')|{_FOLD}"),
    '"': re.compile(rf"({_BACKSLASH})|\\?{_FOLD}"),
}
_CHARACTER = {
    style: re.compile(rf"{escape}\r\n|.", re.DOTALL)
    for style, escape in {"": "", "'": "''|", '"': f"{_BACKSLASH}|", "|": "", ">": ""}.items()
}


class ScalarMap(NamedTuple):
    """Where stretches of a value's characters begin in the value, ascending, and where in the raw text."""

    starts: list[int]
    places: list[int]

    def place(self, offset: int) -> int:
        """Return where the character at `offset` of the value stands, or the end of its words.

        An escape stands where it begins; a folded line break (a space in the value) where its line ends.
        """
        stretch = bisect_right(self.starts, offset) - 1
        return self.places[stretch] + offset - self.starts[stretch]


def map_scalar(raw: str, value: str, style: str) -> ScalarMap:
    """Find where each character of a value stands in a scalar's raw text, from start mark to end mark.

    It has its quotes, `|` or `>`, and whatever blank lines and comments follow a block scalar.

    Raises:
        ValueError: the raw text does not say this value.
    """
    if style == "|" and value and (literal := _map_literal(raw, value)) is not None:
        return literal
    starts: list[int] = []
    places: list[int] = []
    offset = position = 0
    is_block = style in {"|", ">"}
    pieces = _block_pieces(raw, value, style) if is_block else _flow_pieces(raw, style)
    for offset, text in pieces:
        if not value.startswith(text or "", position):
            break
        if not starts or offset - position != places[-1] - starts[-1]:
            starts.append(position)
            places.append(offset)
        position += 1 if text is None else len(text)
    if position != len(value):
        raise ValueError(f"the YAML text {raw!r} does not say {value!r}")
    starts.append(position)
    places.append(offset)
    return ScalarMap(starts, places)


def _map_literal(raw: str, value: str) -> ScalarMap | None:
    """Map a literal whose lines end as those of its value do; None for the few that do not."""
    # Most texts of leaflets are such, and are mapped in a seventh of the time of the general way.
    last = "" if value[-1] in _BREAKS else "\n"
    header, *lines = f"{raw}{last}".splitlines(keepends=True)
    words = f"{value}{last}".splitlines(keepends=True)
    ends = list(accumulate(map(len, lines), initial=len(header)))[1:]
    if "\r" in raw or len(words) > len(lines) or not all(map(str.endswith, lines, words)):
        return None
    places = [end - len(line) for end, line in zip(ends, words, strict=False)]
    return ScalarMap(list(accumulate(map(len, words[:-1]), initial=0)), places)


def character_end(text: str, offset: int, style: str) -> int:
    """Return where a character of a scalar ends that stands at `offset` of the file or raw text."""
    # An escape, a doubled quote and a CRLF line end take more than one character of the file.
    return _end(_CHARACTER[style], text, offset)


def _flow_pieces(raw: str, style: str) -> Iterator[_Piece]:
    quote = len(style)
    done, end = quote, len(raw) - quote
    for special in _SPECIAL[style].finditer(raw, done, end):
        words = raw[done : special.start()]
        if special[1]:
            yield done, words
            yield special.start(), None
        else:
            yield done, words if special[0][0] == "\\" else words.rstrip(" \t")
            yield from _folded(raw, special.start(), special.end())
        done = special.end()
    yield done, raw[done:end]
    yield end, ""


def _folded(raw: str, start: int, end: int) -> Iterator[_Piece]:
    """Read the line breaks between two words: one is a space, of several the first is dropped."""
    first, *others = _LINE_BREAK.finditer(raw, start, end)
    if raw[start] != "\\":
        if first[0] in _SEPARATORS:
            others.insert(0, first)
        elif not others:
            yield first.start(), " "
    for line_break in others:
        yield line_break.start(), _as_read(line_break[0])


def _block_pieces(raw: str, value: str, style: str) -> Iterator[_Piece]:
    """Read a literal or folded scalar line by line, until all of the value is found.

    Where the words of a line begin follows from the white space that they have in the value:
    indicators such as `|2` count from the parent's indentation, which the raw text does not tell.
    """
    header, *lines = raw.splitlines(keepends=True)
    done = start = len(header)
    position = 0
    for line in lines:
        if position == len(value):
            break
        end = start + len(line.rstrip(_BREAKS))
        line_break = raw[end : start + len(line)]
        spaces = _end(_SPACES, value, position) - position
        begin = end - len(raw[start:end].lstrip(" ")) - spaces
        words = raw[begin:end]
        yield begin, words
        position += len(words)
        done, start = end, start + len(line)
        is_folded = style == ">"
        if position == len(value) or (
            is_folded and _is_dropped(words, line_break, value, position)
        ):
            continue
        yield done, " " if is_folded and value[position] == " " else _as_read(line_break)
        position += 1
        done = start
    yield done, ""


def _is_dropped(words: str, line_break: str, value: str, position: int) -> bool:
    """Whether blank lines follow a folded scalar's line break, between words without white space before."""
    if words[:1] in ("", " ", "\t") or line_break in _SEPARATORS:
        return False
    following = _end(_BREAKS_IN_VALUE, value, position)
    return position < following < len(value) and value[following] not in " \t"


def _as_read(line_break: str) -> str:
    return line_break if line_break in ("", *_SEPARATORS) else "\n"


def _end(pattern: re.Pattern[str], text: str, start: int) -> int:
    match = pattern.match(text, start)
    return match.end() if match else start

"""Losses planted in a draft: what a converter might do to a leaflet without anybody seeing it."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from leaflint.checks.sign_off.marks import Mark, own_marks

_MEANS = {Mark.NUMBER, Mark.UNIT, Mark.NEGATION, Mark.MODAL, Mark.TERM}
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?")
_PHONE = re.compile(r"0\d{2,4} \d{3,4} \d{3,4}")
_ADDRESS = re.compile(r"[\w.]+@[\w.]+\w|www\.[\w./-]+\w")
_OTHERS = {
    "not": "now", "must": "may", "can": "cannot", "may": "must", "no": "any", "never": "always",
    "should": "could", "mg": "g", "ml": "l", "hours": "days", "days": "weeks", "weeks": "days",
    "minutes": "hours", "cannot": "can", "unless": "if",
}  # fmt: skip
"""Words that change a meaning, each with another."""


class Planted(NamedTuple):
    """A draft with a loss in it, and what was done to it."""

    text: str
    what: str


Change = Callable[[str, Random], Planted | None]


def plant(draft: str, draw: Random) -> Planted:
    """Do one thing at random to the sections of a draft."""
    head, key, body = draft.partition("\nsections:\n")
    while True:
        planted = draw.choice(_CHANGES)(body, draw)
        if planted and planted.text != body:
            return Planted(head + key + planted.text, planted.what)


def _spans(body: str, pattern: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return where a pattern matches in the text that readers read, not in keys of YAML or numbers of steps."""
    spans = []
    for match in pattern.finditer(body):
        line = body[body.rfind("\n", 0, match.start()) + 1 : match.start()]
        is_key = re.match(
            r"  - heading:|    (?:kind|text|include):|evidence:|  - title|    url", line
        )
        if (line.strip() and not is_key and re.search(r"\w", line)) or re.fullmatch(r" *- ", line):
            spans.append(match.span())
    return spans


def _meaning(body: str) -> list[tuple[int, int]]:
    return [
        (start, end)
        for start, end in _spans(body, _WORD)
        if _MEANS.intersection(own_marks(body[start:end], body[start:end].lower()))
    ]


def _replace(body: str, span: tuple[int, int], by: str) -> Planted:
    start, end = span
    text = body[:start] + by + body[end:]
    return Planted(text, f"{body[start - 20 : end + 20]!r}: {body[start:end]!r} → {by!r}")


def _delete_word(body: str, draw: Random) -> Planted | None:
    spans = _meaning(body)
    return _replace(body, draw.choice(spans), "") if spans else None


def _change_word(body: str, draw: Random) -> Planted | None:
    spans = [span for span in _spans(body, _WORD) if body[slice(*span)] in _OTHERS]
    span = draw.choice(spans) if spans else None
    return _replace(body, span, _OTHERS[body[slice(*span)]]) if span else None


def _change_figure(body: str, draw: Random) -> Planted | None:
    spans = _spans(body, re.compile(r"\d"))
    return _replace(body, draw.choice(spans), str(draw.randrange(10))) if spans else None


def _delete_figure(body: str, draw: Random) -> Planted | None:
    spans = _spans(body, re.compile(r"\d"))
    return _replace(body, draw.choice(spans), "") if spans else None


def _swap_numbers(body: str, draw: Random) -> Planted | None:
    spans = _spans(body, re.compile(r"(?<![\d.,])\d{1,3}(?![\d.,])"))
    if len(spans) < 2:
        return None
    (start, end), (after, last) = sorted(draw.sample(spans, 2))
    text = body[:start] + body[after:last] + body[end:after] + body[start:end] + body[last:]
    return Planted(text, f"swapped: {body[start:end]} and {body[after:last]}")


def _delete_address(body: str, draw: Random) -> Planted | None:
    spans = _spans(body, re.compile(f"{_PHONE.pattern}|{_ADDRESS.pattern}"))
    return _replace(body, draw.choice(spans), "") if spans else None


def _change_letter(body: str, draw: Random) -> Planted | None:
    drugs = [
        span
        for span in _meaning(body)
        if Mark.TERM in own_marks(body[slice(*span)], body[slice(*span)].lower())
    ]
    spans = drugs + _spans(body, _ADDRESS)
    if not spans:
        return None
    start, end = draw.choice(spans)
    at = draw.choice([number for number in range(start, end) if body[number].isalpha()])
    return _replace(body, (at, at + 1), "q" if body[at] != "q" else "z")


def _delete_line(body: str, draw: Random) -> Planted | None:
    spans = _spans(body, re.compile(r"(?m)\S.*$"))
    lines = [match.span() for match in re.finditer(r"(?m)^      (?:- |\d+\. )?[A-Za-z*].*$", body)]
    return _replace(body, draw.choice(lines), "      Read this.") if lines and spans else None


def _double_line(body: str, draw: Random) -> Planted | None:
    lines = [
        match.span()
        for match in re.finditer(r"(?m)^      .*$", body)
        if re.search(r"\d|\b(?:not|must|may|can)\b", match[0])
    ]
    if not lines:
        return None
    span = draw.choice(lines)
    line = body[slice(*span)]
    return _replace(
        body, span, f"{line}\n{line if line.lstrip().startswith('-') else '      ' + line.lstrip()}"
    )


_CHANGES: tuple[Change, ...] = (
    _delete_word,
    _change_word,
    _change_figure,
    _delete_figure,
    _swap_numbers,
    _delete_address,
    _change_letter,
    _delete_line,
    _double_line,
)

"""Finds the phone numbers in what readers read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import Final

from leaflint.text.contacts import context
from leaflint.text.contacts.addresses import address_spans
from leaflint.text.contacts.characters import plain
from leaflint.text.contacts.groups import Group, candidate_at, runs_of_groups
from leaflint.text.contacts.phone_number import PhoneNumber
from leaflint.text.contacts.ranges import RELAY_PREFIXES
from leaflint.text.contacts.readings import Reading, read
from leaflint.text.words.tokens import holds_digit

_MOST_SHORT = 5
"""Digits of the longest short number, such as one that takes texts."""
_CODE_AFTER: Final = r"[A-Za-z](?![a-z])|_|\.(?i:jpe?g|png|gif|pdf|docx?|xlsx?|html?)\b"


def find_numbers(text: str) -> tuple[PhoneNumber, ...]:
    """Return the phone numbers in the text of one block (Markdown already removed), in order."""
    return _find_numbers(text) if holds_digit(text) else ()


@lru_cache(maxsize=8192)  # leaflets share many a paragraph with a number or a figure
def _find_numbers(text: str) -> tuple[PhoneNumber, ...]:
    plain_text = text if text.isascii() else plain(text)
    found: list[PhoneNumber] = []
    for run in runs_of_groups(plain_text):
        if sum(len(group.digits) for group in run) >= 3:  # as 999 has
            _find_in_run(text, plain_text, run, found)
    if not found:
        return ()
    apart: list[PhoneNumber] = []
    for number in found:
        if apart and number.start < apart[-1].end:  # of two readings the longer counts
            apart[-1] = max(apart[-1], number, key=lambda reading: reading.end - reading.start)
        else:
            apart.append(number)
    spans = address_spans(plain_text)
    starts = [start for start, _ in spans]
    covered_to = [0, *accumulate((end for _, end in spans), max)]
    return tuple(
        number for number in apart if number.start >= covered_to[bisect_right(starts, number.start)]
    )


def read_number(field: str) -> PhoneNumber | None:
    """Return the number that a field holds and nothing but it, or None.

    A field stands for a number, so that no words need to say so: "111", "85258". A Relay UK prefix
    may stand before the number. Spans are those in the field.
    """
    meant: PhoneNumber | None = None
    for introduction in ("Call ", "Text "):
        for number in find_numbers(introduction + field):
            start, end = number.start - len(introduction), number.end - len(introduction)
            before = field[:start].strip()
            if end == len(field.rstrip()) and before == number.relay_prefix:
                read = number._replace(start=start, end=end)
                if read.kind != "invalid" or len(read.number) > _MOST_SHORT:
                    return read
                meant = meant or read  # as one that is called; it may be one that takes texts
    return meant


def _find_in_run(
    text: str, plain_text: str, run: Sequence[Group], found: list[PhoneNumber]
) -> None:
    index, adjoining = 0, False
    while index < len(run):
        first = run[index]
        candidate = candidate_at(plain_text, run, index, adjoining=adjoining)
        no_number = first.quantity or first.digits in RELAY_PREFIXES
        reading = None if no_number else read(candidate, found[-1] if found else None)
        if reading is None:
            adjoining = first.digits not in RELAY_PREFIXES
            index += 1
            continue
        end = run[index + reading.groups - 1].end
        if not _is_code(plain_text, first.start, end, reading, opens_run=index == 0):
            start = first.start if candidate.plus is None else candidate.plus
            start, end = _with_bracket(plain_text, start, end)
            number, kind, _ = reading
            prefix = context.relay_prefix(plain_text, start)
            found.append(PhoneNumber(start, end, text[start:end], number, kind, prefix))
        adjoining = False
        index += reading.groups


def _is_code(text: str, start: int, end: int, reading: Reading, *, opens_run: bool) -> bool:
    if text[start - 1 : start].isalpha() and reading.kind == "invalid":
        return True
    attached = opens_run and start > 1 and text[start - 1] in "-/" and text[start - 2].isalnum()
    if attached and not context.is_called(text, start):
        return True
    code_after = re.match(_CODE_AFTER, text[end : end + 8])
    return code_after is not None or context.is_identifier(text, start)


def _with_bracket(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the bracket that belongs to the number: "(01632) 960 123"."""
    inside = text[start:end]
    opened = inside.count("(") - inside.count(")")
    if opened < 0 and text[start - 1 : start] == "(":
        return start - 1, end
    if opened > 0 and text[end : end + 1] == ")":
        return start, end + 1
    return start, end

"""Finds the phone numbers in what readers read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from leaflint.text.contacts import context
from leaflint.text.contacts.addresses import address_spans
from leaflint.text.contacts.characters import cleaned, holds_digit, plain
from leaflint.text.contacts.extensions import extension_after
from leaflint.text.contacts.groups import Group, runs_of_groups
from leaflint.text.contacts.identity import national_digits
from leaflint.text.contacts.model import PhoneNumber
from leaflint.text.contacts.place import MOST_GROUPS, Place, Reading
from leaflint.text.contacts.ranges import RELAY_PREFIXES, is_drama, is_placeholder
from leaflint.text.contacts.reading import read

_FEWEST_DIGITS: Final = 3
"""Digits of the shortest numbers: 999, 112, 111."""
_CODE_AFTER: Final = re.compile(r"[A-Za-z](?![a-z])|_|\.(?i:jpe?g|png|gif|pdf|docx?|xlsx?|html?)\b")


def find_numbers(text: str) -> tuple[PhoneNumber, ...]:
    """Return the phone numbers in the text of one block (Markdown already removed), in order."""
    return _find_numbers(text) if holds_digit(text) else ()


@lru_cache(maxsize=8192)  # leaflets share many a paragraph with a number or a figure
def _find_numbers(text: str) -> tuple[PhoneNumber, ...]:
    plain_text = text if text.isascii() else plain(text)
    found: list[PhoneNumber] = []
    for run in runs_of_groups(plain_text):
        if sum(len(group.digits) for group in run) >= _FEWEST_DIGITS:
            _find_in_run(text, plain_text, run, found)
    return _outside_addresses(plain_text, _apart(found)) if found else ()


def _apart(found: Sequence[PhoneNumber]) -> list[PhoneNumber]:
    """Return the numbers without overlaps: of two readings of the same digits the longer counts."""
    apart: list[PhoneNumber] = []
    for number in found:
        if apart and number.start < apart[-1].end:
            apart[-1] = max(apart[-1], number, key=lambda one: one.end - one.start)
        else:
            apart.append(number)
    return apart


def read_number(field: str) -> PhoneNumber | None:
    """Return the number that a field holds and nothing but it, or None.

    A field stands for a number, so that no words need to say so: "111", "85258". A Relay UK prefix
    may stand before the number. Spans are those in the field.
    """
    for introduction in ("Call ", "Text "):
        for number in find_numbers(introduction + field):
            start, end = number.start - len(introduction), number.end - len(introduction)
            before = field[:start].strip()
            if end == len(field.rstrip()) and before == number.relay_prefix:
                return replace(number, start=start, end=end)
    return None


def _find_in_run(
    text: str, plain_text: str, run: Sequence[Group], found: list[PhoneNumber]
) -> None:
    """Add the numbers in a run of groups to `found`."""
    index, adjoining = 0, False
    while index < len(run):
        start = run[index].start
        plus = _plus_before(plain_text, start)
        previous = found[-1] if found else None
        groups = run[index : index + MOST_GROUPS]
        reading = read(Place(plain_text, groups, previous, adjoining, plus is not None))
        if reading is None:
            adjoining = run[index].digits not in RELAY_PREFIXES
            index += 1
            continue
        end = run[index + reading.groups - 1].end
        if not _is_code(plain_text, start, end, reading, opens_run=index == 0):
            start, end = _span(plain_text, start if plus is None else plus, end)
            found.append(_phone_number(text, plain_text, start, end, reading))
        adjoining = False
        index += reading.groups


def _outside_addresses(text: str, found: Sequence[PhoneNumber]) -> tuple[PhoneNumber, ...]:
    """Return the numbers that are not digits of a web address, an e-mail address or a DOI."""
    spans = iter([*address_spans(text), (len(text), len(text))])
    start, end, covered = 0, 0, 0
    kept = []
    for number in found:
        while start <= number.start:
            covered = max(covered, end)
            start, end = next(spans)
        if number.start >= covered:
            kept.append(number)
    return tuple(kept)


def _plus_before(text: str, start: int) -> int | None:
    """Return where a "+" stands before a group, at most a space or a bracket between, or None."""
    first = max(0, start - 3)
    before = text[first:start].rstrip(" (")
    return first + len(before) - 1 if before.endswith("+") else None


def _is_code(text: str, start: int, end: int, reading: Reading, *, opens_run: bool) -> bool:
    """Return whether the digits are part of a code, or words announce them as something else."""
    if text[start - 1 : start].isalpha() and reading.kind == "invalid":
        return True
    attached = opens_run and start > 1 and text[start - 1] in "-/" and text[start - 2].isalnum()
    if attached and not context.is_called(text, start):
        return True
    return _CODE_AFTER.match(text, end) is not None or context.is_identifier(text, start)


def _span(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span with the bracket that belongs to the number: "(01632) 960 123"."""
    inside = text[start:end]
    opened = inside.count("(") - inside.count(")")
    if opened < 0 and text[start - 1 : start] == "(":
        return start - 1, end
    if opened > 0 and text[end : end + 1] == ")":
        return start, end + 1
    return start, end


def _phone_number(
    text: str, plain_text: str, start: int, end: int, reading: Reading
) -> PhoneNumber:
    national = national_digits(reading.number)
    short = reading.kind in ("short", "text-short-code", "international")
    return PhoneNumber(
        start=start,
        end=end,
        written=text[start:end],
        number=reading.number,
        kind=reading.kind,
        drama=is_drama(national),
        placeholder=not short and is_placeholder(national),
        extension=extension_after(plain_text, end),
        relay_prefix=context.relay_prefix(plain_text, start),
        cleaned=cleaned(text[start:end]),
    )

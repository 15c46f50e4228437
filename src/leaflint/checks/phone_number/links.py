"""Links in leaflets: where they lead must be what their words show, and in the directory."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TypeVar
from urllib.parse import unquote

from leaflint.checks.phone_number.addresses import ShownAddress, judge_address, target_of
from leaflint.content.directory_index import DirectoryIndex
from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Problem
from leaflint.text.contacts.numbers import find_numbers, read_number
from leaflint.text.contacts.phone_number import PhoneNumber
from leaflint.text.prose.blocks import Block, Link

_Placed = TypeVar("_Placed", ShownAddress, PhoneNumber)


def judge_links(
    leaflet: Leaflet,
    block: Block,
    shown: Sequence[ShownAddress],
    known: DirectoryIndex,
    numbers: DirectoryIndex,
) -> Iterator[Problem]:
    """Judge where the links of a block lead; `shown` are the addresses in its words."""
    if not block.links:
        return
    by_start = sorted(shown, key=_start)
    shown_numbers = find_numbers(block.text)
    for link in block.links:
        target = target_of(link)
        if target is None:
            yield from _dialled(leaflet, block, link, _inside(link, shown_numbers), numbers)
        else:
            inside = sorted(_inside(link, by_start), key=lambda one: not one.email)
            yield from _led(leaflet, block, target, inside, known)


def _inside(link: Link, in_order: Sequence[_Placed]) -> list[_Placed]:
    """Return what stands inside the words of a link, of what stands in its block."""
    first = bisect_left(in_order, link.start, key=_start)
    last = bisect_left(in_order, link.end, first, key=_start)
    return [one for one in in_order[first:last] if one.end <= link.end]


def _start(one: ShownAddress | PhoneNumber) -> int:
    return one.start


def _led(
    leaflet: Leaflet,
    block: Block,
    target: ShownAddress,
    inside: Sequence[ShownAddress],
    known: DirectoryIndex,
) -> Iterator[Problem]:
    """Judge where a link leads: to a known address, or to the one that its words show inside."""
    if not inside:
        yield from judge_address(leaflet, block, target, known)
    elif target.key not in {one.key for one in inside}:
        span = (target.start, target.end)
        yield _differs(leaflet, block, span, inside[0].written, target.written)


def _dialled(
    leaflet: Leaflet, block: Block, link: Link, inside: Sequence[PhoneNumber], known: DirectoryIndex
) -> Iterator[Problem]:
    """Judge a link that dials a number ("tel:"): the one that its words show inside must be that."""
    scheme, _, rest = link.url.partition(":")
    if scheme.lower() != "tel":
        return
    number = read_number(unquote(rest).partition(";")[0])
    if inside and (number is None or number.number not in {one.number for one in inside}):
        yield _differs(leaflet, block, (link.start, link.end), inside[0].written, link.url)
    elif not inside and (number is None or number.number not in known.owners):
        at = leaflet.within(block, link.start, link.end)
        message = f"the link dials {rest}, which is not in the directory"
        help_text = "Correct the link, or add its service to content/directory.yaml."
        section = leaflet.section_of(block.path)
        yield Problem("not-in-directory", at, message, help_text, link.url, section)


def _differs(
    leaflet: Leaflet, block: Block, span: tuple[int, int], words: str, target: str
) -> Problem:
    message = f"the link shows {words} but leads to {target}"
    section = leaflet.section_of(block.path)
    at = leaflet.within(block, *span)
    return Problem("link", at, message, "Make the two the same.", target, section)

"""E-mail and web addresses in leaflets, held against the directory; and links that dial.

A web address is known when a service's page is on the same host: leaflets may name any page of a
known site. Sources under `evidence` are no contacts and are not judged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar
from urllib.parse import unquote

from leaflint.contacts.addresses import find_emails, find_web_addresses, same_email
from leaflint.contacts.model import PhoneNumber
from leaflint.contacts.numbers import find_numbers, read_number
from leaflint.contacts.similarity import near_miss
from leaflint.finding import Problem
from leaflint.known_numbers import KnownAddresses, KnownNumbers, host_of
from leaflint.leaflet import Leaflet
from leaflint.models.directory import Service
from leaflint.prose.blocks import Block, Link

_DOT_INSIDE: Final = re.compile(r"\.[A-Za-z]")


class _Shown(NamedTuple):
    """An address that readers see or follow.

    Attributes:
        start: offset in the block's text.
        end: offset after it.
        written: the address as it stands.
        key: what of it is compared: an e-mail address, or the host of a web address.
        email: whether it is an e-mail address.
    """

    start: int
    end: int
    written: str
    key: str
    email: bool


_Placed = TypeVar("_Placed", _Shown, PhoneNumber)


def judge_addresses(
    leaflet: Leaflet, known: KnownAddresses, numbers: KnownNumbers
) -> Iterator[Problem]:
    """Judge every e-mail and web address that readers see, and where links lead."""
    for block in leaflet.blocks_with_addresses:
        shown = tuple(_in_words(block.text))
        for one in shown:
            yield from _known(leaflet, block, one, known)
        yield from _judge_links(leaflet, block, shown, known, numbers)


def _judge_links(
    leaflet: Leaflet,
    block: Block,
    shown: Sequence[_Shown],
    known: KnownAddresses,
    numbers: KnownNumbers,
) -> Iterator[Problem]:
    """Judge where the links of a block lead; `shown` are the addresses in its words."""
    if not block.links:
        return
    by_start = sorted(shown, key=_start)
    shown_numbers = find_numbers(block.text)
    for link in block.links:
        target = _target(link)
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


def _start(one: _Shown | PhoneNumber) -> int:
    return one.start


def services_of(leaflet: Leaflet, known: KnownAddresses) -> Iterator[Service]:
    """Yield the services whose addresses a leaflet shows or links to."""
    for block in leaflet.blocks_with_addresses:
        linked = (target for link in block.links if (target := _target(link)) is not None)
        for one in (*_in_words(block.text), *linked):
            service = _known_by(known, one).get(one.key)
            if service is not None:
                yield service


def _in_words(text: str) -> Iterator[_Shown]:
    if "@" in text:
        for one in find_emails(text):
            yield _Shown(one.start, one.end, one.written, one.address, email=True)
    if _DOT_INSIDE.search(text):
        for one in find_web_addresses(text):
            yield _Shown(one.start, one.end, one.written, host_of(one.written), email=False)


def _target(link: Link) -> _Shown | None:
    """Return the e-mail or web address that a link leads to, at the place of the link's words."""
    scheme, _, rest = link.url.partition(":")
    if scheme.lower() == "mailto":
        written = unquote(rest.partition("?")[0])
        return _Shown(link.start, link.end, written, same_email(written), email=True)
    if scheme.lower() in {"http", "https"}:
        return _Shown(link.start, link.end, link.url, host_of(link.url), email=False)
    return None


def _known_by(known: KnownAddresses, one: _Shown) -> Mapping[str, Service]:
    return known.emails if one.email else known.hosts


def _known(leaflet: Leaflet, block: Block, one: _Shown, known: KnownAddresses) -> Iterator[Problem]:
    """Say that an address is in no directory, or that it is one slip away from one that is."""
    services = _known_by(known, one)
    if one.key in services:
        return
    near = near_miss(one.key, services)
    at, section = leaflet.within(block, one.start, one.end), leaflet.section_of(block.path)
    if near is not None:
        message = f"{one.written} is one slip away from {near} ({services[near].name})"
        help_text = f"Write {near}; or, if it is right, add its service to the directory."
        yield Problem("address-slip", at, message, help_text, one.written, section)
        return
    kind = "e-mail address" if one.email else "web address"
    message = f"the {kind} {one.written} is not in the directory"
    help_text = "If readers should use it, add it to its service in content/directory.yaml."
    yield Problem("address", at, message, help_text, one.written, section)


def _led(
    leaflet: Leaflet, block: Block, target: _Shown, inside: Sequence[_Shown], known: KnownAddresses
) -> Iterator[Problem]:
    """Judge where a link leads: to a known address, or to the one that its words show inside."""
    if not inside:
        yield from _known(leaflet, block, target, known)
    elif target.key not in {one.key for one in inside}:
        span = (target.start, target.end)
        yield _differs(leaflet, block, span, inside[0].written, target.written)


def _dialled(
    leaflet: Leaflet, block: Block, link: Link, inside: Sequence[PhoneNumber], known: KnownNumbers
) -> Iterator[Problem]:
    """Judge a link that dials a number ("tel:"): the one that its words show inside must be that."""
    scheme, _, rest = link.url.partition(":")
    if scheme.lower() != "tel":
        return
    number = read_number(unquote(rest).partition(";")[0])
    if inside and (number is None or number.number not in {one.number for one in inside}):
        yield _differs(leaflet, block, (link.start, link.end), inside[0].written, link.url)
    elif not inside and (number is None or number.number not in known.services):
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

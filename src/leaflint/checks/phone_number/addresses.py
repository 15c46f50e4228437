"""E-mail and web addresses that readers see, and where links lead, compared with the directory.

A web address is known when a service's page is on the same host: leaflets may name any page of a
known site. Sources under `evidence` are no contacts and are not checked.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar
from urllib.parse import unquote

from leaflint.checks.hit import Excerpt
from leaflint.content.directory_index import DirectoryIndex
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import Service
from leaflint.core.finding import Problem
from leaflint.text.contacts.addresses import Address, host_of
from leaflint.text.contacts.numbers import find_numbers, read_number
from leaflint.text.contacts.phone_number import PhoneNumber
from leaflint.text.contacts.similarity import near_miss
from leaflint.text.prose.blocks import Link

_Placed = TypeVar("_Placed", Address, PhoneNumber)
_start = attrgetter("start")
_SITE_NAMES = frozenset({"GOV.UK", "GOV.SCOT", "GOV.WALES"})
"""Names of public bodies that only look like addresses, as they are written."""


def check_addresses(leaflet: Leaflet, index: DirectoryIndex) -> Iterator[Problem]:
    """Find addresses that no service has, and links that lead elsewhere than their words say."""
    for block, addresses in leaflet.addresses:
        for address in addresses:
            if address.written in _SITE_NAMES:
                continue
            excerpt = Excerpt(leaflet, block, address.start, address.end)
            yield from _check_address(address, excerpt, index)
        if block.links:
            in_order, numbers = sorted(addresses, key=_start), find_numbers(block.text)
            for link in block.links:
                excerpt = Excerpt(leaflet, block, link.start, link.end)
                target = _target(link)
                if target is not None:
                    shown = _inside(link, in_order)
                    if not shown:
                        yield from _check_address(target, excerpt, index)
                    elif target.key not in {address.key for address in shown}:
                        first = min(shown, key=lambda address: not address.email)
                        yield _differs(excerpt, first.written, target.written)
                elif link.url.lower().startswith("tel:"):
                    yield from _check_dialled(link, _inside(link, numbers), excerpt, index)


def services_of(leaflet: Leaflet, index: DirectoryIndex) -> Iterator[Service]:
    """Yield each service of the directory that has an address in the leaflet: shown, or linked to."""
    for block, addresses in leaflet.addresses:
        for address in (*addresses, *filter(None, map(_target, block.links))):
            if service := _known(index, address).get(address.key):
                yield service


def _known(index: DirectoryIndex, address: Address) -> Mapping[str, Service]:
    return index.emails if address.email else index.hosts


def _target(link: Link) -> Address | None:
    """Return the e-mail or web address that a link leads to, at the place of the link's words."""
    scheme, _, rest = link.url.partition(":")
    if scheme.lower() == "mailto":
        written = unquote(rest.partition("?")[0])
        return Address(link.start, link.end, written, written.lower(), email=True)
    if scheme.lower() in {"http", "https"}:
        return Address(link.start, link.end, link.url, host_of(link.url), email=False)
    return None


def _inside(link: Link, in_order: Sequence[_Placed]) -> list[_Placed]:
    """Return what stands inside the words of a link, of what stands in its block."""
    first = bisect_left(in_order, link.start, key=_start)
    last = bisect_left(in_order, link.end, first, key=_start)
    return [placed for placed in in_order[first:last] if placed.end <= link.end]


def _check_address(address: Address, excerpt: Excerpt, index: DirectoryIndex) -> Iterator[Problem]:
    """Find an address that is in no directory, or one slip away from one that is."""
    services = _known(index, address)
    if address.key in services:
        return
    near = near_miss(address.key, services)
    if near is not None:
        message = f"{address.written} is one slip away from {near} ({services[near].name})"
        help_text = f"Write {near}; or, if it is right, add its service to the directory."
        yield excerpt.problem("address-slip", message, help_text, address.written)
    else:
        kind = "e-mail address" if address.email else "web address"
        message = f"the {kind} {address.written} is not in the directory"
        help_text = "If readers should use it, add it to its service in content/directory.yaml."
        yield excerpt.problem("address", message, help_text, address.written)


def _check_dialled(
    link: Link, shown: Sequence[PhoneNumber], excerpt: Excerpt, index: DirectoryIndex
) -> Iterator[Problem]:
    """Check a link that dials a number ("tel:"): its words must show that number, if any."""
    dialled = link.url.partition(":")[2]
    number = read_number(unquote(dialled).partition(";")[0])
    if shown and (number is None or number.number not in {other.number for other in shown}):
        yield _differs(excerpt, shown[0].written, link.url)
    elif not shown and (number is None or number.number not in index.owners):
        message = f"the link dials {dialled}, which is not in the directory"
        help_text = "Correct the link, or add its service to content/directory.yaml."
        yield excerpt.problem("not-in-directory", message, help_text, link.url)


def _differs(excerpt: Excerpt, words: str, target: str) -> Problem:
    message = f"the link shows {words} but leads to {target}"
    return excerpt.problem("link", message, "Make the two the same.", target)

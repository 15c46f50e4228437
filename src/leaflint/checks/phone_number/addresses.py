"""E-mail and web addresses that readers see or follow, held against the directory.

A web address is known when a service's page is on the same host: leaflets may name any page of a
known site. Sources under `evidence` are no contacts and are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote

from leaflint.content.directory_index import DirectoryIndex, host_of
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import Service
from leaflint.core.finding import Problem
from leaflint.text.contacts.addresses import find_emails, find_web_addresses, same_email
from leaflint.text.contacts.similarity import near_miss
from leaflint.text.prose.blocks import Block, Link

_DOT_INSIDE: Final = re.compile(r"\.[A-Za-z]")


class ShownAddress(NamedTuple):
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


def addresses_in(text: str) -> Iterator[ShownAddress]:
    """Yield the addresses in the words of a block: first the e-mail addresses, each kind in order."""
    if "@" in text:
        for one in find_emails(text):
            yield ShownAddress(one.start, one.end, one.written, one.address, email=True)
    if _DOT_INSIDE.search(text):
        for one in find_web_addresses(text):
            yield ShownAddress(one.start, one.end, one.written, host_of(one.written), email=False)


def target_of(link: Link) -> ShownAddress | None:
    """Return the e-mail or web address that a link leads to, at the place of the link's words."""
    scheme, _, rest = link.url.partition(":")
    if scheme.lower() == "mailto":
        written = unquote(rest.partition("?")[0])
        return ShownAddress(link.start, link.end, written, same_email(written), email=True)
    if scheme.lower() in {"http", "https"}:
        return ShownAddress(link.start, link.end, link.url, host_of(link.url), email=False)
    return None


def judge_address(
    leaflet: Leaflet, block: Block, one: ShownAddress, known: DirectoryIndex
) -> Iterator[Problem]:
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


def services_of(leaflet: Leaflet, known: DirectoryIndex) -> Iterator[Service]:
    """Yield the services whose addresses a leaflet shows or links to."""
    for block in leaflet.blocks_with_addresses:
        linked = (target for link in block.links if (target := target_of(link)) is not None)
        for one in (*addresses_in(block.text), *linked):
            service = _known_by(known, one).get(one.key)
            if service is not None:
                yield service


def _known_by(known: DirectoryIndex, one: ShownAddress) -> Mapping[str, Service]:
    return known.emails if one.email else known.hosts

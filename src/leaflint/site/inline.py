"""The words of a block as a page shows them: links that are safe to follow, bold and italic words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from leaflint.core.escape import visible
from leaflint.text.prose.blocks import Block, Link

_SAFE = re.compile(r"(?:https?://|mailto:|tel:)[^\s\"'<>\\]+", re.IGNORECASE)
"""Where a link of a leaflet may lead; browsers run some of the others."""


class Run(NamedTuple):
    """Words that look alike."""

    text: str
    strong: bool = False
    emphasis: bool = False


class Piece(NamedTuple):
    """Words outside links, or those of one link: its address, or a place on the page ("#…")."""

    runs: tuple[Run, ...]
    url: str = ""


def one_line(text: str) -> str:
    """Return a text with single spaces, in one line."""
    return " ".join(text.split())


def safe_url(url: str) -> str:
    """Return an address that a page may link to; "" for any other."""
    return url if _SAFE.fullmatch(url) and visible(url) == url else ""


def pieces_of(block: Block, more_links: Iterable[Link] = ()) -> tuple[Piece, ...]:
    """Return the words of a block, with its own links and those more that touch none before them."""
    links: list[Link] = []
    for link in (*block.links, *more_links):
        if all(link.end <= other.start or other.end <= link.start for other in links):
            links.append(link)
    pieces, done = [], 0
    for link in sorted(links):
        pieces.append(Piece(tuple(_runs(block, done, link.start))))
        url = link.url if link not in block.links else safe_url(link.url)
        pieces.append(Piece(tuple(_runs(block, link.start, link.end)), url))
        done = link.end
    pieces.append(Piece(tuple(_runs(block, done, len(block.text)))))
    return tuple(piece for piece in pieces if piece.runs)


def _runs(block: Block, start: int, end: int) -> Iterator[Run]:
    """Yield the words from `start` to `end`, cut where bold or italic words begin and end."""
    edges = {edge for span in block.emphases for edge in span[:2] if start < edge < end}
    cuts = sorted({start, end} | edges)
    for first, last in pairwise(cuts):
        around = [span for span in block.emphases if span.start <= first and last <= span.end]
        yield Run(
            block.text[first:last],
            strong=any(span.strong for span in around),
            emphasis=any(not span.strong for span in around),
        )

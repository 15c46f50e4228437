"""The list of leaflets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.site.card import Card
from leaflint.site.estate import Estate
from leaflint.site.frame import LEAFLETS, Face, SitePage, site_page


def index_page(estate: Estate, face: Face, cards: Sequence[Card]) -> Iterator[SitePage]:
    """Yield the page that lists the leaflets, by title."""
    listed = [card for card in cards if face == "staff" or card.status == "published"]
    listed.sort(key=lambda card: (card.title.casefold(), card.name))
    yield site_page(estate.site, face, LEAFLETS.path, "index.html.jinja", cards=listed)

"""A page for each leaflet for staff: what is found in it, how hard it is to read, who signed what."""

from __future__ import annotations

from leaflint.engine.result import Details
from leaflint.site.card import Shown, reader_path, staff_path
from leaflint.site.estate import Estate
from leaflint.site.frame import LEAFLETS, Link, SitePage, site_page


def staff_page(estate: Estate, shown: Shown, details: Details) -> SitePage:
    """Return the page for staff of a leaflet."""
    name, title = shown.card.name, shown.card.title
    crumbs = (LEAFLETS, Link(title, reader_path(name)))
    return site_page(
        estate.site, "staff", staff_path(name), "staff.html.jinja",
        crumbs=crumbs, shown=shown, details=details,
    )  # fmt: skip

"""A page for each leaflet, as its readers get it."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from leaflint.checks.summary import LeafletSummary
from leaflint.content.models.site import Site
from leaflint.site.card import Card, Shown
from leaflint.site.estate import Estate
from leaflint.site.frame import LEAFLETS, Face, SitePage, site_page
from leaflint.site.inline import safe_url
from leaflint.site.leaflet_view import view_leaflet
from leaflint.site.leaflets import reader_path, staff_path
from leaflint.site.machine import json_ld, page_data
from leaflint.site.pictures import pictures_inside

NOT_READABLE = "This leaflet cannot be shown"


def look_at(estate: Estate, summary: LeafletSummary, name: str) -> Shown:
    """Read a leaflet, and see it as its readers do; `name` is that of its pages."""
    file = summary.file
    leaflet = estate.leaflets[file]
    if leaflet is None:
        return Shown(file, Card(name, name))
    source = pictures_inside(estate.tree)
    view = view_leaflet(leaflet, estate.plan.context, summary.review, "leaflet", source)
    card = Card(name, view.title, view.summary, leaflet.data.topics, view.status)
    return Shown(file, card, leaflet, view)


def reader_page(estate: Estate, face: Face, shown: Shown) -> SitePage:
    """Return the page that a leaflet's readers get.

    Of one that cannot be read, and for the public of one that is withdrawn, it says just that.
    """
    site, name, view = estate.site, shown.card.name, shown.view
    page = partial(site_page, site, face, reader_path(name), crumbs=(LEAFLETS,))
    if view is None or shown.leaflet is None:
        why = "Something is wrong with its file, so nobody can read it before that is mended."
        return page("no_leaflet.html.jinja", title=NOT_READABLE, why=why)
    if view.status == "withdrawn" and face == "public":
        why = "It is no longer in use. Please do not rely on a copy that you may have."
        return page("no_leaflet.html.jinja", title=f"{view.title}: withdrawn", why=why)
    return page(
        "reader.html.jinja",
        view=view,
        json_ld=json_ld(page_data(site, face, name, shown.leaflet, view)),
        feedback=feedback_url(site, name, view.edition),
        staff_path=staff_path(name),
        printed=[file.path for file in shown.printed],
    )


def feedback_url(site: Site, leaflet: str, edition: str) -> str:
    """Return where readers of an edition say what is wrong in it; "" where the site names no place."""
    place = site.feedback or ""
    for name, value in (("{leaflet}", leaflet), ("{edition}", edition)):
        place = place.replace(name, quote(value, safe=""))
    if "@" in place and ":" not in place:
        place = f"mailto:{place}?subject={quote(f'Leaflet {leaflet}, edition {edition}')}"
    return safe_url(place)

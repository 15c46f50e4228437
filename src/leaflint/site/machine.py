"""The leaflets for other programs: JSON-LD and a JSON file for each page, `leaflets.json` and a sitemap.

They are laid out as the NHS Website Content API has it: a list, and a file for each of its pages.

The public's have no draft in them, and of a withdrawn leaflet just that it is withdrawn. No face has
the name of whoever wrote, approved or owns a leaflet.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date
from html import escape
from typing import Literal

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.published import (
    FORMAT_VERSION,
    CollectionPage,
    ContactPoint,
    MedicalWebPage,
    WebPageElement,
)
from leaflint.content.models.site import Site
from leaflint.core.escape import escape_json, json_text, visible
from leaflint.site.contacts import ContactView
from leaflint.site.frame import Face, SitePage
from leaflint.site.leaflet_view import LeafletView
from leaflint.site.leaflets import reader_path
from leaflint.site.pages import fill

SCHEMA_ORG: Literal["https://schema.org"] = "https://schema.org"


def page_address(site: Site, name: str) -> str:
    """Return where a leaflet's page is: below the site's address, if that is known."""
    return f"{site.address.rstrip('/')}/{reader_path(name)}" if site.address else reader_path(name)


def page_data(
    site: Site, face: Face, name: str, leaflet: Leaflet, view: LeafletView
) -> MedicalWebPage:
    """Return a leaflet in the words of schema.org, without its text; `name` is that of its pages."""
    page: MedicalWebPage = {
        "@type": "MedicalWebPage",
        "identifier": leaflet.data.id,
        "name": visible(view.title),
        "url": page_address(site, name),
        "inLanguage": "en-GB",
        "creativeWorkStatus": view.status,
    }
    if not _tells(face, view):
        return page
    page["version"] = view.edition
    page["description"] = visible(view.summary)
    review = leaflet.data.review
    if review.last_reviewed:
        page["lastReviewed"] = str(review.last_reviewed)
    if review.next_review:
        page["nextReview"] = str(review.next_review)
    if view.contacts:
        page["mentions"] = [
            {
                "@type": "Organization",
                "name": visible(contact.name),
                "contactPoint": [_contact(contact)],
            }
            for contact in view.contacts
        ]
    return page


def _tells(face: Face, view: LeafletView) -> bool:
    """Whether a face tells what a leaflet says."""
    return face == "staff" or view.status != "withdrawn"


def _contact(contact: ContactView) -> ContactPoint:
    point: ContactPoint = {"@type": "ContactPoint"}
    words = []
    for way in contact.ways:
        if way.label == "Phone":
            point["telephone"] = way.url.removeprefix("tel:") or visible(way.text)
            if way.note == "free to call":
                point["contactOption"] = "TollFree"
            words.append(way.note)
        elif way.label == "E-mail":
            point["email"] = visible(way.text)
        elif way.label == "Web" and way.url:
            point["url"] = way.url
        else:
            words.append(f"{way.label}: {way.text}")
    words += [contact.hours, contact.answered_by]
    if described := visible("; ".join(filter(None, words))):
        point["description"] = described
    return point


def _parts(view: LeafletView) -> Iterator[WebPageElement]:
    """Yield the sections; what readers are told because the leaflet is past due comes first."""
    parts = [
        (section.heading, fill("section.html.jinja", nodes=section.nodes))
        for section in view.sections
    ]
    if view.banner:
        parts.insert(0, ("Please note", fill("banner.html.jinja", banner=view.banner)))
    for position, (headline, text) in enumerate(parts):
        yield {
            "@type": "WebPageElement",
            "position": position,
            "headline": visible(headline),
            "text": text.strip(),
        }


def json_ld(page: MedicalWebPage) -> str:
    """Return what stands in `<script type="application/ld+json">`: no text in it can end that.

    An address that is not whole is left out.
    """
    data = {"@context": SCHEMA_ORG, **page}
    if not page["url"].startswith("http"):
        del data["url"]
    text = escape_json(json.dumps(data, ensure_ascii=False))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def leaflet_json(face: Face, name: str, page: MedicalWebPage, view: LeafletView) -> SitePage:
    """Return the file of a leaflet with its text; it lies beside its page."""
    data: MedicalWebPage = {"@context": SCHEMA_ORG, **page}
    if _tells(face, view):
        data["hasPart"] = list(_parts(view))
    return SitePage(reader_path(name).replace(".html", ".json"), json_text(data).encode())


def lists(
    site: Site, face: Face, today: date, pages: Sequence[MedicalWebPage]
) -> Iterator[SitePage]:
    """Yield `leaflets.json`, whose schema is `schemas/leaflets.schema.json`, and the public's sitemap."""
    data: CollectionPage = {
        "@context": SCHEMA_ORG,
        "@type": "CollectionPage",
        "format_version": FORMAT_VERSION,
        "as_of": today.isoformat(),
        "hasPart": list(pages),
    }
    yield SitePage("leaflets.json", json_text(data).encode())
    if face == "public" and site.address:
        yield _sitemap(site.address, pages)


def _sitemap(address: str, pages: Sequence[MedicalWebPage]) -> SitePage:
    """Return what search engines may find: the published leaflets."""
    urls = [f"{address.rstrip('/')}/"]
    urls += (page["url"] for page in pages if page["creativeWorkStatus"] == "published")
    lines = "".join(f"<url><loc>{escape(url, quote=False)}</loc></url>\n" for url in urls)
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    return SitePage("sitemap.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode())

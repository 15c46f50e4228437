"""The leaflets for other programs: JSON-LD on each page, `leaflets.json` and a sitemap.

The public's have no draft in them, and of a withdrawn leaflet just that it is withdrawn. No face has
the name of whoever wrote, approved or owns a leaflet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.published import (
    FORMAT_VERSION,
    CollectionPage,
    ContactPoint,
    MedicalWebPage,
    WebPageElement,
)
from leaflint.core.escape import json_text, visible
from leaflint.site.contacts import ContactView
from leaflint.site.estate import Estate, Face, SitePage
from leaflint.site.leaflet_view import LeafletView, view_leaflet
from leaflint.site.pages import render

SCHEMA_ORG = "https://schema.org"


def page_address(address: str, leaflet_id: str) -> str:
    """Return where a leaflet's page is, below the site's address if that is known."""
    path = f"leaflets/{leaflet_id}.html"
    return f"{address.rstrip('/')}/{path}" if address else path


def page_data(leaflet: Leaflet, view: LeafletView, face: Face, address: str) -> MedicalWebPage:
    """Return a leaflet in the words of schema.org."""
    page: MedicalWebPage = {
        "@type": "MedicalWebPage",
        "identifier": leaflet.data.id,
        "name": visible(view.title),
        "url": page_address(address, leaflet.data.id),
        "inLanguage": "en-GB",
        "creativeWorkStatus": view.status,
    }
    if face == "public" and view.status == "withdrawn":
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
    page["hasPart"] = list(_parts(view))
    return page


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
        (section.heading, render("section.html.jinja", nodes=section.nodes))
        for section in view.sections
    ]
    if view.banner:
        parts.insert(0, ("Please note", render("banner.html.jinja", banner=view.banner)))
    for position, (headline, text) in enumerate(parts):
        yield {
            "@type": "WebPageElement",
            "position": position,
            "headline": visible(headline),
            "text": text.strip(),
        }


def json_ld(page: MedicalWebPage) -> str:
    """Return what stands in `<script type="application/ld+json">`: no text in it can end that.

    The words of the leaflet are left out, since they stand on the page; so is its address if nobody said it.
    """
    known = page["url"].startswith("http")
    left_out = {"hasPart"} if known else {"hasPart", "url"}
    data = {
        "@context": SCHEMA_ORG,
        **{key: value for key, value in page.items() if key not in left_out},
    }
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def leaflets_json(estate: Estate, pages: Iterable[MedicalWebPage]) -> SitePage:
    """Return all leaflets in one file, whose schema is `schemas/leaflets.schema.json`."""
    data: CollectionPage = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "format_version": FORMAT_VERSION,
        "as_of": estate.today.isoformat(),
        "hasPart": list(pages),
    }
    return SitePage("leaflets.json", json_text(data).encode())


def all_pages(estate: Estate, face: Face, address: str = "") -> Iterator[MedicalWebPage]:
    """Yield every leaflet that a face shows and that can be read, by file."""
    for file, leaflet in estate.leaflets.items():
        if leaflet and (face == "staff" or leaflet.data.status != "draft"):
            summary, _ = estate.report.look_at(file)
            review = summary.review if summary else None
            view = view_leaflet(leaflet, estate.plan.context, review, "leaflet", lambda _: "")
            yield page_data(leaflet, view, face, address)


def sitemap(pages: Iterable[MedicalWebPage], address: str) -> Iterator[SitePage]:
    """Yield the list of what search engines may find, for a site with an address: published leaflets."""
    if not address:
        return
    urls = [f"{address.rstrip('/')}/"]
    urls += (page["url"] for page in pages if page["creativeWorkStatus"] == "published")
    lines = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in urls)
    text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    yield SitePage("sitemap.xml", f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'.encode())

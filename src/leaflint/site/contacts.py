"""The services that a leaflet lists, as its readers see them: how to reach each, when, and at what cost."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import Cost, Directory, Service
from leaflint.site.inline import one_line, safe_url
from leaflint.text.contacts.numbers import read_number

_COSTS: dict[Cost, str] = {
    "free": "free to call",
    "standard": "costs the same as a call to an 01 or 02 number",
    "other": "ask your phone company what a call costs",
}


class Way(NamedTuple):
    """A way to reach a service: what it is, what stands there, where it leads, and a note."""

    label: str
    text: str
    url: str = ""
    note: str = ""


class ContactView(NamedTuple):
    """A service, with the ways to reach it and when somebody answers."""

    name: str
    ways: tuple[Way, ...]
    hours: str
    answered_by: str


def contacts_of(leaflet: Leaflet, directory: Directory) -> tuple[ContactView, ...]:
    """Return the services that a leaflet lists, in its order; an unknown id is an error of `schema`."""
    services = {service.id: service for service in directory.services}
    named = (services[name] for name in leaflet.data.contacts if name in services)
    return tuple(
        ContactView(
            service.name,
            _ways(service),
            one_line(service.hours or ""),
            one_line(service.answered_by or ""),
        )
        for service in named
    )


def dialled(number: str) -> str:
    """Return the address that has a phone call a number; "" where it is none."""
    found = read_number(number)
    return f"tel:{found.number}" if found and found.kind != "invalid" else ""


def _ways(service: Service) -> tuple[Way, ...]:
    phone, textphone = service.phone or "", service.textphone or ""
    email, web = service.email or "", service.web or ""
    ways = (
        Way("Phone", phone, dialled(phone), _COSTS[service.cost] if service.cost else ""),
        Way("Relay UK", f"18001 {phone}" if phone and service.relay else ""),
        Way("Textphone", textphone, dialled(textphone)),
        Way("Text message", service.text_number or ""),
        Way("E-mail", email, safe_url(f"mailto:{email}")),
        Way("Web", web, safe_url(web)),
    )
    return tuple(way for way in ways if way.text)

"""The services that a leaflet lists, as its readers see them: how to reach each, when, and at what cost."""

from __future__ import annotations

from typing import NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import Cost, Directory, Service
from leaflint.site.inline import safe_url
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
            service.name, tuple(_ways(service)), _line(service.hours), _line(service.answered_by)
        )
        for service in named
    )


def dialled(number: str) -> str:
    """Return the address that has a phone call a number; "" where it is none."""
    found = read_number(number)
    return f"tel:{found.number}" if found and found.kind != "invalid" else ""


def _ways(service: Service) -> list[Way]:
    ways = []
    if service.phone:
        cost = _COSTS[service.cost] if service.cost else ""
        ways.append(Way("Phone", service.phone, dialled(service.phone), cost))
    if service.phone and service.relay:
        ways.append(Way("Relay UK", f"18001 {service.phone}"))
    if service.textphone:
        ways.append(Way("Textphone", service.textphone, dialled(service.textphone)))
    if service.text_number:
        ways.append(Way("Text message", service.text_number))
    if service.email:
        ways.append(Way("E-mail", service.email, safe_url(f"mailto:{service.email}")))
    if service.web:
        ways.append(Way("Web", service.web, safe_url(service.web)))
    return ways


def _line(text: str | None) -> str:
    return " ".join((text or "").split())

"""Each service, and which leaflets send readers to it: those are affected when a number changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from leaflint.checks import phone_number
from leaflint.content.models.directory import NUMBER_KEYS, Service
from leaflint.core.plural import count
from leaflint.site.sheets import Part, Sheet, cells, table
from leaflint.site.standing import Standing


def services_sheet(standing: Standing) -> Sheet:
    """Return the page on services."""
    path, title = "governance/services.html", "By service"
    lead = "Which leaflets print this number? Those that list the service, or name it, its address or number."
    if phone_number.CHECK.id not in standing.plan.fact_types:
        why = f"The check {phone_number.CHECK.id} did not run, so nobody knows."
        return Sheet(path, title, (lead, why), ())
    used: defaultdict[str, list[str]] = defaultdict(list)
    for file, facts in standing.facts(phone_number.CHECK.id):
        for service in facts.services:
            used[service].append(file)
    services = sorted(standing.context.directory.services, key=lambda service: service.name)
    parts = tuple(_part(standing, service, used[service.id]) for service in services)
    return Sheet(path, title, (lead,), parts)


def _part(standing: Standing, service: Service, files: list[str]) -> Part:
    words = [f"{'; '.join(_ways(service))}.", _verified(standing, service)]
    owners = {entry.file: standing.reviews.name(entry.owner) for entry in standing.reviews.entries}
    rows = (
        cells(standing.leaflet_cell(file), owners.get(file, ""))
        for file in sorted(files, key=standing.title_key)
    )
    found = table(f"{count(len(files), 'leaflet')} with {service.name}", ("Leaflet", "Owner"), rows)
    if not found:
        words.append("No leaflet sends readers to it.")
    return Part(f"service-{service.id}", service.name, tuple(words), found)


def _verified(standing: Standing, service: Service) -> str:
    if service.last_verified is None:
        return "Nobody has verified it yet."
    by = f" by {standing.reviews.name(service.verified_by)}" if service.verified_by else ""
    return f"Last verified{by}: {service.last_verified.spoken}."


def _ways(service: Service) -> Iterator[str]:
    """Yield how a service is reached, and which numbers it no longer has."""
    for key in NUMBER_KEYS:
        if number := getattr(service, key):
            yield f"{key.replace('_', ' ').capitalize()} {number}"
    if service.email:
        yield f"E-mail {service.email}"
    if service.web:
        yield service.web
    for old in service.retired_numbers:
        yield f"retired since {old.retired.spoken}: {old.number}"

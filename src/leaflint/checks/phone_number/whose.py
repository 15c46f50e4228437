"""Whose number it is: in the directory, retired, or another service's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from leaflint.checks.phone_number.found import Found
from leaflint.checks.phone_number.settings import Settings
from leaflint.content.directory_index import DirectoryIndex, FormerOwner
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import DIRECTORY, Service
from leaflint.core.finding import Problem, Severity
from leaflint.text.contacts.costs import call_cost
from leaflint.text.contacts.house_format import house_format
from leaflint.text.contacts.similarity import nearest_numbers

_EMERGENCY = frozenset({"999", "112", "18000"})
"""Right beside many names: "call the police on 999", whatever other number the police have."""

_MOST_SUGGESTIONS = 3
"""More numbers that are equally near are a list, not a suggestion."""


def beside_another(found: Found, services: tuple[Service, ...]) -> bool:
    """Whether a number of these services stands beside the names of others alone."""
    if not found.named or found.number.number in _EMERGENCY:
        return False
    return all(service not in services for service in found.named)


def judge_known(
    found: Found, services: tuple[Service, ...], settings: Settings
) -> Iterator[Problem]:
    """Judge a number that the directory has: is it its service's name that stands beside it?"""
    number, own = found.number, {service.id for service in services}
    stand_in = number.drama or number.placeholder
    if stand_in and not (settings.allow_examples and any(one.example for one in services)):
        yield _stand_in(found, "Put the service's real number in the directory.")
    if beside_another(found, services):
        other = found.named[0]
        message = f"{number.written} is the number of {services[0].name}, not of {other.name}"
        help_text = (
            f"Write {other.phone}, or name the other service."
            if other.phone
            else "Correct one of them."
        )
        yield found.problem("other-service", message, help_text)
    elif number.kind != "short" and own.isdisjoint(found.leaflet.data.contacts):
        message = f"{number.written} ({services[0].name}) is not among the leaflet's `contacts`"
        yield found.problem("not-listed", message, f"Add `{services[0].id}` to `contacts`.")


def judge_retired(found: Found, retired: FormerOwner) -> Problem:
    """Say that a number is no longer in use, and what its service has instead.

    The new number is offered as a correction only where no other service's name stands beside it.
    """
    message = (
        f"{found.number.written} is no longer the number of {retired.service.name} "
        f"(since {retired.since.spoken})"
    )
    successor = house_format(retired.successor) if retired.successor else None
    if found.named and retired.service not in found.named:
        other = found.named[0]
        right = f" ({other.phone})" if other.phone else ""
        help_text = f"Beside it stands {other.name}: write its number{right}, or correct the name."
        return found.problem("retired", message, help_text)
    help_text = f"Write {successor}." if successor else "Take it out."
    return found.problem("retired", message, help_text, successor or "")


def judge_unknown(found: Found, settings: Settings, known: DirectoryIndex) -> Problem:
    """Say that a number is in no directory, and which one may be meant."""
    number = found.number
    suggestion = _did_you_mean(found, known)
    if number.placeholder:
        return _stand_in(found, "Write the service's number, as the directory has it.")
    if number.kind == "invalid":
        message = f"no phone number can be {number.written}{suggestion}"
        help_text = "Count its digits against the service's own page, then correct it."
        return found.problem("impossible", message, help_text)
    if number.drama and not settings.allow_examples:
        return _stand_in(found, "Write the service's number, as the directory has it.")
    cost = call_cost(number.number)
    if cost in settings.forbidden_costs and not nearest_numbers(number.number, known.owners):
        return too_dear(found)
    message = f"{number.written} is not in the directory{suggestion}"
    help_text = f"Correct it; or, if it is right, add its service to {DIRECTORY}."
    return found.problem("not-in-directory", message, help_text)


def too_dear(found: Found) -> Problem:
    """Say that no leaflet may give a number that costs so much."""
    message = f"a call to {found.number.written} costs more than one to an 01, 02 or 03 number"
    help_text = "Give a number that begins with 01, 02, 03 or 080, or an e-mail address."
    return found.problem("dear", message, help_text)


def _stand_in(found: Found, help_text: str) -> Problem:
    """Say that nobody answers a number; in a leaflet that patients don't read yet that may wait."""
    why = "is kept for drama" if found.number.drama else "only stands in for a number"
    message = f"{found.number.written} {why}: nobody answers it"
    problem = found.problem("example", message, help_text)
    if found.leaflet.data.status == "published":
        return problem
    return replace(problem, severity=Severity.NOTICE)


def _did_you_mean(found: Found, known: DirectoryIndex) -> str:
    """Return "; did you mean ...?", or "" when no number is near and no service is named.

    Numbers are near by slips of the pen. Of those that are equally near, one of a service that is
    named beside it or that the leaflet lists is meant. A named service whose number is not near is
    suggested as well.
    """
    near = nearest_numbers(found.number.number, known.owners)
    meant = [one.number for one in near if one.slips == near[0].slips]
    named = [number for one in found.named if (number := one.canonical("phone"))]
    listed = [number for number in meant if _is_listed(found.leaflet, known.owners[number])]
    likely = [number for number in meant if number in named] or listed or meant
    if len(likely) > _MOST_SUGGESTIONS:
        likely = []
    suggestions = dict.fromkeys((*likely, *named[:1]))
    told = [f"{house_format(one)} ({known.owners[one][0].name})" for one in suggestions]
    return f"; did you mean {' or '.join(told)}?" if told else ""


def _is_listed(leaflet: Leaflet, services: tuple[Service, ...]) -> bool:
    return any(service.id in leaflet.data.contacts for service in services)

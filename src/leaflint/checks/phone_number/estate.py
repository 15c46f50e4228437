"""Checks of the directory itself, and of leaflets that use one name for two numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from leaflint.checks.check import Context, Estate
from leaflint.checks.phone_number.addresses import services_of
from leaflint.checks.phone_number.settings import Settings
from leaflint.checks.phone_number.shown import why_unanswered
from leaflint.content.directory_index import canonical, cost_by_range
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import NUMBER_KEYS, Service
from leaflint.core.dates import add_months, spoken_day
from leaflint.core.finding import Position, Problem
from leaflint.text.contacts.numbers import read_number
from leaflint.text.contacts.phone_number import house_format


class NamedNumber(NamedTuple):
    """A name in a leaflet, and the canonical number that stands beside it, where it does."""

    name: str
    number: str
    at: Position


class UsedContacts(NamedTuple):
    """The ids of the services that a leaflet uses, and its numbers beside names that services share."""

    services: tuple[str, ...]
    numbers: tuple[NamedNumber, ...]


def gather(leaflet: Leaflet, settings: Settings, context: Context) -> UsedContacts:
    """Note the services that a leaflet uses, and the numbers beside names that two services share."""
    data, index = leaflet.data, context.directory_index
    if data.status == "withdrawn":
        return UsedContacts((), ())
    by_number = (
        service for _, number in leaflet.numbers for service in index.owners.get(number.number, ())
    )
    services = (*by_number, *services_of(leaflet, index))
    used = (*data.contacts, *(service.id for service in services))
    named = tuple(
        NamedNumber(name, number.number, leaflet.within(block, number.start, number.end))
        for block, number in leaflet.numbers
        if number.number in index.shared_names
        for name in index.names.beside(block.text, number.start, number.end)
        if name in index.shared_names[number.number]
    )
    return UsedContacts(tuple(dict.fromkeys(used)), named)


def check_estate(
    estate: Estate[UsedContacts], settings: Settings, context: Context
) -> Iterator[Problem]:
    """Find services that no leaflet uses, and names beside which leaflets give different numbers.

    Each place of a rarer number is a finding. The directory has all these numbers under that name; any
    other number is found in the leaflet itself.
    """
    contacts = estate.facts.values()
    used = {service for contact in contacts for service in contact.services}
    for index, service in enumerate(context.directory.services):
        needless = service.id not in used and not service.example and not _is_public(service)
        if needless and not estate.unread:  # an unread leaflet may use it
            at = context.shared.directory.at("services", index, "id")
            message = f"no leaflet sends readers to {service.name}"
            help_text = "Take it out, unless a leaflet will need it soon."
            yield Problem("unused", at, message, help_text, service.id)
    named = [named for contact in contacts for named in contact.numbers]
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    for name, number, _ in named:
        numbers[name][number] += 1
    for name, number, at in named:
        usual = numbers[name].most_common(1)[0][0]
        if number != usual:
            here, elsewhere = house_format(number), house_format(usual)
            message = f"'{name}' is {here} here, and {elsewhere} elsewhere"
            help_text = "Two services in the directory have this name. Give each a name of its own."
            yield Problem("two-numbers", at, message, help_text, f"{name}/{number}")


def check_directory(settings: Settings, context: Context) -> Iterator[Problem]:
    """Check every entry of the directory."""
    at = context.shared.directory.at
    for index, service in enumerate(context.directory.services):
        for key in NUMBER_KEYS:
            written = getattr(service, key)
            if written is not None:
                example = settings.allow_examples and service.example
                for rule, wrong, help_text in _wrong_number(written, example=example):
                    message, subject = f"`{key}` of {service.name}: {wrong}", f"{service.id}/{key}"
                    yield Problem(rule, at("services", index, key), message, help_text, subject)
        yield from _cost(service, at("services", index, "cost"))
        why = _why_not_verified(service, settings, context.today)
        if why:
            help_text = "Call the number; if the service answers, write today's date."
            place = at("services", index, "last_verified")
            yield Problem("not-verified", place, f"{service.name} {why}", help_text, service.id)


def _wrong_number(written: str, *, example: bool) -> Iterator[tuple[str, str, str]]:
    """Yield each rule that a number breaks, with message and help; an example may be made up."""
    number = read_number(written)
    if number is None or number.kind == "invalid":
        yield "directory-number", f"no phone number can be '{written}'", "Correct it."
    else:
        wanted = house_format(number.number)
        if wanted is not None and written != wanted and not number.relay_prefix:
            wrong = f"'{written}' is not written as numbers are here"
            yield "directory-number", wrong, f'Write "{wanted}".'
    why = number and why_unanswered(number)
    if why and not example:
        yield "example", f"{written} {why}", "Write the real number."


def _cost(service: Service, at: Position) -> Iterator[Problem]:
    """Find a cost that the number's range rules out; "other" is possible for all but free ranges."""
    number = canonical(service, "phone")
    right = cost_by_range(number) if number else None
    possible = {None, right, "other" if right == "standard" else right}
    if right is None or service.cost in possible:
        return
    message = f"`cost` of {service.name} is {service.cost}, but that of {service.phone} is {right}"
    yield Problem("directory-cost", at, message, f"Write `cost: {right}`.", service.id)


def _why_not_verified(service: Service, settings: Settings, today: date) -> str | None:
    """Return why a service's number is not verified, or None if it is or everybody knows the number."""
    months = settings.verify_within_months
    verified = service.last_verified
    if verified is None:
        if _is_public(service):
            return None
        return "has no `last_verified`: nobody has said that the number is right"
    changed = max((entry.retired.first for entry in service.retired_numbers), default=date.min)
    if verified.last < changed:
        return f"was last verified {verified.spoken}, before its number changed ({spoken_day(changed)})"
    if verified.last < add_months(today, -months):
        return f"was last verified {verified.spoken}, more than {months} months ago"
    return None


def _is_public(service: Service) -> bool:
    """Whether everybody knows the number, such as 999: it needs no call and no leaflet to be right."""
    number = read_number(service.phone or "")
    return number is not None and number.kind == "short"

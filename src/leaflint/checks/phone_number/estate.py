"""The directory itself, and one leaflet against another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from datetime import date
from typing import NamedTuple

from leaflint.checks.phone_number.settings import Settings
from leaflint.checks.phone_number.shown import why_unanswered
from leaflint.content.directory_index import cost_by_range
from leaflint.content.models.directory import NUMBER_KEYS, NumberKey, Service
from leaflint.core.dates import add_months, spoken_day
from leaflint.core.finding import Position, Problem
from leaflint.text.contacts.house_format import house_format
from leaflint.text.contacts.numbers import read_number


class Entries(NamedTuple):
    """The services of the directory, and what tells where in the file a piece of them stands."""

    services: tuple[Service, ...]
    at: Callable[..., Position]


class NamedNumber(NamedTuple):
    """A name in a leaflet, and the canonical number that stands beside it, where it does."""

    name: str
    number: str
    at: Position


class UsedContacts(NamedTuple):
    """What a leaflet says of services.

    Attributes:
        services: the ids of the services that it uses.
        numbers: the numbers beside names that several services of the directory share.
    """

    services: tuple[str, ...]
    numbers: tuple[NamedNumber, ...]


def judge_directory(
    directory: Entries, used: Collection[str], settings: Settings, today: date
) -> Iterator[Problem]:
    """Judge every entry of the directory; `used` are the ids of the services that leaflets name."""
    for index, service in enumerate(directory.services):
        for key in NUMBER_KEYS:
            written = getattr(service, key)
            if written is not None:
                at = directory.at("services", index, key)
                yield from _number(service, key, written, at)
                yield from _stand_in(service, key, written, at, settings)
        yield from _cost(service, directory.at("services", index, "cost"))
        why = _why_not_verified(service, settings, today)
        if why:
            at = directory.at("services", index, "last_verified")
            help_text = "Call the number; if the service answers, write today's date."
            yield Problem("not-verified", at, f"{service.name} {why}", help_text, service.id)
        if service.id not in used and not service.example and not _is_public(service):
            message = f"no leaflet sends readers to {service.name}"
            help_text = "Take it out, unless a leaflet will need it soon."
            at = directory.at("services", index, "id")
            yield Problem("unused", at, message, help_text, service.id)


def _number(service: Service, key: NumberKey, written: str, at: Position) -> Iterator[Problem]:
    number = read_number(written)
    subject = f"{service.id}/{key}"
    if number is None or number.kind == "invalid":
        message = f"`{key}` of {service.name}: no phone number can be '{written}'"
        yield Problem("directory-number", at, message, "Correct it.", subject)
        return
    wanted = house_format(number.number)
    if wanted is not None and written != wanted and not number.relay_prefix:
        message = f"`{key}` of {service.name}: '{written}' is not written as numbers are here"
        yield Problem("directory-number", at, message, f'Write "{wanted}".', subject)


def _stand_in(
    service: Service, key: NumberKey, written: str, at: Position, settings: Settings
) -> Iterator[Problem]:
    """Find a number that nobody answers, unless it is a sample's and the policy allows those."""
    number = read_number(written)
    why = number and why_unanswered(number)
    if why and not (settings.allow_examples and service.example):
        message = f"`{key}` of {service.name}: {written} {why}"
        yield Problem("example", at, message, "Write the real number.", f"{service.id}/{key}")


def _cost(service: Service, at: Position) -> Iterator[Problem]:
    """Find a cost that the number's range rules out; "other" is possible for all but free ranges."""
    number = service.canonical("phone")
    right = cost_by_range(number) if number else None
    if service.cost is None or right is None:
        return
    if service.cost == right or (right == "standard" and service.cost == "other"):
        return
    message = f"`cost` of {service.name} is {service.cost}, but that of {service.phone} is {right}"
    yield Problem("directory-cost", at, message, f"Write `cost: {right}`.", service.id)


def _why_not_verified(service: Service, settings: Settings, today: date) -> str | None:
    """Say since when nobody has called a service; None when somebody has, or all know the number."""
    months = settings.verify_within_months
    verified = service.last_verified
    if verified is None:
        if _is_public(service):
            return None
        return "has no `last_verified`: nobody has said that the number is right"
    changed = max((one.retired.first for one in service.retired_numbers), default=date.min)
    if verified.last < changed:
        return f"was last verified {verified.spoken}, before its number changed ({spoken_day(changed)})"
    if verified.last < add_months(today, -months):
        return f"was last verified {verified.spoken}, more than {months} months ago"
    return None


def _is_public(service: Service) -> bool:
    """Whether everybody knows the number, such as 999: it needs no call and no leaflet to be right."""
    number = read_number(service.phone or "")
    return number is not None and number.kind == "short"


def judge_two_numbers(named_numbers: Collection[NamedNumber]) -> Iterator[Problem]:
    """Find a name beside which leaflets give different numbers; the rarer ones are told.

    That each of the numbers is in the directory
    under that name is known: anything else is found in the leaflet itself.
    """
    numbers: dict[str, Counter[str]] = {}
    for name, number, _ in named_numbers:
        numbers.setdefault(name, Counter())[number] += 1
    most = {name: counts.most_common(1)[0][0] for name, counts in numbers.items()}
    for name, number, at in named_numbers:
        usual = most[name]
        if number != usual:
            message = (
                f"'{name}' is {house_format(number)} here, and {house_format(usual)} elsewhere"
            )
            help_text = "Two services in the directory have this name. Give each a name of its own."
            yield Problem("two-numbers", at, message, help_text, f"{name}/{number}")

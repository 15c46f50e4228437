"""Every phone number is right: in the directory, for the service it stands beside, well written.

A reader in trouble calls the number on the leaflet. This check finds the phone numbers in the
words that readers see and holds each against `content/directory.yaml`, the one place where numbers
are kept: is it there, does it belong to the service that is named right beside it, was it retired,
is it written in the house format (0808 800 6000, 020 7946 0123)? Numbers that everybody knows (999,
111, 116 123 and the like) need not be in the directory. Withdrawn leaflets are not judged.

Source of the house format: NHS digital service manual, A to Z of NHS health writing.

Passes::

    sections:
      - heading: Getting help
        text: Call our Helpline free on 0808 800 6000.

Fails with not-in-directory::

    sections:
      - heading: Getting help
        text: Call our Helpline free on 0808 800 6001.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pydantic import Field

from leaflint.checks.check import Check, Context, Fact, Rule
from leaflint.contacts.house_format import house_format
from leaflint.contacts.model import PhoneNumber
from leaflint.contacts.naming import name_beside
from leaflint.contacts.numbers import find_numbers, read_number
from leaflint.contacts.similarity import nearest_numbers
from leaflint.dates import add_months
from leaflint.finding import Position, Problem, Severity
from leaflint.known_numbers import NUMBER_KEYS
from leaflint.leaflet import Leaflet
from leaflint.models.directory import Service
from leaflint.models.fields import Flag, Whole
from leaflint.models.policy import Policy
from leaflint.prose.blocks import Block

DIRECTORY = "content/directory.yaml"
NO_BREAK_SPACE = "\u00a0"


class Settings(Policy):
    """How phone numbers are kept and written."""

    allow_examples: Flag = False
    """Whether services marked `example: true` may carry numbers kept for drama. For samples only."""
    verify_within_months: Whole = Field(12, ge=1)
    """How often somebody must call each service in the directory to see that its number is right."""


RULES = {
    "not-in-directory": Rule(Severity.ERROR, "a number is not in the directory"),
    "impossible": Rule(Severity.ERROR, "no phone number can look like this"),
    "other-service": Rule(Severity.ERROR, "a number stands beside another service's name"),
    "retired": Rule(Severity.ERROR, "a number is no longer in use"),
    "look-alike": Rule(Severity.ERROR, "a number holds letters or invisible characters for digits"),
    "example": Rule(Severity.ERROR, "a number is kept for drama: nobody answers it"),
    "house-format": Rule(Severity.WARNING, "a number is not written in the house format"),
    "not-listed": Rule(Severity.WARNING, "a number's service is not among the leaflet's contacts"),
    "directory-number": Rule(Severity.ERROR, "a number in the directory is none, or badly written"),
    "not-verified": Rule(Severity.WARNING, "nobody has called a number for too long"),
}


class _Found(NamedTuple):
    """A number in a leaflet, with what is needed to point at it."""

    leaflet: Leaflet
    block: Block
    number: PhoneNumber

    def problem(self, rule: str, message: str, help_text: str, replacement: str = "") -> Problem:
        """Make a problem that points at the number."""
        start, end = self.number.start, self.number.end
        return Problem(
            rule,
            self.leaflet.within(self.block, start, end),
            message,
            help_text,
            subject=self.number.written,
            section=self.leaflet.section_of(self.block.path),
            fix=self.leaflet.fix(self.block, start, end, replacement) if replacement else None,
        )


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Hold every number that a leaflet's readers see against the directory."""
    if leaflet.data.status == "withdrawn":
        return
    for block in leaflet.blocks:
        for number in find_numbers(block.text):
            found = _Found(leaflet, block, number)
            yield from _written(found)
            yield from _known(found, settings, context)


def _written(found: _Found) -> Iterator[Problem]:
    """Judge how the number is written."""
    number = found.number
    if number.kind == "invalid":
        return
    wanted = house_format(number.number)
    if number.cleaned is not None and number.cleaned != number.written.replace(NO_BREAK_SPACE, " "):
        message = f"'{number.written}' holds characters that only look like digits or spaces"
        help_text = f"Type it again: {wanted or number.cleaned}."
        yield found.problem("look-alike", message, help_text, wanted or number.cleaned)
    elif wanted is not None and number.written.replace(NO_BREAK_SPACE, " ") != wanted:
        message = f"'{number.written}' is not written as numbers are here"
        yield found.problem("house-format", message, f"Write {wanted}.", wanted)


def _known(found: _Found, settings: Settings, context: Context) -> Iterator[Problem]:
    """Judge whose number it is."""
    number, known = found.number, context.numbers
    services = known.services.get(number.number, ())
    if services:
        yield from _service(found, services, context)
        if number.drama and not (settings.allow_examples and any(one.example for one in services)):
            message = f"{number.written} is kept for drama: nobody answers it"
            yield found.problem(
                "example", message, "Put the service's real number in the directory."
            )
    elif number.number in known.retired:
        retired = known.retired[number.number]
        message = (
            f"{number.written} is no longer the number of {retired.service.name} "
            f"(since {retired.since.spoken})"
        )
        replacement = retired.service.phone or ""
        help_text = f"Write {replacement}." if replacement else "Take it out."
        yield found.problem("retired", message, help_text, replacement)
    elif number.kind != "short":
        yield _unknown(found, context)


def _unknown(found: _Found, context: Context) -> Problem:
    """Say that a number is in no directory, and which one may be meant."""
    number = found.number
    for near in nearest_numbers(number.number, context.numbers.services):
        service = context.numbers.services[near.number][0]
        suggestion = f"; did you mean {house_format(near.number)} ({service.name})?"
        break
    else:
        suggestion = ""
    if number.kind == "invalid":
        message = f"no phone number can be {number.written}{suggestion}"
        help_text = "Count its digits against the service's own page, then correct it."
        return found.problem("impossible", message, help_text)
    message = f"{number.written} is not in the directory{suggestion}"
    help_text = f"Correct it; or, if it is right, add its service to {DIRECTORY}."
    return found.problem("not-in-directory", message, help_text)


def _service(found: _Found, services: tuple[Service, ...], context: Context) -> Iterator[Problem]:
    """Judge whether the number stands beside its own service, and whether the leaflet lists it."""
    number, own = found.number, {service.id for service in services}
    by_name = {
        name: service
        for service in context.directory.services
        for name in (service.name, *service.aliases)
    }
    name = name_beside(found.block.text, number.start, number.end, by_name)
    if name is not None and by_name[name].id not in own:
        message = (
            f"{number.written} is the number of {services[0].name}, not of {by_name[name].name}"
        )
        right = by_name[name].phone
        help_text = (
            f"Write {right}, or name the other service." if right else "Correct one of them."
        )
        yield found.problem("other-service", message, help_text)
    elif number.kind != "short" and own.isdisjoint(found.leaflet.data.contacts):
        message = f"{number.written} ({services[0].name}) is not among the leaflet's `contacts`"
        yield found.problem("not-listed", message, f"Add `{services[0].id}` to `contacts`.")


def check_estate(
    facts: tuple[Fact, ...], settings: Settings, context: Context
) -> Iterator[Problem]:
    """Judge the directory itself: numbers that are none, and numbers nobody has called for long."""
    directory = context.shared["directory"]
    for index, service in enumerate(context.directory.services):
        for key in NUMBER_KEYS:
            written = getattr(service, key)
            if written is not None:
                at = directory.at("services", index, key)
                yield from _directory_number(service, key, written, at)
        unverified = _unverified(service, settings, context)
        if unverified:
            at = directory.at("services", index, "last_verified")
            help_text = "Call the number; if the service answers, write today's date."
            message = f"{service.name} {unverified}"
            yield Problem("not-verified", at, message, help_text, service.id)


def _unverified(service: Service, settings: Settings, context: Context) -> str | None:
    """Say since when nobody has called a service; None when somebody has, or all know the number."""
    months = settings.verify_within_months
    if service.last_verified is None:
        number = read_number(service.phone or "")
        if number is not None and number.kind == "short":
            return None
        return "has no `last_verified`: nobody has said that the number is right"
    if service.last_verified.last < add_months(context.today, -months):
        return f"was last verified {service.last_verified.spoken}, more than {months} months ago"
    return None


def _directory_number(service: Service, key: str, written: str, at: Position) -> Iterator[Problem]:
    number = read_number(written)
    if number is None or number.kind == "invalid":
        message = f"`{key}` of {service.name}: no phone number can be '{written}'"
        yield Problem("directory-number", at, message, "Correct it.", f"{service.id}/{key}")
        return
    wanted = house_format(number.number)
    if wanted is not None and written != wanted and not number.relay_prefix:
        message = f"`{key}` of {service.name}: '{written}' is not written as numbers are here"
        yield Problem("directory-number", at, message, f'Write "{wanted}".', f"{service.id}/{key}")


CHECK = Check(
    id="phone-number",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    estate=check_estate,
    needs=("directory",),
)

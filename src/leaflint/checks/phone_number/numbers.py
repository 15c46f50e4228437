"""Whether a number is right: which service the directory gives it to, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from leaflint.checks.phone_number.settings import Settings
from leaflint.checks.phone_number.shown import ShownNumber, why_unanswered
from leaflint.content.directory_index import DirectoryIndex, FormerOwner, canonical
from leaflint.content.models.directory import DIRECTORY, Service
from leaflint.core.finding import Problem, Severity
from leaflint.text.contacts.characters import cleaned
from leaflint.text.contacts.phone_number import call_cost, house_format
from leaflint.text.contacts.similarity import nearest_numbers

_EMERGENCY = frozenset({"999", "112", "18000"})
"""Right beside many names: "call the police on 999", whatever other number the police have."""

_MOST_SHORT = 5
"""Digits of the longest short number."""

_ABROAD = r"(?i)\b(?:abroad|overseas|outside the uk|international)"


def names_another(shown: ShownNumber, owners: Collection[Service]) -> bool:
    """Whether a number of these services stands beside the names of others alone."""
    another = shown.named and all(service not in owners for service in shown.named)
    return bool(another) and shown.number.number not in _EMERGENCY


def check_owned(
    shown: ShownNumber, owners: tuple[Service, ...], settings: Settings
) -> Iterator[Problem]:
    """Check a number that the directory has: is it its service's name that stands beside it?"""
    number, owner = shown.number, owners[0]
    examples = settings.allow_examples and any(service.example for service in owners)
    if why_unanswered(number) and not examples:
        yield _made_up(shown, "Put the service's real number in the directory.")
    if names_another(shown, owners):
        other = shown.named[0]
        message = f"{number.written} is the number of {owner.name}, not of {other.name}"
        right = f"Write {other.phone}, or name the other service."
        help_text = right if other.phone else "Correct one of them."
        yield shown.problem("other-service", message, help_text)
    elif number.kind != "short" and not _are_listed(shown, owners):
        message = f"{number.written} ({owner.name}) is not among the leaflet's `contacts`"
        yield shown.problem("not-listed", message, f"Add `{owner.id}` to `contacts`.")


def check_retired(shown: ShownNumber, former: FormerOwner) -> Problem:
    """Report a number that is no longer in use, with what its service has instead.

    The new number is offered as a correction only where no other service's name stands beside it.
    """
    written, service = shown.number.written, former.service
    message = f"{written} is no longer the number of {service.name} (since {former.since.spoken})"
    if shown.named and service not in shown.named:
        other = shown.named[0]
        right = f" ({other.phone})" if other.phone else ""
        help_text = f"Beside it stands {other.name}: write its number{right}, or correct the name."
        return shown.problem("retired", message, help_text)
    successor = house_format(former.successor) if former.successor else None
    help_text = f"Write {successor}." if successor else "Take it out."
    return shown.problem("retired", message, help_text, successor or "")


def check_unknown(shown: ShownNumber, settings: Settings, index: DirectoryIndex) -> Problem:
    """Report a number that is in no directory, with the one that may be meant."""
    number = shown.number
    invalid = number.kind == "invalid"
    if number.is_placeholder or (number.is_drama and not invalid and not settings.allow_examples):
        return _made_up(shown, "Write the service's number, as the directory has it.")
    suggestion = _did_you_mean(shown, index)
    if invalid and len(number.number) <= _MOST_SHORT:
        # Any short number is near any other: a suggestion could send somebody to the wrong one.
        message = f"no phone number in the UK can be {number.written}"
        help_text = "In an emergency readers call 999. Otherwise look at the service's own page."
        return shown.problem("impossible", message, help_text)
    if invalid:
        message = f"no phone number can be {number.written}{suggestion}"
        help_text = "Count its digits against the service's own page, then correct it."
        return shown.problem("impossible", message, help_text)
    if call_cost(number.number) in settings.forbidden_costs and not nearest_numbers(
        number.number, index.owners
    ):
        return shown.too_expensive()
    message = f"{number.written} is not in the directory{suggestion}"
    help_text = f"Correct it; or, if it is right, add its service to {DIRECTORY}."
    return shown.problem("not-in-directory", message, help_text)


def _made_up(shown: ShownNumber, help_text: str) -> Problem:
    """Report a number that nobody answers: only a notice in a leaflet that is not published."""
    message = f"{shown.number.written} {why_unanswered(shown.number)}"
    problem = shown.problem("example", message, help_text)
    published = shown.excerpt.leaflet.data.status == "published"
    return problem if published else replace(problem, severity=Severity.NOTICE)


def _did_you_mean(shown: ShownNumber, index: DirectoryIndex) -> str:
    """Return "; did you mean ...?", or "" when no number is near.

    Of equally near numbers, those of services that are named beside it or listed in the leaflet count.
    """
    near = nearest_numbers(shown.number.number, index.owners)
    nearest = [number for number, slips in near if slips == near[0].slips]
    named = [number for service in shown.named if (number := canonical(service, "phone"))]
    listed = [number for number in nearest if _are_listed(shown, index.owners[number])]
    likely = [number for number in nearest if number in named] or listed or nearest
    if len(likely) > 3:
        likely = []  # that many are a list, not a suggestion
    suggestions = [f"{house_format(number)} ({index.owners[number][0].name})" for number in likely]
    return f"; did you mean {' or '.join(suggestions)}?" if suggestions else ""


def _are_listed(shown: ShownNumber, services: Collection[Service]) -> bool:
    return any(service.id in shown.excerpt.leaflet.data.contacts for service in services)


def wrong_relay_prefix(shown: ShownNumber) -> Problem:
    """Report what was mistyped for 18001 or 18002."""
    prefix, written = shown.number.relay_prefix, shown.number.written
    right = "18002" if prefix.endswith("2") else "18001"
    message = f"{prefix} before {written} is no Relay UK prefix; did you mean {right}?"
    return shown.problem("relay-prefix", message, f"Write {right} {written}.")


def check_notation(shown: ShownNumber, *, known: bool) -> Iterator[Problem]:
    """Check how a number is written.

    Look-alike digits are found in every number, another format than the house's only in known ones.
    No-break spaces are fine, and so is +44 where the words say that it is for readers abroad.
    """
    number = shown.number
    if number.kind == "invalid":
        return
    wanted = house_format(number.number)
    written = number.written.replace("\u00a0", " ")
    mended = cleaned(number.written)
    if mended is not None and mended != written:
        message = f"'{number.written}' holds characters that only look like digits or spaces"
        help_text = f"Type it again: {wanted or mended}."
        yield shown.problem("look-alike", message, help_text, wanted or mended)
    elif known and wanted and written != wanted:
        from_abroad = number.written == f"+44 {wanted.removeprefix('0')}"
        if from_abroad and re.search(_ABROAD, shown.excerpt.block.text):
            return
        message = f"'{number.written}' is not written as numbers are here"
        yield shown.problem("house-format", message, f"Write {wanted}.", wanted)

"""The directory turned round: from a phone number to the services that have it, or had it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from leaflint.contacts.numbers import read_number
from leaflint.dates import PartialDate
from leaflint.models.directory import Directory, Service

NUMBER_KEYS = ("phone", "textphone", "text_number")
"""The keys of a service that hold a number that readers may call or text."""


class Retired(NamedTuple):
    """A number that a service had, and when that ended."""

    service: Service
    since: PartialDate


@dataclass(frozen=True)
class KnownNumbers:
    """What the directory knows of numbers, each in its canonical form.

    Attributes:
        services: the services that a number belongs to.
        retired: the service that a number once belonged to.
    """

    services: dict[str, tuple[Service, ...]]
    retired: dict[str, Retired]

    @classmethod
    def of(cls, directory: Directory) -> KnownNumbers:
        """Read the directory; numbers in it that are none are left out (the check reports them)."""
        services: dict[str, tuple[Service, ...]] = {}
        retired: dict[str, Retired] = {}
        for service in directory.services:
            for key in NUMBER_KEYS:
                found = read_number(getattr(service, key) or "")
                if found is not None and service not in services.get(found.number, ()):
                    services[found.number] = (*services.get(found.number, ()), service)
            for old in service.retired_numbers:
                found = read_number(old.number)
                if found is not None:
                    retired[found.number] = Retired(service, old.retired)
        return cls(services, retired)

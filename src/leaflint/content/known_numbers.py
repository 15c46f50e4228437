"""The directory turned round: from a number, name or address to the services that have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from leaflint.content.models.directory import NUMBER_KEYS, Cost, Directory, NumberKey, Service
from leaflint.core.dates import PartialDate
from leaflint.text.contacts.addresses import same_email, same_web_address
from leaflint.text.contacts.naming import NameIndex, bare_name
from leaflint.text.contacts.numbers import read_number


class Retired(NamedTuple):
    """A number that a service had, when that ended, and which of its numbers it was."""

    service: Service
    since: PartialDate
    was: NumberKey = "phone"

    @property
    def successor(self) -> str | None:
        """The canonical number that the service has instead, or None."""
        return self.service.canonical(self.was)


@dataclass(frozen=True)
class KnownNumbers:
    """What the directory knows of numbers, each in its canonical form, and of services' names.

    Attributes:
        services: the services that a number belongs to.
        retired: the service that a number once belonged to.
        costs: what a call costs, for the numbers of which the directory says it.
        named: the services that have a name, by the name as `bare_name` gives it.
        names: finds those names beside a number.
        shared_names: the names that the service of a number shares with others, by the number.
    """

    services: Mapping[str, tuple[Service, ...]]
    retired: Mapping[str, Retired]
    costs: Mapping[str, Cost]
    named: Mapping[str, tuple[Service, ...]]
    names: NameIndex
    shared_names: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, directory: Directory) -> KnownNumbers:
        """Read the directory; numbers in it that are none are left out (the check reports them)."""
        services: dict[str, tuple[Service, ...]] = {}
        costs: dict[str, Cost] = {}
        named: dict[str, tuple[Service, ...]] = {}
        for service in directory.services:
            numbers = {key: service.canonical(key) for key in NUMBER_KEYS}
            for number in dict.fromkeys(numbers.values()):
                if number is not None:
                    services[number] = (*services.get(number, ()), service)
            if numbers["phone"] is not None and service.cost is not None:
                costs.setdefault(numbers["phone"], service.cost)
            for name in {bare_name(name): None for name in (service.name, *service.aliases)}:
                named[name] = (*named.get(name, ()), service)
        retired = dict(_retired(directory))
        return cls(services, retired, costs, named, NameIndex.of(named), _shared_names(named))


def _shared_names(named: Mapping[str, tuple[Service, ...]]) -> dict[str, frozenset[str]]:
    shared: dict[str, frozenset[str]] = {}
    for name, owners in named.items():
        if len(owners) > 1:
            for number in filter(None, {service.canonical("phone") for service in owners}):
                shared[number] = shared.get(number, frozenset()) | {name}
    return shared


def _retired(directory: Directory) -> Iterator[tuple[str, Retired]]:
    for service in directory.services:
        for old in service.retired_numbers:
            found = read_number(old.number)
            if found is not None:
                yield found.number, Retired(service, old.retired, old.was)


@dataclass(frozen=True)
class KnownAddresses:
    """What the directory knows of addresses, each in the form in which addresses are compared.

    Attributes:
        emails: the service that has an e-mail address.
        hosts: the service whose web page is on a host, such as 111.nhs.uk.
    """

    emails: Mapping[str, Service]
    hosts: Mapping[str, Service]

    @classmethod
    def of(cls, directory: Directory) -> KnownAddresses:
        """Read the directory; the first service that has an address counts."""
        services = tuple(reversed(directory.services))
        return cls(
            {same_email(one.email): one for one in services if one.email},
            {host_of(one.web): one for one in services if one.web},
        )


def host_of(web_address: str) -> str:
    """Return the host of a web address, without "www."."""
    return same_web_address(web_address).partition("/")[0].partition("?")[0].partition("#")[0]

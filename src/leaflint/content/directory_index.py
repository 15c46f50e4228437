"""Index of the directory: from a number, a name or an address to the services that have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from leaflint.content.models.directory import NUMBER_KEYS, Cost, Directory, NumberKey, Service
from leaflint.core.dates import PartialDate
from leaflint.text.contacts.addresses import host_of
from leaflint.text.contacts.naming import NameIndex, bare_name, index_names
from leaflint.text.contacts.numbers import read_number
from leaflint.text.contacts.phone_number import call_cost


def canonical(service: Service, key: NumberKey) -> str | None:
    """Return the number under a key of a service in the form in which numbers are compared.

    That is E.164 ("+448088006000"), or for a short number its digits ("111"); None where there is no
    number, or none that can exist.
    """
    found = read_number(getattr(service, key) or "")
    return None if found is None or found.kind == "invalid" else found.number


class FormerOwner(NamedTuple):
    """The service that had a number, when that ended, and which of its numbers it was."""

    service: Service
    since: PartialDate
    was: NumberKey = "phone"

    @property
    def successor(self) -> str | None:
        """The canonical number that the service has instead, or None."""
        return canonical(self.service, self.was)


class DirectoryIndex(NamedTuple):
    """The services of a directory by what leaflets say of them; numbers are in canonical form.

    Names are as `bare_name` gives them, e-mail addresses in small letters, a host is such as 111.nhs.uk;
    of several services with the same the first counts. Shared names are those that the service of a
    number shares with others, costs those that the directory states.
    """

    owners: Mapping[str, tuple[Service, ...]]
    retired: Mapping[str, FormerOwner]
    costs: Mapping[str, Cost]
    named: Mapping[str, tuple[Service, ...]]
    names: NameIndex
    shared_names: Mapping[str, frozenset[str]]
    emails: Mapping[str, Service]
    hosts: Mapping[str, Service]

    def cost(self, number: str) -> Cost | None:
        """Return what a call to a number costs: as the directory says, else by its range."""
        return self.costs.get(number) or cost_by_range(number)


def index_directory(directory: Directory) -> DirectoryIndex:
    """Index a directory; numbers in it that are none are left out (the check reports them)."""
    owners: defaultdict[str, list[Service]] = defaultdict(list)
    named: defaultdict[str, list[Service]] = defaultdict(list)
    for service in directory.services:
        for number in dict.fromkeys(canonical(service, key) for key in NUMBER_KEYS):
            if number is not None:
                owners[number].append(service)
        for name in dict.fromkeys(map(bare_name, (service.name, *service.aliases))):
            named[name].append(service)
    retired = {
        former.number: FormerOwner(service, old.retired, old.was)
        for service in directory.services
        for old in service.retired_numbers
        if (former := read_number(old.number)) is not None
    }
    shared: defaultdict[str, set[str]] = defaultdict(set)
    for name, services in named.items():
        if len(services) > 1:
            for number in filter(None, {canonical(service, "phone") for service in services}):
                shared[number].add(name)
    last_first = directory.services[::-1]  # so that the first service counts
    costs = {
        phone: service.cost
        for service in last_first
        if service.cost and (phone := canonical(service, "phone")) is not None
    }
    return DirectoryIndex(
        {number: tuple(services) for number, services in owners.items()},
        retired,
        costs,
        {name: tuple(services) for name, services in named.items()},
        index_names(named),
        {number: frozenset(names) for number, names in shared.items()},
        {service.email.lower(): service for service in last_first if service.email},
        {host_of(service.web): service for service in last_first if service.web},
    )


def cost_by_range(number: str) -> Cost | None:
    """Return what the directory calls the cost of a call to a canonical number, by its range."""
    cost = call_cost(number)
    return cost if cost in {"free", "standard", None} else "other"

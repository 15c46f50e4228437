"""Services whose numbers a document gives: known ones, and proposed entries for other numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import NamedTuple

from leaflint.content.directory_index import DirectoryIndex, cost_by_range
from leaflint.content.models.directory import DIRECTORY
from leaflint.operations.importing.document import ImportProblem, Paragraph
from leaflint.text.contacts.addresses import find_addresses
from leaflint.text.contacts.numbers import find_numbers
from leaflint.text.contacts.phone_number import PhoneNumber, house_format
from leaflint.text.contacts.similarity import nearest_numbers

_LABEL = re.compile(
    r"(?i)[\s:,(–—-]*(?:\b(?:on|at|tel(?:ephone)?|phone|call|free|number|no|contact|mobile|textphone|fax|or|is|the"
    r"|please|you can|ring)\b[.:\s]*)*$"
)
_ASKING = re.compile(
    r"(?i)^(?:please |or |you can )*(?:call|phone|ring|contact|telephone|speak to|ask)\b"
    r"(?: the| our| your)? *"
)
_STOP = re.compile(r"[.!?;]\s|\d{5}")
_LONGEST_NAME = 8  # words


class Proposed(NamedTuple):
    """A service that the directory does not have: its id, its name as far as it is known, its number."""

    id: str
    name: str
    phone: str
    place: str

    @property
    def entry(self) -> str:
        """The entry as it may be pasted into the directory, once somebody has rung the number."""
        found = find_numbers(f"Call {self.phone}")
        cost = cost_by_range(found[0].number) if found else None
        return (
            f"  - id: {self.id}\n    name: {json.dumps(self.name, ensure_ascii=False)}\n"
            f'    phone: "{self.phone}"\n{f"    cost: {cost}{chr(10)}" if cost else ""}'
            "    # not verified: ring it, then add last_verified and verified_by\n"
        )


class Contacts(NamedTuple):
    """The services that a document names, entries to add to the directory, and what is unclear."""

    services: tuple[str, ...]
    proposed: tuple[Proposed, ...]
    problems: tuple[ImportProblem, ...]


def find_contacts(paragraphs: Iterable[Paragraph], index: DirectoryIndex) -> Contacts:
    """Look every phone number and e-mail address up in the directory."""
    services: dict[str, None] = {}
    proposed: dict[str, Proposed] = {}
    problems: list[ImportProblem] = []
    above = ""
    for paragraph in paragraphs:
        text = paragraph.text
        for number in find_numbers(text):
            owners = index.owners.get(number.number, ())
            if len(owners) == 1:
                services[owners[0].id] = None
            elif number.number not in proposed:
                names = " or ".join(service.id for service in owners)
                problems.append(_problem(number, names, paragraph.place, index))
                if not owners and number.kind != "invalid" and number.number not in index.retired:
                    proposed[number.number] = _propose(number, text, above, paragraph.place)
        for address in find_addresses(text) if index.emails else ():
            if address.email and (service := index.emails.get(address.key)):
                services[service.id] = None
        above = "" if find_numbers(text) else text
    return Contacts(tuple(services), tuple(proposed.values()), tuple(problems))


def _problem(number: PhoneNumber, owners: str, place: str, index: DirectoryIndex) -> ImportProblem:
    written = number.written
    if owners:
        message = f"{written} is the number of {owners}"
        return ImportProblem(place, message, "Write under `contacts` which of them is meant.")
    if former := index.retired.get(number.number):
        message = f"{written} is an old number of {former.service.name}, no longer in use"
        return ImportProblem(place, message, "Write the number that it has now.")
    if number.kind == "invalid":
        message = f"{written} is no phone number that can exist"
        return ImportProblem(place, message, "Compare it with the service's own page.")
    message = f"{written} is not in {DIRECTORY}"
    if near := nearest_numbers(number.number, index.owners):
        service = index.owners[near[0].number][0]
        message += f"; did you mean {house_format(near[0].number)} ({service.name})?"
    help_text = "Ring it. If it is right, add the proposed entry; nobody has verified it."
    return ImportProblem(place, message, help_text)


def _propose(number: PhoneNumber, text: str, above: str, place: str) -> Proposed:
    """Propose an entry under the name that stands before a number, or alone in the line above."""
    before = _LABEL.sub("", text[: number.start])
    name = _ASKING.sub("", _STOP.split(before)[-1].strip(" ,:;()-–—\t"))
    if not name and len(above.split()) <= _LONGEST_NAME:
        name = above.strip(" :")
    words = name.split()[-_LONGEST_NAME:]
    phone = house_format(number.number) or number.written
    name = " ".join(words) or phone
    return Proposed(short_name(name) or f"phone-{number.number.strip('+')}", name, phone, place)


def short_name(title: str) -> str:
    """Return the id that words make: small letters and digits with hyphens between; "" for none."""
    plain = re.sub(r"['’]", "", title.lower())
    return re.sub(r"[^a-z0-9]+", "-", plain)[:80].strip("-")

"""Every file has the shape it should have, and names only what exists.

A misspelt key or an owner who does not exist is not a matter of style: a leaflet whose topic is
misspelt escapes the safety rules for that topic, and a contact that is in no directory is a phone
number that nobody keeps right. So unknown keys, people, services, topics and checks are errors,
each with the nearest name that is known, and a file that cannot be read counts as unchecked. So are,
in a published leaflet, a list that is announced and does not come, a section without words, and
placeholders such as "[insert ward]" or "TBC"; in a draft they are notices.

The shapes are those in `schemas/`; `topics` in the policy file lists the topics that may be used.

Passes::

    owner: writers

Fails with unknown-person::

    owner: writer
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from pydantic import Field

from leaflint.checks.check import Check, Context, Estate, Rule
from leaflint.checks.offers import BASELINE_MONTHS, WAIVER_MONTHS
from leaflint.checks.schema.names import check_names, check_person, check_waivers, find_duplicates
from leaflint.checks.schema.text import check_mark_up, check_pictures, check_unfinished, mark_up
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded
from leaflint.content.models.fields import Name, Text, Whole
from leaflint.content.models.policy import Policy
from leaflint.core.finding import Position, Problem, Severity, start_of
from leaflint.files.places import EXTENSION
from leaflint.files.yaml.document import Path
from leaflint.text.prose.markdown import parse_text


class Settings(Policy):
    """What leaflets may be about."""

    topics: dict[Name, Text] = Field(min_length=1)
    """The topics that leaflets may name, each with a line that says what it covers."""
    waiver_months: Whole = Field(12, ge=1)
    """The longest time, in months, for which a waiver may be allowed."""
    baseline_months: Whole = Field(12, ge=1)
    """The longest time, in months from today, until the last day of a baseline."""


RULES = {
    "missing-file": Rule(Severity.ERROR, "a file that must be there is missing"),
    "unreadable": Rule(Severity.ERROR, "a file cannot be read"),
    "limit": Rule(Severity.ERROR, "a file is larger or deeper than any real one"),
    "encoding": Rule(Severity.ERROR, "a file is not UTF-8 text"),
    "byte-order-mark": Rule(Severity.WARNING, "a file begins with an invisible mark"),
    "empty-file": Rule(Severity.ERROR, "a file is empty"),
    "not-a-leaflet": Rule(Severity.ERROR, "something else stands among the leaflets"),
    "yaml": Rule(Severity.ERROR, "a file is not YAML"),
    "duplicate-key": Rule(Severity.ERROR, "a key stands twice"),
    "several-documents": Rule(Severity.ERROR, "a file holds more than one document"),
    "anchor": Rule(Severity.ERROR, "a file uses YAML anchors, aliases or merge keys"),
    "tag": Rule(Severity.ERROR, "a file uses YAML tags"),
    "key": Rule(Severity.ERROR, "a key is not a word"),
    "missing-key": Rule(Severity.ERROR, "a key that must be there is missing"),
    "unknown-key": Rule(Severity.ERROR, "a key is not known"),
    "value": Rule(Severity.ERROR, "a value is not what the key takes"),
    "unquoted": Rule(
        Severity.WARNING, "text without quotation marks looks like a number or date", fixed=True
    ),
    "cut-off": Rule(Severity.ERROR, "a text without quotation marks is cut off at a #"),
    "curly-quotes": Rule(Severity.WARNING, "a text stands between curly quotation marks"),
    "mark-up": Rule(Severity.ERROR, "the text uses mark-up that leaflets do not have"),
    "unfinished": Rule(Severity.ERROR, "words are missing, or something stands in their place"),
    "ignored": Rule(Severity.ERROR, "git ignores a file, so only this copy has it"),
    "picture": Rule(Severity.ERROR, "a picture is missing"),
    "invisible": Rule(
        Severity.ERROR, "a text holds a character that readers cannot see", fixed=True
    ),
    "digit": Rule(Severity.ERROR, "a digit is not one of 0 to 9", fixed=True),
    "file-name": Rule(Severity.ERROR, "the id is not the file's name"),
    "duplicate-id": Rule(Severity.ERROR, "two things have the same id"),
    "unknown-person": Rule(Severity.ERROR, "a person is not in people.yaml"),
    "unknown-service": Rule(Severity.ERROR, "a service is not in directory.yaml"),
    "unknown-block": Rule(Severity.ERROR, "a shared block is not in blocks.yaml"),
    "unknown-topic": Rule(Severity.ERROR, "a topic is not in the policy's list"),
    "unknown-check": Rule(Severity.ERROR, "a waiver names a check or rule that does not exist"),
    "waiver-approver": Rule(Severity.ERROR, "a waiver was approved by somebody who may not"),
    "waiver-unsigned": Rule(Severity.ERROR, "whoever is said to allow a waiver did not sign it"),
    "waiver-term": Rule(Severity.ERROR, "a waiver holds longer than policy allows"),
    "waiver-new": Rule(Severity.NOTICE, "a change brings a waiver"),
    "waiver-expired": Rule(Severity.ERROR, "a waiver has expired"),
    "waiver-unused": Rule(Severity.WARNING, "a waiver covers nothing"),
    "baseline-leaflet": Rule(Severity.ERROR, "a baseline is of no leaflet"),
    "baseline-entry": Rule(Severity.ERROR, "an entry of a baseline cannot be in one"),
    "baseline-owner": Rule(Severity.ERROR, "nobody answers for a baseline"),
    "baseline-expired": Rule(Severity.ERROR, "the last day of a baseline has passed"),
    "baseline-term": Rule(Severity.ERROR, "a baseline holds longer than policy allows"),
    "baseline-new": Rule(Severity.WARNING, "a change adds to a baseline, or prolongs it"),
    "baseline-gone": Rule(Severity.NOTICE, "findings in a baseline are gone"),
}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Compare a leaflet's names with the files that define them, and its text with the format."""
    name, data = PurePosixPath(leaflet.file).stem, leaflet.data
    if data.id != name:
        message = f"`id` is '{data.id}' but the file is called '{name}.yaml'"
        help_text = f"Write `id: {name}`, or rename the file."
        yield Problem("file-name", leaflet.at("id"), message, help_text, data.id)
    yield from check_person(data.owner, leaflet, ("owner",), context)
    yield from check_names(leaflet, settings.topics, context)
    yield from check_waivers(leaflet, context)
    yield from check_mark_up(leaflet)
    yield from check_unfinished(leaflet)
    yield from check_pictures(leaflet)


class LeafletId(NamedTuple):
    """A leaflet's id, and where it stands."""

    id: str
    at: Position


def gather(leaflet: Leaflet, settings: Settings, context: Context) -> LeafletId:
    """Note the leaflet's id, so that two leaflets cannot share it."""
    return LeafletId(leaflet.data.id, leaflet.at("id"))


def check_estate(
    estate: Estate[LeafletId], settings: Settings, context: Context
) -> Iterator[Problem]:
    """Find leaflets with the id of another."""
    yield from find_duplicates("leaflet", estate.facts.values())


def check_shared(settings: Settings, context: Context) -> Iterator[Problem]:
    """Find ids that are used twice, and people whom the shared files name but nobody knows."""
    directory, glossary, people, blocks = context.shared
    ids: dict[str, tuple[Loaded[Any], str, Iterable[Any]]] = {
        "service": (directory, "services", context.directory.services),
        "person": (people, "people", context.people.people),
        "block": (blocks, "blocks", context.blocks.blocks),
    }
    for kind, (file, key, items) in ids.items():
        places = ((item.id, file.at(key, number, "id")) for number, item in enumerate(items))
        yield from find_duplicates(kind, places)
    for number, service in enumerate(context.directory.services):
        path: Path = ("services", number, "verified_by")
        yield from check_person(service.verified_by, directory, path, context)
    for number, block in enumerate(context.blocks.blocks):
        yield from check_person(block.owner, blocks, ("blocks", number, "owner"), context)
        path = ("blocks", number, "text")
        if blocks.document is not None:
            yield from mark_up(blocks.document, path, parse_text(block.text, path).problems)
    for ignored in context.versions.ignored:
        if ignored.endswith(EXTENSION):
            message = "git ignores this file: it is in this copy alone, and nobody else checks it"
            help_text = "Take the line that names it out of .gitignore, or delete the file."
            yield Problem("ignored", start_of(ignored), message, help_text)
    yield from check_person(context.glossary.owner, glossary, ("owner",), context)
    for policy in context.policies.values():
        if policy.data is not None:
            yield from check_person(policy.data.owner, policy, ("owner",), context)


CHECK = Check(
    id="schema",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    gather=gather,
    fact=LeafletId,
    estate=check_estate,
    shared=check_shared,
    offers={
        WAIVER_MONTHS: attrgetter("waiver_months"),
        BASELINE_MONTHS: attrgetter("baseline_months"),
    },
    waivable=False,
    may_wait=("unknown-person", "unfinished", "picture"),
    # A misspelt topic hides safety rules, a missing block hides text.
    may_wait_in_drafts=("unknown-topic", "unknown-service", "unknown-block"),
    needs=("directory", "people"),
)

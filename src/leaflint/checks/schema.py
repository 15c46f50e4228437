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

from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from pydantic import Field

from leaflint.checks.check import Check, Context, Estate, Rule
from leaflint.checks.offers import BASELINE_MONTHS, WAIVER_MONTHS
from leaflint.content.leaflet import MISSING, Leaflet
from leaflint.content.loading import Loaded
from leaflint.content.models.fields import Name, Text, Whole
from leaflint.content.models.policy import Policy
from leaflint.core.finding import Position, Problem, Severity, start_of
from leaflint.core.suggest import did_you_mean, not_known
from leaflint.files.places import CONTENT, EXTENSION
from leaflint.files.yaml.document import Path
from leaflint.text.prose.markdown import parse_text
from leaflint.text.prose.problems import find_plain_problems
from leaflint.text.prose.unfinished import find_open_ends, find_placeholders, says_nothing


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
    """Compare a leaflet's names with the files that define them, and its mark-up with the format."""
    name = PurePosixPath(leaflet.file).stem
    if leaflet.data.id != name:
        message = f"`id` is '{leaflet.data.id}' but the file is called '{name}.yaml'"
        help_text = f"Write `id: {name}`, or rename the file."
        yield Problem("file-name", leaflet.at("id"), message, help_text, leaflet.data.id)
    yield from _unknown_person(leaflet.data.owner, leaflet, ("owner",), context)
    yield from _unknown_names(leaflet, settings, context)
    yield from _waivers(leaflet, context)
    data = leaflet.data
    plain: list[tuple[Path, str]] = [(("title",), data.title), (("summary",), data.summary)]
    plain += ((("sections", n, "heading"), one.heading) for n, one in enumerate(data.sections))
    for path, value in plain:
        for problem in find_plain_problems(value):
            at = leaflet.document.within(path, problem.start, problem.end)
            yield Problem("mark-up", at, problem.message, problem.help, problem.message)
    for number, text in enumerate(leaflet.texts):
        heading = data.sections[number].heading
        for problem in text.problems:
            path = ("sections", number, "text")
            at = leaflet.document.within(path, problem.start, problem.end)
            yield Problem("mark-up", at, problem.message, problem.help, problem.message, heading)
    yield from _unfinished(leaflet)
    for picture in leaflet.pictures:
        if leaflet.picture_digest(picture) == MISSING and not picture.url.partition(":")[1]:
            at = leaflet.document.within(picture.path, picture.start, picture.end)
            message = f"the picture {CONTENT}/{picture.url} is missing or cannot be read"
            help_text = "Add the file (at most 1 MB), or correct its name."
            yield Problem("picture", at, message, help_text, picture.url)


def _unfinished(leaflet: Leaflet) -> Iterator[Problem]:
    """Find lists and sections that never come, and placeholders."""
    severity = None if leaflet.data.status == "published" else Severity.NOTICE
    help_text = "Write what belongs there, or take it out."
    found = [(*one, "was left in, and readers see it") for one in find_placeholders(leaflet.blocks)]
    for number, (text, following) in enumerate(zip_longest(leaflet.texts, leaflet.texts[1:])):
        found += ((*one, "has nothing after it") for one in find_open_ends(text, following))
        if says_nothing(text):
            at, name = leaflet.at("sections", number), leaflet.data.sections[number].heading
            message = f"the section '{name}' holds no words"
            yield Problem("unfinished", at, message, help_text, name, name, None, severity)
    for block, start, end, what in found:
        at, message = leaflet.within(block, start, end), f"'{block.text[start:end]}' {what}"
        section = leaflet.section_of(block.path)
        yield Problem("unfinished", at, message, help_text, message, section, None, severity)


def _waivers(leaflet: Leaflet, context: Context) -> Iterator[Problem]:
    """Find waivers that cannot hold: of what may not be waived, by whoever may not allow it."""
    people = {person.id: person for person in context.people.people}
    for number, waiver in enumerate(leaflet.data.waivers):
        path = ("waivers", number)
        rules = context.rules.get(waiver.check, ())
        if waiver.check not in context.waivable:
            message = f"`check`: no check called '{waiver.check}' can be waived"
            message += did_you_mean(waiver.check, context.waivable)
            known = [name for name in context.rules if name in context.waivable]
            at, help_text = leaflet.at(*path, "check"), f"Checks: {', '.join(known)}."
            yield Problem("unknown-check", at, message, help_text, waiver.check)
        elif waiver.rule is not None and waiver.rule not in rules:
            message = f"`rule`: {waiver.check} has no rule '{waiver.rule}'"
            message += not_known(waiver.rule, rules)
            yield Problem("unknown-check", leaflet.at(*path, "rule"), message, "", waiver.rule)
        place = (*path, "approved_by")
        yield from _unknown_person(waiver.approved_by, leaflet, place, context)
        approver = people.get(waiver.approved_by)
        if approver and (why := approver.why_not_waiver_approver(context.today)):
            help_text = "Ask a clinical reviewer or governance."
            message = f"`approved_by`: {why}"
            yield Problem("waiver-approver", leaflet.at(*place), message, help_text, approver.id)


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
    yield from _duplicates("leaflet", estate.facts.values())


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
        yield from _duplicates(kind, places)
    for number, service in enumerate(context.directory.services):
        path: Path = ("services", number, "verified_by")
        yield from _unknown_person(service.verified_by, directory, path, context)
    for number, block in enumerate(context.blocks.blocks):
        yield from _unknown_person(block.owner, blocks, ("blocks", number, "owner"), context)
        path = ("blocks", number, "text")
        for problem in parse_text(block.text, path).problems:
            if blocks.document is not None:
                at = blocks.document.within(path, problem.start, problem.end)
                yield Problem("mark-up", at, problem.message, problem.help, problem.message)
    for ignored in context.versions.ignored:
        if ignored.endswith(EXTENSION):
            message = "git ignores this file: it is in this copy alone, and nobody else checks it"
            help_text = "Take the line that names it out of .gitignore, or delete the file."
            yield Problem("ignored", start_of(ignored), message, help_text)
    yield from _unknown_person(context.glossary.owner, glossary, ("owner",), context)
    for policy in context.policies.values():
        if policy.data is not None:
            yield from _unknown_person(policy.data.owner, policy, ("owner",), context)


def _duplicates(kind: str, places: Iterable[tuple[str, Position]]) -> Iterator[Problem]:
    first: dict[str, Position] = {}
    for name, at in places:
        if name in first:
            message = f"the id '{name}' is used by a second {kind}"
            help_text = f"The first is in {first[name].file}, line {first[name].line}. Rename one."
            yield Problem("duplicate-id", at, message, help_text, name)
        first.setdefault(name, at)


def _unknown_person(
    name: str | None, file: Leaflet | Loaded[Any], path: Path, context: Context
) -> Iterator[Problem]:
    known = context.person_ids
    if name is not None and name not in known:
        message = f"`{path[-1]}`: '{name}' is not in content/people.yaml{did_you_mean(name, known)}"
        help_text = "Write the id of somebody in people.yaml, or add them there."
        yield Problem("unknown-person", file.at(*path), message, help_text, name)


def _unknown_names(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    data, services, topics = leaflet.data, context.service_ids, settings.topics
    uses: list[tuple[str, Path, Iterable[str], Collection[str], str]] = [
        ("service", ("contacts",), data.contacts, services, "content/directory.yaml"),
        ("topic", ("topics",), data.topics, topics, "the topics of checks/schema.yaml"),
    ]
    for number, section in enumerate(data.sections):
        place = ("sections", number, "include")
        uses.append(("block", place, section.include, context.block_texts, "content/blocks.yaml"))
    for kind, path, names, known, defined_in in uses:
        for number, name in enumerate(names):
            if name not in known:
                message = f"'{name}' is not in {defined_in}{did_you_mean(name, known)}"
                at, help_text = leaflet.at(*path, number), "Correct the name, or add it there."
                yield Problem(f"unknown-{kind}", at, message, help_text, name)


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

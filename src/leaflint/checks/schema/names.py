"""Names that stand for something defined elsewhere: people, services, topics, blocks, checks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from leaflint.checks.check import Context
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import Loaded
from leaflint.core.finding import Position, Problem
from leaflint.core.suggest import did_you_mean, not_known
from leaflint.files.yaml.document import Path


def check_names(leaflet: Leaflet, topics: Collection[str], context: Context) -> Iterator[Problem]:
    """Find services, topics and blocks that a leaflet names and no file defines."""
    data = leaflet.data
    services = {service.id for service in context.directory.services}
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


def check_person(
    name: str | None, file: Leaflet | Loaded[Any], path: Path, context: Context
) -> Iterator[Problem]:
    """Find the id of somebody who is not in people.yaml; the path says where in the file it stands."""
    known = context.people_by_id
    if name is not None and name not in known:
        message = f"`{path[-1]}`: '{name}' is not in content/people.yaml{did_you_mean(name, known)}"
        help_text = "Write the id of somebody in people.yaml, or add them there."
        yield Problem("unknown-person", file.at(*path), message, help_text, name)


def check_waivers(leaflet: Leaflet, context: Context) -> Iterator[Problem]:
    """Find waivers that cannot hold: of what may not be waived, or by somebody who may not allow it."""
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
        yield from check_person(waiver.approved_by, leaflet, place, context)
        approver = context.people_by_id.get(waiver.approved_by)
        if approver and (why := approver.why_not_waiver_approver(context.today)):
            help_text = "Ask a clinical reviewer or governance."
            message = f"`approved_by`: {why}"
            yield Problem("waiver-approver", leaflet.at(*place), message, help_text, approver.id)


def find_duplicates(kind: str, places: Iterable[tuple[str, Position]]) -> Iterator[Problem]:
    """Find ids of things of one kind that stand twice."""
    first: dict[str, Position] = {}
    for name, at in places:
        if name in first:
            message = f"the id '{name}' is used by a second {kind}"
            help_text = f"The first is in {first[name].file}, line {first[name].line}. Rename one."
            yield Problem("duplicate-id", at, message, help_text, name)
        first.setdefault(name, at)

"""`leaflint new`: the text of a new leaflet, a draft without dates, made from the starter's template."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import PurePosixPath
from textwrap import indent
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from leaflint.checks.safety_wording import CHECK as SAFETY_WORDING
from leaflint.checks.schema import CHECK as SCHEMA
from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.fields import Name
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.models.shared import People
from leaflint.content.models.sign_off import sign_off_file
from leaflint.content.repository import Shared, load_shared
from leaflint.core.errors import UsageError
from leaflint.core.suggest import not_known
from leaflint.engine.planning import load_policy
from leaflint.files.places import EXTENSION, LEAFLETS, PEOPLE, PolicyFolder, find_leaflets
from leaflint.files.tree import Tree
from leaflint.operations.starter import TEMPLATE

_TOPIC = "condition"
"""The topic of the template; where a policy does not have it, its first is taken."""
_PLAIN = re.compile(r"[A-Z][a-z]+( [A-Za-z]+)+")
"""Titles that need no quotation marks in any YAML."""


class Request(NamedTuple):
    """What is asked for; what is not given is chosen."""

    leaflet_id: str
    title: str | None = None
    owner: str | None = None
    topics: tuple[str, ...] = ()


def draft_leaflet(tree: Tree, request: Request, today: date) -> tuple[str, str]:
    """Return the path of a new leaflet and its text; nothing is written.

    Where the policy asks for wording in leaflets on its topics, the approved wording is put in.

    Raises:
        UsageError: the id is none or taken, or the owner or a topic is not known.
    """
    file = free_file(tree, request.leaflet_id)
    shared = load_shared(tree)
    title = request.leaflet_id.replace("-", " ").capitalize()
    title = title if request.title is None else request.title
    lines = {
        "id: new-leaflet": f"id: {request.leaflet_id}",
        "title: New leaflet": f"title: {_title(title)}",
        f"topics: [{_TOPIC}]": f"topics: [{', '.join(choose_topics(tree, request.topics))}]",
        "owner: editors": f"owner: {choose_owner(shared.people.valid(), request.owner, today)}",
    }
    if "nhs-111" not in {service.id for service in shared.directory.valid().services}:
        lines["contacts: [nhs-111]\n"] = ""
    text = TEMPLATE.read_text(encoding="utf-8")
    for old, new in lines.items():
        text = text.replace(old, new, 1)
    return file, _with_wording(tree, shared, file, text)


def free_file(tree: Tree, leaflet_id: str) -> str:
    """Return the path of a leaflet that is to have this id.

    Raises:
        UsageError: the text is no id, or the id is taken.
    """
    try:
        TypeAdapter(Name).validate_python(leaflet_id)
    except ValidationError as error:
        raise UsageError(error.errors()[0]["msg"]) from None
    for file in find_leaflets(tree).leaflets:
        if PurePosixPath(file).stem == leaflet_id:
            raise UsageError(f"'{leaflet_id}' is taken: {file} is there; choose another id")
    for kept in (sign_off_file(leaflet_id), f"baseline/{leaflet_id}{EXTENSION}"):
        if tree.holds(kept):
            raise UsageError(
                f"'{leaflet_id}' was another leaflet's: {kept} is there; choose another id"
            )
    return f"{LEAFLETS}/{leaflet_id}{EXTENSION}"


def _title(title: str) -> str:
    if not title.strip() or not title.isprintable():
        raise UsageError(f"--title: {title!r} is not a title; write one line of words")
    return title if _PLAIN.fullmatch(title) else json.dumps(title.strip(), ensure_ascii=False)


def choose_topics(tree: Tree, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return the topics that were chosen, else one that the policy lists.

    Raises:
        UsageError: a topic is not in the policy.
    """
    known = tuple(load_policy(PolicyFolder(tree), SCHEMA).valid().topics)
    for topic in chosen:
        _must_be_known("--topics", topic, known, f"{PolicyFolder(tree).name}/{SCHEMA.id}.yaml")
    return chosen or ((_TOPIC,) if _TOPIC in known else known[:1])


def choose_owner(people: People, chosen: str | None, today: date) -> str:
    """Return whose leaflet it is: the person who was chosen, else the first editor who is here."""
    here = [person for person in people.people if not person.leaves or today <= person.leaves.last]
    if chosen is not None:
        _must_be_known("--owner", chosen, [person.id for person in here], PEOPLE)
        return chosen
    editors = [person.id for person in here if person.role == "editor"]
    if not editors:
        raise UsageError(f"{PEOPLE} has no editor who is still here; name an --owner")
    return editors[0]


def _must_be_known(option: str, name: str, known: Collection[str], file: str) -> None:
    if name not in known:
        raise UsageError(f"{option}: '{name}' is not in {file}{not_known(name, known)}")


def _with_wording(tree: Tree, shared: Shared, file: str, text: str) -> str:
    """Put the approved wording that the policy asks for at the end of the draft."""
    blocks = shared.blocks.valid().texts()
    loaded = load_content(file, text.encode(), LeafletData)
    data, policy = loaded.valid(), load_policy(PolicyFolder(tree), SAFETY_WORDING).data
    wanted: Iterable[str] = data.sections[-1].include
    wording = ""
    if policy is not None and loaded.document is not None:
        leaflet = Leaflet(loaded.document, data, blocks, tree)
        rules = [rule for rule in policy.rules if leaflet.matches(rule.applies_to)]
        wording = "".join(f"\n{indent(rule.say, ' ' * 6)}\n" for rule in rules if rule.say)
        wanted = (*wanted, *(rule.block for rule in rules if rule.block))
    include = [block for block in dict.fromkeys(wanted) if block in blocks]
    body, _, _ = text.rpartition("    include:")
    return body + wording + (f"    include: [{', '.join(include)}]\n" if include else "")

"""What a new leaflet is to have: an id that is free, an owner who is here, topics that the policy knows."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import PurePosixPath

from pydantic import TypeAdapter, ValidationError

from leaflint.checks.schema import CHECK as SCHEMA
from leaflint.content.models.fields import Name
from leaflint.content.models.shared import People
from leaflint.content.models.sign_off import sign_off_file
from leaflint.core.errors import UsageError
from leaflint.core.suggest import not_known
from leaflint.engine.policies import load_policy
from leaflint.files.places import EXTENSION, LEAFLETS, PEOPLE, PolicyFolder, find_leaflets
from leaflint.files.tree import Tree

TOPIC = "condition"
"""The topic of a leaflet for which none is chosen; where a policy does not have it, its first is taken."""


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


def choose_topics(tree: Tree, chosen: tuple[str, ...]) -> tuple[str, ...]:
    """Return the topics that were chosen, else one that the policy lists.

    Raises:
        UsageError: a topic is not in the policy.
    """
    known = tuple(load_policy(PolicyFolder(tree), SCHEMA).valid().topics)
    for topic in chosen:
        _must_be_known("--topics", topic, known, f"{PolicyFolder(tree).name}/{SCHEMA.id}.yaml")
    return chosen or ((TOPIC,) if TOPIC in known else known[:1])


def choose_owner(people: People, chosen: str | None, today: date) -> str:
    """Return whose leaflet it is: the person who was chosen, else the first editor who is here."""
    here = [person for person in people.people if person.is_here(today)]
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

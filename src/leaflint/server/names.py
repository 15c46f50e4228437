"""The names by which files refer to each other: where each is defined, and where it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple, TypeVar

from leaflint.checks import schema
from leaflint.checks.catalogue import CHECKS
from leaflint.content.models.directory import DIRECTORY
from leaflint.engine.plan import Plan
from leaflint.files.places import (
    ADOPTION,
    BASELINE,
    BLOCKS,
    CONTENT,
    LEAFLETS,
    PEOPLE,
    POLICY,
    SIGN_OFFS,
)
from leaflint.files.tree import Tree, list_files
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.parse import parse_bytes
from leaflint.server.outline import Keys

T = TypeVar("T")

GLOSSARY = f"{CONTENT}/glossary.yaml"
TOPICS = f"{POLICY}/schema.yaml"
SAFETY_WORDING = f"{POLICY}/safety-wording.yaml"


class Kind(Enum):
    """What a name is of."""

    SERVICE = "service"
    PERSON = "person"
    TOPIC = "topic"
    BLOCK = "block"
    LEAFLET = "leaflet"
    CHECK = "check"
    RULE = "rule"


class Name(NamedTuple):
    """A name in a file: the span of its characters, and whether it is defined there."""

    kind: Kind
    text: str
    file: str
    start: int
    end: int
    is_definition: bool


_OWNER: Mapping[Keys, Kind] = {("owner",): Kind.PERSON}
_WAIVERS: Mapping[Keys, Kind] = {
    ("waivers", "check"): Kind.CHECK,
    ("waivers", "rule"): Kind.RULE,
}
_POLICY: Mapping[Keys, Kind] = {
    **_OWNER,
    **{(part, "owner"): Kind.PERSON for part in ("rules", "facts")},
    **{(part, "applies_to", "topics"): Kind.TOPIC for part in ("rules", "facts")},
}
_PLACES: Mapping[str, Mapping[Keys, Kind]] = {
    DIRECTORY: {("services", "id"): Kind.SERVICE, ("services", "verified_by"): Kind.PERSON},
    BLOCKS: {("blocks", "id"): Kind.BLOCK, ("blocks", "owner"): Kind.PERSON},
    PEOPLE: {("people", "id"): Kind.PERSON, ("people", "approves"): Kind.TOPIC},
    GLOSSARY: _OWNER,
    ADOPTION: {("checks",): Kind.CHECK},
    f"{LEAFLETS}/": {
        ("id",): Kind.LEAFLET,
        ("contacts",): Kind.SERVICE,
        ("topics",): Kind.TOPIC,
        ("sections", "include"): Kind.BLOCK,
        ("waivers", "approved_by"): Kind.PERSON,
        **_OWNER,
        **_WAIVERS,
    },
    f"{SIGN_OFFS}/": {
        ("leaflet",): Kind.LEAFLET,
        ("records", "by"): Kind.PERSON,
        ("waivers", "by"): Kind.PERSON,
        **_WAIVERS,
    },
    f"{BASELINE}/": {("leaflet",): Kind.LEAFLET, **_OWNER},
    SAFETY_WORDING: {**_POLICY, ("rules", "block"): Kind.BLOCK},
    f"{POLICY}/": _POLICY,
}
"""Below which keys names stand, and of what kind, by file or folder; the first that fits counts."""
_DEFINED: Mapping[Kind, tuple[str, Keys]] = {
    Kind.SERVICE: (DIRECTORY, ("services", "id")),
    Kind.PERSON: (PEOPLE, ("people", "id")),
    Kind.BLOCK: (BLOCKS, ("blocks", "id")),
    Kind.LEAFLET: (f"{LEAFLETS}/", ("id",)),
}
RENAMED = frozenset({Kind.SERVICE, Kind.BLOCK})
"""What can be renamed everywhere: no record of an approval names it by a key."""


def names_by_keys(file: str) -> Mapping[Keys, Kind]:
    """Return below which keys of a file names stand, and of what kind."""
    return look_up(_PLACES, file) or {}


def look_up(table: Mapping[str, T], file: str) -> T | None:
    """Return what a table by file or folder (with a slash at its end) has first for a file."""
    fitting = (
        value
        for place, value in table.items()
        if file == place or (place.endswith("/") and file.startswith(place))
    )
    return next(fitting, None)


def names_in(document: Document) -> Iterator[Name]:
    """Yield the names in a file, in order."""
    kinds, file = names_by_keys(document.file), document.file
    for path, place in document.places.items():
        keys = tuple(step for step in path if isinstance(step, str))
        if file == TOPICS and len(path) == 2 and path[0] == "topics":
            yield Name(Kind.TOPIC, str(path[1]), file, place.key_start, place.key_end, True)
        kind = kinds.get(keys)
        if kind is None or place.style is None:
            continue
        text = document.scalar(path)
        start, end = document.file_span(path, 0, len(text)) if text else (place.start, place.end)
        folder, defining = _DEFINED.get(kind, ("", ()))
        is_definition = keys == defining and file.startswith(folder)
        yield Name(kind, text, file, start, end, is_definition)


def find_name(tree: Tree, kind: Kind, text: str) -> tuple[list[Name], list[str]]:
    """Return all places of a name in a repository, and the files that may name it but cannot be read.

    Only files that hold its characters are parsed.
    """
    names: list[Name] = []
    broken: list[str] = []
    wanted = text.encode()
    folders = (CONTENT, POLICY, BASELINE)
    for file in (ADOPTION, *(file for folder in folders for file in list_files(tree, folder))):
        content = tree.read(file) if names_by_keys(file) or file == TOPICS else b""
        if not isinstance(content, bytes) or wanted not in content:
            continue
        document, _ = parse_bytes(file, content)
        if document is None:
            broken.append(file)
        else:
            names += (name for name in names_in(document) if (name.kind, name.text) == (kind, text))
    return names, broken


def known_names(kind: Kind, plan: Plan) -> Mapping[str, str]:
    """Return all names of a kind, each with a few words on what it stands for."""
    context, settings = plan.context, plan.settings_of(schema.CHECK)
    known: Mapping[str, str] = {}
    match kind:
        case Kind.SERVICE:
            services = context.directory.services
            known = {item.id: f"{item.name} {item.phone or ''}".strip() for item in services}
        case Kind.PERSON:
            people = context.people.people
            known = {person.id: f"{person.name}, {person.role}" for person in people}
        case Kind.BLOCK:
            known = context.block_texts
        case Kind.TOPIC if settings:
            known = settings.topics
        case Kind.CHECK:
            known = {check.id: "" for check in CHECKS}
        case Kind.RULE:
            known = {rule: check for check, rules in context.rules.items() for rule in rules}
    return known

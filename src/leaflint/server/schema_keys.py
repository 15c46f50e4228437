"""What the schema of a file allows below its keys: other keys, and words to choose from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from leaflint.content.models.directory import DIRECTORY
from leaflint.files.places import ADOPTION, BASELINE, BLOCKS, LEAFLETS, PEOPLE, POLICY, SIGN_OFFS
from leaflint.operations.schemas import schemas
from leaflint.server.names import GLOSSARY, look_up
from leaflint.server.outline import Keys

Schema = Mapping[str, Any]

_SCHEMAS = {
    DIRECTORY: "directory",
    GLOSSARY: "glossary",
    PEOPLE: "people",
    BLOCKS: "blocks",
    ADOPTION: "leaflint",
    f"{LEAFLETS}/": "leaflet",
    f"{SIGN_OFFS}/": "sign-offs",
    f"{BASELINE}/": "baseline",
}
"""The names of schemas by file or folder; a policy's is that of its file."""


@cache  # the models do not change while a process runs, and describing them takes a while
def _schemas() -> dict[str, Schema]:
    return {name: json.loads(text) for name, text in schemas().items()}


def _schema_of(file: str) -> Schema:
    """Return the schema of a file; an empty one for a file that has none."""
    name = look_up(_SCHEMAS, file)
    if name is None and file.startswith(f"{POLICY}/"):
        name = file.removesuffix(".yaml")
    return _schemas().get(f"{name}.schema.json", {})


def _parts(node: Schema, whole: Schema) -> Iterator[Schema]:
    """Yield a part of a schema without references, and all that it may be instead: items of lists too."""
    if "$ref" in node:
        yield from _parts(whole["$defs"][node["$ref"].rpartition("/")[2]], whole)
        return
    yield node
    items = [node["items"]] if "items" in node else []
    for inner in (*node.get("anyOf", ()), *items):
        yield from _parts(inner, whole)


def _below(file: str, keys: Keys) -> list[Schema]:
    whole = _schema_of(file)
    parts = list(_parts(whole, whole)) if whole else []
    for key in keys:
        values = [part["properties"][key] for part in parts if key in part.get("properties", {})]
        parts = [inner for value in values for inner in _parts(value, whole)]
    return parts


def keys_below(file: str, keys: Keys) -> dict[str, str]:
    """Return the keys that a map below some keys may have, each with what it is for."""
    return {
        name: str(value.get("description", ""))
        for part in _below(file, keys)
        for name, value in part.get("properties", {}).items()
    }


def words_below(file: str, keys: Keys) -> list[str]:
    """Return the words of which one must stand below some keys; none where any text may."""
    parts = _below(file, keys)
    words = [str(word) for part in parts for word in part.get("enum", ())]
    flags = ["true", "false"] if any(part.get("type") == "boolean" for part in parts) else []
    return [*words, *flags]


def holds_keys(file: str, keys: Keys) -> bool:
    """Whether a map stands below some keys, or a list of maps."""
    return any("properties" in part for part in _below(file, keys))


def description_of(file: str, keys: Keys) -> str:
    """Return what a key is for."""
    return keys_below(file, keys[:-1]).get(keys[-1], "") if keys else ""

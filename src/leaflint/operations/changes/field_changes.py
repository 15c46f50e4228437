"""What differs between two versions of a file's data, field by field, in words.

One comparison serves every policy, the shared files, `leaflint.yaml` and what a leaflet's file says beside
its words. Items of a list are matched by their id or term, so that a changed item does not look like one
that went and another that came.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from pydantic import BaseModel

from leaflint.core.dates import PartialDate

Names = Mapping[str, Mapping[str, str]]
"""For keys that hold ids, such as `owner`: what the ids stand for, by id."""

_IDENTITIES = ("id", "term")
_SILENT = frozenset({"value", "default", "review"})
"""Keys that say nothing to a reader beside what they stand in."""
_FEW = 4
"""Words that need no quotation marks."""
_PREFIXES = {"severity": "rule ", "rules": "rule ", "blocks": "block "}
"""What goes before the names of the entries under a key, in the place of the key."""


class FieldChange(NamedTuple):
    """A value that is another now; None where there was or is none."""

    path: tuple[str, ...]
    """The names of what it stands in, from the outside, and its key."""
    old: str | None
    new: str | None

    @property
    def spoken(self) -> str:
        """The change in words, such as "fever-threshold: 38°C, was 38.5°C"."""
        label = ", ".join(self.path)
        if self.old is not None and self.new is not None:
            return f"{label}: {_quoted(self.new)}, was {_quoted(self.old)}"
        words = self.old or self.new
        what = f"{label} {'taken out' if self.new is None else 'added'}"
        return f"{what}: {_quoted(words)}" if words else what


def _quoted(words: str) -> str:
    """Return words in quotation marks, where it would not be plain else where they end."""
    return f'"{words}"' if len(words.split()) > _FEW else words


class _Entry(NamedTuple):
    """A member of a list or mapping."""

    name: str
    """Empty for one that is nothing but its value."""
    value: object
    words: str


def compare_fields(
    old: object, new: object, names: Names, key: str = "", path: tuple[str, ...] = ()
) -> Iterator[FieldChange]:
    """Yield each value that differs, of two that stand under a key in the same place."""
    if old == new:
        return
    here = path if not key or key in _SILENT else (*path, key.replace("_", " "))
    if isinstance(old, BaseModel) and isinstance(new, BaseModel):
        for field in type(new).model_fields:
            yield from compare_fields(getattr(old, field), getattr(new, field), names, field, here)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        before, after = _of_mapping(old, names, key), _of_mapping(new, names, key)
        yield from _compare_entries(before, after, names, path if key in _PREFIXES else here)
    elif type(old) is type(new) is tuple:
        before, after = _of_list(old, names, key), _of_list(new, names, key)
        speaks_for_itself = any(hasattr(item, name) for item in old + new for name in _IDENTITIES)
        here = path if speaks_for_itself else here
        yield from _compare_entries(before, after, names, here)
        kept = [identity for identity in before if identity in after]
        if kept != [identity for identity in after if identity in before]:
            was, now = (
                ", ".join(entry.name or entry.words for entry in entries.values())
                for entries in (before, after)
            )
            yield FieldChange((*here, "order"), was, now)
    else:
        yield FieldChange(
            here,
            None if old is None else say(old, names, key),
            None if new is None else say(new, names, key),
        )


def _of_mapping(values: Mapping[str, object], names: Names, key: str) -> dict[object, _Entry]:
    prefix = _PREFIXES.get(key, "")
    return {
        name: _Entry(f"{prefix}{name}", value, say(value, names)) for name, value in values.items()
    }


def _of_list(values: tuple[object, ...], names: Names, key: str) -> dict[object, _Entry]:
    """Return the items of a list by what tells them apart: id, term or first field, or the value."""
    entries: dict[object, _Entry] = {}
    for number, value in enumerate(values):
        identity = words = say(value, names, key)
        name = ""
        if isinstance(value, BaseModel):
            fields = type(value).model_fields
            first = next((field for field in _IDENTITIES if field in fields), next(iter(fields)))
            identity = say(getattr(value, first), names, first)
            name = f"{_PREFIXES.get(key, '')}{getattr(value, 'name', identity)}"
            words = _join(say_fields(value, names, first))
        # Of two items with the same id neither may hide the other.
        entries[(identity, number) if identity in entries else identity] = _Entry(
            name, value, words
        )
    return entries


def _compare_entries(
    old: Mapping[object, _Entry],
    new: Mapping[object, _Entry],
    names: Names,
    path: tuple[str, ...],
) -> Iterator[FieldChange]:
    for identity, entry in {**old, **new}.items():
        here = (*path, entry.name) if entry.name else path
        if identity in old and identity in new:
            yield from compare_fields(old[identity].value, entry.value, names, path=here)
        else:
            was, now = (entry.words if identity in entries else None for entries in (old, new))
            yield FieldChange(here, was, now)


def say(value: object, names: Names, key: str = "") -> str:
    """Return a value in words, and ids under some keys as the names of what they stand for."""
    if isinstance(value, BaseModel):
        return _join(say_fields(value, names))
    match value:
        case None:
            words = "none"
        case bool():
            words = "yes" if value else "no"
        case Enum():
            words = str(value.value)
        case PartialDate():
            words = value.spoken
        case float():
            words = f"{value:g}"
        case tuple():
            words = ", ".join(say(item, names, key) for item in value)
        case Mapping():
            words = "; ".join(f"{name}: {say(item, names)}" for name, item in value.items())
        case _:
            words = " ".join(str(value).split())
            words = names.get(key, {}).get(words, words)
    return words


def say_fields(model: BaseModel, names: Names, identity: str = "") -> dict[str, str]:
    """Return what a model says beside its identity, by key: all that is not left at its default."""
    return {
        "" if key in _SILENT else key.replace("_", " "): say(getattr(model, key), names, key)
        for key, field in type(model).model_fields.items()
        if key != identity and getattr(model, key) != field.get_default(call_default_factory=True)
    }


def _join(fields: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {text}" if name else text for name, text in fields.items())

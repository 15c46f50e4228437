"""What differs between two versions of a file's data, field by field, in words.

One comparison serves every policy, the shared files, `leaflint.yaml` and what a leaflet's file says beside
its words. Items of a list are matched by their id or term, so that a changed item does not look like one
that went and another that came. The order of a list says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from pydantic import BaseModel

from leaflint.core.dates import PartialDate

Names = Mapping[str, Mapping[str, str]]
"""For keys that hold ids, such as `owner`: what the ids stand for, by id."""

_SILENT = frozenset({"value", "default", "review"})
"""Keys that say nothing to a reader beside what they stand in."""
_ENTRIES = {"severity": "rule ", "rules": "rule ", "blocks": "block "} | dict.fromkeys(
    ("facts", "services", "terms", "people"), ""
)
"""Keys whose entries speak for themselves, and what goes before the names of the entries."""
_FEW = 4
"""Words that need no quotation marks."""


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
    return f'"{words}"' if len(words.split()) > _FEW else words


def compare_fields(
    old: object, new: object, names: Names, key: str = "", path: tuple[str, ...] = ()
) -> Iterator[FieldChange]:
    """Yield each value that differs, of two that stand under a key in the same place."""
    is_silent = not key or key in _SILENT or key in _ENTRIES
    here = path if is_silent else (*path, key.replace("_", " "))
    if old == new:
        return
    if isinstance(old, BaseModel) and isinstance(new, BaseModel):
        for field in type(new).model_fields:
            yield from compare_fields(getattr(old, field), getattr(new, field), names, field, here)
    elif _is_collection(old) and _is_collection(new):
        before, after = _entries(old, names, key), _entries(new, names, key)
        for identity, entry in {**before, **after}.items():
            place = (*here, entry.name) if entry.name else here
            if identity in before and identity in after:
                value = before[identity].value
                yield from compare_fields(value, entry.value, names, path=place)
            else:
                sides = (entry.words if identity in side else None for side in (before, after))
                yield FieldChange(place, *sides)
    else:
        sides = (None if value is None else _say(value, names, key) for value in (old, new))
        yield FieldChange(here, *sides)


def _is_collection(value: object) -> bool:
    return isinstance(value, Mapping) or type(value) is tuple  # a date is a tuple too


class _Entry(NamedTuple):
    """A member of a list or mapping: its name, if it has one beside its value, and the value in words."""

    name: str
    value: object
    words: str


def _entries(values: object, names: Names, key: str) -> dict[object, _Entry]:
    """Return the members of a list or mapping by what tells them apart."""
    prefix, entries = _ENTRIES.get(key, ""), dict[object, _Entry]()
    if isinstance(values, Mapping):
        return {
            name: _Entry(f"{prefix}{name}", value, _say(value, names))
            for name, value in values.items()
        }
    for number, value in enumerate(values if isinstance(values, tuple) else ()):
        identity, entry = _say(value, names, key), _Entry("", value, _say(value, names, key))
        if isinstance(value, BaseModel):
            first = next(iter(type(value).model_fields))  # an id or term, where there is one
            identity = _say(getattr(value, first), names)
            name = f"{prefix}{getattr(value, 'name', identity)}"
            entry = _Entry(name, value, _join(say_fields(value, names, first)))
        # Of two items with the same id neither may hide the other.
        entries[(identity, number) if identity in entries else identity] = entry
    return entries


def _say(value: object, names: Names, key: str = "") -> str:
    """Return a value in words, and ids under some keys as the names of what they stand for."""
    match value:
        case BaseModel():
            words = _join(say_fields(value, names))
        case bool():
            words = "yes" if value else "no"
        case Enum():
            words = str(value.value)
        case PartialDate():
            words = value.spoken
        case float():
            words = f"{value:g}"
        case tuple():
            words = ", ".join(_say(item, names, key) for item in value)
        case Mapping():
            words = _join({name: _say(item, names) for name, item in value.items()})
        case _:
            words = " ".join(str(value).split())
            words = names.get(key, {}).get(words, words)
    return words


def say_fields(model: BaseModel, names: Names, identity: str = "") -> dict[str, str]:
    """Return what a model says beside its identity, by key: all that is not left at its default."""
    return {
        "" if key in _SILENT else key.replace("_", " "): _say(getattr(model, key), names, key)
        for key, field in type(model).model_fields.items()
        if key != identity and getattr(model, key) != field.get_default(call_default_factory=True)
    }


def _join(fields: Mapping[str, str]) -> str:
    return "; ".join(f"{name}: {text}" if name else text for name, text in fields.items())

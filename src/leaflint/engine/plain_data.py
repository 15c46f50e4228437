"""Frozen data to bytes and back, by the types of its fields.

What a run found is kept as bytes: between processes, between runs, and in memory, where bytes take a
tenth of the room. `marshal` writes them, as it writes Python's own compiled files. It is quick and runs
nothing when it reads, but it trusts what it reads: whoever reads makes sure that the bytes are those
that were written.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Annotated, Any, Literal, TypeAlias, TypeVar, Union, get_origin, get_type_hints
from typing import get_args as arguments_of

T = TypeVar("T")
Kind: TypeAlias = Any
"""A type, or what `typing` has for one, such as `int | None`."""

Value: TypeAlias = Any
Change: TypeAlias = Callable[[Value], Value] | None
"""Makes a value plain, or makes it of plain data; None where it is plain as it is."""


def to_bytes(kind: Kind, value: object) -> bytes:
    """Return frozen data as bytes: dataclasses, named tuples, enumerations, and tuples of them.

    Equal data need not give equal bytes: what occurs twice is written once where that is known.

    Args:
        kind: the type by which it is read again.
        value: the data.
    """
    return marshal.dumps(_apply(_to_plain(kind), value))


def from_bytes(kind: type[T], content: bytes) -> T:
    """Return what `to_bytes` was given.

    Raises:
        ValueError, EOFError, TypeError: these are no such bytes.
    """
    by_type: Kind = kind
    plain = marshal.loads(content)  # noqa: S302  # the caller knows whose bytes they are
    value: T = _apply(_from_plain(by_type), plain)
    return value


def _apply(change: Change, value: Value) -> Value:
    return change(value) if change else value


@cache
def _to_plain(kind: Kind) -> Change:
    inner, option, hints = _item(kind), _option(kind), _fields(kind)
    if inner:
        return _each(_to_plain(inner))
    if option:
        return _unless_none(_to_plain(option))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return attrgetter("value")
    if not hints:
        return None
    (first, *others) = hints
    get: Callable[[Value], tuple[Value, ...]] = attrgetter(*hints)
    if not others:  # of one name, attrgetter gives no tuple

        def get(value: Value) -> tuple[Value, ...]:
            return (getattr(value, first),)

    changes = _some(map(_to_plain, hints.values()))
    return (lambda value: changes(get(value))) if changes else get


@cache
def _from_plain(kind: Kind) -> Change:
    inner, option, hints = _item(kind), _option(kind), _fields(kind)
    if inner:
        return _each(_from_plain(inner))
    if option:
        return _unless_none(_from_plain(option))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {one.value: one for one in kind}.__getitem__
    if not hints or not isinstance(kind, type):
        return None
    make: Callable[..., Value] = kind
    changes = _some(map(_from_plain, hints.values()))
    return (lambda plain: make(*changes(plain))) if changes else (lambda plain: make(*plain))


def _some(changes: Iterable[Change]) -> Callable[[tuple[Value, ...]], Sequence[Value]] | None:
    """Return what changes those places of a tuple that need it; None where none does."""
    needed = [(number, change) for number, change in enumerate(changes) if change]
    if not needed:
        return None

    def change_needed(values: tuple[Value, ...]) -> Sequence[Value]:
        parts = list(values)
        for number, change in needed:
            parts[number] = change(parts[number])
        return parts

    return change_needed


def _each(change: Change) -> Change:
    return (lambda values: tuple(map(change, values))) if change else None


def _unless_none(change: Change) -> Change:
    return (lambda value: None if value is None else change(value)) if change else None


def _item(kind: Kind) -> Kind:
    """Return the type of the items of a tuple of any length; None for any other type."""
    origin: object = get_origin(kind)
    is_tuple = origin is tuple and arguments_of(kind)[1:] == (...,)
    return arguments_of(kind)[0] if is_tuple else None


def _option(kind: Kind) -> Kind:
    """Return the type beside None in "something or None"; None for any other type."""
    origin: object = get_origin(kind)
    if origin not in (Union, UnionType):
        return None
    (option,) = (one for one in arguments_of(kind) if one is not type(None))
    return option


def _fields(kind: Kind) -> dict[str, Kind]:
    """Return the fields of a dataclass or named tuple, each with its type; none of any other type."""
    origin: object = get_origin(kind)
    if origin in (Annotated, Literal, tuple) or not isinstance(kind, type):
        return {}
    hints = get_type_hints(kind)
    if is_dataclass(kind):
        return {field.name: hints[field.name] for field in fields(kind)}
    return hints if hasattr(kind, "_fields") else {}

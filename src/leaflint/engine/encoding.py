"""Frozen data to bytes and back, by the types of its fields.

msgspec turns dataclasses and named tuples into plain data and back; `marshal` writes that, as it writes
Python's own compiled files. MessagePack would be usual, but the names of files may hold bytes that are
no text, which it refuses; and marshal writes a string that occurs twice once. It runs nothing when it
reads, but it trusts what it reads: the cache makes sure that the bytes are those that were written.
"""

from __future__ import annotations

import marshal
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

_AS_THEY_ARE = (bytes,)  # marshal knows them; msgspec would write them as text


def encode(value: object) -> bytes:
    """Return frozen data as bytes: dataclasses, named tuples, enumerations, and collections of them."""
    return marshal.dumps(msgspec.to_builtins(value, builtin_types=_AS_THEY_ARE))


def decode(content: bytes, kind: type[T]) -> T:
    """Return what `encode` was given.

    Raises:
        ValueError, EOFError, TypeError, msgspec.ValidationError: these are no such bytes.
    """
    return from_plain(to_plain(content), kind)


def to_plain(content: bytes) -> Any:  # noqa: ANN401  # its shape is not known
    """Return what `encode` was given as plain data: dictionaries, lists, text and numbers."""
    return marshal.loads(content)  # noqa: S302  # ours, or from the cache, which compares digests


def from_plain(plain: object, kind: type[T]) -> T:
    """Return plain data as the type that it was made from, or raise `msgspec.ValidationError`."""
    return msgspec.convert(plain, kind, builtin_types=_AS_THEY_ARE)

"""Values kept by the content that they were made from, under one policy: for texts of any age."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import NamedTuple, TypeVar

from msgspec import ValidationError

from leaflint.engine.cache.keys import find_keys
from leaflint.engine.cache.store import Store
from leaflint.engine.encoding import decode, encode
from leaflint.engine.options import Options
from leaflint.files.tree import Tree

T = TypeVar("T")


class _Kept(NamedTuple):
    """A value, encoded, and the digest of the policy and shared files under which it holds."""

    key: bytes
    value: bytes


class ContentCache:
    """Values of one repository by name, such as a path and git's name for the bytes of a file."""

    def __init__(self, tree: Tree, today: date, options: Options) -> None:
        """Find what is kept; without a folder for the cache, nothing is."""
        self._store: Store | None = None
        if options.cache is not None:
            self._key = find_keys(tree, today, options).content
            name = sha256(str(tree.root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()
            self._store = Store(options.cache / f"{name[:32]}-texts.sqlite")

    def find(self, name: str, kind: type[T]) -> T | None:
        """Return the value of a name; None where there is none that holds."""
        content = self._store.read(name) if self._store else None
        try:
            kept = decode(content or b"", _Kept)
            return decode(kept.value, kind) if kept.key == self._key else None
        except (ValueError, EOFError, TypeError, ValidationError):
            return None  # there is nothing, or another version wrote something else

    def keep(self, values: Mapping[str, object]) -> None:
        """Keep values by their names."""
        if self._store and values:
            kept = ((name, encode(_Kept(self._key, encode(it)))) for name, it in values.items())
            self._store.write(kept)

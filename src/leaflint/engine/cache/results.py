"""What earlier runs of the same kind found, as far as it still holds.

The facts and the content part of a result hold for the same bytes of the leaflet and the same content
key; the day's part, and what was found in all leaflets together, for the same day key only: on the next
day, or after the next commit, they are worked out anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from itertools import chain
from typing import NamedTuple, TypeVar

from msgspec import ValidationError

from leaflint.engine.cache.keys import Keys, find_keys
from leaflint.engine.cache.store import Store
from leaflint.engine.encoding import decode, encode
from leaflint.engine.options import Options
from leaflint.engine.result import EstateResult, Result
from leaflint.files.places import Files
from leaflint.files.tree import Tree, digest

T = TypeVar("T")

_INDEX, _ESTATE, _LEAFLET = "index", "estate", "leaflet/"


class _Index(NamedTuple):
    """The results of all leaflets, without their parts, and the keys under which they hold."""

    keys: Keys
    results: tuple[Result, ...]


class _Parts(NamedTuple):
    """The parts of a leaflet's result, and what they depend on."""

    digest: bytes
    keys: Keys
    content: bytes
    day: bytes


class _KeptEstate(NamedTuple):
    """What was found in all leaflets together, and a digest of what it depends on."""

    key: bytes
    result: EstateResult


class ResultCache:
    """The results of earlier runs on a repository, for all its leaflets or those of a shard."""

    def __init__(self, tree: Tree, today: date, options: Options, files: Files) -> None:
        """Read the leaflets, and what is known of them."""
        self._tree, self._today, self._options = tree, today, options
        self.keys = find_keys(tree, today, options)
        self.digests = {file: digest(tree, file) for file in files.leaflets}
        self._problems = files.problems
        self._store = _store(tree, options)
        index = _decode(self._store.read(_INDEX), _Index)
        known = index.results if index and index.keys.content == self.keys.content else ()
        if index is not None and index.keys.day != self.keys.day:
            known = tuple(result._replace(is_whole=False) for result in known)
        self._gone = [result.file for result in known if result.file not in self.digests]
        self._index = {
            result.file: result
            for result in known
            if self.digests.get(result.file) == result.digest
        }

    def find(self, file: str, *, is_reported: bool) -> Result | None:
        """Return what is known of a leaflet, its parts not loaded where it is known whole.

        What a leaflet that is reported on lacks of being whole, the day's part, is worked out from the
        content part, which is then loaded.
        """
        known = self._index.get(file)
        if known is None or known.is_whole or not is_reported:
            return known
        parts = self._parts(known)
        return known._replace(content=parts.content) if parts else known

    def load(self, result: Result) -> Result | None:
        """Return a result with its parts; None where they are not to be had any more."""
        parts = self._parts(result)
        if parts is None or parts.keys != self.keys:
            return None
        return result._replace(content=parts.content, day=parts.day)

    def _parts(self, result: Result) -> _Parts | None:
        """Return the parts of a result, if the content part holds."""
        parts = _decode(self._store.read(f"{_LEAFLET}{result.file}"), _Parts)
        wanted = (result.digest, self.keys.content)
        return parts if parts and (parts.digest, parts.keys.content) == wanted else None

    def estate(self) -> EstateResult | None:
        """Return what was found in all leaflets together, if they are all the same."""
        kept = _decode(self._store.read(_ESTATE), _KeptEstate)
        return kept.result if kept and kept.key == self._estate_key() else None

    def keep(self, results: Sequence[Result], estate: EstateResult | None) -> None:
        """Keep what a run found in all leaflets, and in all together.

        `estate` is None where leaflets were compared with an earlier commit: then only facts are kept,
        since results are kept without a comparison.
        """
        if find_keys(self._tree, self._today, self._options) != self.keys:
            return  # a policy, say, was changed while the leaflets were checked
        read = [result for result in results if result.digest]
        fresh = [result for result in read if result.content is not None and estate is not None]
        index = {
            result.file: Result.unreported(result.file, result.digest, result.facts)
            for result in read
        }
        index.update(self._index)
        index.update((result.file, result._replace(content=None, day=None)) for result in fresh)
        values = [(_INDEX, encode(_Index(self.keys, tuple(index.values()))))]
        unchanged = all(result.digest == self.digests[result.file] for result in results)
        if estate is not None and unchanged:
            values.append((_ESTATE, encode(_KeptEstate(self._estate_key(), estate))))
        parts = ((f"{_LEAFLET}{result.file}", self._encode_parts(result)) for result in fresh)
        self._store.write(chain(parts, values), (f"{_LEAFLET}{file}" for file in self._gone))

    def _encode_parts(self, result: Result) -> bytes:
        return encode(_Parts(result.digest, self.keys, result.content or b"", result.day or b""))

    def _estate_key(self) -> bytes:
        """Return a digest of all that what is found in the leaflets together depends on."""
        all_of_it = repr((self.keys.day, sorted(self.digests.items()), self._problems))
        return sha256(all_of_it.encode("utf-8", "surrogatepass")).digest()


def _store(tree: Tree, options: Options) -> Store:
    """Return the store for one repository and one kind of run."""
    kind = repr((str(tree.root.resolve()), options.choice, str(options.policy), options.shard))
    name = sha256(kind.encode("utf-8", "surrogateescape")).hexdigest()
    if options.cache is None:
        raise ValueError("the options name no folder for the cache")
    return Store(options.cache / f"{name[:32]}.sqlite")


def _decode(value: bytes | None, kind: type[T]) -> T | None:
    """Return what a value of the store holds; None where another version wrote something else."""
    with suppress(ValueError, EOFError, TypeError, ValidationError):
        return decode(value or b"", kind)
    return None

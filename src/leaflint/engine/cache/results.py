"""What earlier runs of the same kind found, as far as it still holds.

The facts and the content part of a result hold for the same bytes of the leaflet and the same content
key; the day's part, and what was found in all leaflets together, for the same day key only: on the next
day, or after the next commit, they are worked out anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from itertools import chain
from typing import NamedTuple, TypeVar

from msgspec import ValidationError

from leaflint.content.leaflet_files import Files
from leaflint.engine.cache.keys import Keys, find_keys
from leaflint.engine.cache.store import Store
from leaflint.engine.encoding import decode, encode
from leaflint.engine.options import Options
from leaflint.engine.result import EstateResult, Result, Tally
from leaflint.files.tree import Tree, digest

T = TypeVar("T")

_INDEX, _ESTATE, _LEAFLET = "index", "estate", "leaflet/"


class Lost(Exception):
    """What should be in the store is not there any more."""


class Entry(NamedTuple):
    """What the index says of a leaflet; the rest stands at its own place in the store.

    Attributes:
        digest: SHA-256 of the leaflet's bytes.
        day_key: for which the tally holds; empty where only facts were gathered.
        checked: whether every check that was asked for ran.
        tally: how many findings there are.
        facts: what was gathered for the estate.
    """

    digest: bytes
    day_key: bytes
    checked: bool
    tally: Tally
    facts: bytes


class _Index(NamedTuple):
    """The entries of all leaflets, by file, and the content key for which they hold."""

    content_key: bytes
    entries: dict[str, Entry]


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
    """The results of earlier runs."""

    def __init__(self, tree: Tree, today: date, options: Options, files: Files) -> None:
        """Read the leaflets, and what is known of them.

        Args:
            tree: the repository.
            today: the day for which the report is made.
            options: how it is checked; the folder of the cache is given.
            files: all leaflets.
        """
        self._tree, self._today, self._options = tree, today, options
        self.keys = find_keys(tree, today, options)
        self.digests = {file: digest(tree, file) for file in files.leaflets}
        self._problems = files.problems
        self._store = _store(tree, options)
        index = _decode(self._store.read(_INDEX), _Index)
        entries = index.entries if index and index.content_key == self.keys.content else {}
        self._gone = entries.keys() - self.digests.keys()
        self._index = {
            file: entry for file, entry in entries.items() if self.digests.get(file) == entry.digest
        }

    def find(self, file: str, *, is_reported: bool) -> Result | None:
        """Return what is known of a leaflet, its details not loaded where it is known whole.

        What a leaflet that is reported on lacks of being whole, the day's part, is worked out from the
        content part, which is then loaded.
        """
        entry = self._index.get(file)
        if entry is None:
            return None
        if entry.day_key == self.keys.day:
            return Result(file, entry.digest, entry.checked, entry.tally, entry.facts)
        facts = Result.unreported(file, entry.digest, entry.facts)
        parts = self._parts(file) if is_reported else None
        if parts is None or parts.digest != entry.digest or parts.keys.content != self.keys.content:
            return facts
        return facts._replace(content=parts.content)

    def load(self, result: Result) -> Result:
        """Return a result with its details.

        Raises:
            Lost: they are not to be had any more.
        """
        if result.content is not None:
            return result
        parts = self._parts(result.file)
        if parts is None or (parts.digest, parts.keys) != (result.digest, self.keys):
            raise Lost
        return result._replace(content=parts.content, day=parts.day)

    def estate(self) -> EstateResult | None:
        """Return what was found in all leaflets together, if they are all the same."""
        kept = _decode(self._store.read(_ESTATE), _KeptEstate)
        return kept.result if kept and kept.key == self._estate_key() else None

    def keep(self, results: Sequence[Result], estate: EstateResult | None) -> None:
        """Keep what a run found.

        Args:
            results: of all leaflets.
            estate: what was found in all together; None where leaflets were compared with an earlier
                commit: then only facts are kept, since results are kept without a comparison.
        """
        if find_keys(self._tree, self._today, self._options) != self.keys:
            return  # a policy, say, was changed while the leaflets were checked
        read = [result for result in results if result.digest]
        fresh = [result for result in read if result.content is not None and estate is not None]
        index = {
            result.file: Entry(result.digest, b"", False, Tally(), result.facts) for result in read
        }
        index.update(self._index)
        for file, digest_, checked, tally, facts, *_ in fresh:
            index[file] = Entry(digest_, self.keys.day, checked, tally, facts)
        values: Iterator[tuple[str, bytes]] = chain(
            ((f"{_LEAFLET}{result.file}", self._encode_parts(result)) for result in fresh),
            [(_INDEX, encode(_Index(self.keys.content, index)))],
        )
        unchanged = all(result.digest == self.digests[result.file] for result in results)
        if estate is not None and unchanged:
            values = chain(values, [(_ESTATE, encode(_KeptEstate(self._estate_key(), estate)))])
        self._store.write(values, (f"{_LEAFLET}{file}" for file in self._gone))

    def _encode_parts(self, result: Result) -> bytes:
        return encode(_Parts(result.digest, self.keys, result.content or b"", result.day or b""))

    def _parts(self, file: str) -> _Parts | None:
        return _decode(self._store.read(f"{_LEAFLET}{file}"), _Parts)

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

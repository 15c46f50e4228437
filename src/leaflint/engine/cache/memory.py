"""What earlier runs of the same job found, as far as it still holds.

A leaflet's result has two parts. What lasts holds for the same bytes of its file on the same lasting
basis. What is dated (review dates, sign-offs, waivers) holds on the same dated basis only: on the next
day, or after the next commit, it is judged anew. What is said of all leaflets together holds as long as
every one of them is the same.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import chain
from typing import Any, NamedTuple

from leaflint.content.leaflet_files import Files
from leaflint.engine.cache.basis import Basis, find_basis
from leaflint.engine.cache.store import Store
from leaflint.engine.job import Job
from leaflint.engine.judged import Judged, Tally
from leaflint.engine.outcome import Said
from leaflint.engine.plain_data import from_bytes, to_bytes
from leaflint.files.disk import read_bytes

_INDEX, _SAID, _LEAFLET = "index", "said", "leaflet/"


class Forgotten(Exception):
    """What should be in the store is not there any more."""


class _Entry(NamedTuple):
    """What the index says of a leaflet; the rest stands at its own place in the store."""

    digest: bytes
    dated_basis: bytes
    checked: bool
    tally: tuple[int, ...]
    facts: bytes


class _Details(NamedTuple):
    """The parts of a leaflet's result, and what each rests on beside the bytes of its file."""

    digest: bytes
    basis: Basis
    lasting: bytes
    dated: bytes


@dataclass(frozen=True)
class Memory:
    """What is known when a run begins.

    Attributes:
        job: the job.
        digests: SHA-256 of each leaflet's bytes, by file; empty for one that cannot be read.
        basis: what results rest on now.
        store: where they are kept.
        index: what the store has, by file; all on the lasting basis of now.
    """

    job: Job
    digests: Mapping[str, bytes]
    basis: Basis
    store: Store
    index: Mapping[str, _Entry]

    @classmethod
    def of(cls, job: Job, files: Files) -> Memory | None:
        """Read the leaflets, and what is known of them; None where no results are kept."""
        if job.cache is None:
            return None
        place = repr((str(job.root.resolve()), job.choice, str(job.policy), job.shard))
        name = sha256(place.encode("utf-8", "surrogateescape")).hexdigest()
        store = Store(job.cache / f"{name[:32]}.sqlite")
        basis = find_basis(job)
        inside: set[str] = set()
        digests = {file: _digest(job, file, inside) for file in files.leaflets}
        return cls(job, digests, basis, store, _read_index(store, basis))

    @cached_property
    def known(self) -> Mapping[str, Judged]:
        """What is known of leaflets, as far as the index has it, by file; others must be judged."""
        return {
            file: Judged(file, one.digest, one.checked, Tally(*one.tally), one.facts, None, None)
            for file in self.digests
            if (one := self._entry(file)) and one.dated_basis == self.basis.dated
        }

    def lasting(self, file: str) -> bytes | None:
        """Return what lasts of a leaflet's result; None if that must be found out."""
        entry = self._entry(file)
        details = self._details(file) if entry else None
        if entry is None or details is None:
            return None
        is_same = details.digest == entry.digest and details.basis.lasting == self.basis.lasting
        return details.lasting if is_same else None

    def _entry(self, file: str) -> _Entry | None:
        """Return what the index says of a leaflet, if that is about the bytes that it has now."""
        entry = self.index.get(file)
        return entry if entry and entry.digest == self.digests[file] else None

    def recall(self, judged: Judged) -> Judged:
        """Return a leaflet with the details that the index does not have.

        Raises:
            Forgotten: they are not to be had any more.
        """
        if judged.lasting is not None:
            return judged
        details = self._details(judged.file)
        if details is None or (details.digest, details.basis) != (judged.digest, self.basis):
            raise Forgotten
        return judged._replace(lasting=details.lasting, dated=details.dated)

    def said(self, files: Files) -> Said | None:
        """Return what was said of all leaflets together, if they are all the same."""
        kept = _loads(self.store.read(_SAID))
        return from_bytes(Said, kept[1]) if kept and kept[0] == self._estate(files) else None

    def keep(self, judged: Sequence[Judged], said: Said, files: Files) -> None:
        """Keep what a run found: of leaflets that were judged anew, and of all together."""
        if find_basis(self.job) != self.basis:
            return  # a policy, say, was changed while the leaflets were judged
        fresh = [one for one in judged if one.digest and one.lasting is not None]
        index = {file: tuple(entry) for file, entry in self.index.items() if file in self.digests}
        for one in fresh:
            head = (one.digest, self.basis.dated, one.checked, tuple(one.tally), one.facts)
            index[one.file] = head
        said_of = self._estate(files)
        if any(one.digest != self.digests[one.file] for one in judged):
            said_of = b""  # some changed meanwhile: this was said of no estate that there was
        gone = self.index.keys() - index.keys()
        values = chain(
            ((f"{_LEAFLET}{one.file}", self._to_details(one)) for one in fresh),
            [
                (_INDEX, marshal.dumps((self.basis.lasting, index))),
                (_SAID, marshal.dumps((said_of, to_bytes(Said, said)))),
            ],
        )
        self.store.write(values, (f"{_LEAFLET}{file}" for file in gone))

    def _to_details(self, judged: Judged) -> bytes:
        return marshal.dumps((judged.digest, tuple(self.basis), judged.lasting, judged.dated))

    def _details(self, file: str) -> _Details | None:
        kept = _loads(self.store.read(f"{_LEAFLET}{file}"))
        return _Details(kept[0], Basis(*kept[1]), kept[2], kept[3]) if kept else None

    def _estate(self, files: Files) -> bytes:
        """Return a digest of all that is said of the leaflets together rests on."""
        said = repr((self.basis.dated, sorted(self.digests.items()), files.problems))
        return sha256(said.encode("utf-8", "surrogatepass")).digest()


def _digest(job: Job, file: str, inside: set[str]) -> bytes:
    content = read_bytes(job.root, file, inside)
    return sha256(content).digest() if isinstance(content, bytes) else b""


def _read_index(store: Store, basis: Basis) -> dict[str, _Entry]:
    """Return the index of a store; empty when it rests on something else."""
    kept = _loads(store.read(_INDEX))
    if not kept or kept[0] != basis.lasting:
        return {}
    return {file: _Entry(*entry) for file, entry in kept[1].items()}


def _loads(value: bytes | None) -> tuple[Any, ...] | None:
    """Return what `marshal` wrote."""
    if value is None:
        return None
    plain: tuple[Any, ...] = marshal.loads(value)  # noqa: S302  # the store knows its bytes
    return plain

"""Large estates in parts: which leaflets are in which shard, and what all shards must have in common."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.engine.encoding import to_plain
from leaflint.files import git
from leaflint.files.places import BASELINE, SHARED_FILES, SIGN_OFFS, policy_folder, stem
from leaflint.files.tree import Tree, fingerprint, list_files
from leaflint.files.versions import Versions


class Shard(NamedTuple):
    """One of the parts that an estate is cut into; the first has the number 1."""

    number: int
    total: int

    @classmethod
    def parse(cls, written: str) -> Shard:
        """Read I/N, such as 2/4.

        Raises:
            ValueError: there is no such part; the text says so to whoever wrote it.
        """
        match = re.fullmatch("([0-9]{1,4})/([0-9]{1,4})", written)
        if match is None:
            message = "is no shard; write 2/4, say, for the second of four parts"
            raise ValueError(f"'{written}' {message}")
        number, total = int(match[1]), int(match[2])
        if not 1 <= number <= total:
            message = "is no shard: the first of four parts is 1/4, and the last is 4/4"
            raise ValueError(f"'{written}' {message}")
        return cls(number, total)

    def __str__(self) -> str:
        return f"{self.number}/{self.total}"

    def leaflets(self, files: Iterable[str]) -> tuple[str, ...]:
        """Return those of the leaflet files that are in this shard, in the same order.

        A leaflet's id alone decides, so that none moves to another shard when others come or go. The
        id is taken from the file's name, which must be the same: so no file has to be read.

        Raises:
            UsageError: a file's name is no text, so it would not survive a report.
        """
        return tuple(file for file in files if _place(file, self.total) == self.number)


def _place(file: str, total: int) -> int:
    try:
        file.encode()
    except UnicodeEncodeError:
        message = "the bytes of this name are no text, so it has no place in a shard; rename it"
        raise UsageError(f"{visible(file)}: {message}") from None
    name = stem(file).encode()
    return int.from_bytes(hashlib.sha256(name).digest()) % total + 1


@dataclass(frozen=True, slots=True)
class Inputs:
    """Fingerprints of what every shard must have in common: 64 hexadecimal digits each.

    The commit is the one that git's history ends with; None when not all of it is here.
    """

    policy: str
    shared: str
    sign_offs: str
    baseline: str
    commit: str | None


@dataclass(frozen=True, slots=True)
class ShardRecord:
    """One shard: which, what it was made from (`texts`: a fingerprint of its leaflets), what it gave.

    That is what each check gathered of each of its leaflets for the estate, by the leaflet's file and
    the check; None for a leaflet that could not be read.
    """

    number: int
    total: int
    inputs: Inputs
    texts: str
    facts: dict[str, dict[str, Any] | None]


def record(
    shard: Shard, tree: Tree, policy: Path | None, facts: Mapping[str, bytes]
) -> ShardRecord:
    """Return what the report on a shard carries; `facts` are those of results, by leaflet file."""
    return ShardRecord(
        number=shard.number,
        total=shard.total,
        inputs=read_inputs(tree, policy),
        texts=fingerprint(tree, facts),
        facts={file: to_plain(encoded) if encoded else None for file, encoded in facts.items()},
    )


def read_inputs(tree: Tree, policy: Path | None) -> Inputs:
    """Take the fingerprints of what all shards of a repository must have in common."""
    rules = policy_folder(tree, policy)
    return Inputs(
        policy=fingerprint(rules.tree, list_files(rules.tree, rules.name)),
        shared=fingerprint(tree, SHARED_FILES),
        sign_offs=fingerprint(tree, list_files(tree, SIGN_OFFS)),
        baseline=fingerprint(tree, list_files(tree, BASELINE)),
        commit=git.find_commit(tree.root, "HEAD") if Versions(tree).complete else None,
    )

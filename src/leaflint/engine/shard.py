"""What the report on one shard carries beside its findings, so that shards can become one report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Inputs:
    """Fingerprints of what every shard must have in common: 64 hexadecimal digits each.

    Attributes:
        policy: of the policy files.
        shared: of the directory, the glossary, the people and the blocks.
        sign_offs: of all sign-offs.
        commit: the commit that git's history ends with; None when not all of it is here.
    """

    policy: str
    shared: str
    sign_offs: str
    commit: str | None


@dataclass(frozen=True, slots=True)
class ShardRecord:
    """One shard: which, what it was made from, and what it gave.

    Attributes:
        number: which shard, from 1.
        total: how many there are.
        inputs: what it must have in common with the others.
        texts: fingerprint of its leaflet files, with their bytes.
        facts: what each check gathered of each of its leaflets for the estate, by the leaflet's file
            and the check; None for a leaflet that could not be read.
    """

    number: int
    total: int
    inputs: Inputs
    texts: str
    facts: dict[str, dict[str, Any] | None]

"""What a run is asked to do."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leaflint.core.errors import UsageError

if TYPE_CHECKING:
    from leaflint.engine.shards import Shard

Progress = Callable[[int, int], None]
"""Is told how many leaflets are done, and of how many."""


class Choice(NamedTuple):
    """Which checks to run: those selected (none: all), without those ignored."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def among(self, known: Collection[str]) -> tuple[str, ...]:
        """Return the ids of the chosen checks among all that are known, in their order.

        Raises:
            UsageError: a name is no check's, or no check is left.
        """
        for name in (*self.select, *self.ignore):
            if name not in known:
                from leaflint.core.suggest import not_known  # slow to load, and seldom needed

                raise UsageError(f"there is no check called '{name}'{not_known(name, known)}")
        chosen = {name for name in self.select or known if name not in self.ignore}
        if not chosen:
            raise UsageError("no check is left to run: see --select and --ignore")
        return tuple(name for name in known if name in chosen)


class Options(NamedTuple):
    """How a workspace checks its leaflets.

    Attributes:
        choice: which checks to run.
        changed_since: a branch, tag or commit: report on what changed since HEAD left it.
        policy: the folder of the policy files, where that is not `checks` in the repository.
        shard: the one part of all leaflets to check, for `leaflint merge`; None: all of them.
        jobs: how many processes may work at the same time.
        cache: the folder in which results are kept from one run to the next; None: none are.
        author: the login of whoever proposes the changes on GitHub; "" where nobody said.
    """

    choice: Choice = Choice()
    changed_since: str | None = None
    policy: Path | None = None
    shard: Shard | None = None
    jobs: int = 1
    cache: Path | None = None
    author: str = ""


def default_jobs() -> int:
    """Return how many processes this machine can run at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def default_cache() -> Path | None:
    """Return Leaflint's folder among the user's caches; None for a user without a home.

    Source: XDG Base Directory Specification, $XDG_CACHE_HOME.
    """
    caches = os.environ.get("XDG_CACHE_HOME", "")
    if Path(caches).is_absolute():
        return Path(caches) / "leaflint"
    try:
        return Path.home() / ".cache" / "leaflint"
    except RuntimeError:
        return None

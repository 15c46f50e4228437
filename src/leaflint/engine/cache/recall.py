"""The details of a leaflet that is known, read when somebody looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from leaflint.core.errors import UsageError
from leaflint.engine.cache.memory import Forgotten, Memory
from leaflint.engine.job import Job
from leaflint.engine.judged import Judged

if TYPE_CHECKING:
    from leaflint.engine.plan import Plan


@dataclass(frozen=True)
class Recall:
    """Gives back what of a leaflet was left in the store.

    Attributes:
        memory: what is known.
        job: the run's job.
        checks: ids of the checks that ran.
    """

    memory: Memory
    job: Job
    checks: tuple[str, ...]

    def __call__(self, judged: Judged) -> Judged:
        """Return a leaflet with all its details; it is judged again where the store has lost them.

        Raises:
            UsageError: the store has lost them, and the file has changed since the run began.
        """
        try:
            return self.memory.recall(judged)
        except Forgotten:
            from leaflint.engine.judge import judge

            again = judge(judged.file, self._plan)
        if again.digest != judged.digest:
            raise UsageError(
                f"{judged.file} was changed while it was being checked; run this again"
            )
        return again

    @cached_property
    def _plan(self) -> Plan:
        from leaflint.engine.prepare import prepare

        job = self.job
        return prepare(job.root, job.today, self.checks, policy=job.policy).plan

"""Many leaflets on all cores: the same results, in the same order, as one after the other."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from leaflint.engine.check_leaflet import check_leaflet, gather_facts
from leaflint.engine.plan import Plan
from leaflint.engine.result import Result

WORTHWHILE = 200
"""Leaflets from which on starting more processes takes less time than it saves (measured on two
cores: with 100 leaflets little is gained)."""

CHUNK = 32
"""Leaflets that are handed to a process at a time: enough that handing over costs nothing, few
enough that no process waits long for the last one."""


class Task(NamedTuple):
    """A leaflet to check or, if it is not reported on, to gather of what the estate must know.

    `known` is what an earlier run found.
    """

    file: str
    is_reported: bool = True
    known: Result | None = None

    def run(self, plan: Plan) -> Result:
        """Do it."""
        if not self.is_reported:
            return gather_facts(self.file, plan)
        return check_leaflet(self.file, plan, self.known)


@contextmanager
def running(tasks: Sequence[Task], plan: Plan, jobs: int) -> Iterator[Iterator[Result]]:
    """Run tasks in up to `jobs` processes; the results come in the order of the tasks.

    Raises:
        Defect: a check raised an exception, here or in another process.
    """
    if jobs <= 1 or len(tasks) < WORTHWHILE:
        yield (task.run(plan) for task in tasks)
        return
    from concurrent.futures import ProcessPoolExecutor  # slow to import, and seldom needed

    with ProcessPoolExecutor(jobs, initializer=_Worker.begin, initargs=(plan,)) as pool:
        try:
            yield pool.map(_Worker.run, tasks, chunksize=CHUNK)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


class _Worker:
    """What a process of the pool keeps between leaflets: the plan, sent to it once."""

    plan: Plan

    @classmethod
    def begin(cls, plan: Plan) -> None:
        cls.plan = plan
        # What is here already stays to the end, and checking makes no cycles: looking for some at
        # every few hundred objects, as Python does by itself, takes a tenth of the time.
        gc.freeze()
        gc.set_threshold(100_000)

    @classmethod
    def run(cls, task: Task) -> Result:
        return task.run(cls.plan)

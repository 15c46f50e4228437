"""Many leaflets on all cores: the same results, in the same order, as one after the other."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from leaflint.core.errors import UsageError
from leaflint.engine.check_leaflet import check_leaflet, gather_facts
from leaflint.engine.plan import Plan
from leaflint.engine.result import Result

WORTHWHILE = 200
"""Leaflets from which on starting more processes takes less time than it saves (measured on two
cores: with 100 leaflets little is gained)."""

MOST_JOBS = 61
"""The most processes that Windows lets another one wait for."""

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
        UsageError: another process was ended.
    """
    if jobs <= 1 or len(tasks) < WORTHWHILE:
        yield (task.run(plan) for task in tasks)
        return
    from concurrent.futures import ProcessPoolExecutor  # slow to import, and seldom needed
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(
        min(jobs, MOST_JOBS), initializer=_Worker.begin, initargs=(plan,)
    ) as pool:
        try:
            yield pool.map(_Worker.run, tasks, chunksize=CHUNK)
        except BrokenProcessPool:
            message = (
                "one of the processes that check was ended, most likely since the memory of this machine "
                "ran out: nothing was passed; try --jobs 1"
            )
            raise UsageError(message) from None
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


class _Worker:
    """What a process of the pool keeps between leaflets: the plan, sent to it once."""

    plan: Plan

    @classmethod
    def begin(cls, plan: Plan) -> None:
        from threading import Thread

        cls.plan = plan
        Thread(target=_end_with_parent, daemon=True).start()
        # What is here already stays to the end, and checking makes no cycles: looking for some at
        # every few hundred objects, as Python does by itself, takes a tenth of the time.
        gc.freeze()
        gc.set_threshold(100_000)

    @classmethod
    def run(cls, task: Task) -> Result:
        return task.run(cls.plan)


def _end_with_parent() -> None:
    """End this process when the one that began it has ended, even if that was killed."""
    from multiprocessing import connection, parent_process

    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)

"""Many leaflets on all cores: the same judgements, in the same order, as one after the other."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from leaflint.judge import Judgement, Plan, judge

WORTHWHILE = 200
"""Leaflets from which on starting more processes takes less time than it saves (measured on two
cores: with 100 leaflets little is gained)."""

CHUNK = 32
"""Leaflets that are handed to a process at a time: enough that handing over costs nothing, few
enough that no process waits long for the last one."""


def default_jobs() -> int:
    """Return how many processes this machine can run at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def judging(files: Sequence[str], plan: Plan, jobs: int) -> Iterator[Iterator[Judgement]]:
    """Judge leaflet files, in up to `jobs` processes; judgements come in the order of the files.

    Raises:
        Defect: a check raised an exception, here or in another process.
    """
    if jobs <= 1 or len(files) < WORTHWHILE:
        yield (judge(file, plan) for file in files)
        return
    from concurrent.futures import ProcessPoolExecutor  # slow to import, and seldom needed

    with ProcessPoolExecutor(jobs, initializer=_Worker.begin, initargs=(plan,)) as pool:
        try:
            yield pool.map(_Worker.judge, files, chunksize=CHUNK)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


class _Worker:
    """What a process of the pool keeps between leaflets: the plan, sent to it once."""

    plan: Plan

    @classmethod
    def begin(cls, plan: Plan) -> None:
        cls.plan = plan

    @classmethod
    def judge(cls, file: str) -> Judgement:
        return judge(file, cls.plan)

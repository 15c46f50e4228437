"""The main job where something has to be judged: every leaflet, then all of them together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from leaflint.checks import CHECKS
from leaflint.checks.schema import CHECK as SCHEMA
from leaflint.content.history import Base
from leaflint.content.leaflet_files import Files
from leaflint.core.errors import Defect
from leaflint.core.fact import Fact
from leaflint.core.finding import Finding, Problem, in_order
from leaflint.engine.cache.memory import Memory
from leaflint.engine.cache.recall import Recall
from leaflint.engine.grading import to_findings
from leaflint.engine.job import Job, Progress
from leaflint.engine.judged import Judged
from leaflint.engine.outcome import Outcome, Said
from leaflint.engine.plan import Plan
from leaflint.engine.pool import Task, judging
from leaflint.engine.prepare import prepare
from leaflint.files.places import policy_folder
from leaflint.files.tree import WorkingTree


def examine(
    job: Job, everything: Files, files: Files, memory: Memory | None, progress: Progress | None
) -> Outcome:
    """Judge what is not known yet.

    Args:
        job: what to do.
        everything: all leaflets: what the estate must know is noted of each.
        files: those that are reported on, unless they did not change.
        memory: what is known from earlier runs.
        progress: is told how far the run has come.

    Raises:
        UsageError: an argument is wrong.
        Defect: a check raised an exception.
    """
    wanted = job.choice.among([check.id for check in CHECKS])
    base = Base.since(job.root, job.changed_since) if job.changed_since else None
    prepared = prepare(job.root, job.today, wanted, base, job.policy)
    reported = _reported(job, files, base)
    # Before other processes begin: what is read here, they need not read again.
    problems = () if job.shard else (*files.problems, *prepared.problems)
    tasks = _tasks(everything, reported, memory, is_compared=base is not None)
    judged = _judge(tasks, prepared.plan, job.jobs, progress)
    findings: Iterable[Finding] = ()
    if job.shard is None:
        facts = {one.file: one.read_facts() for one in judged}
        findings = judge_whole(prepared.plan, problems, facts)
    said = Said(wanted, prepared.not_run, in_order(findings))
    if memory is not None and base is None:
        memory.keep(judged, said, files)
    recall = Recall(memory, job, wanted) if memory else None
    return Outcome(judged, reported, said, recall, base.commit if base else None)


def _reported(job: Job, files: Files, base: Base | None) -> Collection[str]:
    """Return the leaflets that are reported on: of those asked for, what the change affects."""
    if base is None or base.touches(policy_folder(WorkingTree(job.root), job.policy).name):
        return frozenset(files.leaflets)
    return frozenset(file for file in files.leaflets if base.affects(file))


def _tasks(
    everything: Files, reported: Collection[str], memory: Memory | None, *, is_compared: bool
) -> list[Task | Judged]:
    """Return what there is to do for each leaflet, or what is known of it already.

    What is compared with an earlier commit is judged anew: results are kept without a comparison.
    """
    tasks: list[Task | Judged] = []
    for file in everything.leaflets:
        is_reported = file in reported
        may_recall = memory is not None and not (is_compared and is_reported)
        known = memory.known.get(file) if memory and may_recall else None
        lasting = (
            memory.lasting(file) if memory and may_recall and is_reported and not known else None
        )
        tasks.append(known or Task(file, is_reported, lasting))
    return tasks


def _judge(
    tasks: Sequence[Task | Judged], plan: Plan, jobs: int, progress: Progress | None
) -> list[Judged]:
    """Do what there is to do, in order."""
    judged: list[Judged] = []
    with judging([one for one in tasks if isinstance(one, Task)], plan, jobs) as coming:
        for one in tasks:
            judged.append(one if isinstance(one, Judged) else next(coming))
            if progress:
                progress(len(judged), len(tasks))
    return judged


def judge_whole(
    plan: Plan, problems: Iterable[Problem], facts: Mapping[str, tuple[Fact, ...]]
) -> Iterator[Finding]:
    """Judge what is no single leaflet's: shared files, and what all leaflets say together.

    `problems` are those of shared files and among the leaflets; `facts` are by leaflet file, in order.

    Raises:
        Defect: a check raised an exception.
    """
    yield from to_findings(SCHEMA, problems, plan, None)
    said = tuple(fact for of_leaflet in facts.values() for fact in of_leaflet)
    for check, settings in plan.checks:
        if check.estate is None:
            continue
        try:
            found = list(check.estate(said, settings, plan.context))
        except Exception as error:
            raise Defect(f"the check '{check.id}' failed on the shared files: {error!r}") from error
        yield from to_findings(check, found, plan, None)

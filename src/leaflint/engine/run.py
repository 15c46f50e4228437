"""The main job: a repository in, a report out. Nothing is printed here, and nothing exits."""

from __future__ import annotations

from leaflint.content.leaflet_files import Files, choose_leaflets, find_leaflets
from leaflint.core.errors import UsageError
from leaflint.core.version import __version__
from leaflint.engine.cache.memory import Memory
from leaflint.engine.cache.recall import Recall
from leaflint.engine.job import Job, Progress
from leaflint.engine.outcome import Outcome
from leaflint.engine.report import FORMAT_VERSION, Report
from leaflint.engine.shard import ShardRecord
from leaflint.files import git
from leaflint.files.places import LEAFLETS
from leaflint.files.tree import WorkingTree


def run(job: Job, progress: Progress | None = None) -> Report:
    """Check the leaflets of a repository.

    Every leaflet is read, since leaflets are also judged against each other; `paths` and
    `changed_since` decide which of them are reported on. With a `shard`, only its leaflets are read;
    what all of them show together, and the shared files, are left to the merge.

    Args:
        job: what to do.
        progress: is told how far the run has come.

    Raises:
        UsageError: there is nothing to check, or an argument is wrong.
        Defect: a check raised an exception.
    """
    everything = find_leaflets(WorkingTree(job.root))
    if not everything.leaflets and not everything.problems:
        raise UsageError(f"{job.root / LEAFLETS}: there are no leaflets to check")
    if job.shard:
        if job.paths:
            raise UsageError(
                "a shard is a part of all leaflets: leave out --shard, or the leaflets' names"
            )
        everything = Files(job.shard.leaflets(everything.leaflets), ())
    files = choose_leaflets(job.root, everything, job.paths) if job.paths else everything
    memory = Memory.of(job, everything)
    outcome = _recall(job, everything, files, memory) if memory else None
    if outcome is None:
        # The whole engine: slow to load, and not needed where everything is known.
        from leaflint.engine.examine import examine

        outcome = examine(job, everything, files, memory, progress)
    judged = tuple(one for one in outcome.judged if one.file in outcome.reported)
    return Report(
        format_version=FORMAT_VERSION,
        leaflint=__version__,
        today=job.today,
        changed_since=outcome.base,
        checks=outcome.said.checks,
        not_run=outcome.said.not_run,
        passed_over=len(outcome.judged) - len(judged),
        judged=judged,
        others=outcome.said.findings,
        folder=git.place_of(job.root),
        shard=_record(job, outcome),
        recall=outcome.recall,
    )


def _recall(job: Job, everything: Files, files: Files, memory: Memory) -> Outcome | None:
    """Return what an earlier run came to, if all of it still holds."""
    if job.changed_since:
        return None
    if len(memory.known) < len(everything.leaflets):
        return None
    said = memory.said(files)
    if said is None:
        return None
    judged = [memory.known[file] for file in everything.leaflets]
    return Outcome(judged, frozenset(files.leaflets), said, Recall(memory, job, said.checks))


def _record(job: Job, outcome: Outcome) -> ShardRecord | None:
    """Return what the report on a shard carries for the merge."""
    if job.shard is None:
        return None
    from leaflint.engine.shards import record

    facts = {one.file: one.read_facts() for one in outcome.judged}
    return record(job.shard, job.root, job.policy, facts)

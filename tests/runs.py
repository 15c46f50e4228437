"""A whole run in one step: what is asked of a workspace, written down, and the report on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leaflint.engine.options import Choice, Options, Progress
from leaflint.engine.report import Report
from leaflint.engine.shards import Shard
from leaflint.engine.workspace import Workspace
from leaflint.files.tree import WorkingTree


@dataclass(frozen=True)
class Job:
    """A repository, the day, and the options of a workspace."""

    root: Path
    today: date
    paths: tuple[Path, ...] = ()
    choice: Choice = Options().choice
    changed_since: str | None = None
    policy: Path | None = None
    shard: Shard | None = None
    jobs: int = 1
    cache: Path | None = None

    @property
    def options(self) -> Options:
        """The options alone."""
        return Options(
            self.choice, self.changed_since, self.policy, self.shard, self.jobs, self.cache
        )


def run(job: Job, progress: Progress | None = None) -> Report:
    """Check a repository as it is on disk."""
    workspace = Workspace(WorkingTree(job.root), job.today, job.options)
    return workspace.check(job.paths, progress)

"""The main job: a repository in, a report out. Nothing is printed here, and nothing exits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from leaflint import __version__, git
from leaflint.checks import CHECKS
from leaflint.checks.check import Fact
from leaflint.checks.schema import CHECK as SCHEMA
from leaflint.errors import Defect, UsageError
from leaflint.finding import Finding, Problem
from leaflint.history import Base
from leaflint.judge import Judgement, Plan, to_findings
from leaflint.pool import judging
from leaflint.prepare import prepare
from leaflint.report.report import FORMAT_VERSION, Report
from leaflint.repository import (
    LEAFLETS,
    choose_leaflets,
    find_leaflets,
    policy_folder,
)
from leaflint.shards import Shard, record
from leaflint.suggest import not_known

Progress = Callable[[int, int], None]
"""Is told how many leaflets are done, and of how many."""


@dataclass(frozen=True)
class Choice:
    """Which checks to run: those selected (none: all), without those ignored."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def checks(self) -> tuple[str, ...]:
        """Return the ids of the chosen checks, in the order of `CHECKS`.

        Raises:
            UsageError: a name is no check's, or no check is left.
        """
        known = [check.id for check in CHECKS]
        for name in (*self.select, *self.ignore):
            if name not in known:
                raise UsageError(f"there is no check called '{name}'{not_known(name, known)}")
        chosen = {name for name in self.select or known if name not in self.ignore}
        if not chosen:
            raise UsageError("no check is left to run: see --select and --ignore")
        return tuple(name for name in known if name in chosen)


@dataclass(frozen=True)
class Job:
    """What a run is asked to do.

    Attributes:
        root: the repository: the folder that holds `content` and `checks`.
        today: the day for which the report is made.
        paths: the leaflets to report on, or folders of leaflets; none: all.
        choice: which checks to run.
        changed_since: a branch, tag or commit: report on what changed since HEAD left it.
        policy: the folder of the policy files, where that is not `checks` in the repository.
        shard: the one part of all leaflets to judge, for `leaflint merge`; None: all of them.
        jobs: how many processes may work at the same time.
    """

    root: Path
    today: date
    paths: tuple[Path, ...] = ()
    choice: Choice = Choice()
    changed_since: str | None = None
    policy: Path | None = None
    shard: Shard | None = None
    jobs: int = 1


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
    wanted = job.choice.checks()
    everything = find_leaflets(job.root)
    if not everything.leaflets and not everything.problems:
        raise UsageError(f"{job.root / LEAFLETS}: there are no leaflets to check")
    if job.shard and job.paths:
        raise UsageError(
            "a shard is a part of all leaflets: leave out --shard, or the leaflets' names"
        )
    judged = job.shard.leaflets(everything.leaflets) if job.shard else everything.leaflets
    base = Base.since(job.root, job.changed_since) if job.changed_since else None
    files = choose_leaflets(job.root, everything, job.paths) if job.paths else everything
    prepared = prepare(job.root, job.today, wanted, base, job.policy)
    policy_changed = base is not None and base.touches(policy_folder(job.root, job.policy).name)
    reported = {
        file for file in files.leaflets if base is None or policy_changed or base.affects(file)
    }
    # Before the pool begins: what is read here, its processes need not read again.
    problems = () if job.shard else (*files.problems, *prepared.problems)
    judgements: list[Judgement] = []
    with judging(judged, prepared.plan, job.jobs) as coming:
        for judgement in coming:
            judgements.append(judgement)
            if progress:
                progress(len(judgements), len(judged))
    facts = {judgement.summary.file: judgement.facts for judgement in judgements}
    shown = [one for one in judgements if one.summary.file in reported]
    findings = [finding for judgement in shown for finding in judgement.findings]
    if not job.shard:
        findings += judge_whole(prepared.plan, problems, facts)
    return Report(
        format_version=FORMAT_VERSION,
        leaflint=__version__,
        today=job.today,
        changed_since=base.commit if base else None,
        checks=wanted,
        not_run=prepared.not_run,
        passed_over=len(judged) - len(shown),
        leaflets=tuple(judgement.summary for judgement in shown),
        findings=in_order(findings),
        folder=git.place_of(job.root),
        shard=record(job.shard, job.root, job.policy, facts) if job.shard else None,
    )


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
            problems = list(check.estate(said, settings, plan.context))
        except Exception as error:
            raise Defect(f"the check '{check.id}' failed on the shared files: {error!r}") from error
        yield from to_findings(check, problems, plan, None)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by file, line and column; like ones in an order that is always the same."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    likeness = finding.check, finding.rule, finding.message, finding.fingerprint
    # Two leaflets may have the same finding in a file that both stand for, such as their sign-offs.
    rest = finding.severity.rank, finding.leaflet or "", finding.waived or ""
    return finding.position, *likeness, *rest

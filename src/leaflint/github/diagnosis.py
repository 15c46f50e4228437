"""From the settings of a repository to a verdict on every question that GitHub can answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaflint.github.branch_verdicts import answer, judge_branch
from leaflint.github.heartbeat import check_heartbeat
from leaflint.github.questions import Verdict
from leaflint.github.settings import Refused, Settings

REVIEWS = ".github/workflows/reviews.yml"
"""The workflow whose schedule is the alarm for overdue reviews."""


def judge(
    settings: Settings, check: str | None, today: date, sweep_days: int | Refused
) -> Iterator[Verdict]:
    """Judge what GitHub answered.

    `check` is the check that must be required, also as the beginning of "check / job"; None where
    nobody knows. `sweep_days` is how many days ago the last sweep may be.
    """
    yield from judge_branch(settings, check)
    yield _judge_owners_file(settings)
    yield _judge_owners(settings)
    yield answer("actions-pulls", settings.actions_may_open_pulls)
    yield _judge_schedules(settings)
    yield answer("issues", settings.info.has_issues)
    yield _judge_sweep(settings, today, sweep_days)


def _judge_owners_file(settings: Settings) -> Verdict:
    errors = settings.owners_errors
    if isinstance(errors, Refused):
        missing = "there is no CODEOWNERS on the default branch; run `leaflint codeowners`"
        return answer("owners-valid", errors if errors.status != 404 else False, missing)
    seen = "; ".join(f"line {error.line}: {error.kind}: {error.source}" for error in errors)
    return answer("owners-valid", not errors, seen)


def _judge_owners(settings: Settings) -> Verdict:
    rights = settings.can_write
    without = ", ".join(f"@{name}" for name, may in rights.items() if may is False)
    refused = [f"@{name}: {may.reason}" for name, may in rights.items() if isinstance(may, Refused)]
    if without:
        seen = f"{without}: no right to write, or none that this token is shown"
        return Verdict("owners-write", "gap", seen)
    if refused or not rights:
        nobody = "there are no owners in .github/CODEOWNERS here"
        return Verdict("owners-write", "not known", "; ".join(refused) or nobody)
    return Verdict("owners-write", "right")


def _judge_schedules(settings: Settings) -> Verdict:
    workflows = settings.workflows
    if isinstance(workflows, Refused):
        return answer("schedules", workflows)
    wrong = [f"{flow.path} is {flow.state}" for flow in workflows if flow.state != "active"]
    if all(flow.path != REVIEWS for flow in workflows):
        wrong.append(f"{REVIEWS} is not there")
    return answer("schedules", not wrong, "; ".join(wrong))


def _judge_sweep(settings: Settings, today: date, sweep_days: int | Refused) -> Verdict:
    last = settings.last_sweep
    if isinstance(last, Refused):
        return answer("sweep", last)
    if isinstance(sweep_days, Refused):
        return answer("sweep", sweep_days)
    is_recent, seen = check_heartbeat(last, today, sweep_days)
    return Verdict("sweep", "right" if is_recent else "gap", seen)

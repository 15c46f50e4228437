"""One leaflet through every check: findings, facts for the estate, and a line for the summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from leaflint.checks import reading_age, review_date, schema
from leaflint.checks.check import UNREAD, Check, Context, Fact
from leaflint.errors import Defect
from leaflint.finding import Finding, Problem, Severity, fingerprint
from leaflint.leaflet import Leaflet
from leaflint.length import too_long
from leaflint.loading import load
from leaflint.models.leaflet import LeafletData
from leaflint.models.policy import Policy
from leaflint.report.report import LeafletSummary, ReviewSummary
from leaflint.reviews.settings import Settings as ReviewSettings
from leaflint.reviews.status import LATE, banner, review_status
from leaflint.source.files import start_of
from leaflint.waivers import apply_waivers, in_force


class Planned(NamedTuple):
    """A check that runs, with its settings."""

    check: Check[Any]
    settings: Policy


@dataclass(frozen=True)
class Plan:
    """What every leaflet is put through.

    Attributes:
        root: the repository.
        checks: the checks that run.
        policies: the settings of every check whose policy is valid, for severities.
        complete: whether those are all the checks that were asked for.
        context: what the checks know beside the leaflet.
    """

    root: Path
    checks: tuple[Planned, ...]
    policies: dict[str, Policy]
    complete: bool
    context: Context

    def settings(self, check_id: str) -> Policy | None:
        """Return the settings of a check that runs, or None."""
        return next((one.settings for one in self.checks if one.check.id == check_id), None)


class Judgement(NamedTuple):
    """What is known of a leaflet when all checks have run on it."""

    summary: LeafletSummary
    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]


def judge(file: str, plan: Plan) -> Judgement:
    """Read one leaflet file (its path from the root) and put it through the checks.

    Raises:
        Defect: a check raised an exception.
    """
    loaded = load(plan.root, file, LeafletData)
    if loaded.document is None or loaded.data is None:
        findings = tuple(to_findings(schema.CHECK, loaded.problems, plan, None))
        return Judgement(LeafletSummary(file, checked=False), findings, (_unread(file),))
    leaflet = Leaflet(loaded.document, loaded.data, plan.context.block_texts)
    findings = tuple(to_findings(schema.CHECK, loaded.problems, plan, leaflet))
    long = too_long(leaflet)
    if long is not None:
        findings += tuple(to_findings(schema.CHECK, (long,), plan, leaflet))
        return Judgement(LeafletSummary(file, checked=False), findings, (_unread(file),))
    facts: list[Fact] = []
    for check, settings in plan.checks:
        try:
            problems = list(check.leaflet(leaflet, settings, plan.context)) if check.leaflet else []
            if check.gather:
                facts.extend(check.gather(leaflet, settings, plan.context))
        except Exception as error:
            raise Defect(f"the check '{check.id}' failed on {file}: {error!r}") from error
        findings += tuple(to_findings(check, problems, plan, leaflet))
    waived = apply_waivers(leaflet, findings, {one.check.id for one in plan.checks}, plan.context)
    more = to_findings(schema.CHECK, waived.problems, plan, leaflet)
    return Judgement(_summary(leaflet, plan), (*waived.findings, *more), tuple(facts))


def _unread(file: str) -> Fact:
    return Fact(file, UNREAD, "", start_of(file))


def _summary(leaflet: Leaflet, plan: Plan) -> LeafletSummary:
    data = leaflet.data
    review = reading = None
    settings = plan.settings(review_date.CHECK.id)
    if isinstance(settings, ReviewSettings):
        review = _review_summary(leaflet, settings, plan.context)
    settings = plan.settings(reading_age.CHECK.id)
    if isinstance(settings, reading_age.Settings):
        reading = reading_age.measure(leaflet, settings, plan.context)
    return LeafletSummary(
        file=leaflet.file,
        checked=plan.complete,
        id=data.id,
        title=data.title,
        status=data.status,
        risk=data.risk,
        owner=data.owner,
        review=review,
        reading=reading,
    )


def _review_summary(leaflet: Leaflet, settings: ReviewSettings, context: Context) -> ReviewSummary:
    dates, published = leaflet.data.review, leaflet.data.status == "published"
    withdrawn = leaflet.data.status == "withdrawn"
    status = review_status(dates.next_review, context.today, settings, withdrawn=withdrawn)
    shown = None
    if published and status in LATE and dates.next_review:
        hidden = any(
            waiver.check == review_date.CHECK.id and waiver.rule == "banner"
            for waiver in in_force(leaflet, context)
        )
        shown = None if hidden else banner(dates.next_review, settings)
    return ReviewSummary(status, dates.last_reviewed, dates.next_review, shown)


def to_findings(
    check: Check[Any], problems: Iterable[Problem], plan: Plan, leaflet: Leaflet | None
) -> Iterator[Finding]:
    """Give problems their severity, for the leaflet's status and risk, and their fingerprint."""
    seen: Counter[str] = Counter()
    for problem in problems:
        alike = fingerprint(check.id, problem, 0)
        yield Finding(
            check=check.id,
            rule=problem.rule,
            severity=_severity(check, problem, plan, leaflet),
            position=problem.at,
            leaflet=leaflet.data.id if leaflet else None,
            section=problem.section,
            message=problem.message,
            help=problem.help,
            fix=problem.fix,
            fingerprint=fingerprint(check.id, problem, seen[alike]),
        )
        seen[alike] += 1


def _severity(check: Check[Any], problem: Problem, plan: Plan, leaflet: Leaflet | None) -> Severity:
    policy = plan.policies.get(check.id)
    choice = policy.severity.get(problem.rule) if policy else None
    if choice is None:
        return problem.severity or check.rules[problem.rule].severity
    if leaflet is None:
        return choice.default
    return choice.for_leaflet(leaflet.data.status, leaflet.data.risk)

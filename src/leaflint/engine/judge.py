"""One leaflet through every check: findings, facts for the estate, and its summary."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import Any, Literal

from leaflint.checks import reading_age, review_date, schema
from leaflint.checks.check import Context
from leaflint.checks.review_date.settings import Settings as ReviewSettings
from leaflint.checks.review_date.status import LATE, banner, review_status
from leaflint.content.leaflet import Leaflet
from leaflint.content.length import too_long
from leaflint.content.loading import Loaded, load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.core.errors import Defect
from leaflint.core.fact import UNREAD, Fact
from leaflint.core.finding import Finding, Problem, in_order, start_of
from leaflint.engine.grading import to_findings
from leaflint.engine.judged import Dated, Judged, Lasting
from leaflint.engine.leaflet_summary import LeafletSummary, ReviewSummary
from leaflint.engine.plan import Plan, Planned
from leaflint.engine.waivers import apply_waivers, in_force
from leaflint.files.disk import read_bytes


def judge(file: str, plan: Plan, lasting: Lasting | None = None) -> Judged:
    """Read one leaflet file (its path from the root) and put it through the checks.

    Args:
        file: the file.
        plan: what it is put through.
        lasting: what an earlier run found in the same bytes under the same policy, if that is known.

    Raises:
        Defect: a check raised an exception.
    """
    content = read_bytes(plan.root, file)
    if isinstance(content, Problem):
        return Judged.of(b"", _unread(file, (content,), plan), Dated())
    loaded = load_content(file, content, LeafletData)
    leaflet = _leaflet(loaded, plan)
    if lasting is None:
        lasting = _find_lasting(loaded, leaflet, plan)
    dated = _find_dated(leaflet, lasting, plan) if leaflet and lasting.is_read else Dated()
    return Judged.of(sha256(content).digest(), lasting, dated)


def gather(file: str, plan: Plan) -> Judged:
    """Note what the whole estate must know of a leaflet that is not itself reported on.

    Raises:
        Defect: a check raised an exception.
    """
    content = read_bytes(plan.root, file)
    leaflet = None
    if isinstance(content, bytes):
        leaflet = _leaflet(load_content(file, content, LeafletData), plan)
    if leaflet is None or too_long(leaflet):
        facts: tuple[Fact, ...] = _unread(file, (), plan).facts
    else:
        facts = tuple(fact for one in plan.checks for fact in _run(one, "gather", leaflet, plan))
    digest = sha256(content).digest() if isinstance(content, bytes) else b""
    return Judged.noted(file, digest, facts)


def _leaflet(loaded: Loaded[LeafletData], plan: Plan) -> Leaflet | None:
    if loaded.document is None or loaded.data is None:
        return None
    return Leaflet(loaded.document, loaded.data, plan.context.block_texts)


def _unread(file: str, problems: Iterable[Problem], plan: Plan) -> Lasting:
    findings = tuple(to_findings(schema.CHECK, problems, plan, None))
    facts = (Fact(file, UNREAD, "", start_of(file)),)
    return Lasting(LeafletSummary(file, checked=False), findings, facts)


def _find_lasting(loaded: Loaded[LeafletData], leaflet: Leaflet | None, plan: Plan) -> Lasting:
    """Run the checks whose findings stay as long as the files do."""
    if leaflet is None:
        return _unread(loaded.file, loaded.problems, plan)
    findings = list(to_findings(schema.CHECK, loaded.problems, plan, leaflet))
    long = too_long(leaflet)
    if long is not None:
        unread = _unread(loaded.file, (), plan)
        return replace(
            unread, findings=(*findings, *to_findings(schema.CHECK, (long,), plan, leaflet))
        )
    facts: list[Fact] = []
    for one in plan.checks:
        if one.check.lasts:
            findings += to_findings(one.check, _run(one, "leaflet", leaflet, plan), plan, leaflet)
        facts += _run(one, "gather", leaflet, plan)
    return Lasting(_summary(leaflet, plan), in_order(findings), tuple(facts))


def _find_dated(leaflet: Leaflet, lasting: Lasting, plan: Plan) -> Dated:
    """Run the checks that depend on today or on git's history, and apply the waivers."""
    findings: list[Finding] = []
    for one in plan.checks:
        if not one.check.lasts:
            findings += to_findings(one.check, _run(one, "leaflet", leaflet, plan), plan, leaflet)
    settings = plan.settings(review_date.CHECK.id)
    review = None
    if isinstance(settings, ReviewSettings):
        review = _review_summary(leaflet, settings, plan.context)
    if not leaflet.data.waivers:
        return Dated(review, in_order(findings))
    ran = {one.check.id for one in plan.checks}
    waived = apply_waivers(leaflet, (*lasting.findings, *findings), ran, plan.context)
    more = to_findings(schema.CHECK, waived.problems, plan, leaflet)
    return Dated(review, in_order((*waived.findings, *more)), is_all=True)


def _run(
    one: Planned, part: Literal["leaflet", "gather"], leaflet: Leaflet, plan: Plan
) -> list[Any]:
    """Let a check judge a leaflet, or note what the estate must know of it.

    Raises:
        Defect: the check raised an exception.
    """
    function = getattr(one.check, part)
    try:
        return list(function(leaflet, one.settings, plan.context)) if function else []
    except Exception as error:
        raise Defect(f"the check '{one.check.id}' failed on {leaflet.file}: {error!r}") from error


def _summary(leaflet: Leaflet, plan: Plan) -> LeafletSummary:
    data = leaflet.data
    reading = None
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

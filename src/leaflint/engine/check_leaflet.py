"""One leaflet through every check."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from leaflint.checks.summary import LeafletSummary
from leaflint.content.leaflet import Leaflet
from leaflint.content.snapshots import LoadedLeaflet, load_leaflet
from leaflint.core.finding import Finding, in_order
from leaflint.engine.encoding import decode, encode
from leaflint.engine.findings import apply_waivers, check_waivers, defects_of, to_findings
from leaflint.engine.plan import Plan
from leaflint.engine.result import ContentPart, DayPart, Result


def check_leaflet(file: str, plan: Plan, known: Result | None = None) -> Result:
    """Read one leaflet file (its path from the root) and put it through the checks.

    Facts and content part are taken from `known`, where it has them: the result of an earlier run on
    the same bytes under the same policy.

    Raises:
        Defect: a check raised an exception.
    """
    digest, loaded = _load(file, plan)
    leaflet = loaded.checkable
    if known is not None and known.content is not None:
        facts, content = known.facts, decode(known.content, ContentPart)
    else:
        facts, content = _gather(leaflet, plan), _check_content(file, loaded, plan)
    day = _check_day(leaflet, content, plan) if leaflet else DayPart()
    return Result.of(digest, facts, content, day)


def gather_facts(file: str, plan: Plan) -> Result:
    """Note what the estate must know of a leaflet that is not itself reported on.

    Raises:
        Defect: a check raised an exception.
    """
    digest, loaded = _load(file, plan)
    return Result.unreported(file, digest, _gather(loaded.checkable, plan))


def _load(file: str, plan: Plan) -> tuple[bytes, LoadedLeaflet]:
    with defects_of(plan.file_check, file):
        content = plan.tree.read(file)
        loaded = load_leaflet(file, content, plan.context.block_texts)
    return sha256(content).digest() if isinstance(content, bytes) else b"", loaded


def _gather(leaflet: Leaflet | None, plan: Plan) -> bytes:
    """Return the facts for the estate, encoded; nothing for a leaflet that could not be read."""
    if leaflet is None:
        return b""
    facts: dict[str, object] = {}
    for check, settings in plan.checks:
        if check.gather is not None:
            with defects_of(check, leaflet.file):
                facts[check.id] = check.gather(leaflet, settings, plan.context)
    return encode(facts)


def _check_content(file: str, loaded: LoadedLeaflet, plan: Plan) -> ContentPart:
    """Run the checks whose findings stay as long as the files do."""
    problems = (*loaded.problems, loaded.limit) if loaded.limit else loaded.problems
    findings = list(to_findings(plan.file_check, problems, plan, loaded.leaflet))
    leaflet = loaded.checkable
    if leaflet is None:
        return ContentPart(LeafletSummary(file, checked=False), in_order(findings))
    data = leaflet.data
    summary = LeafletSummary(
        file, not plan.not_run, data.id, data.title, data.status, data.risk, data.owner
    )
    findings += _find(leaflet, plan, by_day=False)
    return ContentPart(_summarise(summary, leaflet, plan, by_day=False), in_order(findings))


def _check_day(leaflet: Leaflet, content: ContentPart, plan: Plan) -> DayPart:
    """Run the checks that depend on today or on git's history, and apply the waivers."""
    findings = list(_find(leaflet, plan, by_day=True))
    review = _summarise(content.summary, leaflet, plan, by_day=True).review
    if not leaflet.data.waivers:
        return DayPart(review, in_order(findings))
    findings += content.findings
    ran = {check.id for check, _ in plan.checks}
    problems = check_waivers(leaflet, findings, ran, plan.context)
    more = to_findings(plan.file_check, problems, plan, leaflet)
    waived = apply_waivers(leaflet, findings, plan.context)
    return DayPart(review, in_order((*waived, *more)), is_all=True)


def _find(leaflet: Leaflet, plan: Plan, *, by_day: bool) -> Iterator[Finding]:
    for check, settings in plan.checks:
        if check.leaflet is not None and check.by_day is by_day:
            with defects_of(check, leaflet.file):
                problems = check.leaflet(leaflet, settings, plan.context)
                yield from to_findings(check, problems, plan, leaflet)


def _summarise(
    summary: LeafletSummary, leaflet: Leaflet, plan: Plan, *, by_day: bool
) -> LeafletSummary:
    for check, settings in plan.checks:
        if check.summarise is not None and check.by_day is by_day:
            with defects_of(check, leaflet.file):
                summary = check.summarise(summary, leaflet, settings, plan.context)
    return summary

"""One leaflet through every check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from leaflint.checks.summary import LeafletSummary
from leaflint.checks.waivers import new_waivers
from leaflint.content.leaflet import Leaflet
from leaflint.content.snapshots import LoadedLeaflet, load_leaflet
from leaflint.core.finding import Finding, Problem, Severity, in_order
from leaflint.engine.baseline import apply_baseline, find_gone
from leaflint.engine.encoding import decode, encode
from leaflint.engine.findings import apply_waivers, check_waivers, defects_of, find, to_findings
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
        loaded = load_leaflet(file, content, plan.context.block_texts, plan.tree)
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
        if loaded.rest:  # it stays unchecked, but its other mistakes need no second run
            findings += find(loaded.rest, plan, by_day=False)
        return ContentPart(LeafletSummary(file, checked=False), in_order(findings))
    data = leaflet.data
    summary = LeafletSummary(
        file, not plan.not_run, data.id, data.title, data.status, data.risk, data.owner
    )
    findings += find(leaflet, plan, by_day=False)
    return ContentPart(_summarise(summary, leaflet, plan, by_day=False), in_order(findings))


def _check_day(leaflet: Leaflet, content: ContentPart, plan: Plan) -> DayPart:
    """Run the checks that depend on today or on git's history; apply the waivers and the baseline."""
    findings = list(find(leaflet, plan, by_day=True))
    review = _summarise(content.summary, leaflet, plan, by_day=True).review
    weakened = tuple(_find_weakened(leaflet, (*content.findings, *findings), plan))
    context = plan.context
    has_baseline = leaflet.data.id in context.baselines
    if not leaflet.data.waivers and not has_baseline:
        return DayPart(review, in_order((*findings, *weakened)))
    findings += content.findings
    ran = {check.id for check, _ in plan.checks}
    problems = list(check_waivers(leaflet, findings, ran, context))
    known: frozenset[str] = frozenset()
    if context.base and (has_baseline or new_waivers(leaflet, context)):
        known = _fingerprints_before(leaflet, findings, plan)
    findings = apply_waivers(leaflet, findings, known, context)
    problems += find_gone(leaflet, findings, ran, context)
    findings = apply_baseline(leaflet, findings, known, context)
    more = to_findings(plan.file_check, problems, plan, leaflet)
    return DayPart(review, in_order((*findings, *more, *weakened)), is_all=True)


def _summarise(
    summary: LeafletSummary, leaflet: Leaflet, plan: Plan, *, by_day: bool
) -> LeafletSummary:
    for check, settings in plan.checks:
        if check.summarise is not None and check.by_day is by_day:
            with defects_of(check, leaflet.file):
                summary = check.summarise(summary, leaflet, settings, plan.context)
    return summary


def _fingerprints_before(
    leaflet: Leaflet, findings: Iterable[Finding], plan: Plan
) -> frozenset[str]:
    """Return the fingerprints of what today's policy finds in a leaflet as it was before the change.

    The findings are those in the leaflet as it is now.
    """
    before = plan.context.before(leaflet)
    found = findings
    if before is not leaflet:
        found = find(before, plan) if before else ()
    return frozenset(finding.fingerprint for finding in found)


def _find_weakened(leaflet: Leaflet, findings: Iterable[Finding], plan: Plan) -> Iterator[Finding]:
    """Find the errors of a changed leaflet that only the change to its rules made disappear.

    Its rules are the policy, and the topics and the risk by which the policy picks rules. Whoever may
    approve the former topics can settle the latter two with a review in the same change.
    """
    base = plan.context.base
    if base is None or not base.changes(leaflet.file):
        return
    former_plan, former = plan.former or plan, _with_former_scope(leaflet, plan)
    if former_plan is plan and former is leaflet:
        return
    present = {one.fingerprint for one in findings if one.severity is Severity.ERROR}
    for finding in find(former, former_plan):
        if finding.severity is Severity.ERROR and finding.fingerprint not in present:
            message = f"before this change, this was an error: {finding.message}"
            help_text = (
                "Put the leaflet right; or change the policy in a pull request of its own."
                if former is leaflet
                else "Put the leaflet right, take its former topics and risk, or have it signed off: "
                f"leaflint sign-off {leaflet.data.id} --by PERSON"
            )
            problem = Problem(
                "weakened", finding.position, message, help_text,
                finding.fingerprint, finding.section,
            )  # fmt: skip
            yield from to_findings(plan.policy_check, [problem], plan, leaflet)


def _with_former_scope(leaflet: Leaflet, plan: Plan) -> Leaflet:
    """Return a leaflet with the topics and the risk of before the change, unless somebody signed those."""
    context = plan.context
    before = context.before(leaflet)
    if before is None:
        return leaflet
    former, data = before.data, leaflet.data
    if (former.topics, former.risk) == (data.topics, data.risk):
        return leaflet
    loaded = context.sign_offs.get(data.id)
    records = loaded.data.records if loaded and loaded.data else ()
    topics = tuple({*former.topics, *data.topics})
    for record in records[len(context.records_before(data.id)) :]:
        person = context.people_by_id.get(record.by)
        may = person is not None and not person.why_not_approver(topics, record.date.first)
        if may and record.kind == "review":
            return leaflet
    scope = {"topics": former.topics, "risk": former.risk}
    return replace(leaflet, data=data.model_copy(update=scope))

"""One leaflet through every check."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from leaflint.checks.check import Check
from leaflint.checks.summary import LeafletSummary
from leaflint.content.leaflet import Leaflet
from leaflint.content.snapshots import LoadedLeaflet, load_leaflet
from leaflint.core.errors import Defect
from leaflint.core.finding import Finding, in_order
from leaflint.engine.encoding import decode, encode
from leaflint.engine.plan import Plan
from leaflint.engine.result import ContentPart, DayPart, Result
from leaflint.engine.severity import to_findings
from leaflint.engine.waivers import apply_waivers


def check_leaflet(file: str, plan: Plan, known: Result | None = None) -> Result:
    """Read one leaflet file (its path from the root) and put it through the checks.

    Args:
        file: the file.
        plan: what it is put through.
        known: what an earlier run found in the same bytes under the same policy, if that is known: of
            it the facts and the content part are taken over.

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
    """Return the digest of a leaflet's file, and the leaflet."""
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
    findings = tuple(_find(leaflet, plan, by_day=True))
    review = _summarise(content.summary, leaflet, plan, by_day=True).review
    if not leaflet.data.waivers:
        return DayPart(review, in_order(findings))
    ran = {check.id for check, _ in plan.checks}
    waived = apply_waivers(leaflet, (*content.findings, *findings), ran, plan.context)
    more = to_findings(plan.file_check, waived.problems, plan, leaflet)
    return DayPart(review, in_order((*waived.findings, *more)), is_all=True)


def _find(leaflet: Leaflet, plan: Plan, *, by_day: bool) -> Iterator[Finding]:
    for check, settings in plan.checks:
        if check.leaflet is not None and check.by_day is by_day:
            with defects_of(check, leaflet.file):
                problems = list(check.leaflet(leaflet, settings, plan.context))
            yield from to_findings(check, problems, plan, leaflet)


def _summarise(
    summary: LeafletSummary, leaflet: Leaflet, plan: Plan, *, by_day: bool
) -> LeafletSummary:
    for check, settings in plan.checks:
        if check.summarise is not None and check.by_day is by_day:
            with defects_of(check, leaflet.file):
                summary = check.summarise(summary, leaflet, settings, plan.context)
    return summary


@contextmanager
def defects_of(check: Check[Any, Any], where: str) -> Iterator[None]:
    """Turn whatever a check raises into a defect that names the check.

    Raises:
        Defect: it raised an exception.
    """
    try:
        yield
    except Exception as error:
        raise Defect(f"the check '{check.id}' failed on {where}: {error!r}") from error

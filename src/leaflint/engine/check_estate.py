"""All leaflets together, and the files that they share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leaflint.checks import policy, schema
from leaflint.checks.check import Estate
from leaflint.core.finding import Finding, Problem
from leaflint.engine.check_leaflet import defects_of
from leaflint.engine.plan import Plan
from leaflint.engine.result import decode_facts
from leaflint.engine.severity import to_findings


def check_estate(
    plan: Plan, problems: Iterable[Problem], facts: Mapping[str, Mapping[str, Any] | None]
) -> Iterator[Finding]:
    """Find what concerns no single leaflet: shared files, and what all leaflets say together.

    Args:
        plan: the checks.
        problems: those of shared files and among the leaflets.
        facts: what each check gathered of a leaflet, by the leaflet's file, in order; None for one
            that could not be read.

    Raises:
        Defect: a check raised an exception.
    """
    yield from to_findings(schema.CHECK, problems, plan, None)
    yield from to_findings(policy.CHECK, plan.weakened, plan, None)
    unread = tuple(file for file, gathered in facts.items() if gathered is None)
    for check, settings in plan.checks:
        if check.estate is None:
            continue
        own = {
            file: gathered[check.id]
            for file, gathered in facts.items()
            if gathered and check.id in gathered
        }
        with defects_of(check, "the shared files"):
            found = list(check.estate(Estate(own, unread), settings, plan.context))
        yield from to_findings(check, found, plan, None)


def read_facts(encoded: Mapping[str, bytes], plan: Plan) -> dict[str, dict[str, Any] | None]:
    """Return what was gathered of each leaflet, as `check_estate` takes it; the keys are files."""
    types = plan.fact_types
    return {file: decode_facts(facts, types) if facts else None for file, facts in encoded.items()}

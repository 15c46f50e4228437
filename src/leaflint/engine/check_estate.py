"""All leaflets together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from leaflint.checks.check import Estate
from leaflint.core.finding import Finding
from leaflint.engine.check_leaflet import defects_of
from leaflint.engine.plan import Plan
from leaflint.engine.result import decode_facts
from leaflint.engine.severity import to_findings


def check_estate(plan: Plan, facts: Mapping[str, dict[str, Any] | None]) -> Iterator[Finding]:
    """Find what all leaflets show together, and what checks find in the shared files.

    Args:
        plan: the checks.
        facts: what each check gathered of a leaflet, by the leaflet's file, in order; None for one
            that could not be read.

    Raises:
        Defect: a check raised an exception.
    """
    unread = tuple(file for file, gathered in facts.items() if gathered is None)
    read = [(file, gathered) for file, gathered in facts.items() if gathered is not None]
    for check, settings in plan.checks:
        if check.estate is not None:
            own = {file: gathered[check.id] for file, gathered in read if check.id in gathered}
            with defects_of(check, "the shared files"):
                problems = list(check.estate(Estate(own, unread), settings, plan.context))
            yield from to_findings(check, problems, plan, None)


def read_facts(encoded: Mapping[str, bytes], plan: Plan) -> dict[str, dict[str, Any] | None]:
    """Return what was gathered of each leaflet, as `check_estate` takes it; the keys are files."""
    types = plan.fact_types
    return {file: decode_facts(facts, types) if facts else None for file, facts in encoded.items()}

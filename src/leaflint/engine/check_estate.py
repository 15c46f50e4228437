"""All leaflets together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from leaflint.checks.check import Estate
from leaflint.core.finding import Finding
from leaflint.engine.check_leaflet import defects_of
from leaflint.engine.plan import Plan
from leaflint.engine.result import decode_facts
from leaflint.engine.severity import to_findings


class EstateFacts:
    """What checks gathered of all leaflets, decoded; brought up to date leaflet by leaflet."""

    def __init__(self, plan: Plan, files: Sequence[str]) -> None:
        """Begin with leaflets of which nothing is known.

        Args:
            plan: the checks.
            files: the leaflets, in the order in which checks are told of them.
        """
        self._plan = plan
        self._by_check: dict[str, dict[str, Any]] = {
            check: dict.fromkeys(files) for check in plan.fact_types
        }
        self._unread = dict.fromkeys(files, False)

    def update(self, file: str, encoded: bytes) -> bool:
        """Take the facts of a leaflet, empty for an unread one; return whether they are others."""
        facts = decode_facts(encoded, self._plan.fact_types) if encoded else {}
        is_other = self._unread[file] is bool(encoded)
        self._unread[file] = not encoded
        for check, by_file in self._by_check.items():
            is_other |= by_file[file] != facts.get(check)
            by_file[file] = facts.get(check)
        return is_other

    def check(self) -> Iterator[Finding]:
        """Find what all leaflets show together.

        Raises:
            Defect: a check raised an exception.
        """
        unread = tuple(file for file, is_unread in self._unread.items() if is_unread)
        for check, settings in self._plan.checks:
            if check.estate is not None:
                facts = self._by_check.get(check.id, {})
                read = (
                    {file: facts[file] for file in facts if file not in unread} if unread else facts
                )
                with defects_of(check, "all leaflets"):
                    problems = list(
                        check.estate(Estate(read, unread), settings, self._plan.context)
                    )
                yield from to_findings(check, problems, self._plan, None)


def check_estate(plan: Plan, encoded: Mapping[str, bytes]) -> Iterator[Finding]:
    """Find what all leaflets show together, from the facts of their results, by file and in order.

    Raises:
        Defect: a check raised an exception.
    """
    facts = EstateFacts(plan, tuple(encoded))
    for file, gathered in encoded.items():
        facts.update(file, gathered)
    return facts.check()

"""What a run comes to, before a report is made of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from leaflint.core.finding import Finding
from leaflint.engine.judged import Judged
from leaflint.engine.report import NotRun


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of all leaflets together.

    Attributes:
        checks: ids of the checks that were asked for.
        not_run: those of them that could not run.
        findings: those that concern no leaflet alone.
    """

    checks: tuple[str, ...]
    not_run: tuple[NotRun, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run comes to.

    Attributes:
        judged: all leaflets, by file.
        reported: the files of those that are reported on.
        said: what is said of all together.
        recall: gives back what of a leaflet was left in the result cache, if there is one.
        base: the commit that changes are counted from, or None.
    """

    judged: Sequence[Judged]
    reported: Collection[str]
    said: Said
    recall: Callable[[Judged], Judged] | None = None
    base: str | None = None

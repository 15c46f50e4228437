"""What a run found: plain, immutable data that every format is made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum
from functools import cached_property
from itertools import chain
from typing import Literal

from leaflint.checks.summary import LeafletSummary
from leaflint.core.finding import Finding, Severity, by_file, in_order
from leaflint.engine.result import (
    ContentPart,
    DayPart,
    Details,
    Kind,
    NotRun,
    Result,
    Tally,
    count_rules,
)
from leaflint.engine.shards import ShardRecord

FORMAT_VERSION = 1
"""Version of the report's data; it rises when a key is renamed, removed or changes its meaning."""

FailOn = Literal["error", "warning", "never"]
"""The least severity that makes a run fail."""


class ExitCode(IntEnum):
    """What the end of a run says to scripts and CI."""

    PASSED = 0
    """Everything found was checked, and nothing at or above `--fail-on` was found."""
    FAILED = 1
    """Findings at or above `--fail-on`, or a leaflet that could not be checked."""
    UNUSABLE = 2
    """The job could not be done: bad arguments, broken policy, nothing to check."""
    DEFECT = 3
    """A defect in Leaflint itself."""


@dataclass(frozen=True)
class Report:
    """Everything that a run found.

    Attributes:
        format_version: version of the report's data.
        leaflint: version of Leaflint.
        today: the day for which the report is made.
        changed_since: the commit that changes are counted from, or None for a report on everything.
        checks: ids of the checks that were asked for.
        not_run: those of them that could not run.
        passed_over: how many leaflets are not reported on: they were not asked for.
        results: every leaflet that is reported on, by file.
        others: the findings that concern no leaflet alone.
        not_adopted: ids of the checks that the repository has not adopted.
        folder: where the repository of leaflets lies in its git repository, with a slash at the end;
            empty at the top.
        shard: for a report on one shard: which, and what it takes to merge it.
        load: loads what of a result was left in the cache, if there is one.
    """

    format_version: int
    leaflint: str
    today: date
    changed_since: str | None
    checks: tuple[str, ...]
    not_run: tuple[NotRun, ...]
    passed_over: int
    results: tuple[Result, ...] = ()
    others: tuple[Finding, ...] = ()
    not_adopted: tuple[str, ...] = ()
    folder: str = ""
    shard: ShardRecord | None = None
    load: Callable[[Result], Result] | None = None

    def holding(self, leaflets: Iterable[LeafletSummary], findings: Iterable[Finding]) -> Report:
        """Return a report with leaflets and findings, such as those that another program wrote."""
        grouped = by_file(findings)
        results = []
        for leaflet in leaflets:
            content = ContentPart(leaflet, tuple(grouped.pop(leaflet.file, ())))
            results.append(Result.of(b"", b"", content, DayPart(leaflet.review)))
        return replace(self, results=tuple(results), others=tuple(chain(*grouped.values())))

    def __eq__(self, other: object) -> bool:
        """Whether two reports say the same, however they came about."""
        return isinstance(other, Report) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash((self.leaflint, self.today, self.found))

    def _content(self) -> tuple[object, ...]:
        header = replace(self, results=(), others=(), load=None)
        return *vars(header).values(), self.leaflets, self.findings

    def _details(self, result: Result) -> Details:
        return (self.load(result) if self.load else result).details()

    @property
    def leaflets(self) -> tuple[LeafletSummary, ...]:
        """Every leaflet that is reported on, by file."""
        return tuple(self._details(result).summary for result in self.results)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every finding, by file, line and column."""
        return self._findings(self.results)

    def _findings(self, results: Iterable[Result]) -> tuple[Finding, ...]:
        own = chain.from_iterable(self._details(result).findings for result in results)
        return in_order((*own, *self.others))

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that a waiver covers."""
        findings = self._findings(result for result in self.results if result.tally.waived)
        return tuple(finding for finding in findings if finding.waived is not None)

    def files_by_rank(self) -> dict[str, int]:
        """Return how many findings count in each file that has any, the files with the worst first."""
        tallies = {result.file: result.tally for result in self.results}
        for file, findings in self._others_by_file.items():
            tallies[file] = tallies.get(file, Tally()).plus(Tally.of(findings))
        counting = (
            (tally.worst, file, tally.total) for file, tally in tallies.items() if tally.total
        )
        return {file: total for _, file, total in sorted(counting)}

    def look_at(self, file: str) -> tuple[LeafletSummary | None, tuple[Finding, ...]]:
        """Return the leaflet of a file, if there is one, and the findings in it, by place."""
        others = self._others_by_file.get(file, [])
        result = self._results_by_file.get(file)
        if result is None:
            return None, in_order(others)
        summary, findings = self._details(result)
        return summary, in_order((*findings, *others))

    @cached_property
    def _results_by_file(self) -> dict[str, Result]:
        return {result.file: result for result in self.results}

    @cached_property
    def _others_by_file(self) -> dict[str, list[Finding]]:
        return by_file(self.others)

    @cached_property
    def tally(self) -> Tally:
        """How many findings there are."""
        columns = zip(*(result.tally for result in self.results), strict=True)
        return Tally(*map(sum, columns)).plus(Tally.of(self.others))

    def by_rule(self, kind: Kind) -> dict[str, int]:
        """Return how many findings of a kind there are of each rule, named with its check."""
        start = f"{kind} "
        return {
            name.removeprefix(start): number
            for name, number in self._counts_of_rules.items()
            if name.startswith(start)
        }

    @cached_property
    def _counts_of_rules(self) -> dict[str, int]:
        """The findings counted by kind and rule, as `count_rules` has it."""
        counts = count_rules(self.others)
        for result in self.results:
            for name, number in result.rules.items():
                counts[name] = counts.get(name, 0) + number
        return counts

    @property
    def found(self) -> int:
        """How many leaflet files are reported on."""
        return len(self.results)

    @cached_property
    def checked(self) -> int:
        """How many of them every check ran on."""
        return sum(result.checked for result in self.results)

    @property
    def unchecked(self) -> int:
        """How many of them some check could not run on."""
        return self.found - self.checked

    def count(self, severity: Severity) -> int:
        """Return how many findings of a severity count: those waived or in the baseline do not."""
        return self.tally.count(severity)

    def exit_code(self, fail_on: FailOn) -> ExitCode:
        """Return what the run ends with. What could not be checked is never passed."""
        if any(stop.policy for stop in self.not_run):
            return ExitCode.UNUSABLE
        blocking = self.tally.errors if fail_on != "never" else 0
        if fail_on == "warning":
            blocking += self.tally.warnings
        return ExitCode.FAILED if blocking or self.unchecked else ExitCode.PASSED

"""What the checks found in one leaflet.

A result has two parts. The content part holds for the same bytes of the leaflet, the shared files and
the policy. The day's part (review dates, sign-offs, waivers, the baseline) holds on one day and one state
of git. Both are kept as bytes until somebody looks at them: thousands of results fit into memory so, and
they can be sent between processes and written to the cache as they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple, get_args

from leaflint.checks.summary import LeafletSummary, ReviewSummary
from leaflint.core.finding import Finding, Severity, in_order
from leaflint.engine.encoding import decode, encode, from_plain, to_plain


class Tally(NamedTuple):
    """How many findings there are; those that are waived or in the baseline are counted apart."""

    errors: int = 0
    warnings: int = 0
    notices: int = 0
    waived: int = 0
    baseline: int = 0

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Tally:
        """Count findings."""
        numbers = dict.fromkeys(_KINDS, 0)
        for finding in findings:
            numbers[_kind(finding)] += 1
        return cls(*numbers.values())

    def plus(self, other: Tally) -> Tally:
        """Return how many there are of both together."""
        return Tally(*map(sum, zip(self, other, strict=True)))

    def count(self, severity: Severity) -> int:
        """Return how many findings of a severity count."""
        return self[severity.rank]

    @property
    def total(self) -> int:
        """How many findings count."""
        return self.errors + self.warnings + self.notices

    @property
    def worst(self) -> int:
        """The rank of the worst severity among those that count, 0 for the worst."""
        return 0 if self.errors else 1 if self.warnings else 2


Kind = Literal["error", "warning", "notice", "waived", "baseline"]
"""What findings are counted as: those that count by their severity."""
_KINDS: tuple[Kind, ...] = get_args(Kind)


def _kind(finding: Finding) -> Kind:
    if finding.waived is not None:
        return "waived"
    return "baseline" if finding.in_baseline else finding.severity.value


def count_rules(findings: Iterable[Finding]) -> dict[str, int]:
    """Count findings by kind and rule: "error phone-number/retired"."""
    return dict(Counter(f"{_kind(finding)} {finding.name}" for finding in findings))


class ContentPart(NamedTuple):
    """What holds as long as the leaflet, the shared files and the policy stay.

    The summary is without what depends on the day, and the findings are those before waivers and the
    baseline.
    """

    summary: LeafletSummary
    findings: tuple[Finding, ...] = ()


class DayPart(NamedTuple):
    """What the day of the report and git's history add.

    Where a leaflet has waivers or a baseline, the findings are all that there are, with what those made
    of them.
    """

    review: ReviewSummary | None = None
    findings: tuple[Finding, ...] = ()
    is_all: bool = False


@dataclass(frozen=True, slots=True)
class NotRun:
    """A check that could not run, so that no leaflet counts as checked.

    It did not because of a file that is missing or broken: a policy file, or a shared one.
    """

    check: str
    because: str
    policy: bool


class EstateResult(NamedTuple):
    """What was found in all leaflets together, by the checks that were asked for."""

    checks: tuple[str, ...]
    not_run: tuple[NotRun, ...]
    not_adopted: tuple[str, ...]
    findings: tuple[Finding, ...]


class Details(NamedTuple):
    """A leaflet's summary and its findings, by place."""

    summary: LeafletSummary
    findings: tuple[Finding, ...]


class Result(NamedTuple):
    """What the checks found in one leaflet.

    Attributes:
        digest: SHA-256 of the bytes that were checked; empty when there were none to be had.
        checked: whether every check that was asked for ran on it.
        tally: how many findings there are.
        rules: the same by kind and rule, as `count_rules` has it.
        facts: what was gathered for the estate, encoded by the check's id; empty for an unread leaflet.
        content: the content part, encoded; None when it must be loaded from the cache first.
        day: the day's part, encoded; None likewise.
        is_whole: whether the leaflet was checked for this day; else the facts alone hold, and the
            content part if it is there.
    """

    file: str
    digest: bytes
    checked: bool
    tally: Tally
    rules: dict[str, int]
    facts: bytes
    content: bytes | None = None
    day: bytes | None = None
    is_whole: bool = True

    @classmethod
    def of(cls, digest: bytes, facts: bytes, content: ContentPart, day: DayPart) -> Result:
        """Put the parts of a result together."""
        findings = day.findings if day.is_all else (*content.findings, *day.findings)
        file, checked = content.summary.file, content.summary.checked
        tally, rules = Tally.of(findings), count_rules(findings)
        return cls(file, digest, checked, tally, rules, facts, encode(content), encode(day))

    @classmethod
    def unreported(cls, file: str, digest: bytes, facts: bytes) -> Result:
        """Return the result of a leaflet of which only the facts for the estate are wanted."""
        return cls(
            file, digest, checked=False, tally=Tally(), rules={}, facts=facts, is_whole=False
        )

    def details(self) -> Details:
        """Return the summary and the findings.

        Raises:
            ValueError, EOFError, TypeError, msgspec.ValidationError: they were not loaded, or are broken.
        """
        content = decode(self.content or b"", ContentPart)
        day = decode(self.day or b"", DayPart)
        findings = day.findings if day.is_all else (*content.findings, *day.findings)
        return Details(replace(content.summary, review=day.review), in_order(findings))


def decode_facts(encoded: bytes, types: Mapping[str, type[Any]]) -> dict[str, Any]:
    """Return what checks gathered from a leaflet, by the check's id, as far as types are given.

    Raises:
        ValueError, EOFError, TypeError, msgspec.ValidationError: they are no facts of those types.
    """
    plain = to_plain(encoded)
    return {
        check: from_plain(plain[check], kind) for check, kind in types.items() if check in plain
    }

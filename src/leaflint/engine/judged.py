"""A leaflet when all checks have run on it, kept as bytes until somebody looks closer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from leaflint.core.fact import Fact
from leaflint.core.finding import Finding, Severity, in_order
from leaflint.engine.leaflet_summary import LeafletSummary, ReviewSummary
from leaflint.engine.plain_data import from_bytes, to_bytes


class Tally(NamedTuple):
    """How many findings there are; those that are waived are counted apart."""

    errors: int = 0
    warnings: int = 0
    notices: int = 0
    waived: int = 0

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Tally:
        """Count findings."""
        numbers = [0, 0, 0, 0]
        for finding in findings:
            numbers[3 if finding.waived is not None else finding.severity.rank] += 1
        return cls(*numbers)

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


@dataclass(frozen=True, slots=True)
class Lasting:
    """What stays true of a leaflet as long as its file, the shared files and the policy stay.

    Attributes:
        summary: the leaflet, without its review; without an id when it could not be read.
        findings: what the checks found that depend on nothing else, before waivers.
        facts: what the whole estate must be judged on.
    """

    summary: LeafletSummary
    findings: tuple[Finding, ...]
    facts: tuple[Fact, ...]

    @property
    def is_read(self) -> bool:
        """Whether the leaflet could be read."""
        return self.summary.id is not None


@dataclass(frozen=True, slots=True)
class Dated:
    """What the day of the report and git's history add to it.

    Attributes:
        review: how it stands against its review dates.
        findings: what the other checks found; where a leaflet has waivers, all findings with them.
        is_all: whether those are all findings.
    """

    review: ReviewSummary | None = None
    findings: tuple[Finding, ...] = ()
    is_all: bool = False


class Opened(NamedTuple):
    """A leaflet's summary and its findings, by place."""

    summary: LeafletSummary
    findings: tuple[Finding, ...]


class Judged(NamedTuple):
    """One leaflet of a run.

    Attributes:
        file: path from the repository's root.
        digest: SHA-256 of the bytes that were judged; empty when there were none to be had.
        checked: whether every check that was asked for ran on it.
        tally: how many findings it has.
        facts: what the whole estate must be judged on, as bytes.
        lasting: the rest of what lasts, as bytes; None when it must be recalled first.
        dated: what does not, as bytes; None likewise.
    """

    file: str
    digest: bytes
    checked: bool
    tally: Tally
    facts: bytes
    lasting: bytes | None
    dated: bytes | None

    @classmethod
    def of(cls, digest: bytes, lasting: Lasting, dated: Dated) -> Judged:
        """Keep what is known of a leaflet."""
        findings = dated.findings if dated.is_all else (*lasting.findings, *dated.findings)
        return cls(
            file=lasting.summary.file,
            digest=digest,
            checked=lasting.summary.checked,
            tally=Tally.of(findings),
            facts=to_bytes(tuple[Fact, ...], lasting.facts),
            lasting=to_bytes(Lasting, lasting),
            dated=to_bytes(Dated, dated),
        )

    @classmethod
    def noted(cls, file: str, digest: bytes, facts: tuple[Fact, ...]) -> Judged:
        """Keep what the estate must know of a leaflet that is not itself reported on."""
        facts_as_bytes = to_bytes(tuple[Fact, ...], facts)
        return cls(file, digest, False, Tally(), facts_as_bytes, None, None)

    def read_facts(self) -> tuple[Fact, ...]:
        """Return what the whole estate must be judged on."""
        return from_bytes(tuple[Fact, ...], self.facts)

    def open(self) -> Opened:
        """Return the summary and the findings.

        Raises:
            ValueError, EOFError, TypeError: they were not recalled, or are broken.
        """
        lasting = from_bytes(Lasting, self.lasting or b"")
        dated = from_bytes(Dated, self.dated or b"")
        findings = dated.findings if dated.is_all else (*lasting.findings, *dated.findings)
        return Opened(replace(lasting.summary, review=dated.review), in_order(findings))

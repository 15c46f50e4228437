"""The shape of a report as JSON, for writing it and for reading it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter
from pydantic_core import SchemaValidator

from leaflint.checks.summary import LeafletSummary
from leaflint.core.finding import Finding
from leaflint.engine.report import Report
from leaflint.engine.result import NotRun
from leaflint.engine.shards import ShardRecord


@dataclass(frozen=True, slots=True)
class ReportFile:
    """Everything that a run found, as `Report` says it, with all leaflets and findings in order.

    `not_adopted` and `shard` are left out where they are empty.
    """

    __pydantic_config__ = ConfigDict(title="Report")

    format_version: int
    leaflint: str
    today: date
    changed_since: str | None
    checks: tuple[str, ...]
    not_run: tuple[NotRun, ...]
    passed_over: int
    leaflets: tuple[LeafletSummary, ...]
    findings: tuple[Finding, ...]
    not_adopted: tuple[str, ...] = ()
    folder: str = ""
    shard: ShardRecord | None = None

    @classmethod
    def of(cls, report: Report) -> ReportFile:
        """Return what the file of a report holds."""
        return cls(
            report.format_version, report.leaflint, report.today, report.changed_since,
            report.checks, report.not_run, report.passed_over, report.leaflets, report.findings,
            report.not_adopted, report.folder, report.shard,
        )  # fmt: skip

    def report(self) -> Report:
        """Return the report that the file was made from."""
        header = Report(
            self.format_version, self.leaflint, self.today, self.changed_since,
            self.checks, self.not_run, self.passed_over, not_adopted=self.not_adopted,
            folder=self.folder, shard=self.shard,
        )  # fmt: skip
        return header.holding(self.leaflets, self.findings)


@cache
def adapter() -> TypeAdapter[ReportFile]:
    """Return what turns a report into JSON and back; made once, since making it is slow."""
    return TypeAdapter(ReportFile)


def read_report(text: str | bytes) -> Report:
    """Read a JSON report back; the first mistake in a list ends the reading of it.

    Raises:
        pydantic.ValidationError: the text is no report of this format.
    """
    read: ReportFile = _validator().validate_json(text)
    return read.report()


@cache
def _validator() -> SchemaValidator:
    return SchemaValidator(_fail_fast(adapter().core_schema))


def _fail_fast(schema: Any) -> Any:  # noqa: ANN401  # a schema is nested dictionaries and lists
    """Let every list of a schema stop at its first mistake: a million take gigabytes to describe."""
    if isinstance(schema, list):
        return [_fail_fast(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {key: _fail_fast(part) for key, part in schema.items()}
    return {**parts, "fail_fast": True} if schema.get("type") == "tuple" else parts

"""The report as JSON, for other programs; its shape has a schema in `schemas/`."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cache

from pydantic import ConfigDict, TypeAdapter

from leaflint.core.escape import escape_json, json_text
from leaflint.core.finding import Finding
from leaflint.engine.leaflet_summary import LeafletSummary
from leaflint.engine.report import NotRun, Report
from leaflint.engine.shard import ShardRecord


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """Everything that a run found.

    Attributes:
        format_version: version of this data's shape.
        leaflint: version of Leaflint.
        today: the day for which the report is made.
        changed_since: the commit that changes are counted from, or None for a report on everything.
        checks: ids of the checks that were asked for.
        not_run: those of them that could not run.
        passed_over: how many leaflets are not reported on: they were not asked for.
        leaflets: every leaflet that is reported on, by file.
        findings: every finding, by file, line and column.
        folder: where the repository of leaflets lies in its git repository, with a slash at the end;
            empty at the top.
        shard: for a report on one shard: which, and what it takes to merge it; else None.
        shard: for a report on one shard: which, and what it takes to merge it; else None.
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
    folder: str = ""
    shard: ShardRecord | None = None


@cache
def adapter() -> TypeAdapter[WrittenReport]:
    """Return what turns a report into JSON and back; made once, since making it is slow."""
    return TypeAdapter(WrittenReport)


def to_json(report: Report) -> str:
    """Return the report as JSON, byte for byte the same for the same report."""
    written = WrittenReport(
        **{one.name: getattr(report, one.name) for one in fields(WrittenReport)}
    )
    absent = {"shard"} if report.shard is None else None
    try:
        text = adapter().dump_json(written, indent=2, exclude=absent).decode()
    except (
        ValueError
    ):  # the bytes of a file's name are no text; this is slow, and makes marks of them
        return json_text(adapter().dump_python(written, mode="json", exclude=absent))
    return escape_json(text) + "\n"


def from_json(text: str | bytes) -> Report:
    """Read a report back.

    Raises:
        pydantic.ValidationError: the text is no report of this format.
    """
    written = adapter().validate_json(text)
    content = ("leaflets", "findings")
    header = {
        one.name: getattr(written, one.name) for one in fields(written) if one.name not in content
    }
    return Report(**header).holding(written.leaflets, written.findings)

"""The report as JSON, for other programs; its shape has a schema in `schemas/`."""

from __future__ import annotations

from functools import cache

from pydantic import TypeAdapter

from leaflint.report.escape import json_text
from leaflint.report.report import Report


@cache
def adapter() -> TypeAdapter[Report]:
    """Return what turns a report into JSON and back; made once, since making it is slow."""
    return TypeAdapter(Report)


def to_json(report: Report) -> str:
    """Return the report as JSON, byte for byte the same for the same report."""
    absent = {"shard"} if report.shard is None else None
    return json_text(adapter().dump_python(report, mode="json", exclude=absent))


def from_json(text: str | bytes) -> Report:
    """Read a report back.

    Raises:
        pydantic.ValidationError: the text is no report of this format.
    """
    return adapter().validate_json(text)

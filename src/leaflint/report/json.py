"""The report as JSON, for other programs; its shape has a schema in `schemas/`."""

from __future__ import annotations

from leaflint.core.escape import escape_json, json_text
from leaflint.engine.report import Report
from leaflint.engine.report_file import ReportFile, adapter


def to_json(report: Report) -> str:
    """Return the report as JSON, byte for byte the same for the same report."""
    file = ReportFile.of(report)
    absent = {name for name in ("shard", "not_adopted") if not getattr(report, name)}
    try:
        text = adapter().dump_json(file, indent=2, exclude=absent).decode()
    except ValueError:
        # A file's name may be bytes that are no text: this slower way makes question marks of them.
        return json_text(adapter().dump_python(file, mode="json", exclude=absent))
    return escape_json(text) + "\n"

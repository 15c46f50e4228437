"""The report that the check handed over; whoever wrote the pull request could have written it too."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from leaflint.engine import report_file
from leaflint.engine.report import FORMAT_VERSION, Report

MAX_BYTES = 20_000_000
"""Size of a report; one on 3,000 leaflets with a finding each has about 4 MB."""


def read_report(file: Path) -> Report | None:
    """Read a report, or return None when there is none or it is not what a report must be."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except OSError:
        return None
    if len(content) > MAX_BYTES:
        return None
    try:
        report = report_file.read_report(content)
    except ValidationError:
        return None
    return report if report.format_version == FORMAT_VERSION else None

"""The table of formats."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leaflint.engine.report import Report
from leaflint.report.github import to_github
from leaflint.report.json import to_json
from leaflint.report.junit import to_junit
from leaflint.report.sarif import to_sarif
from leaflint.report.summary import to_summary
from leaflint.report.text import to_text

FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": to_text,
    "json": to_json,
    "github": to_github,
    "summary": to_summary,
    "sarif": to_sarif,
    "junit": to_junit,
}
"""The function that writes a report, by the name of the format."""

"""The table of formats. Each is imported when it is asked for: some take longer than a small run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from leaflint.engine.report import Report


def _text(report: Report) -> str:
    from leaflint.report.text import to_text

    return to_text(report)


def _json(report: Report) -> str:
    from leaflint.report.json import to_json

    return to_json(report)


def _github(report: Report) -> str:
    from leaflint.report.github import to_github

    return to_github(report)


def _summary(report: Report) -> str:
    from leaflint.report.summary import to_summary

    return to_summary(report)


def _sarif(report: Report) -> str:
    from leaflint.report.sarif import to_sarif

    return to_sarif(report)


def _junit(report: Report) -> str:
    from leaflint.report.junit import to_junit

    return to_junit(report)


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": _text,
    "json": _json,
    "github": _github,
    "summary": _summary,
    "sarif": _sarif,
    "junit": _junit,
}
"""The function that writes a report, by the name of the format."""

"""The report as SARIF 2.1.0, for GitHub's code scanning and other tools that read it.

Source: the OASIS standard "Static Analysis Results Interchange Format (SARIF) Version 2.1.0" and
GitHub's documentation of what code scanning supports.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from leaflint.checks.catalogue import CHECKS, REPORTED
from leaflint.checks.check import Check, Rule
from leaflint.core.escape import json_text, url_path
from leaflint.core.finding import Finding, Severity
from leaflint.core.plural import count
from leaflint.core.version import HOME
from leaflint.engine.report import Report
from leaflint.engine.result import NotRun
from leaflint.files.places import BASELINE

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST_RESULTS = 25_000
"""Results in a run; GitHub refuses a file with more."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTICE: "note"}
_GITHUB_LEVELS = {**_LEVELS, Severity.NOTICE: "recommendation"}
"""Severities in the words of GitHub's code scanning."""

Json = dict[str, Any]


def to_sarif(report: Report) -> str:
    """Return the report as SARIF, the worst first, so that what GitHub leaves out matters least."""
    named = {*(check.id for check in CHECKS), *(finding.check for finding in report.findings)}
    rules = [(check, name) for check in REPORTED if check.id in named for name in check.rules]
    index = {f"{check.id}.{name}": number for number, (check, name) in enumerate(rules)}
    findings = sorted(report.findings, key=lambda finding: finding.severity.rank)
    driver = {
        "name": "Leaflint",
        "informationUri": HOME,
        "semanticVersion": report.leaflint,
        "version": report.leaflint,
        "rules": [_rule(check, name, check.rules[name]) for check, name in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": "leaflint/"},
        "invocations": [_invocation(report.not_run, left_out=len(findings) - MOST_RESULTS)],
        "results": [_result(finding, index, report.folder) for finding in findings[:MOST_RESULTS]],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(check: Check[Any, Any], name: str, rule: Rule) -> Json:
    words = "".join(part.capitalize() for part in f"{check.id}-{name}".split("-"))
    heading, _, manual = check.manual.strip().partition("\n")
    return {
        # A slash would make it a part of another rule, says the standard.
        "id": f"{check.id}.{name}",
        "name": words,
        "shortDescription": {"text": f"{rule.summary[0].upper()}{rule.summary[1:]}."},
        "fullDescription": {"text": heading},
        "help": {
            "text": f"{heading}\n{manual}",
            "markdown": f"**{heading}**\n\n```text\n{manual.strip()}\n```\n",
        },
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [check.id], "problem.severity": _GITHUB_LEVELS[rule.severity]},
    }


def _result(finding: Finding, index: dict[str, int], folder: str) -> Json:
    at, rule = finding.position, f"{finding.check}.{finding.rule}"
    start = {"startLine": at.line, "startColumn": at.column}
    place = {
        "artifactLocation": {"uri": url_path(folder + at.file), "uriBaseId": "%SRCROOT%"},
        "region": {**start, "endLine": at.end_line, "endColumn": at.end_column},
    }
    text = f"{finding.message[:1].upper()}{finding.message[1:]}. {finding.help}".strip()
    result: Json = {
        "ruleId": rule,
        "ruleIndex": index[rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"leaflint/v1": finding.fingerprint},
    }
    if not finding.counts:
        kind, reason = "inSource", finding.waived
        if reason is None:
            kind, reason = "external", f"It waits in {BASELINE}/{finding.leaflet}.yaml."
        accepted = {"kind": kind, "status": "accepted", "justification": reason}
        result["suppressions"] = [accepted]
    return result


def _invocation(not_run: Sequence[NotRun], left_out: int) -> Json:
    """Say whether the run did its job, and what it could not do."""
    invocation: Json = {"executionSuccessful": not not_run}
    if not_run:
        invocation["toolConfigurationNotifications"] = [
            _notice("error", f"The check '{stop.check}' did not run: {stop.because} is broken.")
            for stop in not_run
        ]
    if left_out > 0:
        text = f"{count(left_out, 'finding')} of the least severity left out: GitHub takes {MOST_RESULTS:,}."
        invocation["toolExecutionNotifications"] = [_notice("warning", text)]
    return invocation


def _notice(level: str, text: str) -> Json:
    return {"level": level, "message": {"text": text}}

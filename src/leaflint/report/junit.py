"""The report as JUnit XML, which CI systems show: a suite for each file, a case for each check."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from leaflint.core.escape import visible
from leaflint.core.finding import Finding, Severity, by_file
from leaflint.engine.report import Report

_FORBIDDEN = re.compile("[\ufffe\uffff]")
"""What XML 1.0 does not have, not even escaped, beside the controls and surrogates that are spelt out."""


def to_junit(report: Report) -> str:
    """Return the report as JUnit XML."""
    found = by_file(report.findings)
    leaflets = {leaflet.file: leaflet.checked for leaflet in report.leaflets}
    not_run = {check.check: f"{check.because} is missing or broken" for check in report.not_run}
    suites = Element("testsuites", {"name": "Leaflint"})
    for file in sorted({*leaflets, *found}):
        suite = SubElement(suites, "testsuite", {"name": _text(report.folder + file)})
        unread = not leaflets.get(file, True) and not not_run
        _cases(suite, report.checks, found.get(file, []), not_run, unread=unread)
        _total(suite)
    _total(suites)
    indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _cases(
    suite: Element,
    checks: Iterable[str],
    findings: list[Finding],
    not_run: dict[str, str],
    *,
    unread: bool,
) -> None:
    """Add a case for each check to the suite of a file."""
    by_check: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_check[finding.check].append(finding)
    for check in dict.fromkeys((*checks, *by_check)):
        case = SubElement(suite, "testcase", {"classname": suite.get("name", ""), "name": check})
        if check in not_run:
            SubElement(case, "error", {"message": _text(f"not checked: {not_run[check]}")})
        elif unread and check not in by_check:
            SubElement(case, "error", {"message": "not checked: the file cannot be read"})
        _describe(case, by_check[check])


def _describe(case: Element, findings: list[Finding]) -> None:
    """Make errors failures, and anything less a note that fails nothing."""
    notes = []
    for finding in findings:
        line = _text(_line(finding))
        if finding.severity is Severity.ERROR and finding.waived is None:
            about = {"message": _text(finding.message), "type": finding.rule}
            SubElement(case, "failure", about).text = line
        else:
            notes.append(line)
    if notes:
        SubElement(case, "system-out").text = "\n".join(notes)


def _line(finding: Finding) -> str:
    at = finding.position
    waived = f" (waived: {finding.waived})" if finding.waived is not None else ""
    return (
        f"{at.file}:{at.line}:{at.column}: {finding.severity.value}: "
        f"{finding.check}/{finding.rule}: {finding.message} {finding.help}{waived}"
    )


def _total(element: Element) -> None:
    """Write how many cases there are, and how many of them did not pass."""
    cases = list(element.iter("testcase"))
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", str(sum(case.find("error") is not None for case in cases)))


def _text(text: str) -> str:
    return _FORBIDDEN.sub("", visible(text))

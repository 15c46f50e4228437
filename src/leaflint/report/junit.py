"""The report as JUnit XML, which CI systems show: a suite for each file, a case for each check."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from leaflint.core.escape import visible
from leaflint.core.finding import Finding, Severity, by_file
from leaflint.engine.report import Report


def to_junit(report: Report) -> str:
    """Return the report as JUnit XML."""
    found = by_file(report.findings)
    leaflets = {leaflet.file: leaflet.checked for leaflet in report.leaflets}
    not_run = {stop.check: f"{stop.because} is missing or broken" for stop in report.not_run}
    suites = Element("testsuites", {"name": "Leaflint"})
    for file in sorted({*leaflets, *found}):
        name = _text(report.folder + file)
        suite = SubElement(suites, "testsuite", {"name": name})
        unread = not leaflets.get(file, True) and not not_run
        by_check: dict[str, list[Finding]] = {check: [] for check in report.checks}
        for finding in found.get(file, []):
            by_check.setdefault(finding.check, []).append(finding)
        for check, findings in by_check.items():
            case = SubElement(suite, "testcase", {"classname": name, "name": check})
            because = not_run.get(check)
            if because is None and unread and not findings:
                because = "the file cannot be read"
            if because is not None:
                SubElement(case, "error", {"message": _text(f"not checked: {because}")})
            _describe(case, findings)
        _total(suite)
    _total(suites)
    indent(suites)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(suites, encoding="unicode")}\n'


def _describe(case: Element, findings: list[Finding]) -> None:
    """Make errors failures, and anything less a note that fails nothing."""
    notes = []
    for finding in findings:
        at = finding.position
        waived = "" if finding.waived is None else f" (waived: {finding.waived})"
        if finding.in_baseline:
            waived = " (in the baseline)"
        line = _text(
            f"{at.file}:{at.line}:{at.column}: {finding.severity.value}: "
            f"{finding.name}: {finding.message} {finding.help}{waived}"
        )
        if finding.severity is Severity.ERROR and finding.counts:
            about = {"message": _text(finding.message), "type": finding.rule}
            SubElement(case, "failure", about).text = line
        else:
            notes.append(line)
    if notes:
        SubElement(case, "system-out").text = "\n".join(notes)


def _total(element: Element) -> None:
    """Write how many cases there are, and how many of them did not pass."""
    cases = list(element.iter("testcase"))
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", str(sum(case.find("error") is not None for case in cases)))


def _text(text: str) -> str:
    # XML 1.0 does not have these, not even escaped, beside the controls that are spelt out.
    return visible(text).replace("\ufffe", "").replace("\uffff", "")

"""JUnit: a suite for each file, a case for each check, and text that XML can hold."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from hypothesis import example, given
from hypothesis import strategies as st

from leaflint.checks.summary import LeafletSummary
from leaflint.core.finding import Severity
from leaflint.engine.report import Report
from leaflint.engine.result import NotRun
from leaflint.report.junit import to_junit
from tests.example_repository import LEAFLET, Repository
from tests.report.samples import HOSTILE, finding, report


def read(found: Report) -> Element:
    return fromstring(to_junit(found).encode())  # noqa: S314  # our own output


def test_a_clean_leaflet_passes_each_check(repository: Repository) -> None:
    found = repository.check()
    suites = read(found)
    (suite,) = suites
    assert suites.attrib == {
        "name": "Leaflint",
        "tests": str(len(found.checks)),
        "failures": "0",
        "errors": "0",
    }
    assert suite.get("name") == LEAFLET
    assert [case.get("name") for case in suite] == list(found.checks)
    assert all(len(case) == 0 for case in suite)


def test_an_error_fails_its_case_and_a_warning_does_not() -> None:
    found = report(
        finding(), finding(line=2, severity=Severity.WARNING), finding(line=3, waived="agreed")
    )
    suites = read(found)
    assert (suites.get("tests"), suites.get("failures"), suites.get("errors")) == ("2", "1", "0")
    case = suites.find(".//testcase[@name='review-date']")
    assert case is not None
    (failure,) = case.findall("failure")
    assert failure.attrib == {"message": "wrong", "type": "overdue"}
    assert failure.text == "content/leaflets/a.yaml:1:3: error: review-date/overdue: wrong Mend it."
    assert case.findtext("system-out") == (
        "content/leaflets/a.yaml:2:3: warning: review-date/overdue: wrong Mend it.\n"
        "content/leaflets/a.yaml:3:3: error: review-date/overdue: wrong Mend it. (waived: agreed)"
    )


def test_a_finding_in_the_baseline_fails_nothing() -> None:
    suites = read(report(replace(finding(), in_baseline=True)))
    assert suites.get("failures") == "0"
    assert suites.findtext(".//system-out") == (
        "content/leaflets/a.yaml:1:3: error: review-date/overdue: wrong Mend it. (in the baseline)"
    )


def test_what_could_not_be_checked_is_no_pass(repository: Repository) -> None:
    repository.write(LEAFLET, "a: [")
    (suite,) = (one for one in read(repository.check()) if one.get("name") == LEAFLET)
    states = {case.get("name"): [child.tag for child in case] for case in suite}
    assert states.pop("schema") == ["failure"]
    assert set(map(tuple, states.values())) == {("error",)}
    assert suite.get("errors") == str(len(states))


def test_a_check_that_did_not_run_is_an_error_in_every_leaflet() -> None:
    leaflets = (LeafletSummary("a", checked=False), LeafletSummary("b", checked=False))
    found = report(
        leaflets=leaflets, not_run=(NotRun("schema", "checks/schema.yaml", policy=True),)
    )
    suites = read(found)
    messages = [error.get("message") for error in suites.iter("error")]
    assert messages == ["not checked: checks/schema.yaml is missing or broken"] * 2


def test_shared_files_have_a_suite_too() -> None:
    found = report(finding("checks/schema.yaml", rule="schema/value"), leaflets=(), folder="n/")
    assert [suite.get("name") for suite in read(found)] == ["n/checks/schema.yaml"]


@given(st.text(st.characters(exclude_categories=[])))
@example(HOSTILE)
@example("\x00\x0b\ufffe\ud800]]>")
def test_any_text_makes_valid_xml(text: str) -> None:
    suites = read(report(finding(f"a{text}", message=text, waived=None)))
    assert suites.get("failures") == "1"

"""SARIF: right by Microsoft's validator, with the rules of code scanning."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from leaflint.checks.catalogue import CHECKS
from leaflint.core.finding import Severity
from leaflint.engine.report import Report
from leaflint.engine.result import NotRun
from leaflint.report.sarif import MOST_RESULTS, to_sarif
from tests.example_repository import LEAFLET, Repository
from tests.report.samples import HOSTILE, finding, report

MULTITOOL = Path(__file__).parents[2] / ".venv/node_modules/.bin/sarif-multitool"


def run_of(found: Report) -> Any:
    (run,) = json.loads(to_sarif(found))["runs"]
    return run


def validate(text: str, folder: Path) -> list[str]:
    """Return what the validator has to say: "id: message" of each error and warning."""
    (folder / "leaflint.sarif").write_text(text, encoding="utf-8")
    subprocess.run(
        [MULTITOOL, "validate", "leaflint.sarif", "--rule-kind", '"Sarif;Ghas"',
         "--log", "ForceOverwrite", "--output", "validated.sarif"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    validated = json.loads((folder / "validated.sarif").read_text(encoding="utf-8-sig"))
    return [one["ruleId"] for one in validated["runs"][0]["results"]]


def hostile(repository: Repository) -> Report:
    repository.change("title: Having a scan", f"title: {json.dumps(HOSTILE)}")
    repository.change("0808 800 6000", "0808 800 6001")
    repository.change("2028-01", "2018")
    repository.write("content/leaflets/a b#é%.yaml", "a: [")
    repository.write("content/leaflets/x.txt", "")
    return repository.check()


def test_the_validator_finds_nothing(repository: Repository) -> None:
    assert validate(to_sarif(hostile(repository)), repository.root) == []


def test_the_validator_finds_nothing_in_a_report_on_nothing(tmp_path: Path) -> None:
    assert validate(to_sarif(report()), tmp_path) == []
    stopped = report(not_run=(NotRun("schema", "checks/schema.yaml", policy=True),))
    assert validate(to_sarif(stopped), tmp_path) == []


def test_the_validator_would_find_something(tmp_path: Path) -> None:
    text = to_sarif(report(finding())).replace("content/leaflets/a.yaml", "content/a b.yaml")
    assert validate(text, tmp_path) == ["SARIF1002"]


def test_a_result_has_place_fingerprint_and_words(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    found = repository.check()
    (result,) = run_of(found)["results"]
    assert result["ruleId"] == "phone-number.not-in-directory"
    assert result["level"] == "error"
    assert result["message"]["text"].startswith(
        "0808 800 6001 is not in the directory; did you mean"
    )
    assert result["message"]["text"].endswith("add its service to content/directory.yaml.")
    assert result["partialFingerprints"] == {"leaflint/v1": found.findings[0].fingerprint}
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": LEAFLET, "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 31, "startColumn": 60, "endLine": 31, "endColumn": 73},
            }
        }
    ]


def test_fingerprints_stay_when_lines_move(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    before = run_of(repository.check())["results"][0]
    repository.write(LEAFLET, "# a comment\n" + repository.read(LEAFLET))
    after = run_of(repository.check())["results"][0]
    assert before["partialFingerprints"] == after["partialFingerprints"]
    assert before["locations"] != after["locations"]


def test_every_rule_has_help() -> None:
    rules = run_of(report())["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [
        f"{check.id}.{name}" for check in CHECKS for name in check.rules
    ]
    overdue = next(rule for rule in rules if rule["id"] == "review-date.overdue")
    assert overdue["name"] == "ReviewDateOverdue"
    assert overdue["shortDescription"] == {"text": "The review is overdue."}
    assert overdue["fullDescription"]["text"].startswith("Every leaflet's review is in time")
    assert "due soon* from the first of the\npolicy's notice periods" in overdue["help"]["text"]
    assert overdue["defaultConfiguration"] == {"level": "warning"}
    assert overdue["properties"] == {"tags": ["review-date"], "problem.severity": "warning"}


@pytest.mark.parametrize(
    ("file", "uri"),
    [("a b.yaml", "n/a%20b.yaml"), ("a#é%.yaml", "n/a%23%C3%A9%25.yaml"), ("\udc80", "n/%80"), ("a:b", "n/a%3Ab")],
)  # fmt: skip
def test_addresses_are_relative_and_escaped(file: str, uri: str) -> None:
    (result,) = run_of(report(finding(file), folder="n/"))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_waived_findings_are_suppressed_with_their_reason() -> None:
    (result,) = run_of(report(finding(waived="agreed")))["results"]
    assert result["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "agreed"}
    ]


def test_findings_in_the_baseline_are_suppressed_from_outside() -> None:
    (result,) = run_of(report(replace(finding(), in_baseline=True)))["results"]
    assert result["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "It waits in baseline/a.yaml."}
    ]


def test_a_run_that_could_not_do_its_job_says_so() -> None:
    (invocation,) = run_of(report(not_run=(NotRun("schema", "x.yaml", policy=True),)))[
        "invocations"
    ]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolConfigurationNotifications"] == [
        {"level": "error", "message": {"text": "The check 'schema' did not run: x.yaml is broken."}}
    ]


def test_no_more_results_than_github_takes_worst_first_and_the_rest_counted() -> None:
    warnings = [finding(line=n, severity=Severity.NOTICE) for n in range(1, MOST_RESULTS + 2)]
    run = run_of(report(*warnings, finding("z.yaml")))
    assert len(run["results"]) == MOST_RESULTS
    assert [one["level"] for one in run["results"][:2]] == ["error", "note"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert (
        note["message"]["text"] == "2 findings of the least severity left out: GitHub takes 25,000."
    )

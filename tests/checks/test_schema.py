"""Names that point nowhere, ids, mark-up, waivers and shared files."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.finding import Finding, Severity
from leaflint.job import Choice
from tests.example_repository import LEAFLET, Repository, seen, where

DIRECTORY = "content/directory.yaml"


def test_the_example_is_valid(repository: Repository) -> None:
    report = repository.check()
    assert report.findings == ()
    assert (report.found, report.checked, report.unchecked) == (1, 1, 0)


@pytest.mark.parametrize(
    ("old", "new", "place", "rule", "message"),
    [
        ("id: having-a-scan", "id: having-scan", "1:5", "file-name", "`id` is 'having-scan' but the file is called 'having-a-scan.yaml'"),
        ("owner: writers", "owner: writer", "7:8", "unknown-person", "`owner`: 'writer' is not in content/people.yaml; did you mean `writers`?"),
        ("owner: writers", "owner: zzz", "7:8", "unknown-person", "`owner`: 'zzz' is not in content/people.yaml"),
        ("topics: [scan]", "topics: [scan, scans]", "5:16", "unknown-topic", "'scans' is not in the topics of checks/schema.yaml; did you mean `scan`?"),
        ("contacts: [helpline]", "contacts: [helpline, helplin]", "11:22", "unknown-service", "'helplin' is not in content/directory.yaml; did you mean `helpline`?"),
        ("You can go home when", "<b>You</b> can go home when", "28:7", "mark-up", None),
    ],
)  # fmt: skip
def test_a_name_that_points_nowhere_is_an_error(
    repository: Repository, old: str, new: str, place: str, rule: str, message: str | None
) -> None:
    repository.change(old, new)
    finding = repository.findings("schema")[0]
    assert (finding.rule, finding.severity) == (rule, Severity.ERROR)
    assert where(finding) == f"{LEAFLET}:{place}"
    if message:
        assert finding.message == message


def test_mark_up_is_told_with_its_section(repository: Repository) -> None:
    repository.change("You can go home when", "# You can go home when")
    finding = repository.findings("schema")[0]
    assert (finding.rule, finding.section) == ("mark-up", "The scan")


def test_two_leaflets_in_two_folders_cannot_share_an_id(repository: Repository) -> None:
    repository.write("content/leaflets/more/having-a-scan.yaml", repository.read(LEAFLET))
    finding = repository.finding("schema")
    assert finding.rule == "duplicate-id"
    assert where(finding) == "content/leaflets/more/having-a-scan.yaml:1:5"
    assert finding.message == "the id 'having-a-scan' is used by a second leaflet"
    assert finding.help == f"The first is in {LEAFLET}, line 1. Rename one."


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "message"),
    [
        (DIRECTORY, "id: clinic", "id: helpline", "8:9", "the id 'helpline' is used by a second service"),
        ("content/people.yaml", "id: grace", "id: ada", "9:9", "the id 'ada' is used by a second person"),
        (DIRECTORY, "verified_by: ada", "verified_by: adda", "7:18", "`verified_by`: 'adda' is not in content/people.yaml; did you mean `ada`?"),
        ("content/glossary.yaml", "owner: writers", "owner: nobody", "1:8", "`owner`: 'nobody' is not in content/people.yaml"),
        ("checks/review-date.yaml", "owner: grace", "owner: gracie", "1:8", "`owner`: 'gracie' is not in content/people.yaml; did you mean `grace`?"),
    ],
)  # fmt: skip
def test_shared_files_are_held_to_the_same(
    repository: Repository, file: str, old: str, new: str, place: str, message: str
) -> None:
    repository.change(old, new, file)
    finding = next(one for one in repository.findings("schema") if one.message == message)
    assert where(finding) == f"{file}:{place}"
    assert finding.leaflet is None


WAIVER = """\
waivers:
  - check: review-date
    rule: overdue
    reason: The review is under way.
    approved_by: ada
    expires: 2029-01-31
"""
OVERDUE = date(2028, 2, 1)


def in_leaflet(repository: Repository, today: date = OVERDUE) -> list[Finding]:
    found = repository.check(today).findings
    return [one for one in found if one.leaflet and one.rule != "banner"]


def test_a_waiver_keeps_the_finding_and_takes_its_weight(repository: Repository) -> None:
    repository.write(LEAFLET, repository.read(LEAFLET) + WAIVER)
    (finding,) = in_leaflet(repository)
    assert finding.waived == "The review is under way."
    assert finding.severity is Severity.WARNING
    report = repository.check(OVERDUE, choice=Choice(("review-date",)))
    assert report.count(Severity.WARNING) == 0
    assert report.exit_code("warning") == 0


@pytest.mark.parametrize(
    ("today", "rules"),
    [(date(2029, 1, 31), ["overdue"]), (date(2029, 2, 1), ["waiver-expired", "long-overdue"])],
)
def test_a_waiver_holds_up_to_its_last_day(
    repository: Repository, today: date, rules: list[str]
) -> None:
    repository.write(LEAFLET, repository.read(LEAFLET) + WAIVER)
    findings = in_leaflet(repository, today)
    assert sorted(one.rule for one in findings) == sorted(rules)
    expired = [one for one in findings if one.rule == "waiver-expired"]
    if expired:
        assert expired[0].message == (
            "the waiver of review-date/overdue expired on 31 January 2029"
        )
        assert seen(repository.root, expired[0]) == "2029-01-31"
        assert expired[0].severity is Severity.ERROR


def test_a_waiver_that_covers_nothing_is_told(repository: Repository) -> None:
    repository.write(LEAFLET, repository.read(LEAFLET) + WAIVER)
    finding = repository.finding("schema")
    assert (finding.rule, finding.severity) == ("waiver-unused", Severity.WARNING)
    assert finding.message == (
        "the waiver of review-date/overdue covers nothing: the check finds nothing to waive"
    )
    assert [one.rule for one in repository.check(choice=Choice(("schema",))).findings] == []


def test_a_waiver_of_one_rule_leaves_the_others(repository: Repository) -> None:
    repository.write(LEAFLET, repository.read(LEAFLET) + WAIVER.replace("overdue", "interval"))
    waived = {one.rule: one.waived for one in in_leaflet(repository)}
    assert waived == {"overdue": None, "waiver-unused": None}


def test_a_waiver_without_a_rule_covers_the_whole_check(repository: Repository) -> None:
    repository.write(LEAFLET, repository.read(LEAFLET) + WAIVER.replace("    rule: overdue\n", ""))
    (finding,) = in_leaflet(repository)
    assert finding.waived is not None


@pytest.mark.parametrize(
    ("old", "new", "rule", "message"),
    [
        ("check: review-date", "check: review-dates", "unknown-check", "`check`: no check called 'review-dates' can be waived; did you mean `review-date`?"),
        ("check: review-date", "check: schema", "unknown-check", "`check`: no check called 'schema' can be waived"),
        ("rule: overdue", "rule: over-due", "unknown-check", "`rule`: review-date has no rule 'over-due'; did you mean `overdue`?"),
        ("approved_by: ada", "approved_by: adda", "unknown-person", "`approved_by`: 'adda' is not in content/people.yaml; did you mean `ada`?"),
        ("approved_by: ada", "approved_by: writers", "waiver-approver", "`approved_by`: The writers is an editor, who may not approve a waiver"),
    ],
)  # fmt: skip
def test_a_waiver_that_is_not_right_waives_nothing(
    repository: Repository, old: str, new: str, rule: str, message: str
) -> None:
    repository.write(LEAFLET, repository.read(LEAFLET) + WAIVER.replace(old, new))
    report = repository.check(OVERDUE)
    assert message in [one.message for one in report.findings if one.rule == rule]
    assert [one.waived for one in report.findings if one.rule == "overdue"] == [None]


def test_an_unquoted_value_is_a_warning_in_shared_files_too(repository: Repository) -> None:
    repository.change('phone: "999"', "phone: 999", DIRECTORY)
    finding = repository.finding("schema")
    assert (finding.rule, finding.severity) == ("unquoted", Severity.WARNING)
    assert where(finding) == f"{DIRECTORY}:16:12"

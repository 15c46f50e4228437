"""A baseline covers what was there, until a day, and never what harms a reader."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.core.finding import Finding, Severity
from leaflint.engine.report import Report
from tests.baselines import BASELINE, make_old, old_findings, write_baseline
from tests.example_repository import LEAFLET, TODAY, UNSIGNED, Repository, where
from tests.runs import Job, run


@pytest.fixture
def old(repository: Repository) -> Repository:
    """A repository whose leaflet has an error and a warning, both in its baseline."""
    make_old(repository)
    write_baseline(repository, old_findings(repository))
    return repository


def since(repository: Repository, commit: str) -> Report:
    return run(Job(repository.root, TODAY, choice=UNSIGNED, changed_since=commit))


def told(report: Report) -> list[tuple[str, str, str]]:
    """Return rule, place and message of what counts."""
    return [(one.name, where(one), one.message) for one in report.findings if one.counts]


def waiting(report: Report) -> list[str]:
    return [one.name for one in report.findings if one.in_baseline]


def test_what_is_in_the_baseline_is_reported_and_does_not_count(old: Repository) -> None:
    report = old.check()
    assert told(report) == []
    assert waiting(report) == ["schema/unknown-person", "plain-language/hard-word"]
    assert report.tally.baseline == 2
    assert report.by_rule("baseline") == {"schema/unknown-person": 1, "plain-language/hard-word": 1}
    assert report.exit_code("warning") == 0


def test_it_covers_the_same_finding_on_another_line_and_no_second_one(
    repository: Repository,
) -> None:
    repository.change("0808 800 6000", "08088006000")
    write_baseline(repository, old_findings(repository))
    repository.change("title: Having a scan", "# moved\ntitle: Having a scan")
    assert told(repository.check()) == []
    repository.change("you cannot breathe.", "you cannot breathe. Our helpline: 08088006000.")
    assert waiting(repository.check()) == ["phone-number/house-format"]
    message = "'08088006000' is not written as numbers are here"
    assert told(repository.check()) == [("phone-number/house-format", f"{LEAFLET}:33:41", message)]


@pytest.mark.parametrize(
    ("today", "covered"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)]
)
def test_the_last_day_still_covers_and_the_next_does_not(
    old: Repository, today: date, covered: bool
) -> None:
    report = old.check(today)
    assert (report.tally.baseline == 2) is covered
    expired = [one for one in report.findings if one.rule == "baseline-expired"]
    assert [where(one) for one in expired] == ([] if covered else [f"{BASELINE}:3:8"])
    assert (report.exit_code("error") == 0) is covered
    if not covered:
        assert expired[0].message == (
            "the last day of this baseline was 31 December 2026: its findings count again"
        )


@pytest.mark.parametrize(("until", "holds"), [("2027-06-15", True), ("2027-06-16", False)])
def test_it_holds_no_longer_than_policy_allows(
    repository: Repository, until: str, holds: bool
) -> None:
    make_old(repository)
    write_baseline(repository, old_findings(repository), until)
    report = repository.check()
    assert (report.tally.baseline == 2) is holds
    assert [(one, at) for one, at, _ in told(report) if one.startswith("schema/base")] == (
        [] if holds else [("schema/baseline-term", f"{BASELINE}:3:8")]
    )


def test_an_entry_that_is_gone_is_told(old: Repository) -> None:
    old.change("You commence to go home", "You can go home")
    (gone,) = [one for one in old.check().findings if one.counts]
    assert (gone.name, gone.severity, where(gone)) == (
        "schema/baseline-gone", Severity.NOTICE, f"{BASELINE}:4:1",
    )  # fmt: skip
    assert gone.message == "1 finding in the baseline can be taken out: 1 plain-language/hard-word"
    assert gone.help.endswith("Run: leaflint check --write-baseline")


def test_of_a_check_that_did_not_run_nobody_says_that_it_is_gone(old: Repository) -> None:
    choice = UNSIGNED._replace(ignore=("sign-off", "plain-language"))
    assert told(old.check(choice=choice)) == []


def test_a_waiver_goes_before_the_baseline(old: Repository) -> None:
    old.add_waiver(
        "waivers:\n  - {check: plain-language, reason: Kept, approved_by: ada, expires: 2026-07}\n"
    )
    report = old.check()
    assert (report.tally.waived, report.tally.baseline) == (1, 1)
    assert [rule for rule, _, _ in told(report)] == ["schema/baseline-gone"]


def _entry(rule: str, found: Finding) -> str:
    return f'  - rule: {rule}\n    fingerprint: "{found.fingerprint}"\n    about: x\n'


@pytest.mark.parametrize(
    ("old_text", "new_text", "rule"),
    [
        ("**Call 999** if\n      you cannot breathe.", "Rest.", "safety-wording/missing-wording"),
        ("0808 800 6000", "0300 123 999", "phone-number/impossible"),
        ("our helpline free on 0808 800 6000", "the Clinic on 0808 800 6000", "phone-number/other-service"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("status", ["published", "draft"])
def test_what_harms_readers_never_waits(
    repository: Repository, old_text: str, new_text: str, rule: str, status: str
) -> None:
    repository.change("status: published", f"status: {status}")
    repository.change(old_text, new_text)
    (wrong,) = [one for one in old_findings(repository) if one.name == rule]
    write_baseline(repository, [wrong])
    report = repository.check()
    assert waiting(report) == []
    assert (rule, where(wrong), wrong.message) in told(report)
    assert ("schema/baseline-entry", f"{BASELINE}:5:11", f"findings of {rule} can never wait in a baseline") in told(report)  # fmt: skip


def test_an_unknown_number_waits_in_a_draft_and_counts_when_that_is_published(
    repository: Repository,
) -> None:
    repository.change("status: published", "status: draft")
    repository.change("0808 800 6000", "0808 800 6001")
    write_baseline(repository, old_findings(repository))
    assert waiting(repository.check()) == ["phone-number/not-in-directory"]
    repository.change("status: draft", "status: published")
    report = repository.check()
    assert waiting(report) == []
    assert [rule for rule, _, _ in told(report)] == [
        "schema/baseline-gone", "phone-number/not-in-directory",
    ]  # fmt: skip
    assert report.exit_code("error") == 1


def test_a_leaflet_that_cannot_be_read_stays_unchecked(old: Repository) -> None:
    old.change("risk: medium", "risk: none")
    (broken,) = old_findings(old)
    write_baseline(old, [broken])
    report = old.check()
    assert (report.unchecked, waiting(report)) == (1, [])
    assert report.exit_code("never") == 1


@pytest.mark.parametrize(
    ("text", "rule", "place", "message"),
    [
        ("owner: grace", "baseline-owner", "2:8", "`owner`: 'hopper' is not in content/people.yaml"),
        ("leaflet: having-a-scan", "file-name", "1:10", "`leaflet` is 'other' but the file is called 'having-a-scan.yaml'"),
        ("    about: x\n", "unknown-key", "7:5", "`lines` is not a key that is known here"),
        ("  - rule: schema/unknown-person", "value", "5:11", "`rule`: 'unknown-person' is no rule; write check/rule, such as reading-age/above-target"),
        ("schema/unknown-person", "baseline-entry", "5:11", "there is no rule 'schema/unknown-persons'; did you mean `schema/unknown-person`?"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_baseline_has_its_place(
    repository: Repository, text: str, rule: str, place: str, message: str
) -> None:
    new = {
        "owner: grace": "owner: hopper",
        "leaflet: having-a-scan": "leaflet: other",
        "    about: x\n": "    lines: 3\n    about: x\n",
        "  - rule: schema/unknown-person": "  - rule: unknown-person",
        "schema/unknown-person": "schema/unknown-persons",
    }[text]
    repository.change("owner: writers", "owner: nobody")
    write_baseline(repository, old_findings(repository))
    repository.change(text, new, BASELINE)
    report = repository.check()
    assert (f"schema/{rule}", f"{BASELINE}:{place}", message) in told(report)
    assert report.exit_code("error") == 1


@pytest.mark.parametrize("fingerprint", ["0123456789abcde", "0123456789abcdefa", "0123456789ABCDEF", "g123456789abcdef"])  # fmt: skip
def test_a_fingerprint_that_is_not_ours_is_refused(
    repository: Repository, fingerprint: str
) -> None:
    make_old(repository)
    (error, _) = old_findings(repository)
    write_baseline(repository, [error])
    repository.change(error.fingerprint, fingerprint, BASELINE)
    ((rule, place, message),) = [one for one in told(repository.check()) if BASELINE in one[1]]
    assert (rule, place) == ("schema/value", f"{BASELINE}:6:18")
    assert message == (
        f"`fingerprint`: '{fingerprint}' is no fingerprint of a finding: it has 16 digits, 0 to 9 and a to f"
    )


def test_an_entry_that_is_there_twice_is_told(repository: Repository) -> None:
    make_old(repository)
    (error, _) = old_findings(repository)
    write_baseline(repository, [error, error])
    assert (
        "schema/baseline-entry", f"{BASELINE}:9:18",
        f"the finding {error.fingerprint} is in the baseline twice",
    ) in told(repository.check())  # fmt: skip


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ("writers", "The writers is a team; one person answers for a baseline"),
        ("ada", "Ada Reviewer left on 14 June 2026"),
    ],
)
def test_its_owner_is_a_person_who_is_here(old: Repository, person: str, why: str) -> None:
    people = "content/people.yaml"
    old.change("    name: Ada Reviewer", "    name: Ada Reviewer\n    leaves: 2026-06-14", people)
    old.change("owner: grace", f"owner: {person}", BASELINE)
    assert ("schema/baseline-owner", f"{BASELINE}:2:8", f"`owner`: {why}") in told(old.check())


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("baseline/having-a-scam.yaml", "there is no leaflet 'having-a-scam'; did you mean `having-a-scan`?"),
        ("baseline/more/having-a-scan.yaml", "this is the baseline of no leaflet: baseline holds one file for each, <id>.yaml"),
        ("baseline/having-a-scan.yml", "this is the baseline of no leaflet: baseline holds one file for each, <id>.yaml"),
        ("baseline/.having-a-scan.yaml", "this is the baseline of no leaflet: baseline holds one file for each, <id>.yaml"),
    ],
)  # fmt: skip
def test_a_baseline_of_no_leaflet_is_told_and_covers_nothing(
    repository: Repository, file: str, message: str
) -> None:
    make_old(repository)
    write_baseline(repository, old_findings(repository), file=file)
    report = repository.check()
    rules = [(rule, text) for rule, place, text in told(report) if place.startswith(file)]
    assert ("schema/baseline-leaflet", message) in rules
    assert report.tally.baseline == 0


def test_in_a_change_it_covers_only_what_was_there_before(repository: Repository) -> None:
    make_old(repository)
    base = repository.commit()
    repository.change("Bring a list", "Bring a hypertension list")
    write_baseline(repository, old_findings(repository))
    report = since(repository, base)
    assert told(report) == [
        (
            "schema/baseline-new", f"{BASELINE}:4:1",
            "this change adds 3 findings to the baseline: "
            "2 plain-language/hard-word, 1 schema/unknown-person",
        ),
        ("plain-language/hard-word", f"{LEAFLET}:15:50", "'hypertension' is hard to read"),
    ]  # fmt: skip
    assert report.tally.baseline == 2


def test_a_stale_entry_lets_nothing_come_back_in_a_change(old: Repository) -> None:
    commence, can = "You commence to go home", "You can go home"
    old.change(commence, can)
    base = old.commit()
    old.change(can, commence)
    assert [rule for rule, _, _ in told(since(old, base))] == ["plain-language/hard-word"]
    assert told(old.check()) == []


def test_a_new_leaflet_gets_no_baseline_in_its_own_change(old: Repository) -> None:
    base = old.commit()
    new = "content/leaflets/new.yaml"
    old.write(new, old.read(LEAFLET).replace("id: having-a-scan", "id: new"))
    found = [one for one in old.check().findings if one.position.file == new]
    write_baseline(old, found, leaflet="new", file="baseline/new.yaml")
    rules = [rule for rule, place, _ in told(since(old, base)) if new in place]
    assert rules == ["schema/unknown-person", "plain-language/hard-word"]


def test_a_later_last_day_is_told_in_its_change(old: Repository) -> None:
    base = old.commit()
    assert told(since(old, base)) == []
    old.change("until: 2026-12-31", "until: 2027-01-01", BASELINE)
    assert told(since(old, base)) == [
        (
            "schema/baseline-new", f"{BASELINE}:3:8",
            "this change moves the last day of the baseline from 31 December 2026 to 1 January 2027",
        )
    ]  # fmt: skip
    old.change("until: 2027-01-01", "until: 2026-12-30", BASELINE)
    assert told(since(old, base)) == []


def test_a_leaflet_whose_baseline_changed_is_checked(old: Repository) -> None:
    base = old.commit()
    old.write(BASELINE, old.read(BASELINE).rpartition("  - rule")[0])
    report = since(old, base)
    assert [one.file for one in report.leaflets] == [LEAFLET]
    assert [rule for rule, _, _ in told(report)] == ["plain-language/hard-word"]


def test_a_baseline_that_git_ignores_is_told(old: Repository) -> None:
    old.write(".gitignore", "baseline\n")
    old.commit()
    assert [(rule, place) for rule, place, _ in told(old.check())] == [
        ("schema/ignored", f"{BASELINE}:1:1")
    ]

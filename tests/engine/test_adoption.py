"""What a repository has adopted runs, what it has not is named, and nothing is taken out unseen."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.checks.catalogue import CHECKS
from leaflint.core.errors import UsageError
from leaflint.core.finding import Severity
from leaflint.engine.options import Choice
from leaflint.engine.result import NotRun
from leaflint.report.json import to_json
from leaflint.report.summary import to_summary
from leaflint.report.text import to_text
from tests.example_repository import TODAY, Repository
from tests.runs import Job, run

FILE = "leaflint.yaml"
ALL = tuple(check.id for check in CHECKS)
OTHERS = tuple(name for name in ALL if name not in {"schema", "phone-number"})
TWO = "format: 2\nsince: 0.1.0\nchecks: [phone-number, schema]\n"
NAMED = (
    "Not adopted, so not run (`checks` in leaflint.yaml): safety-wording, agreeing-facts, sign-off, "
    "review-date, reading-age, plain-language, medicines, numbers, person-words, spelling."
)


def test_without_the_file_all_checks_are_adopted(repository: Repository) -> None:
    report = repository.check(choice=Choice())
    assert (report.checks, report.not_adopted) == (ALL, ())
    assert "not_adopted" not in to_json(report)


@pytest.mark.parametrize("checks", ["", f"checks: [{', '.join(reversed(ALL))}]\n"])
def test_a_file_may_adopt_all(repository: Repository, checks: str) -> None:
    repository.write(FILE, f"format: 2\nsince: 0.1.0\n{checks}")
    repository.commit(day=date(2026, 3, 16))
    report = repository.check(choice=Choice())
    assert (report.checks, report.not_adopted, report.findings) == (ALL, (), ())


def test_what_is_not_adopted_does_not_run_needs_no_policy_and_is_named(
    repository: Repository,
) -> None:
    repository.write(FILE, TWO)
    (repository.root / "checks/reading-age.yaml").unlink()
    repository.change("2028-01", "2025-01")
    report = repository.check(choice=Choice())
    assert (report.checks, report.not_adopted) == (("schema", "phone-number"), OTHERS)
    assert (report.findings, report.unchecked, report.exit_code("warning")) == ((), 0, 0)
    assert NAMED in " ".join(to_text(report).split())
    assert NAMED in to_summary(report)
    assert '"not_adopted": [' in to_json(report)


def test_a_check_that_is_adopted_and_has_no_policy_stops_the_run(repository: Repository) -> None:
    repository.write(FILE, TWO)
    (repository.root / "checks/phone-number.yaml").unlink()
    report = repository.check(choice=Choice())
    assert report.not_run == (NotRun("phone-number", "checks/phone-number.yaml", policy=True),)
    assert report.exit_code("never") == 2


def test_what_is_not_adopted_cannot_be_selected(repository: Repository) -> None:
    repository.write(FILE, TWO)
    message = "the check 'reading-age' is not adopted: add it to `checks` in leaflint.yaml"
    with pytest.raises(UsageError, match=message):
        repository.check(choice=Choice(("reading-age",)))
    with pytest.raises(UsageError, match=r"no check is left to run: leaflint\.yaml adopts none"):
        repository.check(choice=Choice(ignore=("schema", "phone-number")))


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        (": [", (1, 1), None),
        ("since: 0.1.0\n", (1, 1), "`format` is missing"),
        (TWO.replace("0.1.0", "soon"), (2, 8), "`since`: 'soon' is not a release; write one such as 0.1.0"),
        (TWO.replace("format: 2", "format: 1"), (1, 9), "`format` is 1, and this release of Leaflint reads 2: run `leaflint migrate`, which brings your files up"),
        (TWO.replace("format: 2", "format: 3"), (1, 9), "`format` is 3, and this release of Leaflint reads 2: use a newer one, here and in CI"),
        (TWO + "owner: ada\n", (4, 1), "`owner` is not a key that is known here"),
    ],
)  # fmt: skip
def test_with_a_file_that_cannot_be_read_nothing_passes(
    repository: Repository, text: str, place: tuple[int, int], message: str | None
) -> None:
    repository.write(FILE, text)
    report = repository.check(choice=Choice())
    assert report.not_run == tuple(NotRun(name, FILE, policy=True) for name in ALL)
    assert report.exit_code("never") == 2
    (finding,) = [finding for finding in report.findings if finding.position.file == FILE]
    if message is not None:
        assert (finding.position.line, finding.position.column) == place
        assert finding.message == message


def test_a_name_that_is_no_check_is_an_error_at_its_place(repository: Repository) -> None:
    repository.write(FILE, TWO.replace("schema", "schema, reading-ages"))
    (finding,) = repository.check(choice=Choice()).findings
    assert (finding.check, finding.rule, finding.severity) == ("schema", "unknown-check", "error")
    assert (finding.position.line, finding.position.column) == (3, 32)
    assert finding.message == (
        "there is no check called 'reading-ages'; did you mean `reading-age`?"
    )


@pytest.mark.parametrize(
    ("since", "is_error"), [("0.1.0", False), ("0.1.1", True), ("0.10.0", True)]
)
def test_a_later_release_than_this_is_an_error(
    repository: Repository, since: str, is_error: bool
) -> None:
    repository.write(FILE, TWO.replace("0.1.0", since))
    messages = [finding.message for finding in repository.check(choice=Choice()).findings]
    assert messages == ([f"`since` is {since}, and this is Leaflint 0.1.0"] if is_error else [])


@pytest.mark.parametrize(
    ("since", "policy", "expected"),
    [
        ("0.2.0", "", Severity.ERROR), ("0.1.9", "", Severity.NOTICE), ("0.10.0", "", Severity.ERROR),
        ("0.1.9", "severity: {not-in-directory: warning}\n", Severity.WARNING),
    ],
)  # fmt: skip
def test_a_rule_that_is_newer_than_the_repository_is_a_notice(
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    since: str,
    policy: str,
    expected: Severity,
) -> None:
    check = next(check for check in CHECKS if check.id == "phone-number")
    rule = check.rules["not-in-directory"]._replace(since="0.2.0")
    monkeypatch.setitem(check.rules, "not-in-directory", rule)
    monkeypatch.setattr("leaflint.engine.plan.__version__", "0.10.0")
    repository.write(FILE, TWO.replace("0.1.0", since))
    repository.write(
        "checks/phone-number.yaml", policy + repository.read("checks/phone-number.yaml")
    )
    repository.change("0808 800 6000", "0808 800 6001")
    found = {
        finding.rule: finding.severity for finding in repository.check(choice=Choice()).findings
    }
    assert found["not-in-directory"] is expected


@pytest.mark.parametrize("before", [None, TWO, TWO.replace("phone-number, ", "")])
def test_to_take_a_check_out_is_an_error_of_the_change(
    repository: Repository, before: str | None
) -> None:
    if before is not None:
        repository.write(FILE, before)
    repository.commit()
    repository.write(FILE, TWO.replace("phone-number, ", ""))
    report = run(Job(repository.root, TODAY, changed_since="HEAD"))
    weakened = [finding for finding in report.findings if finding.check == "policy"]
    taken_out = {None: ALL[1:], TWO: ("phone-number",)}.get(before, ())
    assert [finding.message for finding in weakened] == [
        f"this change takes the check '{name}' out: nothing that it finds is shown"
        for name in sorted(taken_out)
    ]
    assert {(finding.rule, finding.severity) for finding in weakened} <= {("weakened", "error")}
    assert all(finding.position.file == FILE for finding in weakened)
    assert all(finding.position.line == 3 for finding in weakened)


def test_to_take_the_file_away_weakens_nothing(repository: Repository) -> None:
    repository.write(FILE, TWO)
    repository.commit()
    (repository.root / FILE).unlink()
    report = run(Job(repository.root, TODAY, changed_since="HEAD"))
    assert [finding for finding in report.findings if finding.check == "policy"] == []

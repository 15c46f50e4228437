"""The main job on broken repositories: nothing is passed that was not checked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import leaflint
from leaflint.checks import review_date
from leaflint.core.errors import Defect, UsageError
from leaflint.core.finding import Problem, Severity
from leaflint.engine.options import Choice, Options
from leaflint.engine.result import NotRun
from leaflint.engine.workspace import Workspace
from tests.example_repository import LEAFLET, TODAY, UNSIGNED, Repository, where
from tests.runs import Job, run

SECOND = "content/leaflets/second.yaml"


@pytest.fixture
def two(repository: Repository) -> Repository:
    """The example repository with a second leaflet."""
    repository.write(SECOND, repository.read(LEAFLET).replace("having-a-scan", "second"))
    return repository


def test_a_broken_leaflet_is_unchecked_and_the_others_are_checked(two: Repository) -> None:
    two.write(SECOND, "id: second\n\ttitle: x\n")
    report = two.check()
    assert (report.found, report.checked, report.unchecked) == (2, 1, 1)
    (finding,) = report.findings
    assert (where(finding), finding.check, finding.rule) == (f"{SECOND}:2:1", "schema", "yaml")
    assert report.exit_code("error") == report.exit_code("never") == 1
    summary = next(one for one in report.leaflets if one.file == SECOND)
    assert (summary.checked, summary.id, summary.review, summary.reading) == (
        False, None, None, None,
    )  # fmt: skip


def test_a_leaflet_that_is_not_valid_is_unchecked(two: Repository) -> None:
    two.change("risk: medium", "risk: huge", SECOND)
    report = two.check()
    assert (report.checked, report.unchecked) == (1, 1)
    assert [one.rule for one in report.findings] == ["value"]


@pytest.mark.parametrize("name", ["second.yml", "second.yaml.txt", "notes.md", "second"])
def test_what_is_no_leaflet_is_not_passed_over(repository: Repository, name: str) -> None:
    repository.write(f"content/leaflets/{name}", "id: second\n")
    report = repository.check()
    (finding,) = report.findings
    assert (finding.rule, finding.severity) == ("not-a-leaflet", Severity.ERROR)
    assert finding.message == "this is not a leaflet: its name does not end in .yaml"
    assert finding.help == "Rename it to <id>.yaml, or move it out of content/leaflets."
    assert where(finding) == f"content/leaflets/{name}:1:1"
    assert report.exit_code("error") == 1


def test_a_folder_with_the_name_of_a_leaflet_is_told(repository: Repository) -> None:
    (repository.root / SECOND).mkdir()
    (finding,) = repository.check().findings
    assert finding.message == "this is a folder with the name of a leaflet"
    assert where(finding) == f"{SECOND}:1:1"


def test_hidden_files_are_passed_over(repository: Repository) -> None:
    repository.write("content/leaflets/.DS_Store", b"\x00")
    assert repository.check().findings == ()


def test_a_link_out_of_the_repository_is_unchecked(two: Repository, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.yaml"
    outside.write_text(two.read(SECOND), encoding="utf-8")
    (two.root / SECOND).unlink()
    (two.root / SECOND).symlink_to(outside)
    report = two.check()
    assert report.unchecked == 1
    (finding,) = report.findings
    assert finding.message == (
        "this is a link, or in a folder that is one: what it leads to can change unseen"
    )


@pytest.mark.parametrize(
    ("name", "check"),
    [("directory", "phone-number"), ("people", "review-date")],
)
def test_a_missing_shared_file_stops_the_checks_that_need_it(
    repository: Repository, name: str, check: str
) -> None:
    (repository.root / f"content/{name}.yaml").unlink()
    report = repository.check()
    assert check in [one.check for one in report.not_run]
    assert "reading-age" not in [one.check for one in report.not_run]
    assert {one.because for one in report.not_run} == {f"content/{name}.yaml"}
    assert (report.checked, report.unchecked) == (0, 1)
    assert [(one.rule, where(one)) for one in report.findings] == [
        ("missing-file", f"content/{name}.yaml:1:1")
    ]
    assert report.exit_code("never") == 1


def test_a_repository_needs_no_glossary(repository: Repository) -> None:
    (repository.root / "content/glossary.yaml").unlink()
    assert repository.check().exit_code("warning") == 0


def test_a_misspelt_policy_key_stops_the_check_and_no_other(repository: Repository) -> None:
    repository.change("minimum_words", "minimum_word", "checks/reading-age.yaml")
    repository.change("0808 800 6000", "0808 800 6001")
    report = repository.check()
    (policy,) = [one for one in report.findings if one.check == "schema"]
    assert where(policy) == "checks/reading-age.yaml:8:1"
    assert policy.message == (
        "`minimum_word` is not a key that is known here; did you mean `minimum_words`?"
    )
    assert [(one.check, one.because) for one in report.not_run] == [
        ("reading-age", "checks/reading-age.yaml")
    ]
    assert "not-in-directory" in [one.rule for one in report.findings]
    assert (report.checked, report.unchecked) == (0, 1)
    assert report.exit_code("never") == 2


def test_a_missing_policy_stops_its_check(repository: Repository) -> None:
    (repository.root / "checks/phone-number.yaml").unlink()
    report = repository.check()
    assert [one.message for one in report.findings] == ["the file is missing"]
    assert report.exit_code("error") == 2


def test_a_severity_for_a_rule_that_does_not_exist_is_refused(repository: Repository) -> None:
    policy = "checks/review-date.yaml"
    repository.write(policy, repository.read(policy) + "severity:\n  over-due: error\n")
    report = repository.check()
    (finding,) = report.findings
    assert where(finding) == f"{policy}:6:13"
    assert finding.message == "`over-due` is no rule of this check; did you mean `overdue`?"
    assert report.exit_code("error") == 2


def test_a_policy_for_a_check_that_does_not_exist_is_told(repository: Repository) -> None:
    repository.write("checks/reading-ages.yaml", "a: b\n")
    (finding,) = repository.check().findings
    assert where(finding) == "checks/reading-ages.yaml:1:1"
    assert finding.message == (
        "there is no check called 'reading-ages'; did you mean `reading-age`?"
    )


def test_no_leaflets_at_all_is_no_pass(repository: Repository) -> None:
    (repository.root / LEAFLET).unlink()
    with pytest.raises(UsageError, match="there are no leaflets to check"):
        repository.check()


def test_checks_can_be_selected_and_ignored(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    repository.change("Call 999", "Call me")
    assert [one.check for one in repository.check(choice=Choice(("phone-number",))).findings] == [
        "phone-number"
    ]
    ignoring = repository.check(choice=Choice(ignore=("phone-number", "sign-off")))
    assert [one.check for one in ignoring.findings] == ["safety-wording"]
    assert "phone-number" not in ignoring.checks
    assert (ignoring.checked, ignoring.unchecked) == (1, 0)


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"select": ("reading-ages",)}, "there is no check called 'reading-ages'; did you mean `reading-age`?"),
        ({"ignore": ("zzz",)}, "there is no check called 'zzz'; known: "),
        ({"select": ("schema",), "ignore": ("schema",)}, "no check is left to run: see --select and --ignore"),
    ],
)  # fmt: skip
def test_a_choice_that_makes_no_sense_is_refused(
    repository: Repository, choice: dict[str, tuple[str, ...]], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        run(Job(repository.root, TODAY, choice=Choice(**choice)))
    assert str(caught.value).startswith(message)


def test_paths_choose_what_is_reported(two: Repository) -> None:
    two.change("0808 800 6000", "0808 800 6001", SECOND)
    first = run(Job(two.root, TODAY, (two.root / LEAFLET,), UNSIGNED))
    second = run(Job(two.root, TODAY, (two.root / SECOND,), UNSIGNED))
    folder = run(Job(two.root, TODAY, (two.root / "content",), UNSIGNED))
    assert (first.found, first.passed_over, first.findings) == (1, 1, ())
    assert (second.found, len(second.findings)) == (1, 1)
    assert (folder.found, folder.passed_over, len(folder.findings)) == (2, 0, 1)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("content/leaflets/secnd.yaml", "there is no leaflet here; did you mean `content/leaflets/second.yaml`?"),
        ("checks", "there is no leaflet here"),
        ("../elsewhere", "this is outside the repository"),
    ],
)  # fmt: skip
def test_a_path_without_leaflets_is_refused(two: Repository, path: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        run(Job(two.root, TODAY, (two.root / path,), UNSIGNED))
    assert message in str(caught.value)


def test_the_same_run_gives_the_same_report(two: Repository) -> None:
    two.change("0808 800 6000", "0808 800 6001", SECOND)
    assert two.check() == two.check()


def test_findings_are_in_the_order_of_files_and_lines(two: Repository) -> None:
    for file in (LEAFLET, SECOND):
        two.change("0808 800 6000", "0808 800 6001", file)
        two.change("owner: writers", "owner: nobody", file)
    places = [where(one) for one in two.check().findings]
    assert places == [f"{LEAFLET}:7:8", f"{LEAFLET}:31:60", f"{SECOND}:7:8", f"{SECOND}:31:60"]


def test_fingerprints_stay_when_lines_move(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    before = repository.finding("phone-number")
    repository.change("id: having-a-scan", "# a comment\nid: having-a-scan")
    after = repository.finding("phone-number")
    assert after.position.line == before.position.line + 1
    assert after.fingerprint == before.fingerprint
    assert len(after.fingerprint) == 16


def test_fingerprints_of_like_findings_differ(repository: Repository) -> None:
    repository.change("on 0808 800 6000.", "on 0808 800 6001. Again: call 0808 800 6001.")
    findings = repository.findings("phone-number")
    assert len({one.fingerprint for one in findings}) == len(findings) == 2


def test_an_exception_in_a_check_names_the_check_and_the_file(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def explode(*_: object) -> Iterator[Problem]:
        raise ZeroDivisionError("oh")

    broken = review_date.CHECK._replace(leaflet=explode)
    monkeypatch.setattr("leaflint.engine.planning.CHECKS", (broken,))
    with pytest.raises(Defect) as caught:
        run(Job(repository.root, TODAY, choice=Choice(select=("review-date",))))
    assert str(caught.value) == (
        f"the check 'review-date' failed on {LEAFLET}: ZeroDivisionError('oh')"
    )
    broken = review_date.CHECK._replace(leaflet=None, estate=explode)
    monkeypatch.setattr("leaflint.engine.planning.CHECKS", (broken,))
    with pytest.raises(Defect, match="the check 'review-date' failed on all leaflets"):
        run(Job(repository.root, TODAY, choice=Choice(select=("review-date",))))


def test_two_leaflets_deleted_one_after_the_other_are_both_told(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    names = ("second", "third")
    for name in names:
        repository.write(f"content/leaflets/{name}.yaml", text.replace("having-a-scan", name))
    repository.commit()
    workspace = Workspace(repository.tree, TODAY)
    for name in names:
        workspace.update(f"content/leaflets/{name}.yaml", None)
        found = [finding.message for finding in workspace.check().others]
        assert any(f"the leaflet '{name}' was deleted" in message for message in found)


def test_the_python_api_is_the_same_job(repository: Repository) -> None:
    assert leaflint.check(repository.root, today=TODAY) == repository.check(choice=Choice())
    one = leaflint.check(str(repository.root), today=TODAY, paths=[repository.root / LEAFLET])
    assert one.found == 1


def test_progress_is_told(two: Repository) -> None:
    told: list[tuple[int, int]] = []
    run(Job(two.root, TODAY), lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_policy_may_lie_outside_the_repository(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("central") / "rules"
    (repository.root / "checks").rename(elsewhere)
    job = Job(repository.root, TODAY, policy=elsewhere)
    assert {one.rule for one in run(job).findings} == {"not-verified"}
    (elsewhere / "reading-age.yaml").write_text("broken", encoding="utf-8")
    report = run(job)
    assert report.not_run == (NotRun("reading-age", "rules/reading-age.yaml", policy=True),)
    assert "rules/reading-age.yaml" in {finding.position.file for finding in report.findings}


def test_a_policy_that_is_nowhere_is_said(repository: Repository) -> None:
    with pytest.raises(UsageError, match="nowhere: there is no such folder of policy files"):
        run(Job(repository.root, TODAY, policy=Path("nowhere")))


def test_a_comparison_with_a_commit_takes_nothing_from_a_run_without_one(
    two: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    two.commit()
    cache = tmp_path_factory.mktemp("cache")
    Workspace(two.tree, TODAY, Options(cache=cache)).check()
    compared = Workspace(two.tree, TODAY, Options(changed_since="HEAD", cache=cache))
    fresh = Workspace(two.tree, TODAY, Options(changed_since="HEAD"))
    for file in (LEAFLET, SECOND):
        found = compared.check_leaflet(file)
        assert found == fresh.check_leaflet(file)
        assert found.summary.reading is not None
        assert found.summary.reading.before is not None

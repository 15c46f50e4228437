"""What is known is not checked again, what has changed is, and what was lost is."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.engine.cache.store import Store
from leaflint.engine.encoding import encode
from leaflint.engine.pool import Task
from leaflint.report.json import to_json
from leaflint.report.text import print_text
from tests.example_repository import LEAFLET, TODAY, Repository
from tests.runs import Job, run

SECOND = "content/leaflets/second.yaml"
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def job(repository: Repository, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A job on two leaflets, of which everything is known."""
    repository.write(SECOND, repository.read(LEAFLET).replace("having-a-scan", "second"))
    job = Job(repository.root, TODAY, cache=tmp_path_factory.mktemp("cache"))
    run(job)
    return job


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, bool, bool]]:
    """What there was to do: file, whether it is reported on, whether its content part was known."""
    tasks: list[tuple[str, bool, bool]] = []
    do = Task.run

    def spy(self: Task, plan: object) -> object:
        tasks.append((self.file, self.is_reported, self.known is not None))
        return do(self, plan)  # type: ignore[arg-type]  # whatever the plan is

    monkeypatch.setattr(Task, "run", spy)
    return tasks


def test_where_nothing_changed_nothing_is_checked(job: Job, done: list[object]) -> None:
    report = run(job)
    assert done == []
    assert report.found == 2


def test_only_what_changed_is_checked(job: Job, repository: Repository, done: list[object]) -> None:
    repository.change("0808 800 6000", "0808 800 6001", SECOND)
    report = run(job)
    assert done == [(SECOND, True, False)]
    assert "not-in-directory" in [one.rule for one in report.findings]


def test_the_time_of_a_file_does_not_matter_and_its_bytes_do(
    job: Job, repository: Repository, done: list[object]
) -> None:
    status = (repository.root / SECOND).stat()
    repository.change("0808 800 6000", "0808 800 6001", SECOND)
    os.utime(repository.root / SECOND, ns=(status.st_atime_ns, status.st_mtime_ns))
    run(job)
    assert done == [(SECOND, True, False)]
    done.clear()
    os.utime(repository.root / SECOND)
    run(job)
    assert done == []


def test_on_another_day_dates_are_checked_again_and_only_they(job: Job, done: list[object]) -> None:
    later = replace(job, today=date(2029, 1, 1))
    rules = [one.rule for one in run(later).findings]
    assert rules.count("overdue") + rules.count("long-overdue") == 2
    assert done == [(LEAFLET, True, True), (SECOND, True, True)]
    done.clear()
    assert [one.rule for one in run(later).findings] == rules
    assert done == []
    rules = [one.rule for one in run(job).findings]
    assert "overdue" not in rules


def test_a_commit_has_sign_offs_checked_again(
    job: Job, repository: Repository, done: list[object]
) -> None:
    repository.commit()
    run(job)
    assert done == [(LEAFLET, True, True), (SECOND, True, True)]


@pytest.mark.parametrize("file", ["content/directory.yaml", "checks/reading-age.yaml"])
def test_a_shared_file_or_policy_has_everything_checked_again(
    job: Job, repository: Repository, done: list[object], file: str
) -> None:
    repository.write(file, repository.read(file) + "# a comment\n")
    run(job)
    assert done == [(LEAFLET, True, False), (SECOND, True, False)]


def test_another_version_has_everything_checked_again(
    job: Job, done: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaflint.engine.cache.keys.__version__", "99")
    run(job)
    assert done == [(LEAFLET, True, False), (SECOND, True, False)]


def test_a_package_of_another_version_has_everything_checked_again(
    job: Job, done: list[object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "site-packages/phonenumbers-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "site-packages"))
    run(job)
    assert done == [(LEAFLET, True, False), (SECOND, True, False)]


def test_of_leaflets_that_nobody_asked_for_only_facts_are_noted(
    job: Job, repository: Repository, done: list[object]
) -> None:
    one = replace(job, paths=(repository.root / LEAFLET,))
    run(one)
    assert done == []
    run(replace(one, cache=None))
    assert done == [(LEAFLET, True, False), (SECOND, False, False)]


def _lose(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the store forget every leaflet's details, but not its index."""
    read = Store.read
    monkeypatch.setattr(
        Store,
        "read",
        lambda self, name: None if name.startswith("leaflet/") else read(self, name),
    )


def test_a_leaflet_whose_details_are_lost_is_checked_again(
    job: Job, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.change("0808 800 6000", "0808 800 6001", SECOND)
    plain = to_json(run(replace(job, cache=None)))
    run(job)
    _lose(monkeypatch)
    assert to_json(run(job)) == plain


def test_details_that_are_lost_of_a_file_that_changed_meanwhile_end_the_run(
    job: Job, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    _lose(monkeypatch)
    report = run(job)
    repository.change("0808 800 6000", "0808 800 6001", SECOND)
    with pytest.raises(UsageError) as caught:
        to_json(report)
    assert str(caught.value) == f"{SECOND} was changed while it was being checked; run this again"


def test_what_was_said_of_all_is_not_kept_when_a_leaflet_changed_meanwhile(
    job: Job, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = repository.read(SECOND)
    do = Task.run

    def change_and_do(self: Task, plan: object) -> object:
        repository.write(SECOND, text.replace("id: second", "id: having-a-scan"))
        return do(self, plan)  # type: ignore[arg-type]  # whatever the plan is

    repository.write(SECOND, f"# first\n{text}")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Task, "run", change_and_do)
        assert "duplicate-id" in [one.rule for one in run(job).findings]
    repository.write(SECOND, f"# first\n{text}")
    assert "duplicate-id" not in [one.rule for one in run(job).findings]


def test_nothing_is_kept_when_a_policy_changed_meanwhile(
    job: Job, repository: Repository, done: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = "checks/reading-age.yaml"
    text = repository.read(policy)
    do = Task.run

    def change_and_do(self: Task, plan: object) -> object:
        repository.write(policy, text.replace("target_age: 11", "target_age: 6"))
        return do(self, plan)  # type: ignore[arg-type]  # whatever the plan is

    repository.change("the desk", "the other desk", SECOND)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Task, "run", change_and_do)
        run(job)
    repository.write(policy, text)
    done.clear()
    run(job)
    assert done == [(SECOND, True, False)]


def test_a_leaflet_that_cannot_be_read_is_never_known(
    job: Job, repository: Repository, done: list[object]
) -> None:
    (repository.root / SECOND).unlink()
    (repository.root / SECOND).symlink_to("nowhere.yaml")
    for _ in range(2):
        assert run(job).unchecked == 1
    assert done == [(SECOND, True, False)] * 2


def test_what_is_gone_is_forgotten(job: Job, repository: Repository) -> None:
    (repository.root / SECOND).unlink()
    run(job)
    assert job.cache is not None
    (file,) = job.cache.iterdir()
    assert Store(file).read(f"leaflet/{LEAFLET}") is not None
    assert Store(file).read(f"leaflet/{SECOND}") is None


def test_progress_counts_what_is_known(job: Job, repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001", SECOND)
    told: list[tuple[int, int]] = []
    run(job, lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]


@pytest.mark.parametrize("value", [(), ("index",), (b"key", {"a.yaml": 1}), {"a": "b"}])
def test_what_another_version_wrote_is_as_if_it_were_not_there(
    job: Job, done: list[object], value: object
) -> None:
    assert job.cache is not None
    plain = to_json(run(job))
    (file,) = job.cache.iterdir()
    names = ("index", "estate", f"leaflet/{LEAFLET}", f"leaflet/{SECOND}")
    Store(file).write((name, encode(value)) for name in names)
    assert to_json(run(job)) == plain
    assert done == [(LEAFLET, True, False), (SECOND, True, False)]


def test_a_report_that_is_cut_loads_only_what_it_shows(
    job: Job,
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for file in (LEAFLET, SECOND):
        repository.change("0808 800 6000", "0808 800 6001", file)
    run(job)
    asked: list[str] = []
    read = Store.read

    def note(self: Store, name: str) -> bytes | None:
        asked.append(name)
        return read(self, name)

    monkeypatch.setattr(Store, "read", note)
    print_text(run(job), most=1)
    assert [name for name in asked if name.startswith("leaflet/")] == [f"leaflet/{LEAFLET}"]
    assert "Only a part of this report is shown: 1 of 3 files" in capsys.readouterr().out

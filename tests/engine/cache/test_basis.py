"""What results rest on: whatever of it changes, the digests do, and only those that should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.engine.cache.basis import find_basis
from leaflint.engine.cache.folder import default_folder
from leaflint.engine.job import Choice, Job
from leaflint.files import git
from tests.example_repository import SIGN_OFFS, TODAY, Repository

Change = Callable[[Repository], object]


def _basis(repository: Repository) -> tuple[bytes, bytes]:
    return find_basis(Job(repository.root, TODAY))


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.write("content/people.yaml", it.read("content/people.yaml") + "# x\n"),
        lambda it: (it.root / "content/glossary.yaml").unlink(),
        lambda it: it.write("content/blocks.yaml", "blocks: []\n"),
        lambda it: it.write("checks/schema.yaml", it.read("checks/schema.yaml") + "# x\n"),
        lambda it: it.write("checks/stranger.yaml", ""),
        lambda it: (it.root / "checks/schema.yaml").rename(it.root / "checks/schemas.yaml"),
    ],
    ids=["people", "no glossary", "blocks", "policy", "another policy", "renamed policy"],
)
def test_a_policy_or_shared_file_changes_all(repository: Repository, change: Change) -> None:
    before = _basis(repository)
    change(repository)
    after = _basis(repository)
    assert after[0] != before[0]
    assert after[1] != before[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.write(SIGN_OFFS, "leaflet: x\n"),
        lambda it: it.commit(),
        lambda it: (it.root / SIGN_OFFS).unlink(),
    ],
    ids=["sign-off", "commit", "no sign-off"],
)
def test_sign_offs_and_commits_change_what_is_dated(repository: Repository, change: Change) -> None:
    before = _basis(repository)
    change(repository)
    after = _basis(repository)
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_with_sign_offs_an_uncommitted_change_counts(repository: Repository) -> None:
    repository.write(SIGN_OFFS, "leaflet: x\n")
    repository.commit()
    before = _basis(repository)
    repository.change("the desk", "the other desk")
    assert _basis(repository)[1] != before[1]


def test_the_job_counts(repository: Repository) -> None:
    job = Job(repository.root, TODAY)
    before = find_basis(job)
    assert find_basis(replace(job, today=TODAY + timedelta(days=1))).lasting == before.lasting
    assert find_basis(replace(job, today=TODAY + timedelta(days=1))).dated != before.dated
    assert find_basis(replace(job, choice=Choice(("schema",)))).lasting != before.lasting
    assert find_basis(replace(job, jobs=7)) == before


def test_a_leaflet_does_not_count(repository: Repository) -> None:
    before = _basis(repository)
    repository.change("the desk", "the other desk")
    assert _basis(repository) == before


def test_without_git_there_is_a_basis_too(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_git = _basis(repository)

    def no_git(*_: object) -> None:
        raise UsageError("git is not installed, and this needs it")

    monkeypatch.setattr(git, "run", no_git)
    without = _basis(repository)
    assert without[0] == with_git[0]
    assert without[1] != with_git[1]


def test_a_user_without_a_home_has_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    assert default_folder() is None

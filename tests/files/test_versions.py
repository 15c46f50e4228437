"""Git's memory of leaflets: versions, renames, dates, and histories that are not whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.files import git
from leaflint.files.tree import CommitTree, OverlayTree, WorkingTree
from leaflint.files.versions import Versions
from tests.example_repository import LEAFLET, SIGN_OFFS, Repository, make_repository

FIRST, SECOND, THIRD = date(2026, 1, 10), date(2026, 2, 10), date(2026, 3, 10)


def test_versions_come_newest_first_with_their_days(repository: Repository) -> None:
    repository.commit(day=FIRST)
    repository.change("Having a scan\n", "Having two scans\n")
    repository.commit(day=SECOND)
    versions = Versions(repository.tree)
    newest, oldest = versions.of(LEAFLET)
    assert (newest.since, oldest.since) == (
        SECOND,
        date.min,
    )  # what the first commit brings may be older
    assert b"Having two scans\n" in versions.read(newest)
    assert b"title: Having a scan\n" in versions.read(oldest)


def test_a_renamed_leaflet_keeps_its_versions(repository: Repository) -> None:
    repository.commit(day=FIRST)
    repository.change("risk: medium", "risk: low")
    repository.commit(day=SECOND)
    repository.git("mv", LEAFLET, "content/leaflets/scans.yaml")
    repository.commit(day=THIRD)
    days = [
        version.since for version in Versions(repository.tree).of("content/leaflets/scans.yaml")
    ]
    assert days == [THIRD, SECOND, date.min]


def test_what_a_merge_brings_is_a_version(repository: Repository) -> None:
    repository.commit(day=FIRST)
    repository.git("switch", "--quiet", "--create", "work")
    repository.change("risk: medium", "risk: low")
    repository.commit(day=SECOND)
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "work")
    repository.change("risk: low", "risk: high")
    repository.commit(day=THIRD)
    versions = Versions(repository.tree)
    assert any(b"risk: high" in versions.read(version) for version in versions.of(LEAFLET))


def test_a_repository_may_be_a_folder_of_another(tmp_path: Path) -> None:
    inner = make_repository(tmp_path / "leaflets")
    outer = Repository(tmp_path)
    outer.commit()
    assert len(Versions(inner.tree).of(LEAFLET)) == 1
    inner.change("risk: medium", "risk: low")
    assert Versions(inner.tree).is_uncommitted(LEAFLET)


def test_uncommitted_files(repository: Repository) -> None:
    repository.commit()
    new = "content/leaflets/new.yaml"
    assert not Versions(repository.tree).is_uncommitted(LEAFLET)
    repository.write(new, "id: new")
    repository.change("risk: medium", "risk: low")
    versions = Versions(repository.tree)
    assert [versions.is_uncommitted(file) for file in (LEAFLET, new, SIGN_OFFS)] == [
        True, True, False,
    ]  # fmt: skip


def test_unsaved_text_is_uncommitted_unless_it_is_what_was_committed(
    repository: Repository,
) -> None:
    commit = repository.commit()
    text = (repository.root / LEAFLET).read_bytes()
    repository.change("risk: medium", "risk: low")
    for tree in (repository.tree, CommitTree(repository.root, commit)):
        same = Versions(OverlayTree(tree, {LEAFLET: text}))
        other = Versions(OverlayTree(tree, {LEAFLET: None, SIGN_OFFS: b"x"}))
        assert not same.is_uncommitted(LEAFLET)
        assert other.is_uncommitted(LEAFLET)
        assert other.is_uncommitted(SIGN_OFFS)
    assert not Versions(CommitTree(repository.root, commit)).is_uncommitted(LEAFLET)


def test_without_git_there_are_no_versions(repository: Repository) -> None:
    versions = Versions(repository.tree)
    assert not versions.complete
    assert versions.of(LEAFLET) == ()
    assert not versions.is_uncommitted(LEAFLET)


def test_before_the_first_commit_there_are_none(repository: Repository) -> None:
    repository.git("init", "--quiet")
    assert not Versions(repository.tree).complete


def test_a_shallow_clone_is_not_whole(repository: Repository, tmp_path: Path) -> None:
    repository.commit(day=FIRST)
    repository.change("risk: medium", "risk: low")
    repository.commit(day=SECOND)
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.root}", str(clone))
    assert not Versions(WorkingTree(clone)).complete
    assert Versions(repository.tree).complete


def test_git_may_not_be_installed(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository.root))
    assert not Versions(repository.tree).complete
    with pytest.raises(UsageError, match="git is not installed"):
        git.output(repository.root, "status")


def test_a_former_name_that_another_leaflet_took_is_no_longer_its_own(
    repository: Repository,
) -> None:
    repository.commit(day=FIRST)
    repository.git("mv", LEAFLET, "content/leaflets/scans.yaml")
    repository.commit(day=SECOND)
    repository.write(LEAFLET, "id: another\n")
    repository.commit(day=THIRD)
    versions = Versions(repository.tree)
    assert [version.since for version in versions.of("content/leaflets/scans.yaml")] == [
        SECOND,
        date.min,
    ]
    assert THIRD in [version.since for version in versions.of(LEAFLET)]

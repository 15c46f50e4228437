"""The cache keys: they change with whatever a result depends on, and with nothing else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.engine.cache.keys import Keys, find_keys
from leaflint.engine.options import Choice, Options, default_cache
from leaflint.files import git
from tests.example_repository import SIGN_OFFS, TODAY, Repository

Change = Callable[[Repository], object]


def _keys(repository: Repository) -> Keys:
    return find_keys(repository.tree, TODAY, Options())


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
    before = _keys(repository)
    change(repository)
    after = _keys(repository)
    assert after[0] != before[0]
    assert after[1] != before[1]


@pytest.mark.parametrize(
    "change",
    [
        lambda it: it.write(SIGN_OFFS, "leaflet: x\n"),
        lambda it: it.commit(),
        lambda it: (it.root / SIGN_OFFS).unlink(),
        lambda it: it.write("baseline/x.yaml", "leaflet: x\n"),
    ],
    ids=["sign-off", "commit", "no sign-off", "baseline"],
)
def test_sign_offs_baselines_and_commits_change_the_key_of_the_day(
    repository: Repository, change: Change
) -> None:
    before = _keys(repository)
    change(repository)
    after = _keys(repository)
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_with_sign_offs_an_uncommitted_change_counts(repository: Repository) -> None:
    repository.write(SIGN_OFFS, "leaflet: x\n")
    repository.commit()
    before = _keys(repository)
    repository.change("the desk", "the other desk")
    assert _keys(repository)[1] != before[1]


def test_the_day_and_the_options_count(repository: Repository) -> None:
    before = _keys(repository)
    later = find_keys(repository.tree, TODAY + timedelta(days=1), Options())
    assert later.content == before.content
    assert later.day != before.day
    chosen = find_keys(repository.tree, TODAY, Options(Choice(("schema",))))
    assert chosen.content != before.content
    assert find_keys(repository.tree, TODAY, Options(jobs=7)) == before


def test_a_leaflet_does_not_count(repository: Repository) -> None:
    before = _keys(repository)
    repository.change("the desk", "the other desk")
    assert _keys(repository) == before


def test_without_git_there_are_keys_too(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_git = _keys(repository)

    def no_git(*_: object) -> None:
        raise UsageError("git is not installed, and this needs it")

    monkeypatch.setattr(git, "run", no_git)
    without = _keys(repository)
    assert without[0] == with_git[0]
    assert without[1] != with_git[1]


def test_a_user_without_a_home_has_no_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", no_home)
    assert default_cache() is None

"""Values kept by content: given back as long as policy and shared files stay, and to nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from leaflint.engine.cache.by_content import ContentCache
from leaflint.engine.options import Options
from tests.example_repository import LEAFLET, TODAY, Repository


class Value(NamedTuple):
    number: int


class Other(NamedTuple):
    words: str


def cache(repository: Repository, folder: Path | None) -> ContentCache:
    return ContentCache(repository.tree, TODAY, Options(cache=folder))


def test_a_value_is_given_back_until_the_policy_changes(
    repository: Repository, tmp_path: Path
) -> None:
    cache(repository, tmp_path / "kept").keep({"a": Value(7)})
    repository.change("20 minutes", "30 minutes", LEAFLET)
    assert cache(repository, tmp_path / "kept").find("a", Value) == Value(7)
    assert cache(repository, tmp_path / "kept").find("b", Value) is None
    repository.change("target_age: 11", "target_age: 10", "checks/reading-age.yaml")
    assert cache(repository, tmp_path / "kept").find("a", Value) is None


def test_a_value_of_another_kind_is_as_if_there_was_none(
    repository: Repository, tmp_path: Path
) -> None:
    cache(repository, tmp_path / "kept").keep({"a": Value(7)})
    assert cache(repository, tmp_path / "kept").find("a", Other) is None


def test_without_a_folder_nothing_is_kept(repository: Repository) -> None:
    nowhere = cache(repository, None)
    nowhere.keep({"a": Value(7)})
    assert nowhere.find("a", Value) is None

"""Git by its command line, and what is said when it does not do as asked."""

from __future__ import annotations

import re
from copy import copy
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.files import git
from tests.example_repository import LEAFLET, Repository


def test_commits_and_files(repository: Repository) -> None:
    first = repository.commit()
    repository.change("risk: medium", "risk: low")
    second = repository.commit()
    assert git.find_commit(repository.root, "HEAD") == second
    assert git.merge_base(repository.root, first, "main") == first


def test_objects_are_read_through_one_process_and_a_copy_has_its_own(
    repository: Repository,
) -> None:
    repository.commit()
    name = repository.git("rev-parse", f"HEAD:{LEAFLET}").strip()
    objects = git.Objects(repository.root)
    expected = (repository.root / LEAFLET).read_bytes()
    assert [objects.read(name), objects.read(name)] == [expected, expected]
    assert copy(objects).read(name) == expected
    with pytest.raises(UsageError, match=f"git cat-file failed: there is no object {'0' * 40} in "):
        objects.read("0" * 40)
    assert objects.read(name) == expected


@pytest.mark.parametrize("reference", ["nowhere", "-x", "--all"])
def test_what_git_does_not_know(repository: Repository, reference: str) -> None:
    repository.commit()
    with pytest.raises(UsageError, match=f"git does not know '{reference}'; name a branch"):
        git.find_commit(repository.root, reference)


def test_a_folder_without_git(repository: Repository) -> None:
    with pytest.raises(UsageError, match="this needs a git repository, and this is none"):
        git.find_commit(repository.root, "HEAD")


def test_two_histories(repository: Repository) -> None:
    repository.commit()
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit()
    with pytest.raises(UsageError, match="'main' and HEAD have no common history here"):
        git.merge_base(repository.root, "main", "HEAD")


WHOLE = r"fetch the whole history \(actions/checkout: fetch-depth: 0\)"


def test_a_clone_that_was_cut_off_says_what_to_fetch(
    repository: Repository, tmp_path: Path
) -> None:
    origin = tmp_path / "origin"
    repository.commit()
    repository.git("switch", "--quiet", "--create", "work")
    repository.commit()
    repository.git("clone", "--quiet", "--bare", ".", str(origin))
    repository.git("clone", "--quiet", "--depth", "1", f"file://{origin}", "cut-off")
    cut_off = Repository(repository.root / "cut-off")
    for reference in ("HEAD^1", "origin/main"):
        with pytest.raises(
            UsageError, match=f"git does not know '{re.escape(reference)}'.+{WHOLE}"
        ):
            git.merge_base(cut_off.root, reference, "HEAD")
    cut_off.git("fetch", "--quiet", "--depth", "1", "origin", "main:main")
    with pytest.raises(UsageError, match=f"'main' and HEAD have no common history here; .+{WHOLE}"):
        git.merge_base(cut_off.root, "main", "HEAD")
    cut_off.git("fetch", "--quiet", "--unshallow")
    assert git.merge_base(cut_off.root, "main", "HEAD") == cut_off.git("rev-parse", "main").strip()


def test_a_command_that_fails(repository: Repository) -> None:
    repository.commit()
    with pytest.raises(UsageError, match=r"git ls-tree failed: fatal: Not a valid object name"):
        git.output(repository.root, "ls-tree", "nowhere")


def test_the_place_in_git_is_found_without_running_it(tmp_path: Path) -> None:
    inside = tmp_path / "outer" / "more" / "leaflets"
    inside.mkdir(parents=True)
    (tmp_path / "outer" / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    assert git.place_of(inside) == "more/leaflets/"
    assert git.place_of(tmp_path / "outer") == ""
    assert git.top_folder(inside) == tmp_path / "outer"

"""One repository as it is, as it was and as it would be: every tree gives the same answers."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from leaflint.core.errors import UsageError
from leaflint.core.finding import Position, Problem
from leaflint.files.disk import MAX_BYTES
from leaflint.files.places import LEAFLETS
from leaflint.files.tree import CommitTree, Entry, OverlayTree, Tree, WorkingTree, digest
from tests.example_repository import LEAFLET, SIGN_OFFS, Repository

INNER = f"{LEAFLETS}/inner/more.yaml"
MISSING = Problem(
    "missing-file",
    Position("a.yaml", 1, 1, 1, 1),
    "the file is missing",
    "Write it, or run `leaflint init`, which adds what is missing.",
)


@pytest.fixture
def trees(repository: Repository) -> dict[str, Tree]:
    repository.write(INNER, "a: b\n")
    repository.write(f"{LEAFLETS}/.hidden.yaml", "a: b\n")
    repository.write(f"{LEAFLETS}/.folder/more.yaml", "a: b\n")
    commit = repository.commit()
    working = WorkingTree(repository.root)
    return {
        "working": working,
        "commit": CommitTree(repository.root, commit),
        "overlay": OverlayTree(working, {}),
        "all of it": OverlayTree(
            OverlayTree(working, {LEAFLET: None, INNER: None}),
            {LEAFLET: (repository.root / LEAFLET).read_bytes(), INNER: b"a: b\n"},
        ),
    }


def test_every_tree_gives_the_same_answers(trees: dict[str, Tree]) -> None:
    for name, tree in trees.items():
        assert tree.files(LEAFLETS) == [
            Entry(LEAFLET), Entry(f"{LEAFLETS}/inner", is_folder=True), Entry(INNER),
        ], name  # fmt: skip
        assert tree.files("nowhere") == []
        assert tree.read(INNER) == b"a: b\n"
        assert tree.read("a.yaml") == MISSING
        assert digest(tree, INNER) == sha256(b"a: b\n").digest()
        assert digest(tree, "a.yaml") == b""
        assert [tree.holds(path) for path in (INNER, LEAFLETS, "a.yaml")] == [True, True, False]


def test_a_commit_is_not_what_is_on_disk(repository: Repository) -> None:
    tree = CommitTree(repository.root, repository.commit())
    repository.change("risk: medium", "risk: low")
    (repository.root / SIGN_OFFS).unlink()
    content = tree.read(LEAFLET)
    assert isinstance(content, bytes)
    assert b"risk: medium" in content
    assert tree.holds(SIGN_OFFS)


def test_a_commit_of_a_repository_in_a_folder_of_another(repository: Repository) -> None:
    tree = CommitTree(repository.root / "content", repository.commit())
    assert tree.holds("leaflets/having-a-scan.yaml")
    assert isinstance(tree.read("leaflets/having-a-scan.yaml"), bytes)


def test_an_overlay_changes_adds_and_takes_away(repository: Repository) -> None:
    texts = {LEAFLET: None, INNER: b"new\n", SIGN_OFFS: b"changed\n"}
    tree = OverlayTree(WorkingTree(repository.root), texts)
    inner = Entry(f"{LEAFLETS}/inner", is_folder=True)
    assert tree.files(LEAFLETS) == [inner, Entry(INNER)]
    assert tree.read(SIGN_OFFS) == b"changed\n"
    assert tree.read(LEAFLET) == replace(MISSING, at=Position(LEAFLET, 1, 1, 1, 1))
    paths = (LEAFLET, INNER, f"{LEAFLETS}/inner", SIGN_OFFS, "nowhere")
    assert [tree.holds(path) for path in paths] == [False, True, True, True, False]


@pytest.mark.parametrize("excess", [0, 1])
def test_a_large_file_is_read_by_no_tree(repository: Repository, excess: int) -> None:
    content = b"x" * (MAX_BYTES + excess)
    repository.write("large.yaml", content.decode())
    trees: list[Tree] = [
        WorkingTree(repository.root),
        CommitTree(repository.root, repository.commit()),
        OverlayTree(WorkingTree(repository.root), {"large.yaml": content}),
    ]
    message = "the file is larger than 1,000,000 bytes, so it was not read"
    at = Position("large.yaml", 1, 1, 1, 1)
    problem = Problem("limit", at, message, "Split it into several files.")
    assert [tree.read("large.yaml") for tree in trees] == [problem if excess else content] * 3


def test_a_folder_that_cannot_be_read_is_not_taken_for_empty(repository: Repository) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.scandir", refuse)
        with pytest.raises(UsageError, match=f"{LEAFLETS}: this folder cannot be read: Permission"):
            WorkingTree(repository.root).files(LEAFLETS)

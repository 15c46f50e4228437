"""What the files of a repository say to GitHub."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.content.models.shared import People
from leaflint.operations.github_files import check_name, owners, unknown_to_github
from tests.example_repository import Repository


def test_owners_are_named_once_and_comments_own_nothing(repository: Repository) -> None:
    assert owners(repository.root) == []
    lines = "# @nobody\n/content/ @ada @charity/team a@example.org # @grace\n\n/checks/ @ada\n"
    repository.write(".github/CODEOWNERS", lines)
    assert owners(repository.root) == ["ada", "charity/team"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("name: Leaflets\non:\n  push:\njobs:\n  check:\n    uses: x\n", "check"),
        ("name: Leaflets\njobs:\n  check:\n    name: Check them\n", "Check them"),
        ("name: Leaflets\njobs:\n  alarm:\n    uses: x\n", None),
        ("name: Others\njobs:\n  check:\n    uses: x\n", None),
        ("name: Leaflets\njobs: none\n", None),
        ("name: [\n", None),
    ],
)
def test_the_check_is_a_job_of_the_workflow(
    repository: Repository, text: str, name: str | None
) -> None:
    assert check_name(repository.root) is None
    repository.write(".github/workflows/a.yml", "name: Report\n")
    repository.write(".github/workflows/content.yaml", text)
    assert check_name(repository.root) == name


@pytest.mark.parametrize(("day", "is_here"), [(1, True), (2, False)])
def test_whom_github_does_not_know(day: int, *, is_here: bool) -> None:
    people = People.model_validate(
        {
            "people": [
                {"id": "ada", "name": "Ada", "role": "clinical-reviewer", "github": "ada",
                 "leaves": "2026-06-01"},
                {"id": "board", "name": "Board", "role": "governance", "kind": "team"},
                {"id": "grace", "name": "Grace", "role": "governance", "github": "grace"},
                {"id": "ed", "name": "Ed", "role": "editor"},
            ]
        }
    )  # fmt: skip
    nobody = "there is no clinical-reviewer with a `github` name"
    assert list(unknown_to_github(people, date(2026, 6, day))) == ([] if is_here else [nobody])

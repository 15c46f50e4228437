"""`leaflint codeowners`: writes the file, or says that it has drifted."""

from __future__ import annotations

import pytest

from leaflint.commands.cli import main
from tests.example_repository import Repository

PEOPLE = "content/people.yaml"
FILE = ".github/CODEOWNERS"


@pytest.fixture(autouse=True)
def _named(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.root)
    for id_ in ("writers", "ada", "grace"):
        repository.change(f"- id: {id_}\n", f"- id: {id_}\n    github: {id_}-gh\n", PEOPLE)


def test_it_is_written_once(repository: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["codeowners"]) == 0
    assert "/content/sign-offs/  @ada-gh\n" in repository.read(FILE)
    assert main(["codeowners"]) == 0
    assert main(["codeowners", "--check"]) == 0
    assert capsys.readouterr().out == ".github/CODEOWNERS: written\n"


def test_drift_is_told_and_nothing_written(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["codeowners", "--check"]) == 1
    assert (
        "not what people.yaml and the policy say; run `leaflint codeowners`"
        in capsys.readouterr().out
    )
    assert not (repository.root / FILE).exists()


def test_the_day_decides_who_is_here(repository: Repository) -> None:
    repository.change(
        "    github: ada-gh\n", "    github: ada-gh\n    leaves: 2026-06-15\n", PEOPLE
    )
    assert main(["codeowners", "--today", "2026-06-15"]) == 0
    assert main(["codeowners", "--today", "2026-06-16"]) == 2


def test_people_who_cannot_be_read_have_no_codeowners(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write(PEOPLE, "people: []")
    assert main(["codeowners"]) == 2
    assert (
        "content/people.yaml cannot be read; `leaflint check` says what is wrong"
        in capsys.readouterr().err
    )


def test_a_repository_inside_another_has_its_file_at_the_top(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = repository.root / "leaflets"
    inside.mkdir()
    for name in ("content", "checks"):
        (repository.root / name).rename(inside / name)
    (repository.root / ".git").mkdir()
    monkeypatch.chdir(inside)
    assert main(["codeowners"]) == 0
    assert "/leaflets/checks/" in repository.read(FILE)

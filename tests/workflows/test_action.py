"""The action in another repository: three lines, and each of its inputs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.example_repository import Repository, make_repository
from tests.workflows.acting import NAME, act, commit, copy_project, git
from tests.workflows.payloads import push

USE = f"{NAME}/actions/check@v1"


@pytest.fixture(autouse=True)
def project(tmp_path: Path) -> None:
    """This project beside the other repository."""
    copy_project(tmp_path / "leaflint")


def another(folder: Path, step: str) -> Repository:
    """A repository that has its leaflets in a folder, its policy in another, and one workflow."""
    repository = Repository(folder)
    make_repository(folder / "patients")
    (folder / "patients/checks").rename(folder / "rules")
    repository.write(
        ".github/workflows/leaflets.yml",
        "on: push\njobs:\n  leaflets:\n    runs-on: ubuntu-latest\n    steps:\n"
        "      - uses: actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd\n" + step,
    )
    git(folder, "init", "-q", "-b", "main")
    git(folder, "remote", "add", "origin", "https://github.com/other/patients")
    return repository


def test_three_lines_are_enough(tmp_path: Path) -> None:
    repository = another(tmp_path / "other", f"      - uses: {USE}\n")
    (repository.root / "patients/content").rename(repository.root / "content")
    (repository.root / "rules").rename(repository.root / "checks")
    commit(repository.root, "The leaflets")
    run = act(repository, "leaflets.yml", "push", push())
    assert run.passed, run.log
    assert run.summary.startswith("## ✅ Nothing to mend")


def test_every_input_and_output(tmp_path: Path) -> None:
    step = f"""\
      - id: leaflint
        uses: {USE}
        with:
          path: patients
          policy: rules
          fail-on: never
          changed-since: HEAD^
          today: 2028-02-15
      - env:
          ERRORS: ${{{{ steps.leaflint.outputs.errors }}}}
          WARNINGS: ${{{{ steps.leaflint.outputs.warnings }}}}
          REPORT: ${{{{ steps.leaflint.outputs.report }}}}
        run: |
          [[ -s $REPORT ]]
          echo "::notice::$ERRORS errors, $WARNINGS warnings"
"""
    repository = another(tmp_path / "other", step)
    commit(repository.root, "The leaflets")
    leaflet = "patients/content/leaflets/having-a-scan.yaml"
    repository.change("0808 800 6000", "0808 800 6001", leaflet)
    commit(repository.root, "A wrong number")
    run = act(repository, "leaflets.yml", "push", push())
    assert run.passed, run.log
    assert "15 February 2028: 1 leaflet found, 1 checked, 0 unchecked." in run.summary
    titles = {
        properties.get("title"): properties.get("file") for _, properties, _ in run.annotations
    }
    assert titles["phone-number/not-in-directory"] == leaflet
    assert titles["review-date/overdue"] == leaflet
    found = [
        text for kind, properties, text in run.annotations if kind == "notice" and not properties
    ]
    errors, warnings = (int(words.split()[0]) for words in found[0].split(", "))
    assert errors >= 1
    assert warnings >= 1


def test_a_job_that_cannot_be_done_fails_and_says_why(tmp_path: Path) -> None:
    repository = another(
        tmp_path / "other", f"      - uses: {USE}\n        with: {{path: nowhere}}\n"
    )
    commit(repository.root, "The leaflets")
    run = act(repository, "leaflets.yml", "push", push())
    assert not run.passed
    assert "leaflint: nowhere: there is no such file or folder" in run.log
    assert run.summary == ""

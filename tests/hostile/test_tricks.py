"""Every way round the checks brings its finding, and never ends in a pass."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from leaflint.commands.cli import main
from tests.example_repository import SIGN_OFFS, Repository
from tests.hostile.tricks import TRICKS, Trick, committed

Found = list[tuple[str, str, str]]


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Found]:
    """Run the check, and return its exit code and what it finds."""
    code = main(["check", "--today", "2026-06-15", "--format", "json", "--no-cache", *arguments])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return code, [
        (f"{one['check']}/{one['rule']}", one["position"]["file"], one["message"])
        for one in findings
    ]


@pytest.fixture
def base(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(repository.root)
    return committed(repository)


def test_what_they_are_done_to_passes(base: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(capsys) == (0, [])
    assert check(capsys, "--changed-since", base) == (0, [])


@pytest.mark.parametrize("trick", TRICKS.values(), ids=TRICKS)
def test_it_brings_its_finding(
    trick: Trick, base: str, repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    trick.do(repository)
    _expect(trick, *check(capsys, "--changed-since", base))
    if trick.full:
        repository.commit(day=date(2026, 6, 15))
        _expect(trick, *check(capsys))


def _expect(trick: Trick, code: int, found: Found) -> None:
    assert code == 1
    told = [message for name, file, message in found if (name, file) == (trick.finding, trick.file)]
    assert told, found
    assert trick.message in told[0]


@pytest.mark.usefixtures("base")
def test_a_clone_without_history_verifies_no_sign_off(
    repository: Repository,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", f"file://{repository.root}", str(clone))
    monkeypatch.chdir(clone)
    message = (
        "without git's whole history the sign-offs of 1 leaflets cannot be verified, "
        "nor whether a leaflet or its sign-offs were deleted"
    )
    assert check(capsys) == (1, [("sign-off/not-verified", SIGN_OFFS, message)])

"""The numbers of accounts, found by login and shown to be confirmed."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.commands.cli import main
from tests.github.approvals.pulls import ADA
from tests.github.approvals.scenes import Scene, make_scene
from tests.github_server import TOKEN, running

PEOPLE = "content/people.yaml"


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Scene:
    made = make_scene(tmp_path)
    made.work.git("checkout", "--quiet", "main")
    made.work.change(
        "  - id: grace\n    name: Grace Lead\n    role: governance\n",
        "  - name: Grace Lead\n    github: grace-lead # since May\n    id: grace\n    role: governance\n",
        PEOPLE,
    )
    made.work.change("name: Ada Reviewer\n", "name: Ada Reviewer\n    github: ada-taken\n", PEOPLE)
    made.reviews.accounts = {"grace-lead": (4003, "Grace Lead"), "ada-taken": (6666, "Mallory")}
    monkeypatch.chdir(made.work.root)
    monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
    return made


def run(scene: Scene, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    with running(scene.github):
        monkeypatch.setenv("GITHUB_API_URL", scene.github.url)
        return main(["approvals", "ids", *arguments])


def test_numbers_are_shown_and_written_only_when_asked(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = scene.work.read(PEOPLE)
    assert run(scene, monkeypatch) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(
        "grace: grace-lead is 4003, Grace Lead, https://github.com/grace-lead\n"
    )
    assert "+    github_id: 4003\n" in shown
    assert shown.endswith("ask the person whether it is theirs, add --write.\n")
    assert scene.work.read(PEOPLE) == before
    assert run(scene, monkeypatch, "--write") == 0
    line = "    github: grace-lead # since May\n"
    assert scene.work.read(PEOPLE) == before.replace(line, line + "    github_id: 4003\n")
    capsys.readouterr()
    assert run(scene, monkeypatch, "--write") == 0
    assert capsys.readouterr().out == "Nothing to write: nobody lacks a number.\n"


def test_a_number_stays_when_somebody_else_has_taken_the_login(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(scene, monkeypatch, "--write") == 0
    assert f"    github: ada-taken\n    github_id: {ADA}\n" in scene.work.read(PEOPLE)
    assert "ada" not in capsys.readouterr().out


def test_a_login_that_nobody_has_is_named(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.reviews.accounts = {}
    assert run(scene, monkeypatch) == 0
    assert capsys.readouterr().out == (
        "grace: nobody on GitHub is called grace-lead\nNothing to write: nobody lacks a number.\n"
    )

"""`leaflint completion`: what a shell proposes while somebody types."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from leaflint.commands.cli import COMMANDS, main
from tests.example_repository import LEAFLET, Repository


def proposed(capsys: pytest.CaptureFixture[str], *typed: str) -> list[str]:
    assert main(["completion", "words", *typed]) == 0
    return capsys.readouterr().out.split()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["sig"], ["sign-off"]),
        ([""], sorted(COMMANDS)),
        (["--ver"], ["--version"]),
        (["sign-off", "--wi"], ["--withdraw"]),
        (["sign-off", "h"], ["having-a-scan"]),
        (["sign-off", "having-a-scan", "--by", ""], ["ada", "grace", "writers"]),
        (["check", "con"], [LEAFLET]),
        (["check", "--format", "s"], ["sarif", "summary"]),
        (["check", "--shard", ""], []),
        (["directory", ""], ["retire"]),
        (["directory", "retire", "--f"], ["--for"]),
        (["reviews", "s"], ["status", "sync"]),
        (["sign-off", "nobody"], []),
    ],
)
def test_what_may_stand_next_is_proposed(
    repository: Repository,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: list[str],
    words: list[str],
) -> None:
    monkeypatch.chdir(repository.root)
    assert proposed(capsys, *typed) == words


def test_outside_a_repository_nothing_of_it_is_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert proposed(capsys, "sign-off", "") == []
    assert proposed(capsys, "sign-off", "x", "--by", "") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_is_told_to_ask(capsys: pytest.CaptureFixture[str], shell: str) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "leaflint completion words " in script
    if path := shutil.which(shell):
        subprocess.run([path, "-n"], input=script, text=True, check=True)


def test_bash_asks_with_the_words_up_to_the_cursor(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "bash"]) == 0
    script = capsys.readouterr().out
    asked = 'leaflint() { printf "%s\\n" "$@"; }\n'
    typed = 'COMP_WORDS=(leaflint sign-off "" more); COMP_CWORD=2; _leaflint\n'
    shown = 'printf "<%s>" "${COMPREPLY[@]}"\n'
    done = subprocess.run(
        ["bash", "-c", f"complete() {{ :; }}\n{asked}{script}{typed}{shown}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "<completion><words><sign-off>"

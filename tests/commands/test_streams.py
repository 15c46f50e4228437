"""Outputs that cannot show every sign, or anything: a clear line and the right exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from leaflint.commands.cli import COMMANDS, main
from tests.example_repository import LEAFLET, Repository

CHECK = ("check", "--today", "2026-06-15", "--ignore", "sign-off", "--no-cache")
FULL = Path("/dev/full")


def start(
    repository: Repository, command: Sequence[str], redirect: str = "", encoding: str = "utf-8"
) -> subprocess.CompletedProcess[str]:
    """Run a command as a shell would, with its output redirected."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirect}', "sh", sys.executable, "-m", "leaflint", *command],
        cwd=repository.root, capture_output=True, encoding=encoding, errors="replace", check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUNBUFFERED": ""},
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_signs_that_an_encoding_lacks_are_written_plainly(
    repository: Repository, encoding: str
) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    repository.change("title: Having a scan", "title: 'Having a scan: ✅ ł'")
    done = start(repository, CHECK, encoding=encoding)
    assert (done.returncode, done.stderr) == (1, "")
    assert "Having a scan: OK ?" in done.stdout
    assert "-> Correct it; or, if it is right, add its service" in done.stdout


@pytest.mark.parametrize(
    "command",
    [
        ("reviews", "--as-of", "2026-06-15"),
        ("fix", "--diff"),
        ("explain", "review-date"),
        (*CHECK, "--format", "summary"),
    ],
)
def test_no_command_ends_for_a_sign(repository: Repository, command: tuple[str, ...]) -> None:
    repository.change("title: Having a scan", "title: Having a scan → ✅")
    repository.change("0808 800 6000", "08088006000")
    done = start(repository, command, encoding="ascii")
    assert done.returncode in {0, 1}
    assert done.stderr == "" or command[0] == "fix"


ARGUMENTS = {
    "check": ("--today", "2026-06-15"),
    "fix": ("--diff", "--today", "2026-06-15"),
    "directory": ("retire", "0808 800 6000", "--for", "0808 157 0123", "--diff"),
    "sign-off": ("having-a-scan", "--by", "ada", "--evidence", "→ ✅"),
    "reading": ("having-a-scan",),
    "reviews": ("--as-of", "2026-06-15"),
    "claims": (),
    "explain": ("safety-wording",),
    "completion": ("words", "sign-off", ""),
    "schema": ("schemas",),
}
"""What shows or writes something; of every other command, its help does."""


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_needs_a_console_of_utf_8(repository: Repository, command: str) -> None:
    repository.change("title: Having a scan", "title: Having a scan → ✅ ł")
    done = start(repository, (command, *ARGUMENTS.get(command, ("--help",))), encoding="cp1252")
    assert done.returncode in {0, 1}, done.stderr
    assert "defect" not in done.stderr
    assert "Traceback" not in done.stderr


def test_a_patch_has_the_bytes_of_the_file_whatever_the_encoding(repository: Repository) -> None:
    repository.change("A\n      nurse", "Ä →\n      nurse")
    repository.change("0808 800 6000", "Ö 08088006000")
    patch = repository.root / "patch"
    start(repository, ("fix", "--diff", "--today", "2026-06-15"), f">{patch}", "ascii")
    assert "\n+      If you have any questions, call our helpline free on Ö 0808 800 6000." in (
        patch.read_text(encoding="utf-8")
    )


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize(
    "command", [CHECK, (*CHECK, "--format", "json"), ("--help",), ("--version",)]
)
def test_a_full_output_is_no_pass(repository: Repository, command: tuple[str, ...]) -> None:
    done = start(repository, command, f">{FULL}")
    assert (done.returncode, done.stderr) == (
        2,
        "leaflint: the output could not be written: No space left on device. Nothing was passed.\n",
    )


@pytest.mark.parametrize("command", [CHECK, ("--help",)])
def test_a_closed_output_is_no_pass(repository: Repository, command: tuple[str, ...]) -> None:
    done = start(repository, command, ">&-")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "leaflint: standard output is closed, so nothing could be shown; send it to /dev/null instead\n"
    )


@pytest.mark.skipif(not FULL.exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("redirect", ["2>&-", f"2>{FULL}"])
def test_the_exit_code_is_right_where_no_error_can_be_shown(
    repository: Repository, redirect: str
) -> None:
    assert start(repository, CHECK, redirect).returncode == 0
    assert start(repository, ("check", "nowhere"), redirect).returncode == 2


def test_another_error_of_the_system_is_still_a_defect(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "gone")

    monkeypatch.setattr("leaflint.engine.workspace.Workspace.check", fail)
    monkeypatch.chdir(repository.root)
    assert main([*CHECK]) == 3
    assert "FileNotFoundError(2, 'No such file or directory')" in capsys.readouterr().err


def test_a_machine_without_memory_is_no_pass(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("leaflint.checks.schema.check", fail)
    monkeypatch.setattr("leaflint.content.snapshots.Leaflet", fail)
    monkeypatch.chdir(repository.root)
    assert main([*CHECK, LEAFLET]) == 2
    assert capsys.readouterr().err == (
        "leaflint: the memory of this machine ran out: nothing was passed; try --jobs 1\n"
    )

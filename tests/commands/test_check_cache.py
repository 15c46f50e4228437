"""`leaflint check` keeps what it found, and is none the worse where it cannot."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from leaflint.commands.cli import main
from tests.example_repository import LEAFLET, TODAY, Repository

CHECK = ("check", "--today", TODAY.isoformat(), "--ignore", "sign-off")


@pytest.fixture
def wrong(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository in which something is found, as the current folder."""
    repository.change("0808 800 6000", "0808 800 6001")
    monkeypatch.chdir(repository.root)
    return repository


@pytest.mark.usefixtures("wrong")
def test_results_are_kept_in_the_folder_that_is_named(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("x") / "new" / "folder"
    assert main([*CHECK, "--cache-dir", str(folder)]) == 1
    first = capsys.readouterr().out
    assert [file.suffix for file in folder.iterdir()] == [".sqlite"]
    assert main([*CHECK, "--cache-dir", str(folder)]) == 1
    assert capsys.readouterr().out == first
    assert f"error   {LEAFLET}:31:60\n          phone-number/not-in-directory\n" in first


@pytest.mark.usefixtures("wrong")
def test_without_a_name_they_are_kept_among_the_users_caches(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "xdg"))
    assert main([*CHECK]) == 1
    assert len(list((home / "xdg/leaflint").iterdir())) == 1
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setenv("HOME", str(home))
    assert main([*CHECK]) == 1
    assert len(list((home / ".cache/leaflint").iterdir())) == 1
    assert not Path("not").exists()


@pytest.mark.usefixtures("wrong")
def test_none_are_kept_where_none_are_wanted(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("XDG_CACHE_HOME", str(home))
    assert main([*CHECK, "--no-cache"]) == 1
    assert list(home.iterdir()) == []


def test_a_full_disk_is_no_error(
    wrong: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("full")

    def fill() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2048, 2048))

    # What measures coverage writes files too, and says so when it cannot.
    alone = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-m", "leaflint", *CHECK, "--cache-dir", str(folder)],
            cwd=wrong.root, env=alone, capture_output=True, text=True, check=False,
            preexec_fn=fill,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (1, "")
        assert "1 error, 0 warnings" in done.stdout


def test_several_processes_at_once_all_say_the_same(
    wrong: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("shared")
    command = [sys.executable, "-m", "leaflint", *CHECK, "--cache-dir", str(folder)]
    said = set()
    for _ in range(2):
        processes = [
            subprocess.Popen(
                command, cwd=wrong.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
            )
            for _ in range(4)
        ]
        for process in processes:
            output, _ = process.communicate()
            said.add((process.returncode, output))
    ((code, output),) = said
    assert code == 1
    assert b"1 error, 0 warnings" in output


@pytest.mark.usefixtures("wrong")
@pytest.mark.parametrize("content", [b"", b"junk" * 5000])
def test_a_broken_cache_is_no_error(
    tmp_path_factory: pytest.TempPathFactory,
    capsys: pytest.CaptureFixture[str],
    content: bytes,
) -> None:
    folder = tmp_path_factory.mktemp("broken")
    assert main([*CHECK, "--cache-dir", str(folder)]) == 1
    first = capsys.readouterr()
    for file in folder.iterdir():
        file.write_bytes(content)
    for _ in range(3):
        assert main([*CHECK, "--cache-dir", str(folder)]) == 1
        assert capsys.readouterr() == first

"""`leaflint site`: what it says, and how it ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.example_repository import LEAFLET, Repository


@pytest.fixture
def out(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("out") / "site")


def test_it_writes_the_site_and_says_how_much_was_to_do(repository: Repository, out: str) -> None:
    done = repository.command("site", out, "--today", "2026-06-15")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"leaflint: {out}: 1 leaflet, 1 of them made anew\n"
    done = repository.command("site", out, "--today", "2026-06-15")
    assert done.stderr == f"leaflint: {out}: 1 leaflet, 0 of them made anew\n"
    assert (Path(out) / "staff/having-a-scan.html").exists()
    done = repository.command("site", out, "--public", "--no-cache")
    assert done.returncode == 0
    assert not (Path(out) / "staff").exists()


def test_what_could_not_be_checked_ends_with_1(repository: Repository, out: str) -> None:
    repository.write(LEAFLET, "[")
    done = repository.command("site", out)
    assert done.returncode == 1
    assert done.stderr.endswith("leaflint: 1 leaflet could not be checked\n")


def test_a_check_that_could_not_run_is_named(repository: Repository, out: str) -> None:
    repository.write("checks/reading-age.yaml", "owner: [")
    done = repository.command("site", out)
    assert done.returncode == 1
    assert "the check 'reading-age' could not run: see checks/reading-age.yaml\n" in done.stderr


def test_a_foreign_folder_is_refused(repository: Repository) -> None:
    done = repository.command("site", "content")
    assert done.returncode == 2
    assert "there was not written by `leaflint site`" in done.stderr
    assert (repository.root / LEAFLET).exists()


def test_a_colour_that_words_cannot_be_read_on_is_an_error(
    repository: Repository, out: str
) -> None:
    repository.write("leaflint.yaml", "format: 2\nsince: 0.1.0\nsite:\n  colour: '#ffee00'\n")
    done = repository.command("site", out)
    assert done.returncode == 1
    checked = " ".join(repository.command("check", "--no-cache").stdout.split())
    assert "leaflint.yaml:4:11" in checked
    assert "'#ffee00' has a contrast of 1.2 with white words, and readers need 4.5: take" in checked


def test_it_serves_until_it_is_stopped(repository: Repository, out: str) -> None:
    command = [sys.executable, "-m", "leaflint", "site", out, "--serve", "--port", "0"]
    process = subprocess.Popen(command, cwd=repository.root, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    assert "made anew" in process.stderr.readline()
    assert "shows the site; Ctrl and C ends it" in process.stderr.readline()
    process.send_signal(signal.SIGINT)
    assert process.wait(60) == 0
    process.stderr.close()

"""The hooks for other repositories, tried with pre-commit on a scratch repository, offline."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from leaflint.commands.cli import COMMANDS
from leaflint.operations.schemas import schemas
from tests.example_repository import LEAFLET, Repository
from tests.workflows.acting import PROJECT, commit, copy_project, git

HOOKS = YAML(typ="safe").load(PROJECT / ".pre-commit-hooks.yaml")


def try_hook(repository: Repository, hook: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a hook of this project, with the packages of the tests."""
    git(repository.root, "init", "-q")
    git(repository.root, "add", "-A")
    project = home / "leaflint"
    if not project.exists():
        copy_project(project)
        git(project, "init", "-q")
        commit(project, "Leaflint")
    offline = {
        "PRE_COMMIT_HOME": str(home / "cache"),
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",  # pip reads this as the option that it names
        "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
    }
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(project), hook, "--all-files"]
    return subprocess.run(
        command, cwd=repository.root, capture_output=True, text=True, check=False,
        env={**os.environ, **offline},
    )  # fmt: skip


@pytest.mark.parametrize("hook", [hook["id"] for hook in HOOKS])
def test_each_hook_runs_a_command_that_there_is(hook: str) -> None:
    entry = next(known["entry"] for known in HOOKS if known["id"] == hook)
    assert entry.split()[0] == "leaflint"
    assert entry.split()[1] in COMMANDS


def test_check_finds_what_is_wrong(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    done = try_hook(repository, "leaflint-check", tmp_path_factory.mktemp("home"))
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{LEAFLET}:31:60" in done.stdout
    assert "phone-number/not-in-directory" in done.stdout


def test_schema_passes_and_tells_drift(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("home")
    for name, text in schemas().items():
        repository.write(f"schemas/{name}", text)
    done = try_hook(repository, "leaflint-schema", home)
    assert done.returncode == 0, done.stdout + done.stderr
    repository.write("schemas/people.schema.json", "{}")
    done = try_hook(repository, "leaflint-schema", home)
    assert done.returncode == 1
    assert (
        "schemas/people.schema.json: not what the models say; run `leaflint schema`" in done.stdout
    )


def test_fix_corrects_what_is_safe(
    repository: Repository, tmp_path_factory: pytest.TempPathFactory
) -> None:
    repository.change("0808 800 6000", "08088006000")
    done = try_hook(repository, "leaflint-fix", tmp_path_factory.mktemp("home"))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "files were modified by this hook" in done.stdout
    assert "free on 0808 800 6000. **Call" in repository.read(LEAFLET)

"""The real workflow files, run on this machine by act, in repositories of others and without network."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.example_repository import Repository, make_repository
from tests.github_rights import token_of_job
from tests.github_server import TOKEN

PROJECT = Path(__file__).parents[2]
STARTER = PROJECT / "src/leaflint/starter/repository/.github/workflows"
"""The workflows of a repository that uses Leaflint."""
NAME = "leaflint/leaflint"
"""What this project is called on GitHub."""
ACT = Path(sys.executable).with_name("act")
NOW = "2026-06-15T12:00:00+00:00"
"""The time that every Python of a workflow believes it is."""

_PARTS = (
    "actions",
    ".pre-commit-hooks.yaml",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "requirements",
    "src",
    ".github/workflows",
)
"""What of the project others use."""
_USES = re.compile(r"uses: (actions/([a-z-]+)@[0-9a-f]{40})")


@dataclass(frozen=True)
class Run:
    """What a run of a workflow came to.

    Attributes:
        passed: whether it ended well.
        lines: what act logged.
        artifacts: the folder of what was kept.
    """

    passed: bool
    lines: tuple[dict[str, Any], ...]
    artifacts: Path

    @cached_property
    def annotations(self) -> list[tuple[str, dict[str, str], str]]:
        """Severity, properties and text of each annotation."""
        kinds = {"error", "warning", "notice"}
        return [
            (line["command"], line["kvPairs"], line["arg"])
            for line in self.lines
            if line.get("command") in kinds and "kvPairs" in line
        ]

    @cached_property
    def commands(self) -> set[str]:
        """Every workflow command that the run obeyed."""
        return {line["command"] for line in self.lines if "command" in line}

    @cached_property
    def summary(self) -> str:
        """The summary of the run."""
        return "".join(line["content"] for line in self.lines if line.get("command") == "summary")

    @cached_property
    def results(self) -> dict[str, str]:
        """How each step ended, by name."""
        return {
            line["step"]: line["stepResult"]
            for line in self.lines
            if "stepResult" in line and line.get("stage") == "Main" and len(line["stepID"]) == 1
        }

    @property
    def log(self) -> str:
        """Everything, for the message of a test that fails."""
        return "\n".join(str(line.get("msg", line)) for line in self.lines)


def copy_project(folder: Path) -> None:
    """Copy what others use of this project into a new folder.

    act does not know two things of GitHub, which the copy therefore spells out: `$/` is this project at
    the commit that runs, and each job has a token of its own rights.
    """
    for part in _PARTS:
        source, target = PROJECT / part, folder / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    for file in _uses(folder):
        text = re.sub(r"uses: \$/(\S+)", rf"uses: {NAME}/\1@v1", file.read_text("utf-8"))
        file.write_text(_with_tokens_of_jobs(text), encoding="utf-8")


def _with_tokens_of_jobs(text: str) -> str:
    """Return the text of a workflow with the rights of each job in its token."""
    jobs = YAML(typ="safe").load(text).get("jobs", {})
    for name, job in reversed(jobs.items()):  # from the last on: what follows a job has its tokens
        head, start, rest = text.partition(f"\n  {name}:")
        token = token_of_job(job.get("permissions", {}))
        text = head + start + rest.replace("${{ github.token }}", token)
    return text


def make_scratch(folder: Path) -> Repository:
    """Write the repository of somebody who uses Leaflint, which lies beside it: one leaflet, on main."""
    copy_project(folder.with_name("leaflint"))
    repository = make_repository(folder)
    shutil.copytree(STARTER, folder / ".github/workflows")
    for name in ("writers", "ada", "grace"):
        people = "content/people.yaml"
        repository.change(f"- id: {name}\n", f"- id: {name}\n    github: {name}-example\n", people)
    repository.command("codeowners", "--today", "2026-06-15")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "remote", "add", "origin", "https://github.com/example/leaflets")
    commit(folder, "The leaflets")
    return repository


def git(folder: Path, *arguments: str) -> str:
    """Run git, and return what it printed."""
    settings = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *settings, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def commit(folder: Path, message: str) -> None:
    """Commit everything."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--date", NOW, "-m", message)


def merge(folder: Path) -> None:
    """Commit everything on a branch and merge it, as GitHub does for the check of a pull request."""
    git(folder, "checkout", "-q", "-b", "better-words")
    commit(folder, "Better words")
    git(folder, "checkout", "-q", "--detach", "main")
    git(folder, "merge", "-q", "--no-ff", "-m", "Merge", "better-words")


def act(
    repository: Repository,
    workflow: str,
    event: str,
    payload: dict[str, Any],
    job: str = "",
    *,
    as_app: bool = False,
    variables: Mapping[str, str] | None = None,
    **environment: str,
) -> Run:
    """Run a workflow, or one job of it, on an event; the copy of this project beside it is its v1.

    With `as_app` the repository has a GitHub App for sign-offs; `variables` are those in its settings.
    """
    beside = repository.root.with_name(f"{repository.root.name}-act")
    beside.mkdir(exist_ok=True)
    artifacts = beside / "artifacts"
    (beside / "event.json").write_text(json.dumps(payload), encoding="utf-8")
    file = repository.root / ".github/workflows" / workflow
    leaflint = repository.root.with_name("leaflint")
    known = {
        "TESTS_PYTHON": sys.executable,
        "TESTS_ARTIFACTS": str(artifacts),
        "TESTS_NOW": NOW,
        "TESTS_REPOSITORY": str(repository.root),
        "PIP_NO_INDEX": "1",
        **environment,
    }
    # Leaflint is what the workflow installs, not what runs these tests.
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [
            str(ACT), event, "--workflows", str(file), "--eventpath", str(beside / "event.json"),
            "--platform", "ubuntu-latest=-self-hosted", "--json", "--no-cache-server",
            "--container-daemon-socket", "-", "--action-cache-path", str(beside / "cache"),
            "--defaultbranch", "main", "--secret", f"GITHUB_TOKEN={TOKEN}",
            *(("--var", "LEAFLINT_APP_CLIENT_ID=an-app") if as_app else ()),
            *(("--secret", "LEAFLINT_APP_KEY=a-key") if as_app else ()),
            *(("--job", job) if job else ()),
            *(f"--var={name}={value}" for name, value in (variables or {}).items()),
            *(f"--env={name}={value}" for name, value in known.items()),
            *(f"--local-repository={use}" for use in (*_stand_ins(), f"{NAME}@v1={leaflint}")),
        ],
        cwd=repository.root, capture_output=True, text=True, check=False, timeout=300,
        env={**inherited, "XDG_CACHE_HOME": str(beside)},
    )  # fmt: skip
    lines = tuple(json.loads(line) for line in done.stdout.splitlines() if line.startswith("{"))
    assert lines or done.returncode == 0, done.stderr  # act could not even read the workflow
    return Run(done.returncode == 0, lines, artifacts)


def _uses(project: Path) -> list[Path]:
    """Return the files of the project that use actions."""
    return [*project.glob("actions/*/action.yml"), *project.glob(".github/workflows/*.yml")]


def _stand_ins() -> list[str]:
    """Name, for every action that the workflows use, what stands in for it."""
    texts = [file.read_text("utf-8") for file in _uses(PROJECT)]
    used = {match[1]: match[2] for text in texts for match in _USES.finditer(text)}
    folder = Path(__file__).parent / "actions"
    return [f"{use}={folder / name}" for use, name in used.items()]

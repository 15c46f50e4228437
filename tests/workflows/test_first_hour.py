"""An adopter's first hour: from the wheel in an empty folder to a pull request, without the network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.example_repository import Repository
from tests.github_repository import PULL, REPOSITORY, FakeGitHub, FakePull, event, patch_of
from tests.github_server import running
from tests.workflows.acting import act, commit, copy_project, git, merge
from tests.workflows.payloads import pull_request

GOING_HOME = "content/leaflets/going-home.yaml"
TODAY = "2026-06-15"
OLD = """\
id: {name}
title: Old leaflet {number}
summary: What to do before you come.
status: draft
topics: [condition]
risk: medium
owner: editors
sections:
  - heading: Before you come
    text: |
      Prior to your attendance you should commence fasting in accordance with the instructions that
      were issued to you by the consultant at the time of your previous appointment on the ward.
  - heading: Contact
    text: |
      Telephone the ward on 0141 496 {number:04} if you have hypertension.
"""
PEOPLE = "content/people.yaml"
RUTH = """\
  - id: ruth
    name: Ruth Lead
    role: governance
    github: ruth-lead
"""
GUARD = """\
import sys

def refuse(event, arguments):
    if event == "socket.connect" or event == "socket.getaddrinfo":
        raise RuntimeError("the network is off")

sys.addaudithook(refuse)
"""


@dataclass(frozen=True)
class Adopter:
    """Somebody who has installed the wheel, and an empty folder.

    Attributes:
        repository: what becomes the repository.
        program: the command `leaflint` as it was installed.
    """

    repository: Repository
    program: Path

    def run(self, *arguments: str, code: int = 0) -> str:
        """Run a command, which must end as it should, and return all that it says."""
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        done = subprocess.run(
            [self.program, *arguments], cwd=self.repository.root, env=environment, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert done.returncode == code, done.stdout
        return done.stdout

    def check(self, *arguments: str, code: int = 0) -> str:
        """Check the leaflets, and return the last lines."""
        return self.run("check", "--today", TODAY, *arguments, code=code)


@pytest.fixture(scope="module")
def adopter(tmp_path_factory: pytest.TempPathFactory) -> Adopter:
    """Somebody who has just installed the wheel, with the first command run."""
    folder = tmp_path_factory.mktemp("adopter")
    copy_project(folder / "leaflint")
    (folder / "theirs").mkdir()
    made = Adopter(Repository(folder / "theirs"), install(folder))
    assert "`leaflint init` begins a repository" in made.run(code=2)
    begun = made.run("init", "--yes", "--organisation", "St Elsewhere", "--today", TODAY)
    assert "1 leaflet found, 1 checked, 0 unchecked.\n0 errors, 0 warnings, 0 notices" in begun
    made.repository.write(PEOPLE, made.repository.read(PEOPLE) + RUTH)
    made.run("codeowners", "--today", TODAY)
    return made


@pytest.fixture(scope="module")
def first_commit(adopter: Adopter) -> Adopter:
    """The repository with three leaflets of their own and forty old ones, all committed on main."""
    for name in ("going-home", "your-scan", "after-your-test"):
        adopter.run("new", name, "--title", name.replace("-", " ").capitalize())
    assert "4 leaflets found, 4 checked, 0 unchecked.\n0 errors, 0 warnings" in adopter.check()
    for number in range(40):
        name = f"old-{number:02}"
        text = OLD.format(name=name, number=number)
        adopter.repository.write(f"content/leaflets/{name}.yaml", text)
    old = adopter.check("--fail-on", "warning", code=1)
    assert "0 errors, 240 warnings, 120 notices, 0 waived." in old
    kept = adopter.check("--fail-on", "warning", "--write-baseline", "--owner", "ruth")
    assert "0 errors, 0 warnings, 120 notices, 0 waived, 240 in the baseline." in kept
    root = adopter.repository.root
    git(root, "init", "-q", "-b", "main")
    git(root, "remote", "add", "origin", f"https://github.com/{REPOSITORY}")
    commit(root, "The leaflets")
    return adopter


def install(folder: Path) -> Path:
    """Install the wheel, with the packages of this machine, and switch the network off."""
    shutil.copytree(folder / "leaflint", folder / "source")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run(
        [*build, "--directory", folder / "dist"], cwd=folder / "source", check=True,
        capture_output=True,
    )  # fmt: skip
    venv.create(folder / "venv")
    python = folder / "venv/bin/python"
    (wheel,) = (folder / "dist").glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", wheel], check=True, capture_output=True)
    (packages,) = (folder / "venv").glob("lib/python*/site-packages")
    (packages / "packages.pth").write_text(f"{sysconfig.get_path('purelib')}\nimport guard\n")
    (packages / "guard.py").write_text(GUARD)
    return folder / "venv/bin/leaflint"


def test_what_is_there_is_left_alone_the_second_time(first_commit: Adopter) -> None:
    first_commit.run("init", "--yes", "--today", TODAY)
    first_commit.run("codeowners", "--check", "--today", TODAY)
    assert git(first_commit.repository.root, "status", "--porcelain") == ""


def copied(adopter: Adopter, folder: Path) -> Repository:
    """Return a copy of the repository, beside a copy of this project."""
    shutil.copytree(adopter.repository.root, folder / "theirs")
    shutil.copytree(adopter.repository.root.with_name("leaflint"), folder / "leaflint")
    return Repository(folder / "theirs")


def test_a_good_change_is_green(first_commit: Adopter, tmp_path: Path) -> None:
    theirs = copied(first_commit, tmp_path)
    theirs.change("title: Going home", "title: Going home from the ward", GOING_HOME)
    merge(theirs.root)
    run = act(theirs, "leaflets.yml", "pull_request", pull_request(), job="check")
    assert run.passed, run.log
    assert run.summary.startswith("## ✅ Nothing to mend")


def test_a_wrong_number_is_red_and_told_in_a_comment(first_commit: Adopter, tmp_path: Path) -> None:
    theirs = copied(first_commit, tmp_path)
    lines = "\n      Samaritans listen day and night: call 116123 free.\n\n      Call 912.\n"
    theirs.change("999 comes first.\n", f"999 comes first.\n{lines}", GOING_HOME)
    theirs.change("status: draft", "status: published", GOING_HOME)
    changed = theirs.read(GOING_HOME)
    merge(theirs.root)
    run = act(theirs, "leaflets.yml", "pull_request", pull_request(), job="check")
    assert not run.passed
    assert run.summary.startswith("## ❌")
    errors = [text for kind, _, text in run.annotations if kind == "error"]
    assert any(text.startswith("no phone number in the UK can be 912") for text in errors)
    git(theirs.root, "checkout", "-q", "main")
    github = FakeGitHub(FakePull(files={GOING_HOME: (changed.encode(), patch_of(changed))}))
    with running(github):
        told = act(
            theirs, "report.yml", "workflow_run", event(github.pull),
            GITHUB_API_URL=github.url, GITHUB_REPOSITORY=REPOSITORY,
        )  # fmt: skip
    assert told.passed, told.log
    (comment,) = github.texts(PULL)
    assert "912" in comment
    (review,) = github.pull.reviews
    assert "call 116 123 free." in review["comments"][0]["body"]

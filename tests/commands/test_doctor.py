"""`leaflint doctor` as users run it, against a stand-in that answers as GitHub describes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from io import StringIO
from typing import Any, NamedTuple
from unittest.mock import patch

import pytest

from leaflint.commands.cli import main
from leaflint.github.client import Access
from leaflint.github.questions import QUESTIONS
from tests.example_repository import Repository
from tests.github_repository import REPOSITORY, FakeGitHub, Fault
from tests.github_server import TOKEN, running
from tests.github_settings import ACTIONS, CHECK, good_protection

TODAY = "2026-06-15"
POLICY = "checks/sign-off.yaml"
CALLER = """\
name: Leaflets
on:
  pull_request:
jobs:
  check:
    uses: leaflint/leaflint/.github/workflows/check-leaflets.yml@v1
"""


@pytest.fixture
def repository(repository: Repository) -> Repository:
    """The example repository as it is on GitHub."""
    repository.write(".github/workflows/leaflets.yml", CALLER)
    repository.write(
        ".github/CODEOWNERS", "# who\n/content/ @ada-reviewer @charity/governance # !\n"
    )
    repository.change(
        "name: Ada Reviewer\n", "name: Ada Reviewer\n    github: ada\n", "content/people.yaml"
    )
    repository.change(
        "name: Grace Lead\n", "name: Grace Lead\n    github: grace\n", "content/people.yaml"
    )
    return repository


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    """A repository on the stand-in where everything is as it should be."""
    with running(FakeGitHub()) as github:
        body = "<!-- leaflint-sweep last=2026-06-10 -->"
        labels = ["leaflet review", "leaflet review digest"]
        number = github.add_issue("Digest", body, author="github-actions[bot]")
        github.issues[number]["labels"] = [
            github._label(name) for name in labels
        ]  # as a sweep would
        yield github


class Done(NamedTuple):
    """How a run ended, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


def variables_of(github: FakeGitHub | None) -> dict[str, str]:
    """Return the environment of a run, with a token for the stand-in if there is one."""
    known = {name: text for name, text in os.environ.items() if not name.startswith("GITHUB_")}
    if github is None:
        return known
    asked = {"GITHUB_TOKEN": TOKEN, "GITHUB_REPOSITORY": REPOSITORY, "GITHUB_API_URL": github.url}
    return {**known, **asked}


def doctor(
    repository: Repository, github: FakeGitHub | None, *arguments: str, **variables: str
) -> Done:
    """Run the command in this process."""
    out, err, known = StringIO(), StringIO(), {**variables_of(github), **variables}
    with patch.dict(os.environ, known, clear=True), redirect_stdout(out), redirect_stderr(err):
        code = main(["doctor", "--today", TODAY, "--root", str(repository.root), *arguments])
    return Done(code, out.getvalue(), err.getvalue())


def doctor_process(repository: Repository, github: FakeGitHub) -> Done:
    """Run the command in a process of its own, where libraries write to standard error too."""
    done = subprocess.run(
        [sys.executable, "-m", "leaflint", "doctor", "--today", TODAY],
        cwd=repository.root, env=variables_of(github), capture_output=True, text=True, check=False,
    )  # fmt: skip
    return Done(done.returncode, done.stdout, done.stderr)


def told(done: Done) -> dict[str, str]:
    """Return what is not right: what was said on each, by its question."""
    assert done.stderr == ""
    keys = {question.should_be: key for key, question in QUESTIONS.items()}
    lines = [line for line in done.stdout.splitlines() if line.startswith(("gap", "not known"))]
    said: dict[str, str] = {}
    for line in lines:
        state, rest = line[:9].strip(), line[11:]
        name = next(text for text in keys if rest.startswith(text))
        said[keys[name]] = f"{state}{rest.removeprefix(name)}"
    return said


def test_all_is_right(repository: Repository, github: FakeGitHub) -> None:
    done = doctor_process(repository, github)
    assert (done.returncode, told(done)) == (0, {})
    assert done.stdout.startswith("charity/leaflets, branch main\n\nright      Nothing reaches")
    assert done.stdout.endswith(f"\n{len(QUESTIONS) - 1} right, 0 gaps, 0 not known.\n")
    assert github.writes == []


def test_branch_protection_of_the_older_kind_is_enough(
    repository: Repository, github: FakeGitHub
) -> None:
    github.settings.rules, github.settings.protection = {}, good_protection()
    done = doctor(repository, github)
    assert (done.returncode, told(done)) == (0, {})


def test_a_bare_branch_has_a_gap_in_everything(repository: Repository, github: FakeGitHub) -> None:
    github.settings.rules = {}
    done = doctor(repository, github)
    names = "gap: 'check' is not among those that are required: none"
    assert done.returncode == 1
    assert told(done) == {
        "pull-requests": "gap", "required-check": names, "check-app": names, "owners-asked": "gap",
        "stale-approvals": "gap", "bypass": "gap: there are no rules: everybody may do everything",
        "force-pushes": "gap",
    }  # fmt: skip
    assert (
        "           If not: Words that nobody saw can be added after the approval, and merged under it.\n"
        "           → Settings, Rules, Rulesets, the one for the default branch: tick 'Dismiss stale"
    ) in done.stdout
    assert done.stdout.endswith("7 right, 7 gaps, 0 not known.\n")


@pytest.mark.parametrize(
    ("key", "rule", "changes", "seen"),
    [
        ("owners-asked", "pull_request", {"require_code_owner_review": False}, "gap"),
        ("stale-approvals", "pull_request", {"dismiss_stale_reviews_on_push": False}, "gap"),
        ("check-app", "required_status_checks", {"required_status_checks": [{"context": CHECK}]},
         f"gap: '{CHECK}' may come from another app"),
        ("check-app", "required_status_checks",
         {"required_status_checks": [{"context": CHECK, "integration_id": 7}]},
         f"gap: '{CHECK}' may come from another app"),
    ],
)  # fmt: skip
def test_each_rule_counts(
    repository: Repository, github: FakeGitHub, key: str, rule: str, changes: Any, seen: str
) -> None:
    github.settings.rules[rule]["parameters"].update(changes)
    done = doctor(repository, github)
    assert (done.returncode, told(done)) == (1, {key: seen})


@pytest.mark.parametrize(
    ("context", "is_ours"),
    [("check", True), (CHECK, True), ("checks", False), ("alarm / check", False)],
)
def test_the_check_goes_by_its_job(
    repository: Repository, github: FakeGitHub, context: str, *, is_ours: bool
) -> None:
    required = [{"context": context, "integration_id": ACTIONS}]
    github.settings.rules["required_status_checks"]["parameters"]["required_status_checks"] = (
        required
    )
    said = told(doctor(repository, github))
    seen = f"gap: 'check' is not among those that are required: '{context}'"
    assert said == ({} if is_ours else {"required-check": seen, "check-app": seen})
    assert told(doctor(repository, github, "--check", context)) == {}


def test_without_the_workflow_nobody_knows_the_check(
    repository: Repository, github: FakeGitHub
) -> None:
    (repository.root / ".github/workflows/leaflets.yml").unlink()
    said = told(doctor(repository, github))
    assert set(said) == {"required-check", "check-app"}
    assert said["check-app"].startswith("not known: no workflow here is called Leaflets")


@pytest.mark.parametrize(
    ("bypass", "seen"),
    [
        ([{"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "pull_request"}], None),
        ([{"actor_id": 5, "actor_type": "RepositoryRole", "bypass_mode": "always"}],
         "gap: 'Leaflets' does not bind RepositoryRole"),
        ([{"actor_id": 5, "actor_type": "Team", "bypass_mode": "exempt"}],
         "gap: 'Leaflets' does not bind Team"),
        (None, "not known: 'Leaflets' shows its bypass list only to those who may change it"),
    ],
)  # fmt: skip
def test_who_is_not_bound(
    repository: Repository,
    github: FakeGitHub,
    bypass: list[dict[str, Any]] | None,
    seen: str | None,
) -> None:
    github.settings.bypass = bypass
    done = doctor(repository, github)
    assert told(done) == ({} if seen is None else {"bypass": seen})


def test_administrators_and_others_whom_protection_does_not_bind(
    repository: Repository, github: FakeGitHub
) -> None:
    protection = good_protection()
    protection["enforce_admins"]["enabled"] = False
    protection["required_pull_request_reviews"]["bypass_pull_request_allowances"] = {
        "users": [], "teams": [], "apps": [],
    }  # fmt: skip
    protection["allow_force_pushes"]["enabled"] = True
    github.settings.protection = protection
    assert told(doctor(repository, github)) == {}, "the ruleset asks for everything, of everybody"
    github.settings.rules = {}
    assert told(doctor(repository, github)) == {
        "bypass": "gap: branch protection does not bind administrators",
        "force-pushes": "gap",
    }
    protection["required_status_checks"]["checks"][0]["app_id"] = None
    assert "check-app" in told(doctor(repository, github))


def test_what_the_token_may_not_ask_is_never_right(
    repository: Repository, github: FakeGitHub
) -> None:
    github.settings.refused = [".*/[a-z]"]
    github.settings.protection = good_protection()
    done = doctor_process(repository, github)
    said = told(done)
    why = "not known: GitHub answered 403: Resource not accessible by integration"
    assert done.returncode == 1
    assert {key for key, text in said.items() if text == why} >= {
        "pull-requests", "required-check", "check-app", "owners-asked", "owners-valid",
        "stale-approvals", "bypass", "force-pushes", "actions-pulls", "schedules",
    }  # fmt: skip
    assert all(text.startswith("not known") for text in said.values())


@pytest.mark.parametrize("is_protected", [True, False])
def test_a_token_of_actions_is_told_whether_there_is_protection_and_no_more(
    repository: Repository, github: FakeGitHub, *, is_protected: bool
) -> None:
    github.settings.refused = ["/branches/main/protection", "/actions/permissions/"]
    github.settings.protection = good_protection() if is_protected else None
    github.settings.rules.pop("non_fast_forward")
    said = told(doctor(repository, github))
    assert said.keys() == (
        {"force-pushes", "bypass", "actions-pulls"}
        if is_protected
        else {"force-pushes", "actions-pulls"}
    )
    assert said["force-pushes"].startswith("not known: " if is_protected else "gap")
    assert said["actions-pulls"].startswith("not known: ")


def test_the_other_settings(repository: Repository, github: FakeGitHub) -> None:
    settings = github.settings
    settings.actions_may_open_pulls = False
    settings.states[".github/workflows/reviews.yml"] = "disabled_inactivity"
    settings.owners_errors = [
        {"line": 3, "column": 7, "kind": "Unknown owner", "source": "*.md @x", "message": "…",
         "path": ".github/CODEOWNERS"}
    ]  # fmt: skip
    settings.rights = {"ada-reviewer": "read", "charity/governance": "pull"}
    github.issues[1]["body"] = "<!-- leaflint-sweep last=2026-05-01 -->"
    done = doctor(repository, github)
    said = told(done)
    assert done.returncode == 1
    assert said.pop("sweep").startswith("gap: the review sweep last ran on 1 May 2026, 45 days ago")
    assert said == {
        "owners-valid": "gap: line 3: Unknown owner: *.md @x",
        "owners-write": "gap: @ada-reviewer, @charity/governance: "
        "no right to write, or none that this token is shown",
        "actions-pulls": "gap",
        "schedules": "gap: .github/workflows/reviews.yml is disabled_inactivity",
    }


def test_what_is_not_there_is_a_gap(repository: Repository, github: FakeGitHub) -> None:
    github.settings.owners_errors = None
    github.settings.rights = {"ada-reviewer": "admin"}
    github.settings.states = {".github/workflows/leaflets.yml": "active"}
    github.issues.clear()
    said = told(doctor(repository, github))
    assert said == {
        "owners-valid": "gap: there is no CODEOWNERS on the default branch; run `leaflint codeowners`",
        "owners-write": "gap: @charity/governance: no right to write, or none that this token is shown",
        "schedules": "gap: .github/workflows/reviews.yml is not there",
        "sweep": "gap: the review sweep has never run to its end: nobody is told what is overdue",
    }


def test_without_issues_there_is_no_sweep(repository: Repository, github: FakeGitHub) -> None:
    github.has_issues = False
    said = told(doctor(repository, github))
    assert said["issues"] == "gap"
    assert said["sweep"].startswith("not known: GitHub answered 410: Issues has been disabled")


def test_without_owners_or_a_policy_nobody_knows(
    repository: Repository, github: FakeGitHub
) -> None:
    (repository.root / ".github/CODEOWNERS").unlink()
    repository.write("checks/review-date.yaml", "owner: grace\n")
    said = told(doctor(repository, github))
    assert said == {
        "owners-write": "not known: there are no owners in .github/CODEOWNERS here",
        "sweep": "not known: checks/review-date.yaml is missing or broken; see `leaflint check`",
    }


def test_people_whom_github_does_not_know(repository: Repository, github: FakeGitHub) -> None:
    more = "  - id: ben\n    name: Ben Lead\n    role: governance\n"
    repository.change("    github: ada\n", "", "content/people.yaml")
    repository.write("content/people.yaml", repository.read("content/people.yaml") + more)
    assert told(doctor(repository, github)) == {
        "people": "gap: there is no clinical-reviewer with a `github` name; "
        "ben (governance) has no `github` name"
    }


def test_without_a_token_it_says_what_to_look_at(repository: Repository) -> None:
    done = doctor(repository, None)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("GITHUB_TOKEN is not set, so GitHub was not asked.")
    said = told(done)
    assert said.keys() == QUESTIONS.keys() - {"people", "sign-off-status"}
    assert set(said.values()) == {"not known"}
    assert done.stdout.endswith("1 right, 0 gaps, 13 not known.\n")


@pytest.mark.parametrize(
    ("check", "seen"),
    [
        ({"context": "Sign-off", "integration_id": 7}, None),
        ({"context": "Sign-off", "integration_id": 15368}, "gap: 'Sign-off' may be set by any workflow"),
        ({"context": "Sign-off"}, "gap: 'Sign-off' may be set by any workflow"),
        ({"context": "Sign off", "integration_id": 7}, "gap: 'Sign-off' is not required"),
    ],
)  # fmt: skip
def test_texts_that_wait_for_the_status_need_it_to_be_required(
    repository: Repository, github: FakeGitHub, check: dict[str, Any], seen: str | None
) -> None:
    parameters = github.settings.rules["required_status_checks"]["parameters"]
    parameters["required_status_checks"].append(check)
    assert told(doctor(repository, github)) == {}
    repository.write(POLICY, repository.read(POLICY) + "on_github: true\n")
    done = doctor(repository, github)
    assert told(done) == ({"sign-off-status": seen} if seen else {})
    assert "sign-off-status" in told(doctor(repository, None))


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://github.com/charity/leaflets.git", None),
        ("git@github.com:charity/leaflets.git", None),
        ("ssh://git@github.com/charity/leaflets", None),
        ("https://example.org/charity/leaflets", "names no repository at github.com"),
        ("https://github.com/charity", "names no repository at github.com"),
        ("https://github.com.example.org/charity/leaflets", "names no repository at github.com"),
        (None, "names no repository at github.com; add --repository OWNER/NAME"),
    ],
)
def test_the_repository_is_that_of_origin(
    repository: Repository, github: FakeGitHub, url: str | None, name: str | None
) -> None:
    repository.commit()
    if url:
        repository.git("remote", "add", "origin", url)
    done = doctor(repository, github, GITHUB_REPOSITORY="")
    assert done.returncode == (2 if name else 0)
    assert (name or "") in done.stderr


@pytest.mark.parametrize(
    ("arguments", "fault", "message"),
    [
        (("--repository", "leaflets"), None, "'leaflets' is no repository; write OWNER/NAME"),
        (("--repository", "charity/others"), None, "charity/others could not be asked about: GitHub answered 404: Not Found"),
        ((), Fault("GET /repos", 401, body={"message": "Bad credentials"}, skip=2), "could not be asked about: GitHub answered 401: Bad credentials"),
    ],
)  # fmt: skip
def test_what_could_not_be_done(
    repository: Repository,
    github: FakeGitHub,
    arguments: tuple[str, ...],
    fault: Fault | None,
    message: str,
) -> None:
    github.faults += [fault] if fault else []
    done = doctor(repository, github, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_a_network_that_is_down_is_said(
    repository: Repository, github: FakeGitHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaflint.commands.environment.Access", partial(Access, pause=0))
    done = doctor(repository, github, GITHUB_API_URL="http://127.0.0.1:9")
    assert (done.returncode, done.stdout) == (2, "")
    assert "could not be asked about: GitHub cannot be reached at http://127.0.0.1:9" in done.stderr

"""`leaflint reviews` as users run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.example_repository import LEAFLET, Repository
from tests.github_repository import REPOSITORY, FakeGitHub
from tests.github_server import TOKEN, running

LATE = ("--as-of", "2028-02-01")


@pytest.mark.parametrize(
    ("form", "beginning"),
    [
        ("table", "The writers\n"),
        ("json", "{\n"),
        ("csv", "\ufeffleaflet,"),
        ("markdown", "**1 leaflet on 1 February 2028: 1 overdue.**\n"),
        ("ics", "BEGIN:VCALENDAR\n"),
    ],
)
def test_each_format_goes_to_the_screen_or_to_a_file(
    repository: Repository, form: str, beginning: str
) -> None:
    done = repository.command("reviews", *LATE, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(beginning)
    written = repository.command("reviews", *LATE, "--format", form, "--output", "list")
    assert (written.returncode, written.stdout) == (0, "")
    assert repository.read("list").replace("\r\n", "\n").startswith(beginning)


def test_lines_of_calendars_end_as_the_standard_wants(repository: Repository) -> None:
    repository.command("reviews", *LATE, "--format", "ics", "--output", "list.ics")
    assert repository.read("list.ics").startswith("BEGIN:VCALENDAR\r\n")


def test_a_table_is_the_default_and_the_repository_may_be_elsewhere(
    repository: Repository,
) -> None:
    done = repository.command("reviews", *LATE, "--root", "content/leaflets")
    assert done.stdout.endswith("1 leaflet on 1 February 2028: 1 overdue.\n")


def test_what_could_not_be_read_is_never_passed(repository: Repository) -> None:
    repository.write("content/leaflets/bad.yaml", "id: bad\n")
    done = repository.command("reviews", *LATE, "--format", "csv")
    assert done.returncode == 1
    assert done.stderr == "leaflint: 1 of the files could not be read\n"
    assert "not known" in done.stdout


def test_if_somebody_leaves(repository: Repository) -> None:
    done = repository.command("reviews", "--if-leaves", "ada", "--format", "json", *LATE)
    assert [leaflet["leaflet"] for leaflet in json.loads(done.stdout)["leaflets"]] == [
        "having-a-scan"
    ]
    done = repository.command("reviews", "--if-leaves", "grace", "--format", "json", *LATE)
    assert json.loads(done.stdout)["leaflets"] == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--if-leaves", "nobody"), "leaflint: there is no 'nobody' in people.yaml"),
        (("sync", "--format", "csv"), "leaflint: --format does not go with `reviews sync`"),
        (("status", "--output", "x"), "leaflint: --output does not go with `reviews status`"),
        (
            ("status", "--if-leaves", "ada"),
            "leaflint: --if-leaves does not go with `reviews status`",
        ),
        (("--dry-run",), "leaflint: --dry-run goes only with `reviews sync`"),
        (("--as-of", "2028-02"), "'2028-02' is not a day; write YYYY-MM-DD"),
        (("--as-of", "2028-02-30"), "'2028-02-30' is not a date: there is no 30 February 2028"),
        (("--format", "csv", "--output", "no/x"), "leaflint: no/x: cannot be written"),
    ],
)
def test_what_makes_no_sense_is_refused(
    repository: Repository, arguments: tuple[str, ...], message: str
) -> None:
    done = repository.command("reviews", *arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_a_withdrawn_leaflet_is_left_out(repository: Repository) -> None:
    repository.change("status: published", "status: withdrawn", LEAFLET)
    done = repository.command("reviews", *LATE)
    assert done.stdout == (
        "Done in an emergency, and approved by nobody yet\n"
        "  having-a-scan: withdrawn since 1 February 2028 (today)\n\n"
        "0 leaflets on 1 February 2028: nothing to review; 1 to be approved afterwards.\n"
    )


@pytest.fixture
def github() -> Iterator[FakeGitHub]:
    """A repository on a stand-in for GitHub."""
    with running(FakeGitHub()) as fake:
        yield fake


def command(
    repository: Repository, github: FakeGitHub, *arguments: str, **changes: str
) -> subprocess.CompletedProcess[str]:
    """Run the command with the variables that GitHub Actions sets."""
    variables = {
        "GITHUB_API_URL": github.url,
        "GITHUB_REPOSITORY": REPOSITORY,
        "GITHUB_SERVER_URL": "https://github.example",
        "GITHUB_TOKEN": TOKEN,
        **changes,
    }
    return subprocess.run(
        [sys.executable, "-m", "leaflint", "reviews", *arguments],
        cwd=repository.root, env={**os.environ, **variables}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_a_sweep_says_what_it_did(repository: Repository, github: FakeGitHub) -> None:
    done = command(repository, github, "sync", *LATE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-4:] == [
        "open: having-a-scan (#1), overdue, planned for January 2028",
        "digest opened (#2)",
        "1 leaflet on 1 February 2028: 1 overdue.",
        "0 left for the next sweep",
    ]
    body = github.issues[1]["body"]
    assert f"(https://github.example/{REPOSITORY}/blob/HEAD/{LEAFLET})" in body


def test_a_dry_run_says_what_it_would_do(repository: Repository, github: FakeGitHub) -> None:
    done = command(repository, github, "sync", "--dry-run", *LATE)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "would open: having-a-scan, overdue, planned for January 2028\n"
        "1 leaflet on 1 February 2028: 1 overdue.\n"
        "0 left for the next sweep\n"
    )
    assert github.writes == []


def test_what_was_left_is_named(repository: Repository, github: FakeGitHub) -> None:
    policy = "checks/review-date.yaml"
    repository.write(policy, f"{repository.read(policy)}issues_per_run: 1\n")
    text = repository.read(LEAFLET).replace("having-a-scan", "second").replace("2028-01", "2028")
    repository.write("content/leaflets/second.yaml", text)
    done = command(repository, github, "sync", "--dry-run", "--as-of", "2029-01-01")
    assert done.returncode == 0
    assert done.stdout.endswith("1 left for the next sweep: second\n")


def test_what_was_not_handled_fails_and_is_named(
    repository: Repository, github: FakeGitHub
) -> None:
    repository.write("content/leaflets/bad.yaml", "id: bad\n")
    done = command(repository, github, "sync", *LATE)
    assert done.returncode == 1
    assert done.stderr == "leaflint: not handled: bad: `title` is missing\n"
    assert 1 in github.issues
    assert command(repository, github, "sync", "--dry-run", *LATE).returncode == 1


@pytest.mark.parametrize("action", ["sync", "status"])
def test_a_token_that_is_refused_is_exit_2(
    repository: Repository, github: FakeGitHub, action: str
) -> None:
    done = command(repository, github, action, GITHUB_TOKEN="wrong")  # noqa: S106  # no password
    assert done.returncode == 2
    assert "GitHub does not accept the token. Give the job a token" in done.stderr


@pytest.mark.parametrize("action", ["sync", "status"])
def test_what_github_actions_sets_must_be_set(
    repository: Repository, github: FakeGitHub, action: str
) -> None:
    done = command(repository, github, action, GITHUB_TOKEN="", GITHUB_REPOSITORY="")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "leaflint: GITHUB_REPOSITORY and GITHUB_TOKEN must be set; in a workflow: "
    )


def test_the_status_follows_the_sweeps(repository: Repository, github: FakeGitHub) -> None:
    never = command(repository, github, "status")
    assert (never.returncode, never.stdout) == (1, "")
    assert never.stderr == (
        "leaflint: the review sweep has never run to its end: nobody is told what is overdue\n"
    )
    command(repository, github, "sync", *LATE)  # the day of the sweep is today, not that one
    now = command(repository, github, "status")
    assert (now.returncode, now.stderr) == (0, "")
    assert now.stdout.startswith("the review sweep last ran on ")
    later = date.today() + timedelta(days=12)  # noqa: DTZ011  # the sweep's own day
    stale = command(repository, github, "status", "--as-of", later.isoformat())
    assert stale.returncode == 1
    assert "days ago: more than 10, so nobody is told in time" in stale.stderr

"""`leaflint sign-off log` as people run it."""

from __future__ import annotations

import json

import pytest

from tests.example_repository import LEAFLET, SIGN_OFFS, Repository
from tests.sign_off_records import add_record, from_github

SECOND = "content/leaflets/second.yaml"
OF_MARCH = (
    "2026-03-16  having-a-scan  review  ada  stated  MD75-DM6P\n            read: Our own rules.\n"
)


@pytest.fixture
def signed(repository: Repository) -> Repository:
    """Ada approved the leaflet once more on GitHub, with notes; a second one is not signed."""
    repository.write(SECOND, repository.read(LEAFLET).replace("having-a-scan", "second"))
    repository.change("20 minutes", "25 minutes")
    record = from_github(repository, kind="change")
    add_record(repository, record.model_copy(update={"notes": "Ask\u202e again.", "evidence": ()}))
    return repository


def log(repository: Repository, *arguments: str) -> str:
    done = repository.command("sign-off", "log", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_it_lists_what_was_signed(signed: Repository) -> None:
    code = from_github(signed).github
    assert code is not None
    assert log(signed) == (
        "2026-03-16  having-a-scan  review  ada  stated  MD75-DM6P\n"
        "            read: Our own rules.\n"
        f"2026-06-14  having-a-scan  change  ada  github  {code.code[:9]}\n"
        "            note: Ask\\u202e again.\n"
        "            https://github.com/charity/leaflets/pull/7#pullrequestreview-70001\n"
        "2 sign-offs.\n"
    )
    assert log(signed, "having-a-scan", "--by", "ada") == log(signed)
    assert log(signed, LEAFLET) == log(signed)
    assert log(signed, "second") == log(signed, "--by", "grace") == "0 sign-offs.\n"


def test_the_records_of_a_leaflet_that_is_gone_stay_listed(signed: Repository) -> None:
    (signed.root / LEAFLET).unlink()
    assert log(signed, "having-a-scan").endswith("2 sign-offs.\n")


def test_it_lists_them_as_json(signed: Repository) -> None:
    first, second = json.loads(log(signed, "--format", "json"))
    assert first == {
        "date": "2026-03-16",
        "leaflet": "having-a-scan",
        "kind": "review",
        "by": "ada",
        "identity": "stated",
        "edition": "MD75-DM6P",
        "digest": "sha256:cbc9e0e7328ef47aafd7097dbda1e0e5744234deb5218ba027d0a5c5247fdf93",
        "evidence": ["Our own rules."],
        "notes": None,
        "link": None,
        "at": None,
        "pull_request": None,
    }
    assert (second["at"], second["pull_request"]) == ("2026-06-14T09:30:00Z", 7)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("having-scan",), "there is no leaflet called 'having-scan'; did you mean `having-a-scan`?"),
        (("--by", "adda"), "'adda' is not in content/people.yaml; did you mean `ada`?"),
        (("--evidence", "NG234"), "`sign-off log` lists sign-offs and takes no --evidence; a leaflet that is called log is signed off by its file: content/leaflets/log.yaml"),
        (("--change",), "takes no --change"),
    ],
)  # fmt: skip
def test_what_is_refused_ends_with_2(
    repository: Repository, arguments: tuple[str, ...], message: str
) -> None:
    done = repository.command("sign-off", "log", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr


def test_records_that_cannot_be_read_are_no_empty_list(repository: Repository) -> None:
    repository.change("by: ada", "bye: ada", SIGN_OFFS)
    done = repository.command("sign-off", "log")
    assert (done.returncode, done.stdout) == (2, "")
    assert "having-a-scan.yaml:3: `by` is missing in item 1 of `records`" in done.stderr


def test_a_leaflet_that_is_called_log_is_signed_by_its_file(repository: Repository) -> None:
    text = repository.read(LEAFLET).replace("id: having-a-scan", "id: log")
    repository.write("content/leaflets/log.yaml", text)
    by = ("--by", "ada", "--today", "2026-06-20")
    done = repository.command("sign-off", "content/leaflets/log.yaml", *by)
    assert done.returncode == 0, done.stderr
    assert "2026-06-20  log " in log(repository, "log")

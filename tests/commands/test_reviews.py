"""`leaflint reviews` as users run it."""

from __future__ import annotations

import json

import pytest

from tests.example_repository import LEAFLET, Repository

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
    assert done.stdout == "0 leaflets on 1 February 2028: nothing to review.\n"

"""At night, when nobody who may approve is there: withdraw or swap at once, approve afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from leaflint.commands.cli import main
from tests.example_repository import LEAFLET, SIGN_OFFS, Repository

DIRECTORY = "content/directory.yaml"
OLD, NEW = "0808 800 6000", "0808 157 0123"
NIGHT = date(2026, 6, 15)
RETIRE = ("directory", "retire", OLD, "--for", NEW, "--today", str(NIGHT))


@pytest.fixture(autouse=True)
def here(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repository in which everything is approved, and whose helpline may have a made-up number."""
    repository.change("last_verified: 2026-05\n    verified_by: ada", "example: true", DIRECTORY)
    repository.commit(day=date(2026, 3, 16))
    monkeypatch.chdir(repository.root)


def check(capsys: pytest.CaptureFixture[str], today: date = NIGHT) -> tuple[int, list[str]]:
    """Check what changed since the last commit; return the exit code, and errors and warnings."""
    capsys.readouterr()
    code = main(["check", "--changed-since", "HEAD", "--today", str(today), "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    return code, [
        f"{found['severity']} {found['check']}/{found['rule']}: {found['message']}"
        for found in findings
        if found["severity"] != "notice" and found["rule"] != "not-verified"
    ]


def emergencies(capsys: pytest.CaptureFixture[str], today: date) -> list[tuple[str, str]]:
    capsys.readouterr()
    assert main(["reviews", "--as-of", str(today), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["emergencies"]
    return [(emergency["done"], emergency["age"]) for emergency in found]


def withdraw(repository: Repository) -> None:
    repository.change("status: published", "status: withdrawn")


def test_anybody_may_withdraw_at_once(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("Call 999", "Call nobody")  # whatever the text says: nobody reads it now
    repository.change("next_review: 2028-01", "next_review: 2020")
    repository.commit(day=date(2026, 4, 1))
    withdraw(repository)
    told = "warning sign-off/withdrawn: withdrawn since {}: nobody who may withdraw it is on record for that yet"
    assert check(capsys) == (0, [told.format("15 June 2026 (today)")])
    repository.commit(day=NIGHT)
    assert emergencies(capsys, date(2026, 6, 18)) == [("withdrawn", "since 15 June 2026 (3 days)")]


def test_once_it_is_on_record_the_alarm_ends(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    withdraw(repository)
    repository.commit(day=NIGHT)
    sign = ["sign-off", "having-a-scan", "--withdraw", "--today", "2026-06-16", "--by"]
    assert main([*sign, "writers"]) == 2
    assert capsys.readouterr().err.endswith(
        f"In an emergency write `status: withdrawn` in {LEAFLET}, without a record\n"
    )
    assert main([*sign, "grace"]) == 0
    assert check(capsys, date(2026, 6, 16)) == (0, [])
    assert emergencies(capsys, date(2026, 6, 18)) == []


def test_a_leaflet_that_nobody_signed_is_an_alarm_too(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    for status, count in (("published", 1), ("draft", 0)):
        text = repository.read(LEAFLET).replace("having-a-scan", status)
        file = f"content/leaflets/{status}.yaml"
        repository.write(file, text.replace("status: published", f"status: {status}"))
        repository.commit(day=date(2026, 4, 1))
        repository.change(f"status: {status}", "status: withdrawn", file)
        repository.commit(day=NIGHT)
        assert len(emergencies(capsys, NIGHT)) == count
        (repository.root / file).unlink()
        code, found = check(capsys)
        assert (code, len(found)) == (count, count)  # nor may it be deleted without a record
        repository.git("checkout", "--quiet", file)
        repository.git("rm", "--quiet", file)
        repository.commit(day=NIGHT)


def test_withdrawn_by_mistake_it_comes_back_as_it_was_and_no_other_way(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    withdraw(repository)
    repository.commit(day=NIGHT)
    repository.change("status: withdrawn", "status: published")
    assert check(capsys) == (0, [])
    repository.change("about 20 minutes", "about 20 minutes or so")
    code, found = check(capsys)
    assert code == 1
    assert "error sign-off/voided: the sign-off by ada" in found[0]


def by_command(repository: Repository) -> None:
    assert repository.read(DIRECTORY).count(OLD) == 1
    assert main([*RETIRE]) == 0


def by_hand(repository: Repository) -> None:
    """Do what an editor does on GitHub's page."""
    retired = f'{NEW}"\n    retired_numbers: [{{number: "{OLD}", retired: {NIGHT}}}]'
    repository.change(f'{OLD}"', retired, DIRECTORY)
    repository.change(OLD, NEW)


@pytest.mark.parametrize("swap", [by_command, by_hand])
def test_a_wrong_number_is_swapped_at_once_and_approved_afterwards(
    repository: Repository, capsys: pytest.CaptureFixture[str], swap: Callable[[Repository], None]
) -> None:
    swap(repository)
    what = f"{NEW} in place of {OLD}"
    told = f"warning sign-off/number-swap: {what} since 15 June 2026 (today): nobody has approved that yet"
    assert check(capsys) == (0, [told])
    repository.commit(day=NIGHT)
    assert emergencies(capsys, date(2026, 6, 18)) == [(what, "since 15 June 2026 (3 days)")]
    assert main(["reviews", "--as-of", "2026-06-18"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert f"having-a-scan: {what} since 15 June 2026 (3 days)" in out
    assert main(["reviews", "--as-of", "2026-06-18", "--format", "markdown"]) == 0
    row = f"| Having a scan (having\\-a\\-scan) | {what} | since 15 June 2026 (3 days) |"
    assert row in capsys.readouterr().out  # the weekly digest issue shows the same
    sign = ["sign-off", "having-a-scan", "--change", "--by", "ada", "--today", "2026-06-18"]
    assert main(sign) == 0
    assert check(capsys, date(2026, 6, 18)) == (0, [])
    assert emergencies(capsys, date(2026, 6, 18)) == []


@pytest.mark.parametrize(
    ("old", "new", "file"),
    [
        ("call our helpline", "ring our helpline", LEAFLET),
        ("bed that moves", "table that moves", LEAFLET),
        (f'retired_numbers: [{{number: "{OLD}", retired: {NIGHT}}}]', "hours: always", DIRECTORY),
    ],
)
def test_with_one_more_change_it_waits_for_the_approval(
    repository: Repository, capsys: pytest.CaptureFixture[str], old: str, new: str, file: str
) -> None:
    by_hand(repository)
    repository.change(old, new, file)
    code, found = check(capsys)
    assert code == 1
    assert any(line.startswith("error sign-off/voided: the sign-off by ada") for line in found)


def test_a_directory_alone_says_which_leaflets_still_have_the_old_number(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    by_hand(repository)
    repository.change(NEW, OLD)
    assert check(capsys) == (
        1, [f"error phone-number/retired: {OLD} is no longer the number of Helpline (since 15 June 2026)"],
    )  # fmt: skip


def test_a_swap_record_of_an_older_release_is_approved_afterwards_too(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    by_hand(repository)
    assert (
        main(["sign-off", "having-a-scan", "--change", "--by", "ada", "--today", str(NIGHT)]) == 0
    )
    swaps = f'kind: number-swap\n    number_swaps: [{{old: "{OLD}", new: "{NEW}"}}]'
    repository.change("kind: change", swaps, SIGN_OFFS)
    assert [found.split(":")[0] for found in check(capsys)[1]] == ["warning sign-off/number-swap"]
    assert (
        main(["sign-off", "having-a-scan", "--change", "--by", "ada", "--today", str(NIGHT)]) == 0
    )
    assert check(capsys) == (0, [])


def test_several_leaflets_are_approved_in_one_step(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    second = "content/leaflets/second.yaml"
    repository.write(second, repository.read(LEAFLET).replace("having-a-scan", "second"))
    assert main(["sign-off", "second", "--by", "ada", "--today", "2026-06-01"]) == 0
    repository.commit(day=date(2026, 6, 1))
    assert main([*RETIRE]) == 0
    command = capsys.readouterr().out.splitlines()[-1]
    assert command == "  leaflint sign-off having-a-scan second --change --by PERSON"
    arguments = command.replace("PERSON", "ada").split()[1:]
    assert main([*arguments, "--today", str(NIGHT)]) == 0
    assert check(capsys) == (0, [])
    assert Path(SIGN_OFFS).is_file()

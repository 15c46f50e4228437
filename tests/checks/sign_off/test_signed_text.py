"""Signed texts in git's history: those that were there, those that never were, and their days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from leaflint.checks.sign_off.approved_text import digest
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository, seen
from tests.runs import Job, run

SIGNED = date(2026, 3, 16)
WAIVER_ALONE = """\
leaflet: having-a-scan
waivers:
  - by: ada
    date: 2026-04-01
    check: reading-age
    reason: The names of drugs alone make it hard.
    expires: 2026-12-31
"""


@pytest.fixture
def signed(repository: Repository) -> Repository:
    """The example with a history: an empty commit, then the leaflet and its sign-off on its day."""
    content = repository.read(LEAFLET), repository.read(SIGN_OFFS)
    (repository.root / LEAFLET).unlink()
    (repository.root / SIGN_OFFS).unlink()
    repository.commit(day=date(2026, 1, 1))
    repository.write(LEAFLET, content[0])
    repository.write(SIGN_OFFS, content[1])
    repository.commit(day=SIGNED)
    return repository


def told(repository: Repository, today: date = TODAY) -> list[tuple[str, str]]:
    rules = {"back-dated", "never-existed", "not-verified"}
    return [
        (finding.rule, finding.message)
        for finding in repository.findings("sign-off", today)
        if finding.rule in rules
    ]


def forge(repository: Repository, old: str, new: str, file: str = SIGN_OFFS) -> None:
    """Change the signed text and give the record a digest that fits."""
    repository.change(old, new, file)
    text = repository.read(file)
    words = text.split("text: |\n")[1]
    plain = "".join(f"{line[6:]}\n" for line in words.splitlines())
    before = next(line for line in text.splitlines() if "digest:" in line)
    repository.change(before, f"    digest: {digest(plain)}", file)


def test_a_text_that_stood_in_the_leaflet_is_believed(signed: Repository) -> None:
    assert told(signed) == []
    signed.change("You can go home", "You must go home")
    signed.commit(day=date(2026, 4, 1))
    signed.change("You must go home", "You should go home")
    assert told(signed) == []


def test_a_text_that_never_did_is_not(signed: Repository) -> None:
    forge(signed, "You can go home", "You must go home")
    signed.commit(day=SIGNED)
    finding = next(
        finding for finding in signed.findings("sign-off") if finding.rule == "never-existed"
    )
    assert finding.message == (
        "the sign-off by ada of 16 March 2026 is for a text that the leaflet never had"
    )
    assert finding.help == "Take the record out, and have the present text signed off."
    assert finding.position.file == SIGN_OFFS
    assert seen(signed.root, finding).startswith("|") or finding.position.line == 10


def test_nor_is_an_older_record_of_that_kind(signed: Repository) -> None:
    good = signed.read(SIGN_OFFS).split("records:\n")[1]
    forge(signed, "You can go home", "You must go home")
    signed.write(SIGN_OFFS, signed.read(SIGN_OFFS) + good)
    signed.commit(day=SIGNED)
    assert [rule for rule, _ in told(signed)] == ["never-existed"]


def test_a_text_under_the_leaflets_former_name_is_believed(signed: Repository) -> None:
    signed.git("mv", LEAFLET, "content/leaflets/scans.yaml")
    signed.git("mv", SIGN_OFFS, "content/sign-offs/scans.yaml")
    signed.change("id: having-a-scan", "id: scans", "content/leaflets/scans.yaml")
    signed.change("leaflet: having-a-scan", "leaflet: scans", "content/sign-offs/scans.yaml")
    signed.commit(day=date(2026, 3, 20))
    signed.change("You can go home", "You must go home", "content/leaflets/scans.yaml")
    signed.commit(day=date(2026, 3, 21))
    assert told(signed) == []


@pytest.mark.parametrize(("day", "late"), [(date(2026, 4, 15), False), (date(2026, 4, 16), True)])
def test_a_text_may_be_committed_some_days_after_its_sign_off(
    signed: Repository, day: date, late: bool
) -> None:
    signed.change("You can go home", "You must go home")
    forge(signed, "You can go home", "You must go home")
    signed.commit(day=day)
    assert told(signed) == (
        [
            ("back-dated", "the sign-off by ada of 16 March 2026 is older than its text, which came on 16 April 2026 (a text may be committed 30 days after its sign-off)"),
            ("back-dated", "the sign-off by ada of 16 March 2026 was written down on 16 April 2026, more than 30 days after its date"),
        ]
        if late
        else []
    )  # fmt: skip


@pytest.mark.parametrize(("today", "late"), [(date(2026, 4, 15), False), (date(2026, 4, 16), True)])
def test_what_is_not_committed_yet_is_of_today(signed: Repository, today: date, late: bool) -> None:
    signed.change("You can go home", "You must go home")
    forge(signed, "You can go home", "You must go home")
    assert [rule for rule, _ in told(signed, today)] == ["back-dated", "back-dated"] * late


def test_an_old_text_that_came_back_was_there_in_time(signed: Repository) -> None:
    signed.change("You can go home", "You must go home")
    signed.commit(day=date(2026, 5, 1))
    signed.change("You must go home", "You can go home")
    signed.commit(day=date(2026, 6, 1))
    assert told(signed) == []


def test_the_first_commit_says_nothing_of_dates(repository: Repository) -> None:
    repository.commit(day=TODAY)
    assert told(repository) == []


def test_policy_sets_the_days(signed: Repository) -> None:
    policy = "checks/sign-off.yaml"
    signed.write(policy, signed.read(policy) + "days_to_commit: 0\n")
    assert told(signed) == []
    signed.change("kind: review", "kind: change", SIGN_OFFS)
    signed.commit(day=date(2026, 3, 17))
    assert [rule for rule, _ in told(signed)] == ["back-dated"]


NOT_VERIFIED = (
    "not-verified",
    "the sign-off by ada of 16 March 2026 is for another text, and without git's whole history "
    "it cannot be verified that the leaflet ever had it",
)


NO_HISTORY = (
    "not-verified",
    "without git's whole history the sign-offs of 1 leaflets cannot be verified, "
    "nor whether a leaflet or its sign-offs were deleted",
)


def without_history(root: Path) -> list[tuple[str, str]]:
    report = run(Job(root, TODAY))
    assert report.exit_code("error") == 1
    return [
        (finding.rule, finding.message)
        for finding in report.findings
        if finding.check == "sign-off"
    ]


def test_without_history_no_sign_off_is_believed(repository: Repository) -> None:
    assert without_history(repository.root) == [NO_HISTORY]
    (repository.root / SIGN_OFFS).unlink()
    report = run(Job(repository.root, TODAY))
    assert [finding.rule for finding in report.findings if finding.check == "sign-off"] == [
        "unsigned"
    ]


def test_a_shallow_clone_verifies_nothing(signed: Repository, tmp_path: Path) -> None:
    signed.commit(day=date(2026, 4, 1))
    clone = tmp_path / "clone"
    signed.git("clone", "--quiet", "--depth=1", f"file://{signed.root}", str(clone))
    assert told(signed) == []
    assert without_history(clone) == [NO_HISTORY]


def test_a_version_that_cannot_be_read_leaves_a_doubt(signed: Repository) -> None:
    text = signed.read(LEAFLET)
    signed.write(LEAFLET, text + "colour: red\n")
    signed.commit(day=date(2026, 3, 17))
    signed.write(LEAFLET, text)
    forge(signed, "You can go home", "You must go home")
    signed.commit(day=date(2026, 3, 18))
    assert told(signed) == [NOT_VERIFIED]


def test_a_number_swap_is_judged_by_what_it_was_made_from(signed: Repository) -> None:
    good = signed.read(SIGN_OFFS).split("records:\n")[1]
    forge(signed, "You can go home", "You must go home")
    swap = (
        signed.read(SIGN_OFFS).split("records:\n")[1].replace("kind: review", "kind: number-swap")
    )
    signed.write(SIGN_OFFS, f"leaflet: having-a-scan\nrecords:\n{good}{swap}")
    signed.commit(day=SIGNED)
    assert told(signed) == []


def test_a_file_that_only_allows_waivers_has_no_text_to_look_for(repository: Repository) -> None:
    repository.write(SIGN_OFFS, WAIVER_ALONE)
    repository.commit(day=date(2026, 4, 1))
    findings = repository.findings("sign-off")
    assert [finding.name for finding in findings] == ["sign-off/unsigned"]

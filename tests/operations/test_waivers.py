"""Waivers are allowed by whoever they name, word for word."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.content.loading import load
from leaflint.content.models.sign_off import SignOffs
from leaflint.core.errors import UsageError
from leaflint.operations.waivers import sign_waivers
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository

WAIVER = """\
waivers:
  - check: phone-number
    rule: house-format
    reason: "Printed so: on every card."
    approved_by: grace
    expires: 2027-06-15
"""


@pytest.fixture
def waived(repository: Repository) -> Repository:
    """The example with a number that is not in the house format, and a waiver of that."""
    repository.change("0808 800 6000", "08088006000")
    repository.write(LEAFLET, repository.read(LEAFLET) + WAIVER)
    return repository


def rules(repository: Repository, today: date = TODAY) -> list[tuple[str, bool]]:
    found = repository.check(today).findings
    return [(one.rule, one.waived is not None) for one in found if one.check != "review-date"]


def test_a_waiver_holds_once_it_is_signed(waived: Repository) -> None:
    assert rules(waived) == [("house-format", False), ("waiver-unsigned", False)]
    before = waived.read(SIGN_OFFS)
    _, signed = sign_waivers(waived.root, "having-a-scan", "grace", TODAY)
    assert [(one.by, str(one.date), one.rule) for one in signed] == [
        ("grace", "2026-06-15", "house-format")
    ]
    assert rules(waived) == [("house-format", True)]
    assert waived.read(SIGN_OFFS) == before.replace(
        "records:\n",
        "waivers:\n  - by: grace\n    date: 2026-06-15\n    check: phone-number\n"
        '    rule: house-format\n    reason: "Printed so: on every card."\n'
        "    expires: 2027-06-15\nrecords:\n",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rule: house-format\n    reason", "reason"),
        ("on every card", "on most cards"),
        ("expires: 2027-06-15", "expires: 2027-06-16"),
        ("approved_by: grace", "approved_by: ada"),
    ],
)
def test_another_waiver_is_not_signed_with_it(waived: Repository, old: str, new: str) -> None:
    sign_waivers(waived.root, "having-a-scan", "grace", TODAY)
    waived.change(old, new)
    assert ("waiver-unsigned", False) in rules(waived)


@pytest.mark.parametrize(
    ("today", "holds"),
    [(date(2026, 6, 14), False), (date(2026, 6, 15), True), (date(2027, 6, 15), True)],
)
def test_it_holds_from_its_day(waived: Repository, today: date, holds: bool) -> None:
    sign_waivers(waived.root, "having-a-scan", "grace", TODAY)
    assert (("house-format", True) in rules(waived, today)) is holds


@pytest.mark.parametrize(("expires", "holds"), [("2027-06-15", True), ("2027-06-16", False)])
def test_it_holds_as_long_as_policy_allows(waived: Repository, expires: str, holds: bool) -> None:
    waived.change("2027-06-15", expires)
    sign_waivers(waived.root, "having-a-scan", "grace", TODAY)
    assert rules(waived) == [("house-format", holds), *([] if holds else [("waiver-term", False)])]
    schema = waived.read("checks/schema.yaml")
    waived.write("checks/schema.yaml", f"waiver_months: 24\n{schema}")
    assert rules(waived) == [("house-format", True)]


@pytest.mark.parametrize(
    ("by", "today", "message"),
    [
        ("ada", TODAY, "content/leaflets/having-a-scan.yaml has no waiver with `approved_by: ada` still to be signed"),
        ("writers", TODAY, "the waivers of having-a-scan cannot be allowed by writers: The writers is a team; one person answers for a waiver"),
        ("grace", date(2027, 6, 16), "content/leaflets/having-a-scan.yaml: the waiver of phone-number expired on 15 June 2027"),
    ],
)  # fmt: skip
def test_what_is_refused_writes_nothing(
    waived: Repository, by: str, today: date, message: str
) -> None:
    before = waived.read(SIGN_OFFS)
    with pytest.raises(UsageError) as error:
        sign_waivers(waived.root, "having-a-scan", by, today)
    assert str(error.value) == message
    assert waived.read(SIGN_OFFS) == before


def test_it_makes_the_file_and_records_follow(waived: Repository) -> None:
    (waived.root / SIGN_OFFS).unlink()
    sign_waivers(waived.root, "having-a-scan", "grace", TODAY)
    with pytest.raises(UsageError, match="still to be signed"):
        sign_waivers(waived.root, "having-a-scan", "grace", TODAY)
    done = waived.command("sign-off", "having-a-scan", "--by", "ada", "--today", "2026-06-16")
    assert done.returncode == 0, done.stderr
    data = load(waived.tree, SIGN_OFFS, SignOffs).valid()
    assert (len(data.waivers), [one.kind for one in data.records]) == (1, ["review"])


def test_the_command_says_what_was_allowed(waived: Repository) -> None:
    arguments = ("sign-off", "having-a-scan", "--waivers", "--by", "grace", "--today", "2026-06-15")
    done = waived.command(*arguments)
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "Having a scan: 1 waiver allowed.\n"
        "  phone-number/house-format until 15 June 2027: Printed so: on every card.\n"
        f"Written: {SIGN_OFFS}. Commit it together with {LEAFLET}.\n"
    )

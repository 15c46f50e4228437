"""Review dates: each status on both sides of its boundaries, and dates that make no sense."""

from __future__ import annotations

from datetime import date

import pytest

from leaflint.core.dates import PartialDate, spoken_day
from leaflint.core.finding import Severity
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository, seen, where
from tests.runs import Job, run


@pytest.mark.parametrize(
    ("today", "rule", "severity", "message"),
    [
        (date(2027, 7, 4), None, None, None),
        (date(2027, 7, 5), "due-soon", "notice", "the review planned for January 2028 is due in 180 days (last reviewed March 2026)"),
        (date(2027, 12, 31), "due-soon", "notice", "the review planned for January 2028 is due in 1 day (last reviewed March 2026)"),
        (date(2028, 1, 1), "due", "warning", "the review planned for January 2028 is due now (last reviewed March 2026)"),
        (date(2028, 1, 31), "due", "warning", "the review planned for January 2028 is due now (last reviewed March 2026)"),
        (date(2028, 2, 1), "overdue", "warning", "the review planned for January 2028 is 1 day overdue (last reviewed March 2026)"),
        (date(2029, 1, 31), "overdue", "warning", "the review planned for January 2028 is 1 year overdue (last reviewed March 2026)"),
        (date(2029, 2, 1), "long-overdue", "error", "the review planned for January 2028 is 1 year overdue (last reviewed March 2026)"),
        (date(2030, 4, 1), "long-overdue", "error", "the review planned for January 2028 is 2 years and 2 months overdue (last reviewed March 2026)"),
    ],
)  # fmt: skip
def test_the_message_says_how_late_it_is(
    repository: Repository, today: date, rule: str | None, severity: str, message: str
) -> None:
    findings = [
        finding
        for finding in repository.findings("review-date", today)
        if finding.leaflet and finding.rule != "banner"
    ]
    if rule is None:
        assert findings == []
        return
    (finding,) = findings
    assert (finding.rule, finding.severity, finding.message) == (rule, severity, message)
    assert where(finding) == f"{LEAFLET}:10:16"
    assert seen(repository.root, finding) == "2028-01"
    assert finding.help == "Review the whole leaflet, then record the review and its new dates."


@pytest.mark.parametrize(
    ("key", "line", "place"),
    [("last_reviewed", "  last_reviewed: 2026-03\n", "8:1"), ("next_review", "  next_review: 2028-01\n", "8:1")],
)  # fmt: skip
def test_a_published_leaflet_needs_both_dates(
    repository: Repository, key: str, line: str, place: str
) -> None:
    repository.change(line, "")
    assert repository.findings("review-date") == []
    assert repository.finding("sign-off").rule == "dates-differ"
    (repository.root / SIGN_OFFS).unlink()
    finding = repository.finding("review-date")
    assert (finding.rule, finding.severity) == ("missing-date", "error")
    assert finding.message == f"a published leaflet has no `{key}`"
    assert finding.help == (
        "Have the whole leaflet reviewed: the sign-off of the review writes both dates "
        "(leaflint sign-off having-a-scan --by PERSON)."
    )
    assert where(finding) == f"{LEAFLET}:{place}"


def test_a_leaflet_without_any_date_is_told_once_on_its_first_line(
    repository: Repository,
) -> None:
    (repository.root / SIGN_OFFS).unlink()
    repository.change("review:\n  last_reviewed: 2026-03\n  next_review: 2028-01\n", "")
    finding = repository.finding("review-date")
    assert (finding.rule, where(finding)) == ("missing-date", f"{LEAFLET}:1:1")
    assert finding.message == "a published leaflet has no `last_reviewed` and no `next_review`"


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_other_leaflets_need_none(repository: Repository, status: str) -> None:
    repository.change("status: published", f"status: {status}")
    repository.change("review:\n  last_reviewed: 2026-03\n  next_review: 2028-01\n", "")
    assert repository.findings("review-date") == []


def test_a_withdrawn_leaflet_is_not_judged(repository: Repository) -> None:
    repository.change("status: published", "status: withdrawn")
    found = repository.findings("review-date", date(2030, 1, 1))
    assert [finding for finding in found if finding.leaflet] == []


@pytest.mark.parametrize(
    ("last", "today", "future"),
    [
        ("2026-06-16", date(2026, 6, 15), True),
        ("2026-06-15", date(2026, 6, 15), False),
        ("2026-07", date(2026, 6, 30), True),
        ("2026-07", date(2026, 7, 1), False),
        ("2027", date(2026, 12, 31), True),
    ],
)
def test_the_last_review_cannot_lie_in_the_future(
    repository: Repository, last: str, today: date, future: bool
) -> None:
    repository.change("2026-03", last)
    rules = [finding.rule for finding in repository.findings("review-date", today)]
    assert ("future-review" in rules) == future
    if future:
        finding = repository.findings("review-date", today)[0]
        assert (where(finding), seen(repository.root, finding)) == (f"{LEAFLET}:9:18", last)
        spoken = PartialDate.parse(last).spoken
        assert finding.message == (
            f"`last_reviewed` is {spoken}, which is after today ({spoken_day(today)})"
        )
        assert finding.help == "Write the day of the review that took place."


@pytest.mark.parametrize(
    ("last", "following", "reversed_"),
    [
        ("2018", "2017", True), ("2018-06", "2018-05", True), ("2018-06-02", "2018-06-01", True),
        ("2018-06-01", "2018-06-01", True), ("2018-06-01", "2018-06-02", False),
        ("2018", "2018", False), ("2018-06", "2018", False), ("2018-06-15", "2018-06", False),
    ],
)  # fmt: skip
def test_the_next_review_comes_after_the_last(
    repository: Repository, last: str, following: str, reversed_: bool
) -> None:
    repository.change("2026-03", last)
    repository.change("2028-01", following)
    found = {finding.rule: finding for finding in repository.findings("review-date")}
    assert ("dates-reversed" in found) == reversed_
    if reversed_:
        finding = found["dates-reversed"]
        assert (where(finding), seen(repository.root, finding)) == (f"{LEAFLET}:10:16", following)
        assert finding.message == (
            f"`next_review` ({PartialDate.parse(following).spoken}) is not after "
            f"`last_reviewed` ({PartialDate.parse(last).spoken})"
        )
        assert finding.help == "Correct whichever of the two is wrong."
        assert "interval" not in found


@pytest.mark.parametrize(
    ("risk", "months", "latest", "too_late"),
    [
        ("high", 12, "2027-03-31", "2027-04"),
        ("medium", 24, "2028-03-31", "2028-04"),
        ("low", 36, "2029-03-31", "2029-04"),
    ],
)
def test_the_interval_depends_on_the_risk(
    repository: Repository, risk: str, months: int, latest: str, too_late: str
) -> None:
    repository.change("risk: medium", f"risk: {risk}")
    repository.change("2028-01", latest)
    assert repository.findings("review-date") == []
    repository.change(latest, too_late)
    finding = repository.finding("review-date")
    assert (finding.rule, finding.severity) == ("interval", Severity.ERROR)
    assert (where(finding), seen(repository.root, finding)) == (f"{LEAFLET}:10:16", too_late)
    assert finding.message == (
        f"`next_review` ({PartialDate.parse(too_late).spoken}) is more than {months} months after "
        f"`last_reviewed` (March 2026), the longest for {risk} risk"
    )
    spoken = PartialDate.parse(latest).spoken
    assert finding.help == f"Plan the review for {spoken} at the latest."


def test_a_review_of_long_ago_is_not_planned_for_the_past(repository: Repository) -> None:
    repository.change(
        "last_reviewed: 2026-03\n  next_review: 2028-01",
        "last_reviewed: 2011\n  next_review: 2028-01",
    )
    found = {finding.rule: finding.help for finding in repository.findings("review-date")}
    assert found["interval"] == (
        "The last review is too long ago: have the whole leaflet reviewed now."
    )


def test_the_year_2016_and_the_year_2018_are_two_years_apart(repository: Repository) -> None:
    repository.change("2026-03", "2016")
    repository.change("2028-01", "2018")
    found = repository.findings("review-date", date(2018, 6, 1))
    assert [finding.rule for finding in found if finding.leaflet] == ["due"]


CHECKED_AGAIN = "Read it again; if the leaflet still agrees with it, write the new date."


@pytest.mark.parametrize(("today", "old"), [(date(2026, 5, 31), False), (date(2026, 6, 1), True)])
def test_evidence_is_checked_as_often_as_the_leaflet(
    repository: Repository, today: date, old: bool
) -> None:
    text = repository.read(LEAFLET)
    repository.write(LEAFLET, f"{text}evidence:\n  - title: A guide\n    checked: 2024-05\n")
    findings = repository.findings("review-date", today)
    assert bool(findings) == old
    if old:
        (finding,) = findings
        assert (finding.rule, finding.severity) == ("evidence-old", Severity.WARNING)
        assert finding.message == (
            "the source 'A guide' was last checked May 2024, more than 24 months ago"
        )
        assert seen(repository.root, finding) == "2024-05"
        assert finding.help == CHECKED_AGAIN


@pytest.mark.parametrize(
    ("leaves", "rule", "message"),
    [
        ("2026-06-14", "owner-left", "the owner, The writers, left (14 June 2026)"),
        ("2026-06-15", "owner-leaves", "the owner, The writers, leaves (15 June 2026)"),
        ("2026-12-12", "owner-leaves", "the owner, The writers, leaves (12 December 2026)"),
        ("2026-12-13", None, ""),
    ],
)
def test_an_owner_who_leaves_is_told(
    repository: Repository, leaves: str, rule: str | None, message: str
) -> None:
    repository.change("kind: team", f"kind: team\n    leaves: {leaves}", "content/people.yaml")
    found = [
        (finding.rule, finding.message, where(finding))
        for finding in repository.findings("review-date")
    ]
    places = [f"{LEAFLET}:7:8", "content/glossary.yaml:1:8"]  # the writers own both
    assert sorted(found) == sorted((rule, message, place) for place in places if rule)


@pytest.mark.parametrize(
    ("leaves", "rule", "message"),
    [
        ("2026-06-14", "approver-left", "the approver, Ada Reviewer, left (14 June 2026)"),
        ("2026-12-12", "approver-leaves", "the approver, Ada Reviewer, leaves (12 December 2026)"),
    ],
)
def test_an_approver_who_leaves_is_told_at_the_last_review(
    repository: Repository, leaves: str, rule: str, message: str
) -> None:
    name = "name: Ada Reviewer"
    repository.change(name, f"{name}\n    leaves: {leaves}", "content/people.yaml")
    finding = repository.finding("review-date")
    assert (finding.rule, finding.message) == (rule, message)
    assert (where(finding), seen(repository.root, finding)) == (f"{LEAFLET}:9:18", "2026-03")
    (repository.root / SIGN_OFFS).unlink()
    assert repository.findings("review-date") == []


@pytest.mark.parametrize(
    ("status", "day", "told"),
    [
        ("published", "2026-03-01", True),
        ("published", "2026-03-02", False),
        ("draft", "2026-03-01", False),
    ],
    ids=["nobody reviewed it", "reviewed in between", "nobody reads it yet"],
)
def test_a_date_that_moves_needs_a_review(
    repository: Repository, status: str, day: str, told: bool
) -> None:
    repository.change("status: published", f"status: {status}")
    adoption = "format: 2\nsince: 0.1.0\nchecks: [schema, review-date]\n"
    repository.write("leaflint.yaml", adoption)
    repository.commit()
    repository.change("last_reviewed: 2026-03", "last_reviewed: 2026-06")
    repository.change("date: 2026-03-16", f"date: {day}", SIGN_OFFS)
    findings = run(Job(repository.root, TODAY, changed_since="HEAD")).findings
    moved = [where(finding) for finding in findings if finding.rule == "date-moved"]
    assert moved == ([f"{LEAFLET}:9:18"] if told else [])


def test_a_new_leaflet_moves_no_date(repository: Repository) -> None:
    content = repository.read(LEAFLET)
    (repository.root / LEAFLET).unlink()
    repository.commit()
    repository.write(LEAFLET, content)
    findings = run(Job(repository.root, TODAY, changed_since="HEAD")).findings
    assert [finding for finding in findings if finding.rule == "date-moved"] == []


def test_policy_sets_the_numbers(repository: Repository) -> None:
    policy = "checks/review-date.yaml"
    text = repository.read(policy)
    repository.write(
        policy,
        f"{text}longest_interval: {{low: 30, medium: 20, high: 10}}\nnotice_days: [10]\n"
        "long_overdue_months: 1\nseverity: {overdue: error}\n",
    )
    assert "more than 20 months after" in repository.finding("review-date").message
    repository.change("2028-01", "2027-01")
    assert repository.findings("review-date", date(2026, 12, 21)) == []
    (soon,) = repository.findings("review-date", date(2026, 12, 22))
    assert soon.rule == "due-soon"
    late = repository.findings("review-date", date(2027, 2, 28))
    assert {finding.rule: finding.severity for finding in late} == {
        "overdue": "error",
        "banner": "notice",
    }
    later = repository.findings("review-date", date(2027, 3, 1))
    assert {finding.rule for finding in later} == {"long-overdue", "banner"}


BANNER = (
    "The review of this leaflet was planned for January 2028 and has not been done yet. "
    "Some of what it says may be out of date. Please ask your care team if you are not sure."
)
WAIVER = """\
waivers:
  - check: review-date
    rule: banner
    reason: The leaflet is being rewritten.
    approved_by: {by}
    expires: {expires}
"""


def _banner(repository: Repository, today: date) -> str | None:
    (leaflet,) = repository.check(today).leaflets
    assert leaflet.review is not None
    return leaflet.review.banner


@pytest.mark.parametrize(
    ("today", "shown"),
    [(date(2028, 1, 31), None), (date(2028, 2, 1), BANNER), (date(2029, 2, 1), BANNER)],
)
def test_readers_see_a_banner_from_the_day_a_leaflet_is_overdue(
    repository: Repository, today: date, shown: str | None
) -> None:
    assert _banner(repository, today) == shown
    told = [
        finding for finding in repository.findings("review-date", today) if finding.rule == "banner"
    ]
    assert [(finding.severity, finding.message) for finding in told] == (
        [("notice", f'readers see this banner: "{BANNER}"')] if shown else []
    )
    for finding in told:
        assert (where(finding), seen(repository.root, finding)) == (f"{LEAFLET}:10:16", "2028-01")
        assert finding.help == (
            "It goes when the review is recorded. Only a waiver of rule `banner` hides it."
        )


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_only_published_leaflets_carry_a_banner(repository: Repository, status: str) -> None:
    repository.change("status: published", f"status: {status}")
    assert _banner(repository, date(2028, 2, 1)) is None
    rules = {finding.rule for finding in repository.findings("review-date", date(2028, 2, 1))}
    assert "banner" not in rules


@pytest.mark.parametrize(
    ("by", "expires", "hidden"),
    [
        ("grace", "2028-02-01", True),
        ("grace", "2028-01-31", False),
        ("writers", "2028-02-01", False),
    ],
)
def test_only_a_waiver_in_force_hides_the_banner(
    repository: Repository, by: str, expires: str, hidden: bool
) -> None:
    repository.add_waiver(WAIVER.format(by=by, expires=expires), day="2028-01-01")
    today = date(2028, 2, 1)
    assert _banner(repository, today) == (None if hidden else BANNER)
    (told,) = [
        finding for finding in repository.findings("review-date", today) if finding.rule == "banner"
    ]
    assert told.waived == ("The leaflet is being rewritten." if hidden else None)


def test_a_waiver_of_the_whole_check_does_not_hide_the_banner(repository: Repository) -> None:
    text = WAIVER.format(by="grace", expires="2028-02-01").replace("    rule: banner\n", "")
    repository.write(LEAFLET, repository.read(LEAFLET) + text)
    assert _banner(repository, date(2028, 2, 1)) == BANNER


def test_evidence_cannot_be_checked_tomorrow(repository: Repository) -> None:
    evidence = "evidence:\n  - title: A guide\n    checked: 2026-06-16\n"
    repository.write(LEAFLET, repository.read(LEAFLET) + evidence)
    finding = repository.finding("review-date")
    assert (finding.rule, finding.severity) == ("future-check", "error")
    assert finding.message == (
        "the source 'A guide' was checked 16 June 2026, which is after today (15 June 2026)"
    )
    assert (where(finding), seen(repository.root, finding)) == (f"{LEAFLET}:35:14", "2026-06-16")
    assert repository.findings("review-date", date(2026, 6, 16)) == []


def test_evidence_without_a_date_was_never_checked(repository: Repository) -> None:
    evidence = "evidence:\n  - title: A guide\n"
    repository.write(LEAFLET, repository.read(LEAFLET) + evidence)
    finding = repository.finding("review-date")
    assert finding.rule == "evidence-old"
    assert finding.message == "the source 'A guide' has no date on which it was checked"
    assert (finding.help, where(finding)) == (CHECKED_AGAIN, f"{LEAFLET}:34:5")


def test_an_old_source_is_known_again_when_another_is_checked(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    guide, study = "  - title: A guide\n", "  - title: A study\n"
    repository.write(LEAFLET, f"{text}evidence:\n{guide}{study}")
    _, second = repository.findings("review-date")
    repository.change(guide, f"{guide}    checked: 2026-06\n")
    assert repository.finding("review-date").fingerprint == second.fingerprint


def test_a_source_in_order_does_not_hide_the_next(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    repository.write(
        LEAFLET, f"{text}evidence:\n  - {{title: One, checked: 2026-05}}\n  - {{title: Two}}\n"
    )
    message = "the source 'Two' has no date on which it was checked"
    assert repository.finding("review-date").message == message


def test_a_review_that_never_took_place_is_overdue_all_the_same(repository: Repository) -> None:
    repository.change("  last_reviewed: 2026-03\n", "")
    repository.change("status: published", "status: draft")
    assert [finding.message for finding in repository.findings("review-date", date(2028, 2, 1)) if finding.leaflet] == [
        "the review planned for January 2028 is 1 day overdue"
    ]  # fmt: skip

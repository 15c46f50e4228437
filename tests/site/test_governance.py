"""The pages on governance: what they say is what `check` and `reviews` say, and staff alone see them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from leaflint.report.json import to_json as report_json
from leaflint.reviews.exports import to_json as reviews_json
from leaflint.site.frame import SitePage
from leaflint.site.governance import governance_pages
from leaflint.site.trends import trends_pages
from leaflint.site.trustees import trustees_pages
from tests.example_repository import LEAFLET, TODAY, Repository
from tests.site.estates import add_leaflet, estate_of, read, rows, sign

OVERDUE = ("next_review: 2028-01", "next_review: 2026-04")


@pytest.fixture
def many(repository: Repository) -> Repository:
    """One signed leaflet, one overdue and unsigned, one that changed since, a draft and a broken one."""
    add_leaflet(repository, "late-one", OVERDUE)
    add_leaflet(repository, "no-date", ("  next_review: 2028-01\n", ""))
    changed = add_leaflet(
        repository, "changed-one", ("next_review: 2028-01", "next_review: 2026-09")
    )
    sign(repository, "changed-one", "2026-05-01")
    repository.change("20 minutes", "30 minutes", changed)
    add_leaflet(repository, "not-yet", ("status: published", "status: draft"), OVERDUE)
    repository.write("content/leaflets/broken.yaml", "id: broken\ntitle: [")
    repository.commit(day=date(2026, 6, 1))
    return repository


def pages(repository: Repository, today: date = TODAY) -> dict[str, SitePage]:
    estate = estate_of(repository, today)
    made = (*governance_pages(estate, "staff"), *trends_pages(estate, "staff"))
    return {Path(page.path).stem: page for page in made}


def text(page: SitePage) -> str:
    return read(page).text


def test_the_numbers_are_those_of_check_and_reviews(many: Repository) -> None:
    estate = estate_of(many)
    check, reviews = (
        json.loads(report_json(estate.report)),
        json.loads(reviews_json(estate.reviews)),
    )
    read_now = [it for it in reviews["leaflets"] if it["published"]]
    found = [it for it in check["findings"] if it["waived"] is None and not it["in_baseline"]]
    unsigned = {"unsigned", "voided", "waiting"}
    told = {
        name: int(cell[0]) for name, cell in rows(pages(many)["index"]).items() if cell[0].isdigit()
    }
    assert told == {
        "Leaflets that patients read": len(read_now),
        "Overdue": sum(it["review"] in {"overdue", "long-overdue"} for it in read_now),
        "Without a review date": sum(it["review"] == "no-date" for it in read_now),
        "Due now": sum(it["review"] == "due" for it in read_now),
        "Coming": sum(it["review"] == "due-soon" for it in read_now),
        "Waiting for a sign-off": sum(
            it["check"] == "sign-off" and it["rule"] in unsigned for it in check["findings"]
        ),
        "Leaflets that could not be checked": sum(not it["checked"] for it in check["leaflets"]),
        "Errors": sum(it["severity"] == "error" for it in found),
        "Warnings": sum(it["severity"] == "warning" for it in found),
        "Notices": sum(it["severity"] == "notice" for it in found),
        "Findings waived": 0,
        "Findings waiting in a baseline": 0,
    }
    assert (told["Overdue"], told["Without a review date"], told["Coming"]) == (1, 1, 1)
    assert told["Waiting for a sign-off"] == 3
    figures = estate.standing.figures
    assert figures.unsigned == 3
    assert figures.late == 2
    ages = [it["reading"]["age"]["held"] for it in check["leaflets"] if it["status"] == "published"]
    assert figures.worst_age == max(ages)


def test_what_is_late_due_and_coming_is_told(many: Repository) -> None:
    page = pages(many)["reviews"]
    assert "The dates of 1 file could not be read" in text(page)
    late = ["1 month overdue", "April 2026", "The writers", "Ada Reviewer"]
    assert rows(page)["Late one"] == late
    assert rows(page)["Not yet"][0].endswith("overdue (a draft)")
    assert rows(page)["No date"][0] == "no review is planned"
    assert rows(page)["Changed one"][1] == "September 2026"
    assert "Nothing is due now." in text(page)
    assert "../staff/late-one.html" in read(page).all("href")
    assert "../staff/broken.html" in read(page).all("href")


def test_each_leaflet_stands_with_its_sign_offs(many: Repository) -> None:
    page = pages(many)["sign-offs"]
    found = rows(page)
    assert found["Late one"] == ["Never signed", "none", ""]
    assert found["Changed one"][0] == "Changed since its sign-off"
    assert found["Having a scan"][:2] == [
        "Signed", "Ada Reviewer, 16 March 2026 (a name given at a command line)",
    ]  # fmt: skip
    assert found["content/leaflets/broken.yaml"][0] == "Not known"
    assert "Not yet" not in found
    assert "Never signed: 2; changed since its sign-off: 1; not known: 1; signed: 1." in text(page)


def test_what_waits_for_whom_stands_oldest_first_with_minutes(many: Repository) -> None:
    words = text(pages(many)["approvers"])
    assert "What waits for Ada Reviewer: 3 leaflets, about 3 minutes" in words
    assert words.index("Review: it has no date") < words.index("Review: overdue")
    assert "Review: overdue1 May 2026 (1 month)1" in words
    assert "Sign-off: changed since its sign-off" in words
    words = text(pages(many)["owners"])
    assert "What waits for The writers" in words
    assert "Review: ask for itfrom 1 September 2026" in words
    assert "Changed one1 error to mendnot known1" in words
    assert "to mend" not in words.partition("Changed one1 error to mend")[2]


def test_waivers_and_baselines_have_their_last_days(repository: Repository) -> None:
    repository.change("You can go home", "You commence to go home")
    for rule, end in (("hard-word", "2026-07-15"), ("other-rule", "2026-06-14")):
        waiver = (
            f"waivers:\n  - check: plain-language\n    rule: {rule}\n    reason: It must be.\n"
            f"    approved_by: ada\n    expires: {end}\n"
        )
        if rule == "hard-word":
            repository.add_waiver(waiver)
        else:
            more = waiver.removeprefix("waivers:\n")
            repository.write(LEAFLET, repository.read(LEAFLET) + more)
    repository.write(
        "baseline/having-a-scan.yaml",
        "leaflet: having-a-scan\nowner: grace\nuntil: 2026-12-31\nfindings:\n"
        '  - rule: reading-age/above-target\n    fingerprint: "0123456789abcdef"\n    about: x\n',
    )
    words = text(pages(repository)["exceptions"])
    assert "1 finding of today's check is covered by a waiver" in words
    assert "plain-language/hard-wordIt must be.Ada Reviewer15 July 2026 (in 1 month)" in words
    assert "14 June 2026: does not hold, it has expired" in words
    assert words.index("it has expired") < words.index("15 July 2026")
    assert "Having a scan1Grace Lead31 December 2026 (in 6 months)" in words


def test_each_service_names_the_leaflets_that_print_its_number(many: Repository) -> None:
    words = text(pages(many)["services"])
    assert "Phone 0808 800 6000. Last verified by Ada Reviewer: May 2026." in words
    assert "5 leaflets with Helpline" in words
    assert "Phone 020 7946 0123. Last verified: May 2026. No leaflet sends readers to it." in words


def test_each_fact_is_told_as_every_leaflet_states_it(many: Repository) -> None:
    words = text(pages(many)["facts"])
    assert "Approved: 20 minutes. Readers plan their day by it." in words
    assert "Changed one30 minutesdiffersline 26" in words
    assert "Having a scan20 minutesagreesline 26" in words


def test_the_policy_in_force_is_told(many: Repository) -> None:
    many.write(
        "leaflint.yaml", "format: 2\nsince: 0.1.0\nchecks: [schema, review-date, reading-age]\n"
    )
    reading = many.read("checks/reading-age.yaml")
    more = "severity:\n  above-target:\n    default: error\n    status: {draft: notice}\n"
    many.write("checks/reading-age.yaml", reading + more)
    made = pages(many)
    words = text(made["policy"])
    assert "3 of 12 checks are adopted. Not adopted: safety-wording," in words
    assert "reading-age/above-target" in words
    assert "error; draft: notice" in words
    assert rows(made["policy"])["The policy for review-date"] == ["2028", "current", "Grace Lead"]
    assert "Sign-offs are not checked in this repository" in text(made["sign-offs"])
    assert rows(made["index"])["Waiting for a sign-off"] == ["not checked"]
    assert "The check phone-number did not run, so nobody knows." in text(made["services"])
    assert "The check agreeing-facts did not run" in text(made["facts"])
    assert "Unsigned" not in text(made["trends"])
    assert estate_of(many).standing.figures.signed == 0


def test_a_check_that_cannot_run_is_told(many: Repository) -> None:
    many.write("checks/numbers.yaml", "owner: grace\n")
    words = text(pages(many)["policy"])
    assert "numberschecks/numbers.yaml is missing or broken" in words


def test_what_is_not_known_of_the_alarm_is_said(many: Repository) -> None:
    words = text(pages(many)["index"])
    assert "This page cannot know it: it is made without a network" in words
    assert "It counts as broken when it has not run for 10 days" in words
    assert "its workflow, .github/workflows/reviews.yml, is not in this folder" in words
    many.write(".github/workflows/reviews.yml", "name: Reviews\n")
    assert ".github/workflows/reviews.yml, is in the repository." in text(pages(many)["index"])


def test_the_trends_say_under_which_policy_and_without_history_that_there_is_none(
    many: Repository,
) -> None:
    page = pages(many, date(2026, 7, 15))["trends"]
    assert "All of it under today's policy" in text(page)
    assert "June 2026" in text(page)
    assert "July 2026 (so far)" in text(page)
    assert read(page).names >= {"svg", "table", "details"}
    (many.root / ".git").rename(many.root / "elsewhere")
    assert "No trend: history is not here." in text(pages(many)["trends"])


def test_the_public_sees_none_of_it(many: Repository) -> None:
    estate = estate_of(many)
    assert [*governance_pages(estate, "public"), *trends_pages(estate, "public")] == []


def test_hostile_words_are_words(many: Repository) -> None:
    evil = '"<script>alert(1)</script> \\u202e & \\"q\\""'
    add_leaflet(many, "evil", ("title: Evil", f"title: {evil}"), OVERDUE)
    many.change("name: Ada Reviewer", "name: <img src=x onerror=alert(1)>", "content/people.yaml")
    for page in pages(many).values():
        read(page)
        assert b"<script" not in page.content
        assert b"<img" not in page.content


def test_the_same_files_make_the_same_pages(many: Repository) -> None:
    assert pages(many) == pages(many)


def test_an_empty_estate_of_drafts_has_pages(repository: Repository) -> None:
    repository.change("status: published", "status: draft")
    made = pages(repository)
    assert rows(made["index"])["Leaflets that patients read"] == ["0"]
    assert "Nothing waits for anybody." in text(made["approvers"])


@pytest.mark.parametrize(
    ("file", "text", "why"),
    [
        (
            "leaflint.yaml",
            "format: 2\nsince: 0.1.0\nchecks: [schema]\n",
            "the check 'review-date' is not adopted: add it to `checks` in leaflint.yaml.",
        ),
        (
            "checks/review-date.yaml",
            "owner: [",
            "checks/review-date.yaml is missing or broken; see `leaflint check`.",
        ),
        (
            "content/people.yaml",
            "people: [",
            "content/people.yaml is missing or broken; see `leaflint check`.",
        ),
    ],
)
def test_where_nobody_can_say_how_reviews_stand_a_page_says_that(
    many: Repository, file: str, text: str, why: str
) -> None:
    many.write(file, text)
    estate = estate_of(many)
    (page,) = (*governance_pages(estate, "staff"), *trends_pages(estate, "staff"))
    (for_trustees,) = trustees_pages(estate, "public")
    for said in (page, for_trustees):
        assert f"Nobody knows how the leaflets stand: {why}" in read(said).text

"""The page for reviewers: complete, harmless, and the same every time."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date

import pytest

from leaflint.core.errors import UsageError
from leaflint.site.minutes import minutes
from leaflint.site.reviewed_leaflet import MOST_FINDINGS
from leaflint.site.reviewer_page import MOST, make_page, reviewer_page
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository
from tests.github.approvals.pulls import code_of, swap_number
from tests.site.html_page import Page, read_page

EVIDENCE = """\
evidence:
  - title: NG234
    url: https://www.nice.org.uk/ng234
    checked: 2026-03
  - title: An old book
    checked: 2023
  - title: A talk
"""
PIXEL = base64.b64decode("R0lGODlhAQABAAAAACwAAAAAAQABAAA=")


@pytest.fixture
def changed(repository: Repository) -> Repository:
    repository.commit()
    repository.change("20 minutes", "30 minutes")
    return repository


def page_of(repository: Repository, today: date = TODAY) -> Page:
    return read_page(reviewer_page(repository.root, "main", today=today))


def test_it_says_what_waits_and_gives_the_line(changed: Repository) -> None:
    page = page_of(changed)
    for words in (
        "1 leaflet changed between",
        "Made on 15 June 2026; about 1 minute to read, 114 words.",
        "Having a scan: Ada Reviewer; about 1 minute to read, 114 words",
        "Sign-off: Voided: the sign-off by Ada Reviewer of 16 March 2026 no longer holds",
        "Look at first: numbers, doses or units",
        "It takes about [taken out: 20] [put in: 30] minutes.",
        "What happens when you have a scan.",
        f"edition {code_of(changed)[:9]}",
        "Last reviewed: March 2026. Next review: January 2028. Edition",
        "Phone0808 800 6000, free to call",
        "The leaflet names no source.",
        "Waits for Ada Reviewer. If all is right, approve with this line: "
        f"Change approved: having-a-scan {code_of(changed)}. If what changed",
        "Minutes are counted at 200 words a minute",
    ):
        assert words in page.text
    assert "'scan-time' is \"30 minutes\" here" in page.text
    assert {"del", "ins"} <= page.names


def test_it_is_the_same_twice_and_of_a_commit_as_of_the_files(changed: Repository) -> None:
    first = reviewer_page(changed.root, "main", today=TODAY)
    assert reviewer_page(changed.root, "main", today=TODAY) == first
    changed.git("checkout", "--quiet", "-b", "work")
    head = changed.commit()
    later = reviewer_page(changed.root, "main", "work", today=TODAY)
    assert later.replace(head[:12], "the files on disk") == first


def test_its_own_style_alone_may_apply(changed: Repository) -> None:
    text = reviewer_page(changed.root, "main", today=TODAY)
    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = (
        attributes["content"]
        for _, attributes in read_page(text).tags
        if "http-equiv" in attributes
    )
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert "url(" not in style
    assert "@import" not in style


def test_evidence_stands_with_its_dates_and_which_are_old(changed: Repository) -> None:
    changed.write(LEAFLET, changed.read(LEAFLET) + EVIDENCE)
    page = page_of(changed)
    assert (
        "NG234 March 2026 An old book 2023 Too long ago: read it again A talk Never Too"
        in page.text
    )
    assert "https://www.nice.org.uk/ng234" in page.all("href")
    assert (
        "Ada Reviewer read for the review of 16 March 2026: Our own rules." in page_of(changed).text
    )


def test_a_leaflet_that_nobody_reviewed_needs_a_review(changed: Repository) -> None:
    (changed.root / SIGN_OFFS).unlink()
    line = f"Reviewed and approved: having-a-scan {code_of(changed)}. Evidence: WHAT YOU READ. Next review: 2028-06."
    assert f"{line} Write what you read in the place of WHAT YOU READ." in page_of(changed).text


def test_a_swapped_number_may_be_merged_before_it_is_approved(repository: Repository) -> None:
    repository.commit()
    swap_number(repository)
    page = page_of(repository)
    assert (
        "it may be merged before it is approved. Call the new number. If all is right, approve with "
        f"this line: Change approved: having-a-scan {code_of(repository)}."
    ) in page.text
    assert "Wording only" not in page.text


def test_nobody_who_may_approve_is_said(changed: Repository) -> None:
    changed.change("role: clinical-reviewer", "role: editor", "content/people.yaml")
    assert "Waits for somebody who may approve its topics (nobody in" in page_of(changed).text


def test_nothing_changed(repository: Repository) -> None:
    repository.commit()
    page = page_of(repository)
    assert "0 leaflets changed" in page.text
    assert page.headings == [1]


def test_a_new_leaflet_is_read_as_a_whole(changed: Repository) -> None:
    text = changed.read(LEAFLET).replace("id: having-a-scan", "id: other-scan")
    changed.write("content/leaflets/other-scan.yaml", text.replace("a scan\n", "another scan\n", 1))
    page = page_of(changed)
    assert "All of it is new: read the whole leaflet." in page.text
    assert "Reviewed and approved: other-scan" in page.text
    assert "New: Having another scan (content/leaflets/other-scan.yaml)." in page.text


def test_what_cannot_be_read_is_said_and_has_no_line(changed: Repository) -> None:
    changed.change("status: published", "status: publisht")
    page = page_of(changed)
    assert "Not everything could be checked. Do not approve it before it can be." in page.text
    assert "What cannot be read cannot be approved; of the others none waits" in page.text
    assert "No leaflet waits for a sign-off" not in page.text
    assert "There is nothing to show." in page.text
    assert "approved: having-a-scan" not in page.text


def test_a_leaflet_that_is_gone_has_nothing_to_approve(changed: Repository) -> None:
    (changed.root / LEAFLET).unlink()
    page = page_of(changed)
    assert "Deleted: Having a scan (content/leaflets/having-a-scan.yaml)." in page.text
    assert "There is nothing to show." in page.text
    assert "What the checks find" not in page.text


def test_without_the_check_of_sign_offs_there_are_no_lines(changed: Repository) -> None:
    changed.write("leaflint.yaml", "format: 2\nsince: 0.1.0\nchecks: [schema, review-date]\n")
    page = page_of(changed)
    assert "Sign-offs are not checked in this repository, so there is no line" in page.text
    assert "Approve it" not in page.text


def test_what_cannot_run_is_no_page(changed: Repository) -> None:
    changed.write("checks/sign-off.yaml", "owner: nobody\n")
    with pytest.raises(UsageError, match=r"checks/sign-off\.yaml is missing or broken"):
        reviewer_page(changed.root, "main", today=TODAY)


def test_waived_findings_are_shown_with_their_reason(changed: Repository) -> None:
    changed.change("You lie on a bed", "We commence. You lie on a bed")
    changed.add_waiver(
        "waivers:\n  - check: plain-language\n    reason: Readers know it.\n    approved_by: grace\n    expires: 2026-12\n"
    )
    assert "allowed: Readers know it." not in page_of(changed).text  # it came with this change
    changed.commit("Known before")
    changed.change("30 minutes", "40 minutes")
    assert "Allowed for a time" in page_of(changed).text
    assert "(allowed: Readers know it.)" in page_of(changed).text


def test_pictures_are_in_the_page_with_their_words(changed: Repository) -> None:
    changed.write("content/pictures/bed.gif", PIXEL)
    changed.change("You can go home", "![The bed](pictures/bed.gif)\n\n      ![Gone](pictures/no.png)\n\n      You can go home")  # fmt: skip
    page = page_of(changed)
    assert page.all("src") == [f"data:image/gif;base64,{base64.b64encode(PIXEL).decode()}"]
    assert page.all("alt") == ["The bed"]
    assert "Picture, not shown here: Gone" in page.text


def test_another_picture_under_the_same_words_waits_too(repository: Repository) -> None:
    repository.write("content/pictures/bed.gif", PIXEL)
    repository.change("You can go home", "![The bed](pictures/bed.gif)\n\n      You can go home")
    (repository.root / SIGN_OFFS).unlink()
    repository.commit()
    repository.write("content/pictures/bed.gif", PIXEL + b"\0")
    page = page_of(repository)
    assert "Nothing in its words, but something that it shows, such as a picture." in page.text
    assert "Reviewed and approved: having-a-scan " in page.text


def test_a_page_holds_only_so_many_leaflets_in_full(repository: Repository) -> None:
    repository.write("content/sign-offs/having-a-scan.yaml", "")
    (repository.root / SIGN_OFFS).unlink()
    repository.commit()
    text = repository.read(LEAFLET)
    for number in range(MOST + 2):
        name = f"scan-{number:02d}"
        repository.write(f"content/leaflets/{name}.yaml", text.replace("having-a-scan", name))
    made = make_page(repository.root, "main", None, today=TODAY)
    assert (len(made.leaflets), len(made.others), made.needed) == (MOST, 2, MOST + 2)
    page = page_of(repository)
    assert page.text.count("As its readers see it") == MOST
    assert "2 more leaflets There is no room for these on one page." in page.text
    assert "2 more, at the end of this page" in page.text
    assert "content/leaflets/scan-31.yaml" in page.text
    assert page.text.count("Reviewed and approved: scan-") == MOST + 2


def test_a_leaflet_shows_only_so_many_findings(changed: Repository) -> None:
    many = "".join(
        f"      Call 020 7946 0{number} now.\n\n" for number in range(200, 205 + MOST_FINDINGS)
    )
    changed.change("      You can go home", f"{many}      You can go home")
    (leaflet,) = make_page(changed.root, "main", None, today=TODAY).leaflets
    assert sum(len(found) for _, found in leaflet.findings) == MOST_FINDINGS
    assert leaflet.not_shown >= 5
    assert (
        f"{leaflet.not_shown} more, old or less pressing, are in the report"
        in page_of(changed).text
    )


@pytest.mark.parametrize(("words", "expected"), [(0, 0), (1, 1), (200, 1), (201, 2), (400, 2)])
def test_a_minute_that_is_begun_counts_whole(words: int, expected: int) -> None:
    assert minutes(words) == expected


EVIL = '<script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="a" \' {{7*7}} {% raw %} </style></pre> \u202eevil'


def test_words_from_the_repository_can_do_nothing(repository: Repository) -> None:
    evil = EVIL.replace("'", "''")
    repository.commit()
    repository.change("title: Having a scan", f"title: '{evil}'")
    repository.change("summary: What happens when you have a scan.", f"summary: '{evil}'")
    repository.change("heading: The scan", f"heading: '{evil}'\n    kind: urgent-help")
    repository.change("You can go home", f"{EVIL} [a](javascript:alert(3)) [b](https://x.example) ![{EVIL}](pictures/x.png)\n\n      You can go home")  # fmt: skip
    repository.write(LEAFLET, repository.read(LEAFLET) + f"evidence:\n  - title: '{evil}'\n")
    for file, old in (
        ("content/directory.yaml", "name: Helpline"),
        ("content/people.yaml", "name: Ada Reviewer"),
        ("content/glossary.yaml", "meaning: a test in which a small piece of the body is taken out to be looked at"),
    ):  # fmt: skip
        repository.change(old, f"{old.partition(':')[0]}: '{evil}'", file)
    repository.change("does not hurt", "is no biopsy")
    repository.change("cost: free\n    last_verified", f"hours: '{evil}'\n    last_verified", "content/directory.yaml")  # fmt: skip
    text = reviewer_page(repository.root, "main", today=TODAY)
    page = read_page(text)
    assert "\u202e" not in text
    assert "javascript:" not in "".join(page.all("href"))
    assert "onerror" not in {name for _, attributes in page.tags for name in attributes}
    assert page.text.count("{{7*7}}") > 8
    assert "49" not in page.text
    assert page.names <= {
        "html", "head", "meta", "title", "style", "body", "a", "header", "main", "footer", "h1", "h2", "h3", "h4", "h5",
        "h6", "p", "ul", "ol", "li", "div", "span", "strong", "em", "del", "ins", "article", "dl", "dt", "dd", "figure",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "pre",
    }  # fmt: skip

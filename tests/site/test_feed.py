"""The feed of changes, and the calendars of reviews."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from leaflint.engine.options import Options
from leaflint.site import feed as module
from leaflint.site.estate import Estate
from leaflint.site.feed import calendars, feed
from leaflint.site.frame import Face
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, UNSIGNED, Repository

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "format: 2\nsince: 0.1.0\nsite:\n  name: Our leaflets\n  address: https://leaflets.example.org/\n"
MORE = """\
  - by: ada
    role: clinical-reviewer
    date: 2026-04-02
    format: 2
    kind: change
    notes: A note of Ada.
    digest: sha256:cbc9e0e7328ef47aafd7097dbda1e0e5744234deb5218ba027d0a5c5247fdf93
    text: |
      Another.
"""


def estate(repository: Repository) -> Estate:
    return Estate(repository.tree, TODAY, Options(UNSIGNED))


def atom(repository: Repository, face: Face = "public") -> ET.Element:
    (page,) = feed(estate(repository), face)
    assert page.path == "feed.xml"
    return ET.fromstring(page.content)  # noqa: S314  # a file of ours


def texts(root: ET.Element, name: str) -> list[str | None]:
    return [entry.findtext(f"{ATOM}{name}") for entry in root.iter(f"{ATOM}entry")]


def test_each_approval_is_an_entry_the_newest_first(repository: Repository) -> None:
    repository.write(SIGN_OFFS, repository.read(SIGN_OFFS) + MORE)
    repository.write("leaflint.yaml", SITE)
    root = atom(repository)
    assert root.findtext(f"{ATOM}title") == "Our leaflets"
    assert root.findtext(f"{ATOM}updated") == "2026-04-02T00:00:00Z"
    assert texts(root, "title") == ["Having a scan", "Having a scan"]
    assert texts(root, "updated") == ["2026-04-02T00:00:00Z", "2026-03-16T00:00:00Z"]
    changed, reviewed = texts(root, "summary")
    assert (changed or "").startswith("A change of what it says was approved. Edition ")
    assert reviewed == "Reviewed as a whole."
    links = [link.attrib["href"] for link in root.iter(f"{ATOM}link")]
    page = "https://leaflets.example.org/leaflets/having-a-scan.html"
    assert links == ["https://leaflets.example.org/feed.xml", page, page]
    names = [name.text for name in root.iter(f"{ATOM}id")]
    assert len({*names}) == 3
    assert names == [name.text for name in atom(repository).iter(f"{ATOM}id")]


def test_an_entry_keeps_its_name_when_others_come_and_the_site_moves(
    repository: Repository,
) -> None:
    (before,) = texts(atom(repository), "id")
    repository.write(SIGN_OFFS, repository.read(SIGN_OFFS) + MORE)
    repository.write("leaflint.yaml", SITE)
    assert texts(atom(repository), "id")[1] == before


def test_without_approvals_it_is_empty_and_of_today(repository: Repository) -> None:
    (repository.root / SIGN_OFFS).unlink()
    root = atom(repository)
    assert texts(root, "id") == []
    assert root.findtext(f"{ATOM}updated") == "2026-06-15T00:00:00Z"


def test_the_feed_has_an_end(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.write(SIGN_OFFS, repository.read(SIGN_OFFS) + MORE)
    monkeypatch.setattr(module, "MOST", 1)
    assert texts(atom(repository), "updated") == ["2026-04-02T00:00:00Z"]


def test_nobody_is_named_and_drafts_are_not_for_the_public(repository: Repository) -> None:
    repository.write(SIGN_OFFS, repository.read(SIGN_OFFS) + MORE)
    (page,) = feed(estate(repository), "public")
    assert not [word for word in (b"ada", b"Ada", b"note") if word in page.content]
    repository.change("status: published", "status: draft")
    assert texts(atom(repository), "id") == []
    assert len(texts(atom(repository, "staff"), "id")) == 2


def test_a_calendar_for_all_and_one_for_each_owner(repository: Repository) -> None:
    other = repository.read(LEAFLET).replace("having-a-scan", "other").replace("owner: writers", "owner: grace")  # fmt: skip
    repository.write("content/leaflets/other.yaml", other)
    pages = {page.path: Calendar.from_ical(page.content) for page in calendars(estate(repository), "staff")}  # fmt: skip
    events = {path: [event["uid"] for event in calendar.walk("VEVENT")] for path, calendar in pages.items()}  # fmt: skip
    assert events == {
        "reviews.ics": ["having-a-scan@review.leaflint", "other@review.leaflint"],
        "reviews/grace.ics": ["other@review.leaflint"],
        "reviews/writers.ics": ["having-a-scan@review.leaflint"],
    }
    assert pages["reviews.ics"]["x-wr-calname"] == "Leaflet reviews"
    assert pages["reviews/grace.ics"]["x-wr-calname"] == "Leaflet reviews: Grace Lead"


def test_the_public_has_no_calendar_for_it_names_people(repository: Repository) -> None:
    assert list(calendars(estate(repository), "public")) == []

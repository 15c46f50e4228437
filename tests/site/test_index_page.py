"""The list of leaflets, and its filters."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.site.build import build_site
from leaflint.site.estate import Estate
from leaflint.site.frame import Face
from leaflint.site.index_page import FILTERS
from tests.example_repository import FILES, LEAFLET, TODAY, Repository
from tests.site.html_page import Page, read_site


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out") / "site"


def index_of(repository: Repository, site: Path, face: Face = "staff") -> Page:
    build_site(Estate(repository.tree, TODAY), face, site)
    return read_site(site)["index.html"]


def add(repository: Repository, name: str, *changes: tuple[str, str]) -> None:
    text = FILES[LEAFLET].replace("id: having-a-scan", f"id: {name}")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    repository.write(f"content/leaflets/{name}.yaml", text)


def test_leaflets_stand_by_title_with_what_staff_must_know(
    repository: Repository, site: Path
) -> None:
    add(repository, "late", ("title: H", "title: a h"), ("2028-01", "2026-01"))
    add(repository, "draft", ("title: H", "title: B h"), ("published", "draft"))
    repository.write("content/leaflets/zebra.yaml", "[")
    page = index_of(repository, site)
    for words in (
        "As of 15 June 2026.",
        "4 leaflets, those that readers do not see too.",
        "a having a scan What happens when you have a scan. overdue",
        "B having a scan What happens when you have a scan. draft",
        "zebra cannot be read · for staff: zebra",
    ):
        assert words in page.text
    titles = [
        page.text.index(title) for title in ("a having", "B having", "Having", "zebra cannot")
    ]
    assert titles == sorted(titles)


def test_a_filter_leaves_those_of_its_choice(repository: Repository, site: Path) -> None:
    add(repository, "treated", ("topics: [scan]", "topics: [scan, treatment]"))
    add(repository, "draft", ("published", "draft"), ("topics: [scan]", "topics: [treatment]"))
    add(repository, "late", ("2028-01", "2026-01"))
    page = index_of(repository, site)
    assert "About All Scan (3) Treatment (2)" in page.text
    choices = {at["id"] for tag, at in page.tags if tag == "input" and at.get("type") == "radio"}
    assert {
        "any-topic",
        "topic-scan",
        "topic-treatment",
        "standing-draft",
        "standing-late",
    } <= choices
    rules = (site / FILTERS).read_text(encoding="utf-8")
    assert "body:has(#topic-scan:checked) .listed:not(.topic-scan) { display: none; }\n" in rules
    classes = [at["class"] for tag, at in page.tags if at.get("class", "").startswith("listed")]
    assert "topic-treatment" in classes[0]


def test_a_filter_without_a_choice_is_left_out(repository: Repository, site: Path) -> None:
    page = index_of(repository, site, "public")
    assert "form" not in page.names
    assert (site / FILTERS).read_bytes() == b""


def test_the_public_sees_published_leaflets_alone(repository: Repository, site: Path) -> None:
    add(repository, "gone", ("published", "withdrawn"), ("title: H", "title: Gone: h"))
    page = index_of(repository, site, "public")
    assert "1 leaflet." in page.text
    assert "Gone" not in page.text
    assert "current" not in page.text


def test_no_leaflet_for_the_public(repository: Repository, site: Path) -> None:
    repository.change("published", "draft")
    assert "There are no leaflets yet." in index_of(repository, site, "public").text


@pytest.mark.parametrize(("more", "has_letters"), [(28, False), (29, True)])
def test_long_lists_have_letters(
    repository: Repository, site: Path, more: int, has_letters: bool
) -> None:
    for number in range(more):
        first = "9" if number == 0 else "B"
        add(repository, f"more-{number}", ("title: H", f"title: {first} {number} h"))
    page = index_of(repository, site)
    links = [link for link in page.all("href") if link.startswith("#letter")]
    assert links == (["#letter-Other", "#letter-B", "#letter-H"] if has_letters else [])


def test_the_search_field_is_hidden_until_a_script_works(
    repository: Repository, site: Path
) -> None:
    page = index_of(repository, site)
    assert [at["class"] for tag, at in page.tags if "hidden" in at] == ["search"]

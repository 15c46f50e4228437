"""The pages of a leaflet: for its readers, and for staff."""

from __future__ import annotations

from pathlib import Path

import pytest

from leaflint.content.models.site import Site
from leaflint.site.build import build_site
from leaflint.site.estate import Estate
from leaflint.site.frame import Face
from leaflint.site.leaflet_pages import NOT_READABLE, feedback_url
from leaflint.site.leaflets import page_names
from tests.example_repository import LEAFLET, TODAY, Repository
from tests.site.html_page import Page, read_site

READER, STAFF = "leaflets/having-a-scan.html", "staff/having-a-scan.html"
HARD = (
    "Computerised tomography utilises ionising radiation to generate comprehensive cross-sectional "
    "representations of anatomical structures, facilitating the identification of abnormalities in individuals who come to us. "
    "Administration of intravenous contrast medium may be necessary to differentiate structures."
)


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out") / "site"


def page_of(repository: Repository, site: Path, path: str = READER, face: Face = "staff") -> Page:
    build_site(Estate(repository.tree, TODAY), face, site)
    return read_site(site)[path]


def adopt(repository: Repository, *lines: str) -> None:
    site = "".join(f"  {line}\n" for line in lines)
    repository.write("leaflint.yaml", f"format: 2\nsince: 0.1.0\nsite:\n{site}")


def test_readers_get_all_that_they_need(repository: Repository, site: Path) -> None:
    repository.change(
        "  - heading: Getting help", "  - heading: Getting help\n    kind: urgent-help"
    )
    page = page_of(repository, site, face="public")
    for words in (
        "Having a scan What happens when you have a scan.",
        "Emergency: Getting help",
        "Helpline Phone0808 800 6000, free to call",
        "Last reviewed: March 2026. Next review: January 2028. Edition MD75-DM6P.",
    ):
        assert words in page.text
    assert {"tel:+448088006000", "tel:999", "../index.html"} <= set(page.all("href"))
    assert "For staff" not in page.text
    assert "Tell us" not in page.text


def test_long_leaflets_say_what_is_on_the_page(repository: Repository, site: Path) -> None:
    assert "On this page" not in page_of(repository, site).text
    repository.write(LEAFLET, repository.read(LEAFLET) + "  - heading: More\n    text: More words.\n")  # fmt: skip
    page = page_of(repository, site)
    assert "On this page Before the scan The scan Getting help More Contacts" in page.text


def test_a_withdrawn_leaflet_keeps_its_address_and_for_the_public_nothing_else(
    repository: Repository, site: Path
) -> None:
    repository.change("published", "withdrawn")
    page = page_of(repository, site, face="public")
    assert "Having a scan: withdrawn It is no longer in use." in page.text
    assert "bed that moves" not in page.text
    assert "0 leaflets" in read_site(site)["index.html"].text
    assert "bed that moves" in page_of(repository, site).text


@pytest.mark.parametrize("face", ["staff", "public"])
def test_a_leaflet_that_cannot_be_read_has_a_page_that_says_so(
    repository: Repository, site: Path, face: Face
) -> None:
    repository.write(LEAFLET, "title: [\n")
    assert NOT_READABLE in page_of(repository, site, face=face).text
    if face == "staff":
        page = page_of(repository, site, STAFF)
        assert "This leaflet cannot be read" in page.text
        assert "1 error" in page.text


def test_the_site_has_a_name_and_a_colour_of_its_own(repository: Repository, site: Path) -> None:
    adopt(repository, "name: St Example's", "colour: '#7a2e1d'")
    assert "St Example's" in page_of(repository, site).text
    assert ":root { --band: #7a2e1d; }" in (site / "style.css").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("feedback", "url"),
    [
        (None, ""),
        ("ask@example.org", "mailto:ask@example.org?subject=Leaflet%20a%2C%20edition%20B-C"),
        ("https://example.org/?l={leaflet}&e={edition}", "https://example.org/?l=a&e=B-C"),
        ("javascript:alert(1)", ""),
        ("our desk", ""),
    ],
)
def test_readers_can_say_what_is_wrong(feedback: str | None, url: str) -> None:
    assert feedback_url(Site(feedback=feedback), "a", "B-C") == url


def test_staff_see_findings_sign_offs_and_the_reading_age(
    repository: Repository, site: Path
) -> None:
    repository.change("Bring a list", "Commence a list")
    repository.add_waiver(
        "waivers:\n  - check: plain-language\n    reason: Readers know it.\n"
        "    approved_by: grace\n    expires: 2026-12\n"
    )
    page = page_of(repository, site, STAFF)
    for words in (
        "Statuspublished OwnerThe writers",
        "Next reviewJanuary 2028 (current)",
        "1 error The sign-off by ada of 16 March 2026 no longer holds",
        "1 allowed for a time, by a waiver 'Commence' is hard to read Allowed: Readers know it.",
        "the target is 11, the maximum 14.",
        "16 March 2026 Ada Reviewer name as stated review MD75-DM6P Our own rules.",
        "No history: git's whole history is not here",
        "Nobody has signed just this text.",
    ):
        assert words in page.text


def test_staff_see_what_makes_a_leaflet_hard(repository: Repository, site: Path) -> None:
    assert "mark" not in page_of(repository, site, STAFF).names
    repository.change("You lie on a bed that moves through a ring.", HARD)
    page = page_of(repository, site, STAFF)
    assert "What makes it hard" in page.text
    assert "words; cut into 2:" in page.text
    assert " [a plainer word: 0." in page.text
    assert {at["class"] for tag, at in page.tags if tag == "mark"} == {"sentence", "word"}


def test_staff_see_a_leaflet_in_which_nothing_is_found(repository: Repository, site: Path) -> None:
    repository.commit()
    page = page_of(repository, site, STAFF)
    assert "Every check ran, and found nothing." in page.text
    assert "Approved: review by Ada Reviewer, 16 March 2026." in page.text
    assert "The first edition that git remembers." in page.text


def test_what_could_not_be_checked_is_said(repository: Repository, site: Path) -> None:
    (repository.root / "content/glossary.yaml").write_text("terms: [", encoding="utf-8")
    page = page_of(repository, site, STAFF)
    assert "Not everything in this leaflet could be checked." in page.text
    assert "Every check ran" not in page.text


def test_pages_are_called_as_leaflets_are() -> None:
    files = (
        "content/leaflets/a.yaml",
        "content/leaflets/b/a.yaml",
        "content/leaflets/b/\udce4 B.yaml",
    )
    assert list(page_names(files).values()) == ["a", "a-2", "-b"]

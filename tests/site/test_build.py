"""The site as a whole: written whole or not at all, the same every time, and the public's without people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.site import build
from leaflint.site.build import Built, build_site
from leaflint.site.estate import Estate
from leaflint.site.frame import Face, SitePage
from leaflint.site.output_folder import RECORD
from tests.example_repository import FILES, LEAFLET, SIGN_OFFS, TODAY, Repository
from tests.site.html_page import read_site

DRAFT = FILES[LEAFLET].replace("id: having-a-scan", "id: a-draft").replace("published", "draft")
LATER = date(2026, 6, 16)


@pytest.fixture
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out") / "site"


@pytest.fixture
def estate(repository: Repository) -> Repository:
    """Three leaflets: one as it should be, a draft, and one that cannot be read."""
    repository.write("content/leaflets/a-draft.yaml", DRAFT.replace("Having a scan", "Not ready"))
    repository.write("content/leaflets/broken.yaml", "id: broken\ntitle: [\n")
    repository.commit()
    return repository


def make(repository: Repository, site: Path, face: Face = "staff", today: date = TODAY) -> Built:
    return build_site(Estate(repository.tree, today), face, site)


def files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_every_leaflet_has_its_pages(estate: Repository, site: Path) -> None:
    assert make(estate, site) == Built(leaflets=3, rendered=3, unchecked=1)
    names = ("a-draft", "broken", "having-a-scan")
    pages = {f"{folder}/{name}.html" for folder in ("leaflets", "staff") for name in names}
    assert set(read_site(site)) >= {"index.html", *pages}
    assert {RECORD, "style.css", "filters.css", "search.js"} <= set(files(site))


def test_the_public_sees_no_draft(estate: Repository, site: Path) -> None:
    assert make(estate, site, "public") == Built(leaflets=2, rendered=2, unchecked=1)
    pages = read_site(site)
    assert {path for path in pages if path.startswith("leaflets/")} == {
        "leaflets/broken.html",
        "leaflets/having-a-scan.html",
    }
    assert "1 leaflet." in pages["index.html"].text
    whole = b"".join(files(site).values())
    assert b"a-draft" not in whole
    assert b"Not ready" not in whole


def test_the_public_face_names_nobody(repository: Repository, site: Path) -> None:
    people = repository.read("content/people.yaml")
    people += "    email: grace@hospital.example\n    github: grace-lead\n"
    repository.write("content/people.yaml", people)
    repository.change("kind: review", "kind: review\n    notes: A secret note.", SIGN_OFFS)
    repository.write(LEAFLET, repository.read(LEAFLET) + "evidence:\n  - title: A private talk\n")
    repository.add_waiver(
        "waivers:\n  - check: reading-age\n    reason: A hidden reason.\n"
        "    approved_by: grace\n    expires: 2026-12\n"
    )
    repository.commit()
    secrets = (
        *("Ada Reviewer", "Grace Lead", "The writers", "grace", 'ada"', "grace@hospital.example"),
        *("A secret note", "A private talk", "A hidden reason", "Our own rules", "tester@example"),
    )
    make(repository, site)
    staff = b"".join(files(site).values()).decode()
    assert "Ada Reviewer" in staff
    assert "A secret note" in staff
    make(repository, site, "public")
    public = b"".join(files(site).values()).decode()
    assert [secret for secret in secrets if secret in public] == []
    assert not (site / "staff").exists()


def test_it_is_the_same_twice_and_elsewhere(estate: Repository, site: Path) -> None:
    make(estate, site)
    first = files(site)
    make(estate, site)
    assert files(site) == first
    make(estate, site.with_name("other"))
    assert files(site.with_name("other")) == first


def test_only_what_changed_is_rendered_again(estate: Repository, site: Path) -> None:
    make(estate, site)
    assert make(estate, site).rendered == 0
    assert make(estate, site, today=LATER).rendered == 0
    estate.change("20 minutes", "30 minutes")
    assert make(estate, site).rendered == 1
    assert "30 minutes" in (site / "leaflets/having-a-scan.html").read_text(encoding="utf-8")


def test_a_day_on_which_a_leaflet_falls_overdue_renders_it(
    repository: Repository, site: Path
) -> None:
    make(repository, site, today=date(2028, 1, 31))
    assert make(repository, site, today=date(2028, 2, 1)).rendered == 1
    page = read_site(site)["leaflets/having-a-scan.html"]
    assert "Please note." in page.text


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/directory.yaml", "name: Helpline", "name: Our helpline"),
        ("content/glossary.yaml", "a test in which", "a test where"),
        ("content/people.yaml", "Ada Reviewer", "Ada Lovelace"),
        (SIGN_OFFS, "evidence: [Our own rules.]", "evidence: [A book.]"),
        ("checks/reading-age.yaml", "target_age: 11", "target_age: 10"),
    ],
)
def test_what_leaflets_share_renders_all(
    repository: Repository, site: Path, file: str, old: str, new: str
) -> None:
    make(repository, site)
    repository.change(old, new, file)
    assert make(repository, site).rendered == 1


def test_a_page_that_somebody_altered_is_rendered_again(estate: Repository, site: Path) -> None:
    make(estate, site)
    page = site / "leaflets/having-a-scan.html"
    whole = page.read_bytes()
    page.write_bytes(b"altered")
    assert make(estate, site).rendered == 1
    assert page.read_bytes() == whole


@pytest.mark.parametrize(
    "record",
    ["", "[]", '{"pages": 1}', f'{{"pages": {{}}, "leaflets": {{"{LEAFLET}": {{"key": 1}}}}}}'],
)
def test_a_broken_record_costs_time_alone(repository: Repository, site: Path, record: str) -> None:
    make(repository, site)
    first = files(site)
    for path in first:
        (site / path).unlink()
    for folder in ("governance", "leaflets", "reviews", "staff"):
        (site / folder).rmdir()
    (site / RECORD).write_text(record, encoding="utf-8")
    assert make(repository, site).rendered == 1
    assert files(site) == first


def test_a_run_that_fails_leaves_the_old_site(
    estate: Repository, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(estate, site)
    first = files(site)

    def fails(*_: object) -> Iterator[SitePage]:
        yield SitePage("half.html", b"half")
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "PARTS", (fails,))
    estate.change("20 minutes", "30 minutes")
    with pytest.raises(KeyboardInterrupt):
        make(estate, site)
    assert files(site) == first
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_leaflets_of_the_same_name_both_have_pages(repository: Repository, site: Path) -> None:
    repository.write("content/leaflets/more/having-a-scan.yaml", FILES[LEAFLET])
    repository.write("content/leaflets/Odd name\u202e!.yaml", FILES[LEAFLET])
    assert make(repository, site).leaflets == 3
    names = {"having-a-scan.html", "having-a-scan-2.html", "odd-name-.html"}
    assert {path.name for path in (site / "leaflets").glob("*.html")} == names
    read_site(site)


def test_hostile_words_act_nowhere(repository: Repository, site: Path) -> None:
    evil = '<script>alert(1)</script><img src=x onerror=alert(2)>" onload="x\' </title></style>'
    quoted = evil.replace("'", "''")
    repository.change("title: Having a scan", f"title: '{quoted}'")
    repository.change("heading: The scan", f"heading: '{quoted}'")
    repository.change("You lie", f"{evil} You lie")
    make(repository, site)
    for page in read_site(site).values():
        assert "img" not in page.names
    assert "<script>alert(1)</script>" in read_site(site)["index.html"].text


def test_nothing_to_show_is_said(repository: Repository, site: Path) -> None:
    (repository.root / LEAFLET).unlink()
    with pytest.raises(UsageError, match="there are no leaflets to check"):
        make(repository, site)
    assert not site.exists()


def test_the_record_says_who_the_site_is_for(repository: Repository, site: Path) -> None:
    make(repository, site, "public")
    record = json.loads((site / RECORD).read_bytes())
    assert record["face"] == "public"
    assert make(repository, site, "staff").rendered == 1


def test_a_site_for_paper_has_pdfs_that_the_pages_lead_to(estate: Repository, site: Path) -> None:
    def made(face: Face = "staff") -> Built:
        return build_site(Estate(estate.tree, TODAY), face, site, for_paper=True)

    assert made().rendered == 3
    names = {"a-draft.pdf", "a-draft.large.pdf", "having-a-scan.pdf", "having-a-scan.large.pdf"}
    assert {path.name for path in (site / "print").iterdir()} == names
    links = read_site(site)["leaflets/having-a-scan.html"].all("href")
    assert {"../print/having-a-scan.pdf", "../print/having-a-scan.large.pdf"} <= {*links}
    assert made().rendered == 0
    assert make(estate, site).rendered == 3
    assert not (site / "print").exists()
    estate.change("status: published", "status: withdrawn")
    made("public")
    assert not (site / "print").exists()

"""What other programs are told: JSON-LD, the file of a leaflet, the list, the sitemap."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from leaflint.content.models.published import MedicalWebPage
from leaflint.engine.options import Options
from leaflint.operations.schemas import schemas
from leaflint.site.build import build_site
from leaflint.site.estate import Estate
from leaflint.site.frame import Face
from leaflint.site.machine import json_ld
from tests.example_repository import LEAFLET, TODAY, UNSIGNED, Repository

SITE = "format: 2\nsince: 0.1.0\nsite:\n  address: https://leaflets.example.org/\n"


def build(repository: Repository, face: Face = "public") -> Path:
    folder = repository.root / "out"
    build_site(Estate(repository.tree, TODAY, Options(UNSIGNED)), face, folder)
    return folder


def read(repository: Repository, file: str, face: Face = "public") -> Any:
    return json.loads((build(repository, face) / file).read_text(encoding="utf-8"))


def of_page(folder: Path) -> Any:
    page = (folder / "leaflets/having-a-scan.html").read_text(encoding="utf-8")
    _, _, rest = page.partition('<script type="application/ld+json">')
    return json.loads(rest.partition("</script>")[0])


def test_a_leaflet_in_the_words_of_schema_org(repository: Repository) -> None:
    repository.write("leaflint.yaml", SITE)
    repository.change("cost: free\n    last", "cost: free\n    hours: Day and night\n    email: ask@example.org\n    web: https://example.org/help\n    relay: true\n    last", "content/directory.yaml")  # fmt: skip
    data = of_page(build(repository))
    assert data.pop("version").count("-") == 1
    assert data == {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "identifier": "having-a-scan",
        "name": "Having a scan",
        "url": "https://leaflets.example.org/leaflets/having-a-scan.html",
        "inLanguage": "en-GB",
        "creativeWorkStatus": "published",
        "description": "What happens when you have a scan.",
        "lastReviewed": "2026-03",
        "nextReview": "2028-01",
        "mentions": [
            {
                "@type": "Organization",
                "name": "Helpline",
                "contactPoint": [
                    {
                        "@type": "ContactPoint",
                        "telephone": "+448088006000",
                        "contactOption": "TollFree",
                        "email": "ask@example.org",
                        "url": "https://example.org/help",
                        "description": "free to call; Relay UK: 18001 0808 800 6000; Day and night",
                    }
                ],
            }
        ],
    }


@pytest.mark.parametrize("written", ["2026", "2026-03", "2026-03-01"])
def test_a_date_is_never_made_more_exact(repository: Repository, written: str) -> None:
    repository.change("last_reviewed: 2026-03\n", f'last_reviewed: "{written}"\n')
    repository.change("  next_review: 2028-01\n", "")
    data = of_page(build(repository))
    assert data["lastReviewed"] == written
    assert "nextReview" not in data


def test_without_an_address_none_is_invented(repository: Repository) -> None:
    folder = build(repository)
    assert "url" not in of_page(folder)
    (listed,) = json.loads((folder / "leaflets.json").read_text(encoding="utf-8"))["hasPart"]
    assert listed["url"] == "leaflets/having-a-scan.html"
    assert not (folder / "sitemap.xml").exists()


def test_the_file_of_a_leaflet_has_its_text_and_the_list_has_not(repository: Repository) -> None:
    page = read(repository, "leaflets/having-a-scan.json")
    assert [part["headline"] for part in page["hasPart"]] == ["Before the scan", "The scan", "Getting help"]  # fmt: skip
    assert [part["position"] for part in page["hasPart"]] == [0, 1, 2]
    assert page["hasPart"][0]["text"].startswith("<p>You can eat and drink as you like.")
    assert "<li>you may be pregnant\n</li>" in page["hasPart"][0]["text"]
    (listed,) = read(repository, "leaflets.json")["hasPart"]
    del page["hasPart"], page["@context"]
    assert listed == page


def test_readers_of_the_file_are_told_that_it_is_past_due(repository: Repository) -> None:
    repository.change("next_review: 2028-01", "next_review: 2026-05")
    part = read(repository, "leaflets/having-a-scan.json")["hasPart"][0]
    assert part["headline"] == "Please note"
    assert "was planned for May 2026 and has not been done yet." in part["text"]


@pytest.mark.parametrize("face", ["staff", "public"])
@pytest.mark.parametrize("status", ["published", "draft", "withdrawn"])
def test_files_are_what_the_schema_says(repository: Repository, face: Face, status: str) -> None:
    repository.change("status: published", f"status: {status}")
    schema = json.loads(schemas()["leaflets.schema.json"])
    folder = build(repository, face)
    whole = json.loads((folder / "leaflets.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(whole)
    assert (whole["format_version"], whole["as_of"]) == (1, "2026-06-15")
    assert len(whole["hasPart"]) == (face == "staff" or status != "draft")
    page = {**schema, "$ref": "#/$defs/MedicalWebPage"}
    page = {key: page[key] for key in ("$schema", "$defs", "$ref")}
    for file in folder.glob("leaflets/*.json"):
        Draft202012Validator(page).validate(json.loads(file.read_text(encoding="utf-8")))


def test_the_public_is_told_of_a_withdrawn_leaflet_that_it_is_withdrawn(
    repository: Repository,
) -> None:
    repository.change("status: published", "status: withdrawn")
    assert read(repository, "leaflets/having-a-scan.json") == {
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "identifier": "having-a-scan",
        "name": "Having a scan",
        "url": "leaflets/having-a-scan.html",
        "inLanguage": "en-GB",
        "creativeWorkStatus": "withdrawn",
    }
    assert "hasPart" in read(repository, "leaflets/having-a-scan.json", "staff")


def test_a_leaflet_that_cannot_be_read_is_in_none(repository: Repository) -> None:
    repository.write("content/leaflets/broken.yaml", "id: [\n")
    folder = build(repository, "staff")
    assert [file.name for file in folder.glob("leaflets/*.json")] == ["having-a-scan.json"]
    assert len(read(repository, "leaflets.json")["hasPart"]) == 1


def test_hostile_words_end_no_script() -> None:
    name = "A </script><!-- & \u202e"
    page: MedicalWebPage = {
        "@type": "MedicalWebPage",
        "identifier": "it",
        "name": name,
        "url": "leaflets/it.html",
        "inLanguage": "en-GB",
        "creativeWorkStatus": "draft",
    }
    text = json_ld(page)
    assert not {*"<>&\u202e"} & {*text}
    assert json.loads(text)["name"] == name


def test_words_are_no_mark_up_in_the_text(repository: Repository) -> None:
    repository.change("You can go home", "If 1 &lt; 2, you can go home")
    assert (
        "If 1 &lt; 2, you" in read(repository, "leaflets/having-a-scan.json")["hasPart"][1]["text"]
    )


def test_the_sitemap_is_the_publics_and_names_published_leaflets(repository: Repository) -> None:
    repository.write("leaflint.yaml", SITE)
    gone = (
        repository.read(LEAFLET).replace("having-a-scan", "gone").replace("published", "withdrawn")
    )
    repository.write("content/leaflets/gone.yaml", gone)
    urls = [url.text for url in ET.parse(build(repository) / "sitemap.xml").iter() if url.text and url.text.strip()]  # noqa: S314  # a file of ours  # fmt: skip
    assert urls == [
        "https://leaflets.example.org/",
        "https://leaflets.example.org/leaflets/having-a-scan.html",
    ]
    assert not (build(repository, "staff") / "sitemap.xml").exists()


def test_a_second_run_tells_the_same_without_rendering(repository: Repository) -> None:
    first = {file: file.read_bytes() for file in build(repository).rglob("*.json")}
    assert {file: file.read_bytes() for file in build(repository).rglob("*.json")} == first

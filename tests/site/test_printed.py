"""Leaflets on paper: tagged, in reading order, the same every time, and marked where they must be."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from weasyprint import HTML

from leaflint.core.errors import UsageError
from leaflint.engine.options import Options
from leaflint.site import leaflets, printed
from leaflint.site.estate import Estate
from leaflint.site.printed import Sheet, both_prints, print_leaflet, to_pdf
from tests.example_repository import LEAFLET, TODAY, UNSIGNED, Repository

PIXEL = base64.b64decode("R0lGODlhAQABAAAAACwAAAAAAQABAAA=")
ADDRESS = "https://leaflets.example.org/leaflets/having-a-scan.html"
PAGE = '<html lang="en"><head><title>T</title></head><body><p>{}</p></body></html>'


def sheet(repository: Repository, today: date = TODAY, *, large: bool = False) -> Sheet:
    estate = Estate(repository.tree, today, Options(UNSIGNED))
    return print_leaflet(estate, LEAFLET, large=large)


def poppler(program: str, content: bytes, *options: str) -> str:
    """Run a program of poppler's on a PDF and return what it prints."""
    command = [program, *options, "-", *(["-"] if program == "pdftotext" else [])]
    return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()


def words(content: bytes) -> str:
    return " ".join(poppler("pdftotext", content).split())


def sizes(content: bytes, tmp_path: Path) -> Iterator[float]:
    """Yield the height of each font in points."""
    file = tmp_path / "it.pdf"
    file.write_bytes(content)
    command = ["pdftohtml", "-xml", "-i", "-zoom", "1", "-stdout", str(file)]
    xml = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    yield from (float(size) for size in re.findall(r'<fontspec [^>]*size="(\d+)"', xml))


def test_the_text_is_in_reading_order(repository: Repository) -> None:
    repository.change("contacts: [helpline]", "contacts: [helpline, clinic]")
    text = words(sheet(repository).content)
    places = [
        text.index(part)
        for part in (
            "Having a scan What happens when you have a scan. Before the scan You can eat",
            "Please tell us if: • you may be pregnant • you have had a bad time in a scan",
            "The scan You lie on a bed",
            "Getting help If you have any questions, call our helpline free on 0808 800 6000. Call 999 if",
            "Contacts Helpline",
            "Clinic",
            "Last reviewed: March 2026. Next review: January 2028. Edition",
        )
    ]
    assert places == sorted(places)


def test_the_foot_says_which_edition_when_printed_and_when_to_check(repository: Repository) -> None:
    text = words(sheet(repository).content)
    check_it = (
        r"Printed on 15 June 2026\. After January 2028, check that there is no newer edition\."
    )
    assert re.search(rf"Edition \w{{4}}-\w{{4}}\. {check_it} Page 1 of 1\.", text)


@pytest.mark.parametrize(
    ("today", "says"),
    [
        (date(2028, 1, 31), "After January 2028, check that there is no newer edition."),
        (date(2028, 2, 1), "Check that there is no newer edition before you use it."),
    ],
)
def test_past_its_review_it_is_to_be_checked_at_once(
    repository: Repository, today: date, says: str
) -> None:
    assert says in words(sheet(repository, today).content)


def test_the_names_of_all_pages_are_worked_out_once(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, runs = leaflets.page_names, []

    def counting(files: Iterable[str]) -> dict[str, str]:
        runs.append(files)
        return work(files)

    monkeypatch.setattr(leaflets, "page_names", counting)
    estate = Estate(repository.tree, TODAY, Options(UNSIGNED))
    assert len(list(both_prints(estate, LEAFLET))) == 2
    assert len(runs) == 1


def test_what_may_be_handed_out_has_no_mark(repository: Repository) -> None:
    made = sheet(repository)
    assert made.marks == ()
    assert made.path == "print/having-a-scan.pdf"
    assert "Not to be handed out" not in words(made.content)


@pytest.mark.parametrize(
    ("old", "new", "marks"),
    [
        ("status: published", "status: draft", ("draft",)),
        ("status: published", "status: withdrawn", ("withdrawn",)),
        ("0808 800 6000. **Call", "0808 800 6009. **Call", ("1 error",)),
    ],
)
def test_every_page_says_why_it_is_not_to_be_handed_out(
    repository: Repository, old: str, new: str, marks: tuple[str, ...]
) -> None:
    repository.change(old, new)
    made = sheet(repository, large=True)
    assert made.marks == marks
    for page in ("1", "2"):
        text = poppler("pdftotext", made.content, "-f", page, "-l", page)
        assert f"Not to be handed out: {marks[0]}" in text
    assert f"When this was printed, on 15 June 2026, it was: {marks[0]}." in words(made.content)


def test_what_could_not_be_checked_is_marked(repository: Repository) -> None:
    repository.write("checks/numbers.yaml", "owner: [\n")
    assert sheet(repository).marks == ("not fully checked",)


def test_a_leaflet_that_cannot_be_read_is_not_printed(repository: Repository) -> None:
    repository.change("title: Having a scan\n", "")
    with pytest.raises(UsageError, match=rf"^{LEAFLET}: it cannot be printed, since it cannot be read: .*title"):  # fmt: skip
        sheet(repository)


def test_twice_gives_the_same_bytes(repository: Repository) -> None:
    assert sheet(repository).content == sheet(repository).content
    assert sheet(repository).content != sheet(repository, date(2026, 6, 16)).content
    info = poppler("pdfinfo", sheet(repository).content, "-rawdates")
    assert re.search(r"CreationDate: +D:20260615\n", info)


def test_a_stamp_is_the_reports_day_while_it_prints(
    monkeypatch: pytest.MonkeyPatch, repository: Repository
) -> None:
    seen: list[str] = []
    _, css, fetcher = printed._weasyprint()

    def html(**options: Any) -> Any:
        seen.append(os.environ["SOURCE_DATE_EPOCH"])
        return HTML(**options)

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    monkeypatch.setattr(printed, "_weasyprint", lambda: (html, css, fetcher))
    sheet(repository)
    assert seen == ["1781481600"]
    assert os.environ["SOURCE_DATE_EPOCH"] == "5"


@pytest.mark.parametrize(("large", "least"), [(False, 12), (True, 18)])
def test_no_words_are_smaller_than_they_should_be(
    repository: Repository, tmp_path: Path, large: bool, least: int
) -> None:
    made = sheet(repository, large=large)
    assert made.path == f"print/having-a-scan{'.large' * large}.pdf"
    # pdftohtml rounds; a page of A4 is 595 by 842 points.
    assert min(sizes(made.content, tmp_path)) >= least - 1
    info = poppler("pdfinfo", made.content)
    assert re.search(r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", info)
    assert re.search(r"Tagged: +yes", info)


@pytest.mark.parametrize("large", [False, True])
def test_a_checker_finds_no_error(repository: Repository, tmp_path: Path, large: bool) -> None:
    repository.write(
        "leaflint.yaml", f"format: 2\nsince: 0.1.0\nsite:\n  address: {ADDRESS[:29]}\n"
    )
    repository.write("content/pictures/scan.gif", PIXEL)
    repository.change("  - heading: The scan\n    text: |\n", "  - heading: The scan\n    text: |\n      ![A scanner, from its side](pictures/scan.gif)\n\n")  # fmt: skip
    repository.change("You can go home", "1. You may need a biopsy.\n\n      You can go home")
    repository.change("heading: Getting help\n", "heading: Getting help\n    kind: urgent-help\n")
    file = tmp_path / "it.pdf"
    file.write_bytes(sheet(repository, large=large).content)
    done = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(file)], capture_output=True, text=True, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "errors=0 warnings=0" in done.stdout


def test_no_address_is_invented(repository: Repository) -> None:
    made = sheet(repository)
    assert "http" not in words(made.content)
    assert b"/Image" not in made.content
    repository.write("leaflint.yaml", "format: 2\nsince: 0.1.0\nsite:\n  address: https://leaflets.example.org/\n")  # fmt: skip
    assert f"The newest edition: {ADDRESS}" in words(sheet(repository).content).replace("- ", "-")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(PIXEL)
    tried: list[str] = []
    monkeypatch.setattr("socket.socket.connect", lambda *_: tried.append("network"))
    hostile = f'<img src="https://example.org/x.png" alt="A"><img src="{secret.as_uri()}" alt="B">'
    assert words(to_pdf(PAGE.format(hostile), TODAY)) == "AB"  # their descriptions
    assert tried == []


def test_a_character_that_no_font_has_is_told() -> None:
    with pytest.raises(
        UsageError, match=r"no font on this machine has “\\U0010fffd”: install fonts"
    ):
        to_pdf(PAGE.format("\U0010fffd"), TODAY)


@pytest.mark.parametrize(
    ("module", "error", "says"),
    [
        ("weasyprint", ImportError(), r'^printing needs WeasyPrint\. Install it with: pip install "leaflint\[print\]"$'),
        ("weasyprint", OSError(), r"^printing needs Pango, which WeasyPrint uses\. Install Pango"),
        ("segno", ImportError(), r"^printing an address as a QR code needs segno\. Install it with"),
    ],
)  # fmt: skip
def test_what_is_not_installed_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch,
    repository: Repository,
    module: str,
    error: Exception,
    says: str,
) -> None:
    repository.write(
        "leaflint.yaml", "format: 2\nsince: 0.1.0\nsite:\n  address: https://example.org\n"
    )
    monkeypatch.delitem(sys.modules, module, raising=False)

    class Finder:
        def find_spec(self, name: str, *_: object) -> None:
            if name == module:
                raise error

    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
    with pytest.raises(UsageError, match=says):
        sheet(repository)

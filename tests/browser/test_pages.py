"""Every kind of page in a real browser: for everybody, by keyboard, without scripts, and on its own."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import page_checks
from tests.browser.modes import DESK, MODES, PHONE, Mode, open_tab
from tests.browser.page_checks import Watch

VNU = Path(__file__).parents[2] / ".venv/node_modules/vnu-jar/build/dist/vnu.jar"
ALIKE = {"a-draft.html", "gone.html", "having-a-scan.html", "overdue.html"}
"""Pages made like others of a leaflet: looked at on a phone and on a desk alone."""


def top(pages: tuple[Path, ...]) -> Path:
    """The folder of all pages."""
    return Path(os.path.commonpath(pages))


def test_every_kind_of_page_is_looked_at(pages: tuple[Path, ...]) -> None:
    kinds = {page.relative_to(top(pages)).parent.as_posix() for page in pages}
    assert kinds == {
        ".", "public", "public/leaflets", "staff", "staff/governance", "staff/leaflets", "staff/staff",
    }  # fmt: skip


@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.name)
def test_everybody_can_read_it(browser: Browser, pages: tuple[Path, ...], mode: Mode) -> None:
    found: dict[str, list[str]] = {}
    with open_tab(browser, mode) as tab:
        watch = Watch(tab, top(pages).as_uri())
        for page in pages:
            if page.name in ALIKE and mode not in {PHONE, DESK}:
                continue
            watch.found.clear()
            tab.goto(page.as_uri())
            problems = page_checks.accessibility(tab) + watch.found
            if mode.media == "screen":
                problems += page_checks.cut_off(tab)
            if problems:
                found[page.relative_to(top(pages)).as_posix()] = problems
    assert found == {}


@pytest.mark.parametrize("mode", [PHONE, DESK], ids=lambda mode: mode.name)
def test_the_keyboard_reaches_everything(
    browser: Browser, pages: tuple[Path, ...], mode: Mode
) -> None:
    found: dict[str, list[str]] = {}
    with open_tab(browser, mode) as tab:
        for page in pages:
            tab.goto(page.as_uri())
            if problems := page_checks.keyboard(tab):
                found[page.relative_to(top(pages)).as_posix()] = problems
    assert found == {}


def test_every_link_leads_somewhere_and_nothing_foreign_acts(
    browser: Browser, pages: tuple[Path, ...]
) -> None:
    found: dict[str, list[str]] = {}
    with open_tab(browser) as tab:
        ids = {file.as_uri(): set[str]() for file in top(pages).rglob("*")}
        for page in pages:
            tab.goto(page.as_uri())
            ids[page.as_uri()] = page_checks.ids(tab)
        for page in pages:
            tab.goto(page.as_uri())
            if problems := page_checks.links(tab, ids) + page_checks.policy(tab):
                found[page.relative_to(top(pages)).as_posix()] = problems
    assert found == {}


def test_nothing_needs_a_script(browser: Browser, pages: tuple[Path, ...]) -> None:
    found: dict[str, list[str]] = {}
    with open_tab(browser) as tab, open_tab(browser, scripts=False) as plain:
        for page in pages:
            tab.goto(page.as_uri())
            plain.goto(page.as_uri())
            alike = page_checks.words(plain) == page_checks.words(tab)
            problems = [] if alike else ["says something else without scripts"]
            if problems := problems + page_checks.idle(plain):
                found[page.relative_to(top(pages)).as_posix()] = problems
    assert found == {}


def test_its_html_and_its_style_are_valid(pages: tuple[Path, ...]) -> None:
    files = [str(file) for file in top(pages).rglob("*") if file.suffix in {".html", ".css"}]
    done = subprocess.run(
        ["java", "-jar", str(VNU), "--format", "json", "--also-check-css", *files],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    messages = json.loads(done.stderr)["messages"]
    assert [message for message in messages if message["type"] != "info"] == []
    assert done.returncode == 0

"""The documents: their links lead somewhere, and the README names what there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from leaflint.checks.catalogue import CHECKS
from leaflint.commands.cli import COMMANDS

ROOT = Path(__file__).parent.parent
PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
README = (ROOT / "README.md").read_text(encoding="utf-8")

FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def links(page: Path) -> list[str]:
    """Return where the links of a page lead, but for those to other sites and those in examples."""
    text = re.sub(r"`[^`\n]*`", "", FENCED.sub("", page.read_text(encoding="utf-8")))
    return [link for link in LINK.findall(text) if not link.startswith(("https:", "http:"))]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    headings = HEADING.findall(FENCED.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_there_are_pages_with_links() -> None:
    assert {"README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/sign-off.md"} <= set(NAMES)
    assert "docs/writing-leaflets.md" in links(ROOT / "README.md")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_every_relative_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    for link in links(page):
        file, _, anchor = link.partition("#")
        target = (page.parent / file).resolve() if file else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


def test_every_page_is_linked_from_where_people_start() -> None:
    starts = links(ROOT / "README.md") + links(ROOT / "CONTRIBUTING.md")
    linked = {link.partition("#")[0] for link in starts}
    assert [name for name in NAMES if name.startswith("docs/") and name not in linked] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_names_every_command(command: str) -> None:
    assert re.search(rf"`leaflint {re.escape(command)}\b", README)


@pytest.mark.parametrize("check", [check.id for check in CHECKS])
def test_the_readme_names_every_check_with_its_policy(check: str) -> None:
    assert re.search(rf"^\| `{check}` \|.+\(checks/{check}\.yaml\) \|$", README, re.MULTILINE)

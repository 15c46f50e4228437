"""Repositories with several leaflets for tests of pages that tell of all of them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.engine.options import Options
from leaflint.site.estate import Estate
from leaflint.site.frame import SitePage
from tests.example_repository import FILES, LEAFLET, TODAY, Repository
from tests.site.html_page import Page, parse


def estate_of(repository: Repository, today: date = TODAY, cache: Path | None = None) -> Estate:
    """Return what the pages of a repository are made from."""
    return Estate(repository.tree, today, Options(cache=cache))


def add_leaflet(repository: Repository, name: str, *changes: tuple[str, str]) -> str:
    """Write a leaflet like that of the example, with some of its words replaced; return its file."""
    text, file = FILES[LEAFLET], f"content/leaflets/{name}.yaml"
    title = name.replace("-", " ").capitalize()
    for old, new in (
        ("having-a-scan", name),
        ("title: Having a scan", f"title: {title}"),
        *changes,
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    repository.write(file, text)
    return file


def sign(repository: Repository, name: str, day: str, more: str = "") -> None:
    """Have Ada approve a leaflet as it stands; `more` stands before the records."""
    text = approved_text(repository.leaflet(f"content/leaflets/{name}.yaml"))
    body = "".join(f"      {line}".rstrip() + "\n" for line in text.splitlines())
    record = (
        f"  - by: ada\n    role: clinical-reviewer\n    date: {day}\n    format: 2\n"
        f"    kind: review\n    evidence: [Our own rules.]\n    digest: {digest(text)}\n"
    )
    file = f"content/sign-offs/{name}.yaml"
    repository.write(file, f"leaflet: {name}\n{more}records:\n{record}    text: |\n{body}")


def read(page: SitePage) -> Page:
    """Take a page apart."""
    read = parse(page.content.decode())
    assert "script" not in read.names
    tags = [tag for tag, _ in read.tags]
    assert tags.count("table") == tags.count("caption")
    return read


def rows(page: SitePage) -> dict[str, list[str]]:
    """Return the rows of a page's tables by their first cell; each must be there once."""
    found: dict[str, list[str]] = {}
    for row in re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", page.content.decode(), re.DOTALL):
        first, *rest = (re.sub("<[^>]+>", "", cell) for cell in re.split(r"</th>|</td>", row)[:-1])
        assert first not in found, first
        found[first] = rest
    return found

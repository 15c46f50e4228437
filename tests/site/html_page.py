"""A page of HTML, taken apart strictly: what is not closed, or stands where it may not, is an error."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

EMPTY = {"meta", "img", "br", "link", "input"}
NOT_IN_P = {"p", "ul", "ol", "dl", "div", "table", "pre", "figure", "article", *(f"h{n}" for n in range(1, 7))}  # fmt: skip


@dataclass
class Page(HTMLParser):
    """The tags of a page with their attributes, and its words."""

    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: str = ""
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag in NOT_IN_P and "p" in self.open), f"<{tag}> in <p>"
        assert len({name for name, _ in attrs}) == len(attrs)
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.words += data

    def all(self, attribute: str) -> list[str]:
        """Return every value of an attribute, in order."""
        return [attributes[attribute] for _, attributes in self.tags if attribute in attributes]

    @property
    def names(self) -> set[str]:
        """The names of all tags."""
        return {tag for tag, _ in self.tags}

    @property
    def headings(self) -> list[int]:
        """The levels of all headings, in order."""
        return [int(tag[1]) for tag, _ in self.tags if tag[0] == "h" and tag[1:].isdigit()]

    @property
    def text(self) -> str:
        """What a reader sees, with single spaces."""
        return " ".join(self.words.split())


def read_page(text: str) -> Page:
    """Take a page apart, and check what must be true of every page of ours."""
    page = parse(text)
    assert not page.names & {"script", "link", "form"}
    links = [link for link in page.all("href") if not link.startswith("#")]
    assert all(link.startswith(("https://", "http://", "mailto:", "tel:")) for link in links)
    return page


DATA = "application/ld+json"
"""The type of a block of data: a browser runs nothing of it."""


def read_site(folder: Path) -> dict[str, Page]:
    """Take every page of a site apart, by its path, and check that what it leads to is there."""
    texts = {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8")
        for file in folder.rglob("*.html")
    }
    pages = {path: parse(text) for path, text in texts.items()}
    for path, page in pages.items():
        scripts = [at for tag, at in page.tags if tag == "script" and at.get("type") != DATA]
        assert all("src" in at for at in scripts), path
        sources = {at["src"] for at in scripts}
        assert sources <= {"search.js"}
        for link in (*page.all("href"), *sources):
            if link.startswith(("https://", "http://", "mailto:", "tel:")):
                continue
            file, _, place = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file))
            assert not file or (folder / target).is_file(), f"{path}: {link} leads nowhere"
            if place and file:
                assert place in pages[target].all("id"), f"{path}: {link} leads nowhere"
    return pages


def parse(text: str) -> Page:
    """Take a page apart, and check what must be true of every page, whoever reads it."""
    page = Page()
    page.feed(text)
    page.close()
    assert page.open == []
    ids = page.all("id")
    assert len(ids) == len({*ids})
    assert {link[1:] for link in page.all("href") if link.startswith("#")} <= {*ids}
    assert page.headings[0] == 1
    assert page.headings.count(1) == 1
    steps = zip(page.headings, page.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps), page.headings
    assert not page.names & {"iframe", "object", "base", "video"}
    assert not any(name.startswith("on") or name == "style" for _, at in page.tags for name in at)
    images = [at["src"] for tag, at in page.tags if tag == "img"]
    assert all(source.startswith("data:image/") for source in images)
    assert [at["lang"] for tag, at in page.tags if tag == "html"] == ["en-GB"]
    assert {"main", "header", "footer", "title"} <= page.names
    assert all("scope" in at for tag, at in page.tags if tag == "th")
    assert all(at["alt"] for tag, at in page.tags if tag == "img")
    return page

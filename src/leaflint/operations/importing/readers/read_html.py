"""Reads a web page: its main part where it says which that is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from leaflint.operations.importing.document import (
    Document,
    Paragraph,
    Span,
    Table,
    flat,
    raw_text,
    split_lines,
)
from leaflint.operations.importing.notes import Notes, raised_signs
from leaflint.operations.importing.readers.html_look import Look
from leaflint.operations.importing.review_labels import find_labels

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q samp small span"
    " strong sub sup time tt u var wbr del s strike".split()
)
_SILENT = frozenset("script style template head noscript".split())
_EMBEDDED = frozenset("iframe video audio object embed svg math canvas".split())
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ALOUD = re.compile(r"visually-?hidden|sr-only|screen-?reader", re.IGNORECASE)


def read_html(text: str | bytes, notes: Notes | None = None) -> Document:
    """Read a web page, and add to notes that were begun; nothing that it refers to is fetched."""
    soup = BeautifulSoup(text, "lxml")
    reader = _Reader(notes or Notes())
    body = soup.body or soup
    main = soup.select_one("main, [role=main]") or body
    blocks = reader.blocks(main)
    margins = [] if main is body else reader.around(body, main)
    return reader.notes.document((*blocks, *margins))


class _Reader:
    """Walks through the elements of a page."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self._count = 0
        self._spans: list[Span] = []
        self._sizes: list[float] = []
        self._found: list[Paragraph | Table] = []
        self._place = ""
        self._is_frame = False  # whether what is read stands around the main part

    def blocks(self, element: Tag) -> list[Paragraph | Table]:
        """Return the paragraphs and tables in an element."""
        found, self._found = self._found, []
        self._walk(element, Look())
        self._end(Look())
        found, self._found = self._found, found
        return found

    def around(self, body: Tag, main: Tag) -> list[Paragraph]:
        """Leave out what stands around the main part, except lines with dates of review."""
        main.extract()
        self._is_frame = True
        kept = []
        for paragraph in flat(self.blocks(body)):
            if any(label.printed for label in find_labels(paragraph.text)):
                kept.append(paragraph._replace(margin=True))
                continue
            links = _outside(span.url for span in paragraph.spans if span.url)
            text = " ".join([paragraph.text, *links])
            self.notes.leave_out(paragraph.place, text, "it stands around the page's main part")
        return kept

    @property
    def _here(self) -> str:
        return self._place or f"paragraph {self._count + 1}"

    def _walk(self, element: Tag, look: Look) -> None:
        for child in element.children:
            if isinstance(child, Tag):
                self._element(child, look)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._add(re.sub(r"[ \t\r\n]+", " ", child), look)

    def _add(self, text: str, look: Look) -> None:
        if text.strip() and look.size:
            self._sizes.append(look.size)
        self._spans.append(Span(text, look.bold, look.url))

    def _element(self, tag: Tag, look: Look) -> None:
        name = tag.name.lower()
        if name in _SILENT or self._is_unseen(tag):
            return
        look = look.inside(tag)
        if name in {"del", "s", "strike"} and tag.get_text(strip=True):
            help_text = "Delete the words, or take the line through them away."
            self.notes.stop(self._here, f"'{tag.get_text(strip=True)}' is struck out", help_text)
        if name == "br":
            self._add("\n", look)
        elif name == "img":
            self.notes.picture(self._here, str(tag.get("alt") or ""))
        elif name in _EMBEDDED:
            message = f"a <{name}> stands here, which cannot be read"
            self.notes.add(self._here, message, "Write what it says into the draft.")
        elif name == "sup":
            before = raw_text(self._spans)
            self._add(raised_signs(before, tag.get_text(), self._here, self.notes), look)
        elif name in _INLINE:
            href = str(tag.get("href") or "")
            self._walk(tag, look._replace(url=href) if href and href[0] != "#" else look)
        elif name == "table":
            self._table(tag, look)
        else:
            self._block(tag, name, look)

    def _is_unseen(self, tag: Tag) -> bool:
        """Whether readers do not see an element; its words are left out."""
        text = " ".join(tag.get_text(" ").split())
        links = _outside(str(link.get("href")) for link in tag.find_all("a"))
        everything = " ".join([text, *links])
        if tag.has_attr("hidden") or _HIDDEN.search(str(tag.get("style") or "")):
            if text and not self._is_frame:
                message = f"'{text[:80]}' is hidden on the page"
                self.notes.stop(self._here, message, "Delete or show it.")
            self.notes.leave_out(self._here, everything, "hidden on the page")
            return True
        if tag.name == "nav":
            self.notes.leave_out(self._here, everything, "the page's menu")
            return True
        if text and _ALOUD.search(" ".join(tag.get_attribute_list("class") or [])):
            message = f"'{text}' is only read aloud, and not seen on the page"
            self.notes.add(self._here, message, "Write it into the draft if readers need it.")
            self.notes.leave_out(self._here, text, "only read aloud")
            return True
        return False

    def _block(self, tag: Tag, name: str, look: Look) -> None:
        """Read an element that begins on a line of its own."""
        self._end(look)
        if name in {"ul", "ol", "menu"}:
            self._list(tag, name, look)
            return
        if re.fullmatch("h[1-6]", name):
            look = look._replace(kind="heading", level=int(name[1]), bold=False)
        self._walk(tag, look)
        self._end(look)

    def _list(self, tag: Tag, name: str, look: Look) -> None:
        level = look.level + 1 if look.kind in {"bullet", "number"} else 1
        start = str(tag.get("start") or "1")
        number = int(start) - 1 if start.isdigit() else 0
        for item in tag.children:
            if isinstance(item, Tag) and item.name == "li":
                number += 1
                point = look._replace(level=level, kind="bullet", number=None)
                if name == "ol":
                    point = point._replace(kind="number", number=number)
                self._walk(item, point)
                self._end(point)
            elif isinstance(item, Tag):
                self._element(item, look)

    def _end(self, look: Look) -> None:
        """Make paragraphs of the words so far: one for each line."""
        spans, self._spans = self._spans, []
        size, self._sizes = max(self._sizes, default=None), []
        for line in split_lines(spans):
            paragraph = Paragraph(line, self._here, look.kind, look.level, size, look.number)
            self._found.append(paragraph)
            self._count += 1

    def _table(self, table: Tag, look: Look) -> None:
        self._end(look)
        outer, self._place = self._place, self._place or f"the table after paragraph {self._count}"
        rows = []
        for row in table.find_all("tr"):
            if row.find_parent("table") is table:
                cells = row.find_all(["td", "th"], recursive=False)
                rows.append(tuple(tuple(flat(self.blocks(cell))) for cell in cells))
        place, self._place = self._place, outer
        caption = table.find("caption", recursive=False)
        if isinstance(caption, Tag):
            self._found += self.blocks(caption)
        self._found.append(Table(tuple(rows), place))


def _outside(addresses: Iterable[str]) -> list[str]:
    """Return the addresses that lead out of the site itself."""
    return [url for url in addresses if re.match(r"(?i)https?:|mailto:|tel:", url)]

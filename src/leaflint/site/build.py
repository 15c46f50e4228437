"""Writes the site of a repository; leaflets that have not changed are not rendered again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from leaflint.content.models.published import MedicalWebPage
from leaflint.content.models.sign_off import sign_off_file
from leaflint.engine.cache.keys import find_keys
from leaflint.engine.encoding import encode
from leaflint.engine.result import Details, Result
from leaflint.files.places import BLOCKS
from leaflint.files.tree import digest
from leaflint.site.card import Card, has_page
from leaflint.site.estate import Estate
from leaflint.site.feed import calendars, feed
from leaflint.site.frame import Face, SitePage, style_file
from leaflint.site.governance import governance_pages
from leaflint.site.index_page import Row, index_page
from leaflint.site.leaflet_pages import look_at, reader_page
from leaflint.site.machine import leaflet_json, lists, page_data
from leaflint.site.output_folder import OutputFolder
from leaflint.site.printed import both_prints
from leaflint.site.staff_pages import staff_page
from leaflint.site.trends import trends_pages
from leaflint.site.trustees import trustees_pages

Part = Callable[[Estate, Face], Iterator[SitePage]]
PARTS: tuple[Part, ...] = (governance_pages, trends_pages, trustees_pages, feed, calendars)
"""What makes the pages that are not about one leaflet; they are made anew every time."""


class Built(NamedTuple):
    """What a run has written: the leaflets that have pages, and those of them that were rendered."""

    leaflets: int
    rendered: int
    unchecked: int
    """How many leaflets are not checked, drafts that the public does not see too."""


def build_site(estate: Estate, face: Face, place: Path, *, for_paper: bool = False) -> Built:
    """Write the site into a folder, perhaps with PDFs for paper.

    A run that fails leaves the former site as it was.

    Raises:
        UsageError: there is nothing to show, the folder holds something else or cannot be written, or
            something that printing needs is not installed.
        Defect: a check raised an exception.
    """
    report = estate.report
    folder = OutputFolder(place)
    try:
        leaflets = _Leaflets(estate, face, folder, for_paper=for_paper)
        rows = list(leaflets.write())
        for page in chain(
            (style_file(estate.site),),
            index_page(estate, face, rows),
            lists(estate.site, face, estate.today, leaflets.data),
            *(part(estate, face) for part in PARTS),
        ):
            folder.write(page)
        folder.finish({"face": face, "leaflets": leaflets.record})
    except BaseException:
        folder.abandon()
        raise
    return Built(len(rows), leaflets.rendered, report.unchecked)


class _Leaflets:
    """Writes the pages of one leaflet after another, or takes them over from the former site."""

    def __init__(
        self, estate: Estate, face: Face, folder: OutputFolder, *, for_paper: bool
    ) -> None:
        self._estate, self._face, self._folder = estate, face, folder
        self._for_paper = for_paper
        self._former: dict[str, Any] = folder.former.get("leaflets", {})
        self._shared_key = find_keys(estate.tree, estate.today, estate.options).content
        self.record: dict[str, Any] = {}
        self.data: list[MedicalWebPage] = []
        """What other programs are told of each leaflet that can be read, without its text."""
        self.rendered = 0

    def write(self) -> Iterator[Row]:
        """Write the pages of all leaflets, and yield the row of each in the list."""
        report = self._estate.report
        names = self._estate.leaflets.page_names
        for result in report.results:
            summary, findings = report.look_at(result.file)
            if summary and has_page(summary, self._face):
                details, name = Details(summary, findings), names[result.file]
                key = self._key(result, details, name)
                card = self._kept(result.file, key) or self._written(key, details, name)
                yield Row(card, summary, result.tally)

    def _key(self, result: Result, details: Details, name: str) -> str:
        """Return the key of all that the pages of a leaflet depend on."""
        parts: list[object] = [self._face, self._for_paper, name, self._shared_key]
        parts += [result.digest, encode(details)]
        if self._face == "staff":
            versions = self._estate.versions
            parts += [digest(self._estate.tree, sign_off_file(details.summary.id or name))]
            parts += [versions.of(result.file), versions.of(BLOCKS)]
        return sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()

    def _kept(self, file: str, key: str) -> Card | None:
        """Take over the pages of a leaflet that has not changed; None where it has."""
        try:
            known = self._former[file]
            card = Card.read(known["card"])
            data = [*known["data"]]
            is_same = known["key"] == key and all(map(self._folder.keep, known["pages"]))
        except (KeyError, TypeError, ValueError):  # a record that somebody has altered
            return None
        if is_same:
            self.record[file] = known
            self.data += data
        return card if is_same else None

    def _written(self, key: str, details: Details, name: str) -> Card:
        shown = look_at(self._estate, details.summary, name)
        is_withdrawn = self._face == "public" and shown.card.status == "withdrawn"
        if self._for_paper and shown.leaflet and not is_withdrawn:
            shown = shown._replace(printed=tuple(both_prints(self._estate, shown.file)))
        pages = [*shown.printed, reader_page(self._estate, self._face, shown)]
        if self._face == "staff":
            pages.append(staff_page(self._estate, shown, details))
        data = []
        if shown.leaflet and shown.view:
            site = self._estate.site
            data.append(page_data(site, self._face, name, shown.leaflet, shown.view))
            pages.append(leaflet_json(self._face, name, data[0], shown.view))
        for page in pages:
            self._folder.write(page)
        self.rendered += 1
        self.data += data
        card, paths = shown.card._asdict(), [page.path for page in pages]
        self.record[shown.file] = {"key": key, "card": card, "pages": paths, "data": data}
        return shown.card

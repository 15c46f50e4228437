"""A sheet: a page of headings, sentences, tables and charts, for those who lead and those who oversee."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from leaflint.content.models.site import Site
from leaflint.site.chart import Chart, draw
from leaflint.site.frame import LEAFLETS, Face, Link, SitePage, site_page


class Cell(NamedTuple):
    """A cell of a table: its words, where they lead, and whether somebody has to act on them."""

    text: str
    url: str = ""
    alarm: bool = False


class Table(NamedTuple):
    """A table; the first cell of a row says what the row is about."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Part(NamedTuple):
    """A part of a sheet under its heading; `name` is its anchor."""

    name: str
    heading: str
    words: tuple[str, ...] = ()
    table: Table | None = None
    charts: tuple[Chart, ...] = ()


class Sheet(NamedTuple):
    """A page: its path below the site's folder, its title, what it says first, and its parts."""

    path: str
    title: str
    lead: tuple[str, ...]
    parts: tuple[Part, ...]


def cells(*texts: str | Cell) -> tuple[Cell, ...]:
    """Return a row of a table."""
    return tuple(text if isinstance(text, Cell) else Cell(text) for text in texts)


def table(caption: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Table | None:
    """Return a table; None where it would have no row."""
    made = tuple(rows)
    return Table(caption, tuple(columns), made) if made else None


def table_part(
    name: str,
    heading: str,
    caption: str,
    columns: Iterable[str],
    rows: Iterable[tuple[Cell, ...]],
    *,
    none: str = "",
) -> Part:
    """Return a part that is a table, or the words `none` where it would have no row."""
    made = table(caption, columns, rows)
    return Part(name, heading, () if made or not none else (none,), made)


def sheet_page(site: Site, sheet: Sheet, *crumbs: Link, face: Face = "staff") -> SitePage:
    """Return the page of a sheet; the crumbs are the pages above it but for the first."""
    return site_page(
        site,
        face,
        sheet.path,
        "sheet.html.jinja",
        crumbs=(LEAFLETS, *crumbs),
        sheet=sheet,
        draw=draw,
    )

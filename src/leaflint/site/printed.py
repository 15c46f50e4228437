"""Leaflets on paper: tagged PDFs in A4, at 12 point or in large print.

The same leaflet, day and fonts give the same bytes. Nothing is fetched: the pictures of a leaflet stand
in the page that is printed, and every other address is refused.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from leaflint.content.models.fields import Status
from leaflint.core.dates import PartialDate, spoken_day
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.core.finding import Finding, Severity
from leaflint.core.plural import count
from leaflint.site.estate import Estate
from leaflint.site.frame import SitePage, own_file
from leaflint.site.leaflet_view import view_leaflet
from leaflint.site.leaflets import print_path
from leaflint.site.machine import page_address
from leaflint.site.pages import fill
from leaflint.site.pictures import pictures_inside

if TYPE_CHECKING:
    from weasyprint import Document

_INSTALL = 'Install it with: pip install "leaflint[print]"'
_SYSTEM = "Install Pango, such as Debian's packages libpango-1.0-0 and libpangoft2-1.0-0"
_FONTS = "install fonts, such as Debian's package fonts-liberation"


class Sheet(NamedTuple):
    """A printed leaflet: its place below the folder of the site, its bytes, and why not to hand it out."""

    path: str
    content: bytes
    marks: tuple[str, ...] = ()
    """Draft, withdrawn, errors, not checked: each stands on every page; none: it may be handed out."""


def print_leaflet(estate: Estate, file: str, *, large: bool = False) -> Sheet:
    """Print the leaflet of a file, with a QR code of its page's address if the site has an address.

    Raises:
        UsageError: the leaflet cannot be read, or something that printing needs is not installed.
    """
    leaflet = estate.leaflets.get(file)
    summary, findings = estate.report.look_at(file)
    if leaflet is None or summary is None:
        why = findings[0].message if findings else "it is not there"
        raise UsageError(f"{visible(file)}: it cannot be printed, since it cannot be read: {why}")
    checked = summary.checked and not estate.report.not_run
    marks = tuple(_marks(leaflet.data.status, findings, checked=checked))
    name, today = estate.leaflets.page_names[file], estate.today
    address = page_address(estate.site, name) if estate.site.address else ""
    source = pictures_inside(estate.tree)
    page = fill(
        "print.html.jinja",
        view=view_leaflet(leaflet, estate.plan.context, summary.review, "leaflet", source),
        day=spoken_day(today),
        made=today.isoformat(),
        check_it=_check_it(leaflet.data.review.next_review, today),
        marks=marks,
        large=large,
        address=address,
        code=_qr_code(address) if address else "",
    )
    return Sheet(print_path(name, large=large), to_pdf(page, today), marks)


def both_prints(estate: Estate, file: str) -> Iterator[SitePage]:
    """Yield the files of a leaflet for paper, as `print_leaflet` prints it: in both sizes."""
    for large in (False, True):
        sheet = print_leaflet(estate, file, large=large)
        yield SitePage(sheet.path, sheet.content)


def _marks(status: Status, findings: Iterable[Finding], *, checked: bool) -> Iterator[str]:
    """Yield why a leaflet is not to be handed out."""
    if status != "published":
        yield status
    errors = sum(finding.counts and finding.severity is Severity.ERROR for finding in findings)
    if errors:
        yield count(errors, "error")
    if not checked:
        yield "not fully checked"


def _check_it(due: PartialDate | None, today: date) -> str:
    """Say when a reader of the paper must look for a newer edition."""
    if due is None or today > due.last:
        return "Check that there is no newer edition before you use it."
    return f"After {due.spoken}, check that there is no newer edition."


def _qr_code(address: str) -> str:
    """Return a picture that phones read as an address, as a `data:` address."""
    try:
        import segno
    except ImportError:
        raise UsageError(f"printing an address as a QR code needs segno. {_INSTALL}") from None
    return segno.make_qr(address, error="m").svg_data_uri(border=4)


def to_pdf(page: str, today: date) -> bytes:
    """Return a page as PDF/UA-1, byte for byte the same for the same page, day and fonts.

    Raises:
        UsageError: WeasyPrint, what it needs of the system, or a font for these words is not installed.
    """
    html, css, fetcher = _weasyprint()
    with _made_on(today):
        document: Document = html(string=page, url_fetcher=fetcher).render(
            stylesheets=[css(string=own_file("print.css"), url_fetcher=fetcher)],
            pdf_variant="pdf/ua-1",
        )
        content: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    if not document.fonts:
        raise UsageError(f"there is no font on this machine: {_FONTS}")
    missing = {chr(point) for font in document.fonts.values() for point in font.missing}
    if missing:
        shown = ", ".join(f"“{visible(character)}”" for character in sorted(missing))
        raise UsageError(f"no font on this machine has {shown}: {_FONTS}")
    return content


def _weasyprint() -> tuple[Any, Any, Any]:
    """Return WeasyPrint's HTML and CSS, and what fetches nothing but the pictures inside a page.

    Raises:
        UsageError: it, or what it needs of the system, is not installed.
    """
    try:
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except ImportError:
        raise UsageError(f"printing needs WeasyPrint. {_INSTALL}") from None
    except OSError:  # a library of the system that it loads
        raise UsageError(f"printing needs Pango, which WeasyPrint uses. {_SYSTEM}") from None
    return HTML, CSS, URLFetcher(allowed_protocols={"data"}, allow_redirects=False)


@contextmanager
def _made_on(day: date) -> Iterator[None]:
    """Tell what stamps files, such as fontTools, that it is a day; it reads the environment alone."""
    name = "SOURCE_DATE_EPOCH"
    before = os.environ.get(name)
    os.environ[name] = str(int(datetime.combine(day, time(), UTC).timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before

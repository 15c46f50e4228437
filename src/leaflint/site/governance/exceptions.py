"""Waivers and baselines: what is allowed for a time, by whom, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from leaflint.checks.waivers import WaiverFault, why_not_waived
from leaflint.core.dates import spoken_day
from leaflint.core.plural import count, how_long
from leaflint.engine.baseline import Fault, why_not_in_force
from leaflint.site.sheets import Cell, Sheet, cells, table_part
from leaflint.site.standing import Standing

_OF_WAIVERS = ("Leaflet", "What is waived", "Why", "Allowed by", "Last day")
_OF_BASELINES = ("Leaflet", "Findings that wait", "Answered for by", "Last day")
_FAULTS: dict[WaiverFault | Fault, str] = {
    "unknown-check": "it names no check that may be waived",
    "waiver-expired": "it has expired",
    "waiver-approver": "whoever allowed it may not",
    "waiver-unsigned": "it is not signed as it stands",
    "waiver-term": "it ends later than policy allows",
    "file-name": "it is for another leaflet",
    "baseline-expired": "its last day is over",
    "baseline-term": "it ends later than policy allows",
}


def exceptions_sheet(standing: Standing) -> Sheet:
    """Return the page on waivers and baselines."""
    tally, none = standing.report.tally, "There is none."
    lead = (
        f"{count(tally.waived, 'finding')} of today's check {'is' if tally.waived == 1 else 'are'} "
        f"covered by a waiver, and {tally.baseline:,} wait in a baseline until it ends."
    )
    rows = [row for _, row in sorted(_waivers(standing), key=itemgetter(0))]
    caption = f"{count(len(rows), 'waiver')}, the next to end first"
    waivers = table_part("waivers", "Waivers", caption, _OF_WAIVERS, rows, none=none)
    rows = [row for _, row in sorted(_baselines(standing), key=itemgetter(0))]
    caption = f"{count(len(rows), 'baseline')}, the next to end first"
    baselines = table_part("baselines", "Baselines", caption, _OF_BASELINES, rows, none=none)
    path = "governance/exceptions.html"
    return Sheet(path, "Waivers and baselines", (lead,), (waivers, baselines))


def _waivers(standing: Standing) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Yield the waivers of all leaflets, with what they are sorted by."""
    context = standing.context
    for file, leaflet in standing.waived.items():
        for waiver in leaflet.data.waivers:
            fault = why_not_waived(leaflet, waiver, context)
            name = f"{waiver.check}/{waiver.rule}" if waiver.rule else f"{waiver.check}, every rule"
            by, end = standing.reviews.name(waiver.approved_by), waiver.expires.last
            row = cells(
                standing.leaflet_cell(file), name, waiver.reason, by, _until(standing, end, fault)
            )
            yield f"{end} {file}", row


def _baselines(standing: Standing) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """Yield the baselines of all leaflets, with what they are sorted by."""
    files = {entry.leaflet: entry.file for entry in standing.reviews.entries}
    for name, loaded in standing.context.baselines.items():
        leaflet = standing.leaflet_cell(files[name]) if name in files else Cell(name)
        data = loaded.data
        if data is None:
            yield "", cells(leaflet, "not known", "", Cell("it cannot be read", alarm=True))
            continue
        end = data.until.last
        fault = why_not_in_force(name, data, standing.context)
        owner = standing.reviews.name(data.owner)
        last = _until(standing, end, fault)
        yield f"{end} {name}", cells(leaflet, f"{len(data.findings):,}", owner, last)


def _until(standing: Standing, end: date, fault: WaiverFault | Fault | None) -> Cell:
    """Say when something ends, or why it does not hold."""
    if fault:
        return Cell(f"{spoken_day(end)}: does not hold, {_FAULTS[fault]}", alarm=True)
    return Cell(f"{spoken_day(end)} (in {how_long(standing.context.today, end)})")

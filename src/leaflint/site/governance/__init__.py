"""Pages for those who lead, for staff alone: what is late or unsigned, who is waited for, what holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from leaflint.site.estate import Estate
from leaflint.site.frame import GOVERNANCE, Face, SitePage
from leaflint.site.governance.exceptions import exceptions_sheet
from leaflint.site.governance.facts import facts_sheet
from leaflint.site.governance.overview import overview_sheet
from leaflint.site.governance.people import approvers_sheet, owners_sheet
from leaflint.site.governance.policy import policy_sheet
from leaflint.site.governance.reviews import reviews_sheet
from leaflint.site.governance.services import services_sheet
from leaflint.site.governance.sign_offs import sign_offs_sheet
from leaflint.site.sheets import Sheet, sheet_page
from leaflint.site.standing import Standing

_SHEETS: tuple[Callable[[Standing], Sheet], ...] = (
    reviews_sheet,
    sign_offs_sheet,
    approvers_sheet,
    owners_sheet,
    exceptions_sheet,
    services_sheet,
    facts_sheet,
    policy_sheet,
)


def governance_pages(estate: Estate, face: Face) -> Iterator[SitePage]:
    """Yield the pages on governance; none for the public, since they name people."""
    if face == "public":
        return
    if estate.why_no_reviews:
        why = Sheet(GOVERNANCE.path, "Governance", (estate.why_no_reviews,), ())
        yield sheet_page(estate.site, why)
        return
    yield sheet_page(estate.site, overview_sheet(estate.standing))
    for make in _SHEETS:
        yield sheet_page(estate.site, make(estate.standing), GOVERNANCE)

"""How the status says what waits for a sign-off in a pull request."""

from __future__ import annotations

from leaflint.github.approvals.waiting import LONGEST, status_of
from leaflint.operations.needed import Needed

CT = Needed("ct", "CT", "", ("Daniel Whitlock",))
MRI = Needed("mri", "MRI", "", ("Mei Castellane", "Daniel Whitlock"))
SWAPPED = Needed("pain", "Pain", "", ("Mei Castellane",), may_wait=True)
LONG = Needed("a" * 100, "A", "", ())


def test_the_status_says_who_is_waited_for() -> None:
    assert status_of((), {}) == ("success", "No leaflet needs a sign-off for this change")
    assert status_of((CT, MRI), {"ct": ""}) == (
        "pending",
        "1 of 2 leaflets approved in this text; waiting for Mei Castellane: mri",
    )
    assert status_of((CT, MRI), {"ct": "", "mri": ""}) == (
        "success",
        "2 of 2 leaflets approved in this text",
    )
    state, description = status_of((LONG,), {"ct": ""})
    assert (state, len(description), description[-1]) == ("pending", LONGEST, "…")


def test_a_swapped_number_holds_nothing_up_but_what_waits_beside_it() -> None:
    assert status_of((SWAPPED,), {}) == (
        "success",
        "0 of 1 leaflet approved in this text; only numbers were swapped: it may be merged at once",
    )
    assert status_of((CT, SWAPPED), {}) == (
        "pending",
        "0 of 2 leaflets approved in this text; waiting for Daniel Whitlock: ct",
    )
    assert status_of((CT, SWAPPED), {"ct": ""})[0] == "success"
    assert status_of((SWAPPED,), {"pain": ""}) == (
        "success",
        "1 of 1 leaflet approved in this text",
    )

"""Nothing but the number of one service differs between an approved text and one with a new number."""

from __future__ import annotations

import pytest

from leaflint.checks.sign_off.swaps import swaps_between
from leaflint.content.directory_index import index_directory
from leaflint.content.models.directory import Directory
from leaflint.content.models.sign_off import NumberSwap

INDEX = index_directory(
    Directory.model_validate(
        {
            "services": [
                {
                    "id": "helpline", "name": "Helpline", "phone": "0808 157 0123",
                    "retired_numbers": [
                        {"number": "0808 157 0124", "retired": "2026-05"},
                        {"number": "0808 800 6000", "retired": "2026-06"},
                    ],
                },
                {"id": "clinic", "name": "Clinic", "phone": "020 7946 0123"},
                {
                    "id": "advice", "name": "Advice", "phone": "999",
                    "retired_numbers": [
                        {"number": "111", "retired": "2026-06"},
                        {"number": "01632 960 123", "retired": "2026-06"},
                        {"number": "200", "retired": "2026-06"},
                    ],
                },
            ]
        }
    )
)  # fmt: skip
SIGNED = "# Scan\n\nTake 200 mg. Call 0808 800 6000, or 999 if it bleeds.\n"
NEW = "0808 157 0123"


def swap(old: str, new: str) -> tuple[NumberSwap, ...] | None:
    assert SIGNED.count(old) == 1
    return swaps_between(SIGNED, SIGNED.replace(old, new), INDEX)


@pytest.mark.parametrize("new", [NEW, "08081570123", "+44 808 157 0123", "0808 157 0124"])
def test_a_number_of_the_service_may_take_the_place_of_its_old_one(new: str) -> None:
    assert swap("0808 800 6000", new) == (NumberSwap(old="0808 800 6000", new=new),)


def test_a_link_that_dials_it_may_too() -> None:
    old = "Call 0808 800 6000 <tel:08088006000>.\n"
    swaps = swaps_between(old, f"Call {NEW} <tel:+448081570123>.\n", INDEX)
    assert [swap.new for swap in swaps or ()] == [NEW, "+448081570123"]


def test_the_same_text_has_no_swaps() -> None:
    assert swaps_between(SIGNED, SIGNED, INDEX) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Call 0808 800 6000", f"call {NEW}"),
        ("Call 0808 800 6000", f"Do not call {NEW}"),
        ("0808 800 6000,", f"{NEW}"),
        ("0808 800 6000, or 999", f"{NEW}, or 111"),
        ("200 mg. Call 0808 800 6000", f"250 mg. Call {NEW}"),
        ("200 mg. Call 0808 800 6000", f"Call {NEW}. Take 200 mg"),
        ("0808 800 6000, or 999", f"999, or {NEW}"),
        ("0808 800 6000", f"{NEW} or {NEW}"),
        ("0808 800 6000", f"{NEW} extension 5"),
        ("0808 800 6000", f"18001 {NEW}"),
        (" if it bleeds.\n", f" if it bleeds.\n\nCall {NEW}.\n"),
        ("0808 800 6000, or 999 if", f"{NEW}, or 9 if"),
    ],
)
def test_one_more_change_beside_it_ends_the_approval(old: str, new: str) -> None:
    assert swap(old, new) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0808 800 6000", "020 7946 0123"),  # another service's
        ("0808 800 6000", "0808 157 0125"),  # nobody's
        ("0808 800 6000", "999"),  # not a full number
        ("200 mg", "999 mg"),  # not one either, whatever the directory says
        ("999", "111"),  # not retired
    ],
)
def test_numbers_that_do_not_follow_end_the_approval(old: str, new: str) -> None:
    assert swap(old, new) is None


@pytest.mark.parametrize(("old", "new"), [("111", "999"), ("01632 960 123", "999")])
def test_short_numbers_never_change_without_an_approval(old: str, new: str) -> None:
    assert swaps_between(f"Call {old}.\n", f"Call {new}.\n", INDEX) is None

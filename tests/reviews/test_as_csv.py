"""CSV: exact, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.core.escape import visible
from leaflint.reviews.as_csv import to_csv
from leaflint.reviews.review_list import Unread
from tests.review_lists import entry, review_list

FULL_WIDTH = ("\uff1d", "\uff0b", "\uff0d", "\uff20")


def _rows(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline="")))


def test_each_leaflet_is_a_line_the_worst_first() -> None:
    made = review_list(
        entry("later", "2027-02"),
        entry("old", "2018", title="Old, very old"),
        unread=(Unread("content/leaflets/broken.yaml", "no"),),
    )
    assert to_csv(made) == (
        "\ufeffleaflet,title,owner,approver,risk,published,review,last_reviewed,next_review,"
        "days_overdue,days_left,file\r\n"
        'old,"Old, very old",The writers,Ada Reviewer,medium,yes,long-overdue,2024-03,2018,'
        "2883,0,content/leaflets/old.yaml\r\n"
        "later,Later,The writers,Ada Reviewer,medium,yes,due-soon,2024-03,2027-02,"
        "0,71,content/leaflets/later.yaml\r\n"
        "broken,,,,,,not known,,,,,content/leaflets/broken.yaml\r\n"
    )


@pytest.mark.parametrize(
    "title",
    ["=1+1", "+1", "-1", "@SUM(A1)", "  =1", *FULL_WIDTH],
)
def test_a_title_never_becomes_a_formula(title: str) -> None:
    cell = _rows(to_csv(review_list(entry("x", "2018", title=title))))[1][1]
    assert cell == f"'{title}"


@pytest.mark.parametrize("title", ["\t=1", "\r=1", "\n=1"])
def test_a_control_before_a_formula_is_spelt_out(title: str) -> None:
    cell = _rows(to_csv(review_list(entry("x", "2018", title=title))))[1][1]
    assert cell == visible(title)
    assert cell.startswith("\\u00")


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_whatever_the_title_no_cell_starts_a_formula_and_no_line_is_added(title: str) -> None:
    rows = _rows(to_csv(review_list(entry("x", "2018", title=title))))
    assert len(rows) == 2
    assert rows[1][1].removeprefix("'") == visible(title).removeprefix("'")
    for cell in rows[1]:
        assert not cell.lstrip().startswith(("=", "+", "-", "@", *FULL_WIDTH))

"""CSV: exact, and harmless in a spreadsheet. JSON: everything."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.core.escape import visible
from leaflint.files.tree import WorkingTree
from leaflint.reviews.exports import to_csv, to_json
from leaflint.reviews.listing import list_reviews
from leaflint.reviews.review_list import Unread
from tests.example_repository import LEAFLET, Repository
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


def test_json_says_everything(repository: Repository) -> None:
    repository.write("content/leaflets/bad.yaml", "id: bad\n")
    text = to_json(list_reviews(WorkingTree(repository.root), date(2028, 2, 1)))
    data = json.loads(text)
    assert text == to_json(list_reviews(WorkingTree(repository.root), date(2028, 2, 1)))
    assert (data["format_version"], data["as_of"]) == (1, "2028-02-01")
    assert data["totals"] == {"overdue": 1}
    assert data["leaflets"] == [
        {
            "leaflet": "having-a-scan", "title": "Having a scan", "file": LEAFLET,
            "published": True, "risk": "medium", "owner": "writers", "approver": "ada",
            "last_reviewed": "2026-03", "next_review": "2028-01", "review": "overdue",
            "days_overdue": 1, "days_left": 0,
        }
    ]  # fmt: skip
    assert data["unread"] == [
        {"file": "content/leaflets/bad.yaml", "because": "`title` is missing"}
    ]
    assert data["files"][-1] == {
        "name": "the glossary", "owner": "writers", "next_review": "2028", "review": "due",
    }  # fmt: skip
    (load,) = data["loads"]
    assert (load["approver"], load["planned"]["2028-02"]) == ("ada", 1)

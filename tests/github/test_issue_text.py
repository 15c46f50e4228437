"""The hidden comment, and what of an issue belongs to whom."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from leaflint.github.issue_text import (
    Marker,
    block_of,
    mark_done,
    marker_of,
    title_of,
    write_body,
)
from leaflint.github.models import Issue
from tests.review_lists import entry, review_list

BLOCK = block_of(entry("old", "2018"), review_list(), "https://example.org/blob")
NEW = block_of(entry("old", "2019", owner="grace"), review_list(), "https://example.org/blob")


def _issue(body: str | None, **more: object) -> Issue:
    fields = {"number": 1, "title": "x", "state": "open", "labels": [], "body": body}
    return Issue.model_validate({**fields, "user": {"type": "Bot"}, **more})


def test_an_issue_is_found_again_by_its_hidden_comment() -> None:
    assert marker_of(_issue(BLOCK)) == Marker("old", "writers", is_done=False)
    assert marker_of(_issue(mark_done(BLOCK))) == Marker("old", "writers", is_done=True)
    assert marker_of(_issue(None)) is None


@pytest.mark.parametrize(
    ("fields", "ours"),
    [
        ({}, True),
        ({"user": {"type": "User"}}, False),
        ({"user": None}, False),
        ({"user": {"type": "User"}, "author_association": "CONTRIBUTOR"}, False),
        ({"user": {"type": "User"}, "author_association": "OWNER"}, True),
        ({"user": {"type": "User"}, "author_association": "MEMBER"}, True),
        ({"user": {"type": "User"}, "author_association": "COLLABORATOR"}, True),
        ({"user": {"type": "User"}, "labels": [{"name": "leaflet review"}]}, True),
        ({"user": {"type": "User"}, "labels": ["leaflet review"]}, True),
        ({"pull_request": {}}, False),
    ],
)
def test_only_what_strangers_cannot_write_is_trusted(fields: dict[str, object], ours: bool) -> None:
    assert (marker_of(_issue(BLOCK, **fields)) is not None) == ours


@given(
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="<\r")),
    st.text(alphabet="ab\n "),
)
def test_what_people_write_around_our_part_stays(before: str, after: str) -> None:
    body = write_body(NEW, f"{before}{BLOCK}{after}")
    assert body == f"{before}{NEW}{after}"
    assert write_body(NEW, body) == body


def test_a_part_whose_end_was_deleted_is_written_anew() -> None:
    broken = BLOCK.split("\n")[0] + "\nMy own words"
    assert write_body(NEW, broken) == f"{NEW}\nMy own words"


def test_hostile_titles_do_no_harm() -> None:
    hostile = entry("old", "2018", title="-->\n@all <b>x</b> | [a](b)")
    block = block_of(hostile, review_list(), "https://example.org/blob")
    assert write_body(NEW, block) == NEW
    row = next(line for line in block.splitlines() if line.startswith("| Leaflet"))
    assert row == (
        "| Leaflet | [\\-\\-\\>\\\\u000a@\u2060all \\<b\\>x\\</b\\> \\| \\[a\\]\\(b\\)]"
        "(https://example.org/blob/content/leaflets/old.yaml) |"
    )


def test_a_long_title_is_cut() -> None:
    assert len(title_of(entry("old", "2018", title="T" * 300))) == 256


def test_an_issue_that_is_none_is_refused() -> None:
    with pytest.raises(ValidationError, match="labels"):
        _issue(BLOCK, labels="leaflet review")

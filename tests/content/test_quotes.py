"""Texts that lack quotation marks: cut off at a `#`, or between curly ones."""

from __future__ import annotations

import pytest

from leaflint.core.finding import Severity
from tests.example_repository import LEAFLET, Repository, seen, where

MEND = 'Put the whole text in "quotation marks". A comment stands on a line of its own.'


@pytest.mark.parametrize(
    ("old", "new", "place", "cut", "message"),
    [
        ("title: Having a scan", "title: Lymphoedema #1 guide", "2:20", "#1 guide", "`title` is cut off here: after a space, # begins a comment, and 'Lymphoedema' is left"),
        ("summary: What happens", "summary: Swelling # that", "3:19", "# that when you have a scan.", "`summary` is cut off here: after a space, # begins a comment, and 'Swelling' is left"),
        ("heading: The scan", "heading: scan  #2", "23:20", "#2", "`heading` is cut off here: after a space, # begins a comment, and 'scan' is left"),
    ],
)  # fmt: skip
def test_a_text_that_is_cut_off_is_an_error(
    repository: Repository, old: str, new: str, place: str, cut: str, message: str
) -> None:
    repository.change(old, new)
    found = repository.finding("schema")
    assert (found.rule, found.severity) == ("cut-off", Severity.ERROR)
    assert (where(found), seen(repository.root, found)) == (f"{LEAFLET}:{place}", cut)
    assert (found.message, found.help) == (message, MEND)


def test_a_text_is_cut_off_in_a_file_that_is_wrong_otherwise_too(repository: Repository) -> None:
    repository.change("title: Having a scan", "title: Scan #1")
    repository.change("risk: medium", "risk: big")
    assert [found.rule for found in repository.findings("schema")] == ["cut-off", "value"]


def test_words_in_optional_fields_are_words(repository: Repository) -> None:
    repository.change(
        "cost: free\n    last",
        "cost: free\n    hours: 9am # or 10\n    last",
        "content/directory.yaml",
    )
    assert [found.rule for found in repository.findings("schema")] == ["cut-off"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Having a scan", "title: Having a scan#1"),
        ("title: Having a scan", "title: 'Having a scan' # as agreed"),
        ("topics: [scan]", "topics: [scan] # one"),
        ("topics: [scan]", "topics:\n  - scan # one"),
        ("risk: medium", "risk: medium # not high"),
        ("last_reviewed: 2026-03", "last_reviewed: 2026-03 # the day?"),
        ("owner: writers", "owner: writers # all"),
        ("summary: What", "# a comment\nsummary: What"),
        ("The scan\n    text: |", "The scan\n    text: | # in lines"),
    ],
)
def test_a_comment_that_cuts_nothing_off_is_allowed(
    repository: Repository, old: str, new: str
) -> None:
    repository.change(old, new)
    assert repository.findings("schema") == []


@pytest.mark.parametrize(("first", "last"), ["“”", "‘’", "””", "„“"])
def test_curly_quotation_marks_are_shown_to_readers(
    repository: Repository, first: str, last: str
) -> None:
    repository.change("heading: The scan", f"heading: {first}The scan{last}")
    found = repository.finding("schema")
    assert (found.rule, found.severity) == ("curly-quotes", Severity.WARNING)
    assert where(found) == f"{LEAFLET}:23:14"
    assert found.message == (
        "`heading`: curly quotation marks are none to YAML: they are shown as text"
    )
    assert found.help == f'Write "The scan", or "{first}The scan{last}" if readers should see them.'
    repository.change(f"{first}The scan{last}", f'"{first}The scan{last}"')
    assert repository.findings("schema") == []


@pytest.mark.parametrize("heading", ["“The” scan", "The “scan”", "“The” or “a”", "‘Tis the scan"])
def test_curly_quotation_marks_within_a_text_are_signs_like_others(
    repository: Repository, heading: str
) -> None:
    repository.change("heading: The scan", f"heading: {heading}")
    assert repository.findings("schema") == []

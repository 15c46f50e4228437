"""Models in an editor's words: what is wrong, where, and what was probably meant."""

from __future__ import annotations

import pytest

from leaflint.content.loading import find_unquoted
from leaflint.content.models.directory import Directory
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.models.validate import validate
from leaflint.core.finding import Problem
from leaflint.files.yaml.parse import parse
from tests.example_repository import LEAFLET, Repository, where

GOOD = """\
id: having-a-scan
title: Having a scan
summary: What happens.
status: draft
topics: [scan]
risk: low
owner: writers
review:
  last_reviewed: 2016
  next_review: 2018
sections:
  - heading: First
    text: Words.
"""


def problems_of(text: str) -> tuple[Problem, ...]:
    document, problems = parse("a.yaml", text)
    assert document is not None, problems
    data, problems = validate(document, LeafletData)
    assert (data is None) == bool(problems)
    return problems


def test_a_good_leaflet_has_no_problems() -> None:
    assert problems_of(GOOD) == ()


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "message", "help_text"),
    [
        ("last_reviewed: 2016", "last_reviewed: 2018-13", 9, 18, "`last_reviewed`: '2018-13' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD (there is no month 13)", ""),
        ("id: having", "id: Having", 1, 5, "`id`: 'Having-a-scan' is not a short name; write small letters and digits with hyphens between, such as skin-metastases", ""),
        ("title: Having a scan\n", "", 1, 1, "`title` is missing", "Add a line `title: …`."),
        ("    text: Words.\n", "", 12, 5, "`text` is missing in item 1 of `sections`", "Add a line `text: …`."),
        ("summary:", "sumary:", 3, 1, "`sumary` is not a key that is known here; did you mean `summary`?", "Known keys: id, title, summary, status, topics, risk, owner, review, contacts, sections, evidence, waivers."),
        ("next_review", "nextreview", 10, 3, "`nextreview` is not a key that is known here; did you mean `next_review`?", "Known keys: last_reviewed, next_review."),
        ("    text: Words.", "    text: Words.\n    colour: red", 14, 5, "`colour` is not a key that is known here", "Known keys: heading, kind, text, include."),
        ("status: draft", "status: publised", 4, 9, "`status` is 'publised'; did you mean `published`?", "Write 'draft', 'published' or 'withdrawn'."),
        ("topics: [scan]", "topics: scan", 5, 9, "`topics` is 'scan', which is no list", "Write a list, such as [first, second]."),
        ("topics: [scan]", "topics: []", 5, 1, "`topics` has no items", "Write at least one."),
        ("topics: [scan]", "topics: [scan, CT Scan]", 5, 16, "item 2 of `topics`: 'CT Scan' is not a short name; write small letters and digits with hyphens between, such as skin-metastases", ""),
        ("owner: writers", "owner:", 7, 1, "`owner` is empty", "Fill it in, or take the line out."),
        ("title: Having a scan", "title: '  '", 2, 8, "`title` is empty", "Fill it in, or take the line out."),
        ("text: Words.", "text: [Words]", 13, 5, "`text` must be text, not a list or keys of its own", "Write it on one line after the colon."),
        ("  - heading: First\n    text: Words.", "  - Words.", 12, 5, "item 1 of `sections` must hold keys of its own", "Write `key: value` lines under it, indented."),
        ("  last_reviewed: 2016\n  next_review: 2018", "  soon", 9, 3, "`review` must hold keys of its own", "Write `key: value` lines under it, indented."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_on_its_place(
    old: str, new: str, line: int, column: int, message: str, help_text: str
) -> None:
    assert GOOD.count(old) == 1
    problems = problems_of(GOOD.replace(old, new))
    told = [
        (problem.at.line, problem.at.column, problem.message, problem.help)
        for problem in problems
        if problem.rule != "missing-key" or "missing" in message
    ]
    assert told == [(line, column, message, help_text)]


def test_a_file_that_is_a_list_is_told() -> None:
    (problem,) = problems_of("- a\n- b\n")
    assert problem.message == "the file must hold keys of its own"


def test_all_mistakes_are_told_at_once() -> None:
    text = GOOD.replace("risk: low", "risk: lo").replace("2016", "16").replace("First", "''")
    assert [(problem.rule, problem.at.line) for problem in problems_of(text)] == [
        ("value", 6), ("value", 9), ("value", 12),
    ]  # fmt: skip


def test_a_service_that_cannot_be_reached_is_told() -> None:
    document, _ = parse("a.yaml", "services:\n  - id: a\n    name: A\n")
    assert document is not None
    _, (problem,) = validate(document, Directory)
    expected = "item 1 of `services` has no phone, text_number, email or web: write at least one"
    assert problem.message == expected
    assert (problem.at.line, problem.at.column) == (2, 5)


@pytest.mark.parametrize(
    ("key", "value", "message"),
    [
        ("email", "ask.example.org", "`email`: 'ask.example.org' is not an e-mail address; write one such as ask@example.org"),
        ("web", "example.org", "`web`: 'example.org' is not a web address; begin it with https://"),
        ("relay", "yes", "`relay`: 'yes' is neither true nor false"),
        ("cost", "fre", "`cost` is 'fre'; did you mean `free`?"),
        ("last_verified", "May", "`last_verified`: 'May' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
    ],
)  # fmt: skip
def test_fields_of_a_service_are_told_in_words(key: str, value: str, message: str) -> None:
    document, _ = parse(
        "a.yaml", f"services:\n  - id: a\n    name: A\n    phone: '999'\n    {key}: {value}\n"
    )
    assert document is not None
    _, (problem,) = validate(document, Directory)
    assert (problem.message, problem.at.line) == (message, 5)


@pytest.mark.parametrize(
    ("written", "flagged"),
    [
        ("08001111", True), ("NO", True), ("12:30", True), ("2018", True), ("1.5", True),
        ("~", True), ("2018-03-01", True), ("0x1F", True), (".inf", True), ("1e3", True),
        ("0808 800 6000", False), ("Nothing", False), ("2018-13-45x", False), ("'08001111'", False),
        ('"NO"', False), ("12.30pm", False),
    ],
)  # fmt: skip
def test_text_that_other_tools_misread_wants_quotation_marks(written: str, flagged: bool) -> None:
    document, _ = parse("a.yaml", GOOD.replace("Having a scan", written))
    assert document is not None
    data, _ = validate(document, LeafletData)
    assert data is not None
    problems = list(find_unquoted(document, data))
    assert bool(problems) == flagged
    if flagged:
        (problem,) = problems
        assert (problem.at.line, problem.at.column, problem.rule) == (2, 8, "unquoted")
        assert problem.message == (
            f"`title`: {written} without quotation marks is not text to other tools"
        )
        assert problem.help == f'Write "{written}", so that nothing of it is lost.'
        assert problem.fix is not None
        fixed = f'{document.text[: problem.fix.start]}"{written}"{document.text[problem.fix.end :]}'
        assert fixed == GOOD.replace("Having a scan", f'"{written}"')


def test_dates_need_no_quotation_marks() -> None:
    document, _ = parse("a.yaml", GOOD)
    assert document is not None
    data, _ = validate(document, LeafletData)
    assert data is not None
    assert list(find_unquoted(document, data)) == []


@pytest.mark.parametrize("name", ["ada-r", "Ada1", "example/the-writers", "example/the_writers.uk"])
def test_a_name_on_github(repository: Repository, name: str) -> None:
    repository.change("- id: ada\n", f"- id: ada\n    github: {name}\n", "content/people.yaml")
    assert repository.findings("schema") == []


@pytest.mark.parametrize("name", ['"@ada"', "ada r", "ada/b/c", '"ada\\n* @eve"', "-ada"])
def test_what_is_no_name_on_github(repository: Repository, name: str) -> None:
    repository.change("- id: ada\n", f"- id: ada\n    github: {name}\n", "content/people.yaml")
    (found,) = (finding for finding in repository.findings("schema") if "GitHub" in finding.message)
    assert (
        "is not a name on GitHub; write it without @, for a team organisation/team" in found.message
    )


@pytest.mark.parametrize(
    ("old", "new", "place", "message", "help_text"),
    [
        ("  last_reviewed: 2026-03\n  next_review: 2028-01", "  last_reviewed:2026-03", "9:3", "a space is missing after `last_reviewed:`", "Write `last_reviewed: …`."),
        ("topics: [scan]", "topics:\n  -scan\n  -treatment", "6:3", "a space is missing after `-`", "Write `- …`."),
    ],
)  # fmt: skip
def test_a_value_that_is_stuck_to_its_key(
    repository: Repository, old: str, new: str, place: str, message: str, help_text: str
) -> None:
    repository.change(old, new)
    (found,) = repository.findings("schema")
    assert where(found) == f"{LEAFLET}:{place}"
    assert (found.message, found.help) == (message, help_text)


def test_a_line_of_text_that_looks_like_a_key(repository: Repository) -> None:
    repository.change("      Please tell us if:\n\n", "    Please tell us if:\n\n")
    found = repository.findings("schema")[-1]
    assert where(found) == f"{LEAFLET}:18:5"
    assert found.message == "`Please tell us if` is not a key that is known here"
    assert found.help == "If this is text, indent it as far as the lines of the text above it."

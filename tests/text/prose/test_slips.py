"""Signs that were meant as mark-up and that readers see, and near misses that are fine."""

from __future__ import annotations

import pytest

from leaflint.text.prose.markdown import parse_text
from leaflint.text.prose.problems import find_plain_problems
from tests.example_repository import Repository, seen, where


@pytest.mark.parametrize(
    ("text", "rule", "seen_"),
    [
        ("Call 999 now if:\n\n• one\n• two\n\nThen rest.", "pasted-list", "• one"),
        ("Call 999 now if:\n•one", "pasted-list", "•one"),
        ("o two\no three", "pasted-list", "o two"),
        ("– one\n– two\n– three", "pasted-list", "– one"),
        ("▪ one", "pasted-list", "▪ one"),
        ("**Call 999 now\nand wait", "bold", "**Call 999 now"),
        ("- Do ** not ** wait", "bold", "** not ** wait"),
        ("See [our page] (https://example.org).", "link", "[our page] (https://example.org)"),
        ("See (our page)[https://example.org].", "link", "(our page)[https://example.org]"),
        ("[NHS](www.nhs.uk/x)", "link-address", "[NHS](www.nhs.uk/x)"),
        ("[here](lymph.pdf)", "link-address", "[here](lymph.pdf)"),
        ("1. a\n2. b\n4. c", "list-number", "4. c"),
    ],
)
def test_each_slip_is_found_once(text: str, rule: str, seen_: str) -> None:
    (problem,) = parse_text(text, ()).problems
    assert (problem.rule, text[problem.start : problem.end].strip()) == (rule, seen_)
    assert problem.help


@pytest.mark.parametrize(
    "text",
    [
        "Take it – with food\n– or without.",
        "Eat\no",
        "**Bold** and **more**",
        "5 * 3 is 15",
        "\\*\\* is no bold",
        "See [our page](https://example.org) (in English).",
        "Ask us (see the page) [sic].",
        "- one\n- two\n\n1. one\n1. two\n\n3. three\n4. four",
        "The point • stands within a line",
    ],
)
def test_near_misses_are_fine(text: str) -> None:
    assert parse_text(text, ()).problems == ()


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("**Bold** title", ["**", "**"]),
        ("[a page](https://example.org)", ["[a page](https://example.org)"]),
        ("# Hash", ["# "]),
        ("A <b>title</b>", ["<b>", "</b>"]),
        ("#1 guide, 5 < 6, a_b and [sic]", []),
    ],
)
def test_titles_have_no_mark_up(value: str, found: list[str]) -> None:
    problems = find_plain_problems(value)
    assert [value[problem.start : problem.end] for problem in problems] == found


def test_a_heading_with_mark_up_is_an_error_in_its_place(repository: Repository) -> None:
    repository.change("heading: Getting help", 'heading: "Getting **help"')
    finding = repository.finding("schema")
    assert (finding.rule, finding.severity.value) == ("mark-up", "error")
    assert where(finding) == "content/leaflets/having-a-scan.yaml:29:23"
    assert seen(repository.root, finding) == "**"
    assert finding.message == "readers see '**' as it stands: there is no mark-up here"

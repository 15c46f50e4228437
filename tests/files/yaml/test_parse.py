"""YAML to data and places: what is kept as it was written, and what is refused on its line."""

from __future__ import annotations

import pytest

from leaflint.core.finding import Problem
from leaflint.files.yaml.document import Data, Document, Path
from leaflint.files.yaml.parse import parse
from leaflint.files.yaml.reader import MAX_NESTING, MAX_NODES


def parse_valid(text: str) -> Document:
    document, problems = parse("a.yaml", text)
    assert problems == ()
    assert document is not None
    return document


def parse_broken(text: str) -> Problem:
    document, problems = parse("a.yaml", text)
    assert document is None
    (problem,) = problems
    assert problem.at.file == "a.yaml"
    return problem


def place(problem: Problem) -> tuple[int, int]:
    return problem.at.line, problem.at.column


def shown(problem: Problem, text: str) -> str:
    """Return the characters that a problem points at, all on one line."""
    assert problem.at.end_line == problem.at.line
    return text.split("\n")[problem.at.line - 1][problem.at.column - 1 : problem.at.end_column - 1]


@pytest.mark.parametrize(
    "written", ["08001111", "NO", "12:30", "2018-13-45", "1e3", "~", "null", "0x1F", ".5", "1_000"]
)
def test_every_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert parse_valid(f"phone: {written}\n").data == {"phone": written}


def test_an_empty_value_is_empty_text() -> None:
    assert parse_valid("owner:\ntitle: x\n").data == {"owner": "", "title": "x"}


def test_lists_and_maps_of_both_styles_are_plain_data() -> None:
    text = "a: [x, {b: y}]\nc:\n  - d: z\n  - w\n"
    expected: Data = {"a": ["x", {"b": "y"}], "c": [{"d": "z"}, "w"]}
    assert parse_valid(text).data == expected


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("title",), (1, 8, 1, 10), (1, 1, 1, 6)),
        (("review", "next"), (3, 9, 3, 13), (3, 3, 3, 7)),
        (("topics", 1), (4, 13, 4, 14), (4, 13, 4, 14)),
        (("sections", 0, "text"), (7, 11, 9, 1), (7, 5, 7, 9)),
    ],
)
def test_every_key_value_and_item_has_its_place(
    path: Path, value: tuple[int, ...], key: tuple[int, ...]
) -> None:
    document = parse_valid(
        "title: Hé\nreview:\n  next: 2018\ntopics: [a, b]\nsections:\n"
        '  - heading: "q"\n    text: |\n      Words.\n'
    )
    at, key_at = document.at(*path), document.key(*path)
    assert (at.line, at.column, at.end_line, at.end_column) == value
    assert (key_at.line, key_at.column, key_at.end_line, key_at.end_column) == key


def test_a_missing_value_is_placed_on_its_nearest_parent() -> None:
    document = parse_valid("title: x\nreview:\n  last: 2016\n")
    assert document.at("review", "next") == document.key("review")
    assert (document.at("review", "next").line, document.at("review", "next").column) == (2, 1)
    assert (document.at("owner").line, document.at("owner").column) == (1, 1)


def test_a_map_is_shown_by_its_key() -> None:
    document = parse_valid("review:\n  last: 2016\n")
    assert document.at("review") == document.key("review")


@pytest.mark.parametrize(
    ("text", "line", "column", "rule", "message", "help_text"),
    [
        ("", 1, 1, "empty-file", "the file is empty: nothing in it could be checked", "Write it, or delete it."),
        ("# only a comment\n", 1, 1, "empty-file", "the file is empty: nothing in it could be checked", "Write it, or delete it."),
        ("---\n---\n", 2, 1, "several-documents", "a second document begins here", "Keep one document to a file."),
        ("a: b\n---\nc: d\n", 2, 1, "several-documents", "a second document begins here", "Keep one document to a file."),
        ("a: b\nc: d\na: e\n", 3, 1, "duplicate-key", "the key `a` stands here a second time", "Keep one of the two."),
        ("r:\n  a: b\n  a: e\n", 3, 3, "duplicate-key", "the key `a` stands here a second time", "Keep one of the two."),
        ("a: &x b\n", 1, 4, "anchor", "'x' is used as a YAML anchor, which is not allowed here", 'Write the text out; text that begins with & or * needs "quotation marks".'),
        ("a: *x\n", 1, 4, "anchor", "'x' is used as a YAML alias, which is not allowed here", 'Write the text out; text that begins with & or * needs "quotation marks".'),
        ("<<: b\n", 1, 1, "anchor", "'<<' is a YAML merge key, which is not used here", "Write the keys out in full."),
        ("a: !x b\n", 1, 4, "tag", "a YAML tag (a word that begins with '!') is not allowed here", 'Take the tag out; text that begins with ! needs "quotation marks".'),
        ("a: !!str 5\n", 1, 4, "tag", "a YAML tag (a word that begins with '!') is not allowed here", 'Take the tag out; text that begins with ! needs "quotation marks".'),
        ("{a: b}: c\n", 1, 1, "key", "a key must be a word, not a list or map", "Write `key: value`."),
        ("a:\n\t- b\n", 2, 1, "yaml", "a tab stands where the indentation should be spaces", "Replace the tab with two spaces for each level."),
        ("a: b\n\tc: d\n", 2, 1, "yaml", "a tab stands where the indentation should be spaces", "Replace the tab with two spaces for each level."),
        ("a: 'b\nc: d\n", 1, 4, "yaml", "a quotation mark is opened here and never closed", "Close the text with the same quotation mark."),
        ('a: "b\nc: d\ne: "f"\n', 1, 4, "yaml", "a quotation mark is opened here and never closed", "Close the text with the same quotation mark."),
        ('a: "b" c\n', 1, 8, "yaml", "this line does not fit what stands above it: its indentation is off, or text goes on after a closing quotation mark", "Line it up with the keys above. Inside 'single quotes', write an apostrophe twice: ''."),
        ("a: b: c\n", 1, 5, "yaml", "a colon followed by a space stands inside text without quotation marks, or this line is indented too far", 'Put the whole text in "quotation marks", or line it up with the key above.'),
        ("a: [b,\nc: d\n", 1, 4, "yaml", "a bracket is opened here and not closed, or a comma is missing in it", "Close it with the matching ] or }, with commas between the items."),
        ("a: 'it's'\n", 1, 8, "yaml", "this line does not fit what stands above it: its indentation is off, or text goes on after a closing quotation mark", "Line it up with the keys above. Inside 'single quotes', write an apostrophe twice: ''."),
        ("a:\n- b\nc\n", 3, 1, "yaml", "this line has no 'key: value'", "Write a colon and a space after the key, or indent the line under the text it belongs to."),
        ("- a\nb: c\n", 2, 1, "yaml", "this line stands in a list but does not begin with '- '", "Begin it with '- ', or indent it under the item above."),
        ("a: - b\n", 1, 4, "yaml", "a list begins on the same line as its key", "Begin the list on the next line, each item with '- '."),
        ('a: "\\q"\n', 1, 5, "yaml", 'a backslash inside "double quotes" begins no escape that YAML knows', "Write the backslash twice, or use 'single quotes'."),
        ("a: @b\n", 1, 4, "yaml", "text without quotation marks cannot begin with @", 'Put the text in "quotation marks".'),
        ("a: é\x01y\n", 1, 5, "yaml", "an invisible control character (code U+0001) stands here", "Delete it."),
        ("%YAML 3.0\n---\na: b\n", 1, 1, "yaml", "the %YAML line names a version that is not supported", "Take the %YAML line out."),
        ("a: b\n...\nc\n", 3, 1, "several-documents", "a second document begins here", "Keep one document to a file."),
        ("a: ]\n", 1, 4, "yaml", "a closing bracket or comma stands where a value should be", 'Put the text in "quotation marks", or take the sign out.'),
        ("a: !<b\n", 1, 7, "yaml", "this cannot be read as YAML: did not find the expected '>'", "Compare it with a leaflet that works."),
    ],
)  # fmt: skip
def test_what_is_not_allowed_is_refused_on_its_line(
    text: str, line: int, column: int, rule: str, message: str, help_text: str
) -> None:
    problem = parse_broken(text)
    assert (*place(problem), problem.rule) == (line, column, rule)
    assert (problem.message, problem.help) == (message, help_text)
    assert shown(problem, text) == problem.subject


def test_all_refusals_of_a_file_are_told_at_once() -> None:
    _, problems = parse("a.yaml", "a: &x 1\nb: *x\nb: !t 2\n? [c]\n: d\n")
    assert [(problem.rule, problem.at.line) for problem in problems] == [
        ("anchor", 1), ("anchor", 2), ("duplicate-key", 3), ("tag", 3), ("key", 4),
    ]  # fmt: skip


def test_refusals_before_a_syntax_error_are_told_with_it() -> None:
    _, problems = parse("a.yaml", "a: &x 1\nb: 'c\n")
    assert [(problem.rule, problem.at.line) for problem in problems] == [("anchor", 1), ("yaml", 2)]


def test_what_only_libyaml_refuses_is_read() -> None:
    assert parse_valid("a: [x:y]\n").data == {"a": ["x:y"]}
    assert parse_valid("a: [x:y]\n").at("a", 0).column == 5


def test_folded_text_in_a_file_that_only_libyaml_refuses_is_read_whole() -> None:
    document = parse_valid("a: [x:y]\nb: >\n  one\n  two\n")
    assert document.data == {"a": ["x:y"], "b": "one two\n"}
    at = document.within(("b",), 4, 7)
    assert (at.line, at.column) == (4, 3)


def test_a_single_document_may_begin_with_dashes() -> None:
    assert parse_valid("---\na: b\n").data == {"a": "b"}


@pytest.mark.parametrize("brackets", [MAX_NESTING, MAX_NESTING + 1])
def test_nesting_is_limited(brackets: int) -> None:
    document, problems = parse("a.yaml", "[" * brackets + "a" + "]" * brackets)
    if brackets == MAX_NESTING:
        assert (document is not None, problems) == (True, ())
    else:
        assert [problem.message for problem in problems] == [
            "lists and maps are nested more than 20 levels deep"
        ]
        assert place(problems[0]) == (1, MAX_NESTING + 2)


@pytest.mark.parametrize("values", [MAX_NODES - 1, MAX_NODES])
def test_the_number_of_values_is_limited(values: int) -> None:
    document, problems = parse("a.yaml", "[" + "a," * values + "]")
    assert (document is not None) == (values == MAX_NODES - 1)
    assert [problem.message for problem in problems] == (
        [] if document else ["the file has more than 50,000 keys and values"]
    )


def test_a_syntax_error_hidden_by_a_limit_is_still_a_problem() -> None:
    _, problems = parse("a.yaml", "a: [x:y]\nb: " + "[" * (MAX_NESTING + 2))
    assert [problem.message for problem in problems] == [
        "lists and maps are nested more than 20 levels deep"
    ]

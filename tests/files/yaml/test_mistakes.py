"""Each mistake of YAML on the line that has it, whatever libyaml says; all of a file in one run."""

from __future__ import annotations

import pytest

from leaflint.core.finding import Problem
from leaflint.files.yaml.parse import parse
from leaflint.files.yaml.reader import MOST_PROBLEMS

LEAFLET = """\
id: arm
title: Swelling
topics:
  - arm
sections:
  - heading: About
    text: |
      First words.

      More words.
  - heading: After
    text: |
      Last words.
"""
QUOTE = 'Put the text in "quotation marks".'
GAP = "Put {} more spaces before it, and before the lines below that belong to it."


def problems_of(old: str, new: str) -> list[Problem]:
    assert LEAFLET.count(old) == 1
    document, problems = parse("a.yaml", LEAFLET.replace(old, new))
    assert document is None
    return list(problems)


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "seen", "message", "help_text"),
    [
        ("heading: About", "heading:Look after", 6, 5, "heading:", "a space is missing after `heading:`", "Write `heading: Look after`."),
        ("title: Swelling", "title:Swelling", 2, 1, "title:", "a space is missing after `title:`", "Write `title: Swelling`."),
        ("  - arm\n", "-arm\n- leg\n", 4, 1, "-", "a space is missing after `-`", "Write `- ` before each item of a list."),
        ("      First words.\n", "      First:\n\n- one\n- two\n", 10, 1, "- one", "this point of a list begins at column 1, but the text that it belongs with (line 8) at column 7", GAP.format(6)),
        ("      First words.\n", "      First:\n\n1. one\n2. two\n", 10, 1, "1. one", "this point of a list begins at column 1, but the text that it belongs with (line 8) at column 7", GAP.format(6)),
        ("  - heading: After", "- heading: After", 11, 1, "- heading: After", "this item of the list begins at column 1, but the item that it belongs with (line 6) at column 3", GAP.format(2)),
        ("      More", "    More", 10, 5, "More words.", "this line begins at column 5, but the text that it belongs with (line 8) at column 7", GAP.format(2)),
        ("      More", "More", 10, 1, "More words.", "this line begins at column 1, but the text that it belongs with (line 8) at column 7", GAP.format(6)),
        ("      More", "     More", 10, 6, "More words.", "this line begins at column 6, but the text that it belongs with (line 8) at column 7", "Put 1 more space before it, and before the lines below that belong to it."),
        ("      First", "    First", 8, 5, "First words.", "this line begins at column 5, but the text that it belongs with (line 8) at column 7", GAP.format(2)),
        ("      Last", "    Last", 13, 5, "Last words.", "this line begins at column 5, but the text that it belongs with (line 13) at column 7", GAP.format(2)),
        ("heading: About", "heading: & what", 6, 14, "&", "text without quotation marks cannot begin with &", QUOTE),
        ("heading: About", "heading: ?", 6, 14, "?", "text without quotation marks cannot begin with ?", QUOTE),
        ("heading: About", "heading: ? what", 6, 14, "?", "text without quotation marks cannot begin with ?", QUOTE),
        ("heading: About", "heading: *what* is it", 6, 14, "*", "text without quotation marks cannot begin with *", QUOTE),
        ("heading: About", "heading: **bold**", 6, 14, "**bold**", "text without quotation marks cannot begin with ** (bold)", 'Put the text in "quotation marks"; in a heading or title, take the ** out.'),
        ("heading: About", "heading: **Call** us", 6, 14, "**", "text without quotation marks cannot begin with ** (bold)", 'Put the text in "quotation marks"; in a heading or title, take the ** out.'),
        ("heading: About", "heading: “Bleeding: what to do”", 6, 14, "“Bleeding: what to do”", "curly quotation marks are none to YAML", 'Write straight ones: `heading: "Bleeding: what to do"`.'),
        ("title: Swelling", "title: Swelling # that\n  goes on", 2, 17, "# that", "`title` is cut off here: after a space, # begins a comment, and 'Swelling' is left", 'Put the whole text in "quotation marks". A comment stands on a line of its own.'),
        ("      First words.\n", "<<<<<<< HEAD\n      First words.\n=======\n      Other words.\n>>>>>>> other\n", 8, 1, "<<<<<<< HEAD", "a merge conflict stands in lines 8 to 12: the text in two versions", "Keep what is right of the two, and delete the lines <<<<<<<, ======= and >>>>>>>."),
        ("First words", "Don\x92t", 8, 10, "\x92", "an invisible control character (code U+0092) stands here, where Windows means an apostrophe", "Replace it with ’."),
        ("First words", "A\x81b", 8, 8, "\x81", "an invisible control character (code U+0081) stands here", "Delete it."),
        ("First words", "wait\x85\x92", 8, 11, "\x85", "an invisible control character (code U+0085) stands here, where Windows means …", "Replace it with …."),
    ],
)  # fmt: skip
def test_the_true_mistake_is_named_on_its_line(
    old: str, new: str, line: int, column: int, seen: str, message: str, help_text: str
) -> None:
    problem, *others = problems_of(old, new)
    assert (problem.at.line, problem.at.column) == (line, column)
    assert (problem.message, problem.help) == (message, help_text)
    text = LEAFLET.replace(old, new).split("\n")[line - 1]
    assert text[problem.at.column - 1 : problem.at.end_column - 1] == seen
    assert [other.at.line for other in others if other.at.column < 12] == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_all_mistakes_of_a_file_are_named_at_once(line_end: str) -> None:
    text = """\
id: arm
title:Swelling
summary: One: two
status: @home
owner: & me
risk: 'low
topics: [arm]
sections:
  - heading: “About: us”
    text: |
      First words.

    More words.
    And more.

      Well.
- heading: After
    text: |
<<<<<<< HEAD
      Last words.
=======
      No words.
>>>>>>> other
waivers: &x none
waivers: []
"""
    document, problems = parse("a.yaml", text.replace("\n", line_end))
    assert document is None
    assert [(problem.rule, problem.at.line, problem.at.column) for problem in problems] == [
        ("yaml", 2, 1), ("yaml", 3, 13), ("yaml", 4, 9), ("yaml", 5, 8), ("yaml", 6, 7),
        ("yaml", 9, 14), ("yaml", 13, 5), ("yaml", 17, 1), ("yaml", 19, 1),
        ("anchor", 24, 10), ("duplicate-key", 25, 1),
    ]  # fmt: skip


def test_lines_that_belong_to_a_mistake_are_no_mistakes_of_their_own() -> None:
    text = LEAFLET.replace("      More words.\n", "    More words,\n    even more.\n\n    - all\n")
    _, problems = parse("a.yaml", text)
    assert [problem.at.line for problem in problems] == [10]
    shifted = LEAFLET.replace(
        "  - heading: After\n    text: |\n      Last", "- heading: After\n  text: |\n    Last"
    )
    _, problems = parse("a.yaml", shifted)
    assert [problem.at.line for problem in problems] == [11]


def test_what_follows_a_mistake_that_cannot_be_mended_is_not_guessed() -> None:
    _, problems = parse("a.yaml", "a: 'b\n  c\nd: e: f\n")
    assert [(problem.at.line, problem.message) for problem in problems] == [
        (1, "a quotation mark is opened here and never closed")
    ]


def test_a_quotation_mark_that_is_never_closed_is_blamed_alone() -> None:
    _, problems = parse("a.yaml", "a: 'b\nc: d\nurl:e\n")
    assert [(problem.at.line, problem.at.column, problem.message) for problem in problems] == [
        (1, 4, "a quotation mark is opened here and never closed"),
        (3, 1, "a space is missing after `url:`"),
    ]


def test_a_text_that_only_looks_like_a_key_is_not_blamed() -> None:
    text = LEAFLET.replace("      More words.", "      see:below\n   x")
    _, problems = parse("a.yaml", text)
    assert [(problem.at.line, problem.at.column) for problem in problems] == [(11, 4)]


@pytest.mark.parametrize(
    "line",
    ["same: b\n", "- &x b\n", "- !x b\n", "? [a]\n: b\n", "- *x\n", "a: \x92\n", "- 'b' c\n"],
)
def test_of_very_many_mistakes_the_first_are_told(line: str) -> None:
    document, problems = parse("a.yaml", line * 5_000)
    assert document is None
    assert 0 < len(problems) <= MOST_PROBLEMS
    assert problems[0].at.line <= 2


@pytest.mark.parametrize("version", ["1.3", "1.99", "2.0", "0.1"])
def test_a_version_of_yaml_that_nobody_knows_is_a_finding(version: str) -> None:
    _, problems = parse("a.yaml", f"%YAML {version} # a comment\n---\n{LEAFLET}")
    assert [(problem.at.line, problem.at.column, problem.message) for problem in problems] == [
        (1, 1, "the %YAML line names a version that is not supported")
    ]


def test_a_file_that_ends_the_slow_parser_with_an_error_of_its_own_is_a_finding() -> None:
    _, problems = parse("a.yaml", "a: b: c\n---\n%YAML 1.3\n---\n")
    assert [(problem.at.line, problem.at.column) for problem in problems][:1] == [(1, 5)]


def test_what_follows_in_lines_that_were_moved_stands_where_it_was_written() -> None:
    old = "  - heading: After\n    text: |\n      Last words.\n"
    new = "- heading: After\n  kind: &x tests\n  text: |\n    Last words.\n"
    assert [(problem.rule, problem.at.line, problem.at.column) for problem in problems_of(old, new)] == [
        ("yaml", 11, 1), ("anchor", 12, 9),
    ]  # fmt: skip


def test_the_end_of_a_file_is_no_line_that_stands_too_far_left() -> None:
    (problem,) = problems_of("      Last words.\n", "      Last words.\n    text: 'x\n")
    assert (problem.at.line, problem.at.column) == (14, 11)

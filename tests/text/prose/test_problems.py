"""Mark-up that the text of a leaflet may not have."""

from __future__ import annotations

import pytest

from leaflint.text.prose.markdown import parse_text
from leaflint.text.prose.problems import MarkdownProblem


def problems(value: str) -> tuple[MarkdownProblem, ...]:
    return parse_text(value, ()).problems


# The text, the rule, what it points at, the message and the help.
EXAMPLES = [
    (
        "Words.\n\n## Symptoms\n\nWords.",
        "heading",
        "## Symptoms\n",
        "'## Symptoms' is a heading inside a text",
        "Make it a section of its own, with a `heading` and a `text`.",
    ),
    (
        "Symptoms\n---\nWords.",
        "heading",
        "Symptoms\n---\n",
        "the line of - or = below makes 'Symptoms' a heading",
        "Make it a section of its own, or take the line below out.",
    ),
    (
        "Words.\n\n    Call 111.\n",
        "indented",
        "Call 111.\n",
        "the spaces at the start turn 'Call 111.' into computer code",
        "Take the extra spaces out, so that the line begins where the text above it begins.",
    ),
    (
        "```\nCall 111.\n```\n",
        "code",
        "```\nCall 111.\n```",
        "'```' begins a block of computer code",
        "Take out the lines with ``` or ~~~.",
    ),
    (
        "é Call `111` now.",
        "code",
        "`111`",
        "the signs ` turn '`111`' into computer code",
        "Take the signs ` out, or use quotation marks.",
    ),
    (
        "é Type `` ` `` here.",
        "code",
        "`` ` ``",
        "the signs ` turn '`` ` ``' into computer code",
        "Take the signs ` out, or use quotation marks.",
    ),
    (
        "Words.\n\n```\n```\n\nWords.",
        "code",
        "```\n```",
        "'```' begins a block of computer code",
        "Take out the lines with ``` or ~~~.",
    ),
    (
        "<div class='note'>\nCall 111.\n</div>\n",
        "html",
        "<div class='note'>\nCall 111.\n</div>\n",
        "'<div class='note'>' begins a block of HTML, and its words were not checked",
        "Write the words without HTML. To show the sign <, write \\<.",
    ),
    (
        "Call<br> 111.",
        "html",
        "<br>",
        "'<br>' is HTML, which a text cannot have",
        "Take it out; for bold, write **words**. To show the sign <, write \\<.",
    ),
    (
        "A temperature\n> 38C",
        "quotation",
        "> 38C",
        "the sign > at the start of '> 38C' is not shown: it makes the text a quotation",
        "For a number, write 'more than'. For someone's words, use quotation marks.",
    ),
    (
        "| Day | Dose |\n|-----|------|\n| 1 | 2 |\n",
        "table",
        "| Day | Dose |\n|-----|------|\n| 1 | 2 |\n",
        "'| Day | Dose |' begins a table, which a text cannot have",
        "Write it as a list or as sentences, which also read well on a phone and aloud.",
    ),
    (
        "Words.\n\n---\n\nWords.",
        "line",
        "---\n",
        "'---' draws a line across the text",
        "Take it out, or begin a new section.",
    ),
    (
        "Do ~~not~~ call.",
        "crossed-out",
        "~~not~~",
        "'~~not~~' is crossed out, but people still read it",
        "Delete the words, or take the signs ~ out.",
    ),
    (
        "Words ![ ](pictures/arm.png)",
        "image-description",
        "![ ](pictures/arm.png)",
        "the picture '![ ](pictures/arm.png)' has no description for people who cannot see it",
        "Say in the square brackets what it shows: ![a nurse changing a dressing](picture.png).",
    ),
    (
        "Words [](https://example.org)",
        "link-words",
        "[](https://example.org)",
        "the link '[](https://example.org)' has no words, so nobody can see or follow it",
        "Write in the square brackets where it leads: [finding support](https://...).",
    ),
    (
        "See [finding support]().",
        "link-address",
        "[finding support]()",
        "the link '[finding support]()' has no address, so it leads nowhere",
        "Write the address in the round brackets: [finding support](https://...).",
    ),
]


@pytest.mark.parametrize(
    ("value", "rule", "seen", "message", "help_text"), EXAMPLES, ids=[one[2] for one in EXAMPLES]
)
def test_what_a_text_may_not_have(
    value: str, rule: str, seen: str, message: str, help_text: str
) -> None:
    (problem,) = problems(value)
    assert value[problem.start : problem.end] == seen
    assert problem == (rule, problem.start, problem.end, message, help_text)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Words.\n\nMore **bold** and *italic* words.\n\n- item\n  - nested\n\n1. first\n\n   more\n",
        "See [finding **support**](https://example.org) or <https://example.org> or <a@example.org>.",
        "A ![nurse](pictures/nurse.png), and [words](https://example.org).",
        "[words][1]\n\n[1]: https://example.org",
        "Under 5 < 7 > 3, ~5 minutes, #1, 2 * 3, a_b, 1\\. and \\<b> &lt;b&gt;",
        "Words.\n   Three spaces are none too many.",
    ],
)
def test_what_a_text_may_have(value: str) -> None:
    assert problems(value) == ()


def test_problems_stand_in_the_order_of_the_text() -> None:
    value = "[![](pictures/a.png) `b`](https://example.org) ![](pictures/c.png) <b>\n\n# Heading"
    found = [(problem.rule, problem.start) for problem in problems(value)]
    assert found == [
        ("image-description", 1),
        ("code", 21),
        ("image-description", 47),
        ("html", 67),
        ("heading", 72),
    ]


@pytest.mark.parametrize("before", ["", "See ", "See\n", "`See` "])
@pytest.mark.parametrize("words", ["`a`", "a `b`", "`a` b", "`a` `b`"])
def test_code_is_words_of_a_link(before: str, words: str) -> None:
    rules = {one.rule for one in problems(f"{before}[{words}](https://example.org)")}
    assert rules == {"code"}


def test_a_link_without_words_is_found_after_a_line_break() -> None:
    found = [one.rule for one in problems("See\nthis [](https://example.org)")]
    assert found == ["link-words"]


def test_a_link_around_a_picture_without_description_has_no_words() -> None:
    found = [one.rule for one in problems("[![](pictures/a.png)](https://example.org)")]
    assert found == ["link-words", "image-description"]


@pytest.mark.parametrize(
    ("words", "quoted"), [("x" * 38, "# " + "x" * 38), ("x" * 39, "# " + "x" * 37 + "…")]
)
def test_a_message_quotes_40_characters(words: str, quoted: str) -> None:
    (problem,) = problems(f"# {words}\nMore words.")
    assert problem.message == f"'{quoted}' is a heading inside a text"


def test_a_cut_quote_does_not_end_in_a_space() -> None:
    (problem,) = problems("# " + "x" * 36 + " yyy")
    assert problem.message == f"'# {'x' * 36}…' is a heading inside a text"

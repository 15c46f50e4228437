"""Words to Markdown: bold and links, and nothing else by accident."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.operations.importing.document import Kind, Paragraph, Span
from leaflint.operations.importing.markdown_text import to_markdown, write_text
from leaflint.text.prose.markdown import parse_text


def point(text: str, kind: Kind = "bullet", level: int = 1, number: int | None = None) -> Paragraph:
    return Paragraph((Span(text),), "here", kind, level, number=number)


def words(*spans: Span) -> str:
    return to_markdown(Paragraph(spans, "here"))


def test_bold_stands_around_whole_words() -> None:
    assert words(Span("do "), Span("not", bold=True), Span(" eat")) == "do **not** eat"
    assert words(Span("do"), Span(" not ", bold=True), Span("eat")) == "do **not** eat"
    assert words(Span("0161 4"), Span("96", bold=True), Span(" 0155")) == "0161 496 0155"
    assert words(Span("par"), Span("acetamol", bold=True)) == "paracetamol"
    assert words(Span("Call 999", bold=True), Span(" now", bold=True)) == "**Call 999 now**"


def test_links_lead_somewhere_or_are_words() -> None:
    assert words(Span("NHS", url="https://www.nhs.uk/a(b)")) == "[NHS](https://www.nhs.uk/a%28b%29)"
    assert words(Span("a@b.org", url="mailto:a@b.org")) == "a@b.org"
    assert words(Span("the form", url="file:///C:/form.doc")) == "the form"


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126) | st.just(" "), min_size=1))
def test_readers_see_the_words_as_they_were(text: str) -> None:
    shown = " ".join(text.split())
    if shown:
        prose = parse_text(words(Span(text)), ())
        assert [block.text for block in prose.blocks] == [shown]
        assert [
            problem.rule for problem in prose.problems if problem.rule not in {"bold", "link"}
        ] == []


@given(
    st.lists(
        st.sampled_from("take 10 - 20 mg + 1. 2) > # no = 3 • not".split()), min_size=1, max_size=60
    )
)
def test_wrapped_lines_begin_nothing(tokens: list[str]) -> None:
    text = " ".join(tokens)
    prose = parse_text(write_text([Paragraph((Span(text),), "here")]), ())
    assert [block.text for block in prose.blocks] == [text]
    assert {block.kind for block in prose.blocks} == {"paragraph"}


def test_lists_keep_their_levels_kinds_and_numbers() -> None:
    text = write_text(
        [
            point("one", "number", number=1),
            point("inside", level=2),
            point("two", "number", number=2),
            point("anew", "number", number=1),
            point("a bullet"),
            Paragraph((Span("After."),), "here"),
        ]
    )
    assert text == "1. one\n   - inside\n2. two\n\n1) anew\n\n- a bullet\n\nAfter."
    prose = parse_text(text, ())
    assert prose.problems == ()
    assert [(block.text, block.number, block.depth) for block in prose.blocks] == [
        ("one", 1, 1),
        ("inside", None, 2),
        ("two", 2, 1),
        ("anew", 1, 1),
        ("a bullet", None, 1),
        ("After.", None, 0),
    ]


def test_a_list_with_a_gap_is_two_lists() -> None:
    text = write_text([point("one", "number", number=1), point("four", "number", number=4)])
    assert [block.number for block in parse_text(text, ()).blocks] == [1, 4]


@pytest.mark.parametrize(
    "text", ["1. not a list", "- no point", "# no heading", "<b>", "a_b_c", "*", "&amp;"]
)
def test_signs_of_markdown_are_words(text: str) -> None:
    (block,) = parse_text(words(Span(text)), ()).blocks
    assert (block.kind, block.text) == ("paragraph", text)

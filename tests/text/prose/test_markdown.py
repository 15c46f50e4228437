"""Markdown becomes blocks, and every character of a block stands in the file."""

from __future__ import annotations

import html
from collections.abc import Callable
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from leaflint.files.yaml.parse import parse
from leaflint.files.yaml.scalars import character_end, map_scalar
from leaflint.text.prose.blocks import Block, Emphasis, Link, Run, Sentence
from leaflint.text.prose.markdown import parse_text, plain_block

PATH = ("sections", 0, "text")


def blocks(value: str) -> tuple[Block, ...]:
    return parse_text(value, PATH).blocks


def outline(value: str) -> list[tuple[str, str, int | None, int, int | None]]:
    """Return kind, text, list, depth and number of each block."""
    return [
        (block.kind, block.text, block.list_id, block.depth, block.number)
        for block in blocks(value)
    ]


def test_paragraphs() -> None:
    value = "One line\nand   another.\n\n\n  A second one.\n"
    assert blocks(value) == (
        Block("paragraph", "One line and   another.", PATH, (Run(0, 0),), (Sentence(0, 23),)),
        Block("paragraph", "A second one.", PATH, (Run(0, 28),), (Sentence(0, 13),)),
    )


@pytest.mark.parametrize("value", ["", "\n\n", "&nbsp;\n\n- \n", "[word]: https://example.org"])
def test_no_words_are_no_blocks(value: str) -> None:
    assert blocks(value) == ()


def test_each_block_has_the_sentences_of_its_text() -> None:
    (block,) = blocks("Call us. **We** can\nhelp.")
    assert [block.text[start:end] for start, end in block.sentences] == ["Call us.", "We can help."]


def test_a_list_with_a_lead_in() -> None:
    assert outline("Words.\n\nYou may have:\n\n- pain\n- fever\n  or cold\n\nMore words.") == [
        ("paragraph", "Words.", None, 0, None),
        ("lead-in", "You may have:", 0, 0, None),
        ("item", "pain", 0, 1, None),
        ("item", "fever or cold", 0, 1, None),
        ("paragraph", "More words.", None, 0, None),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("You may have:", "lead-in"),
        ("**You may have:**", "lead-in"),
        ("You may have", "lead-in"),
        ("You may have,", "lead-in"),
        ("Call if you have (any of)", "lead-in"),
        ("Some people have pain.", "paragraph"),
        ("Do you have pain?", "paragraph"),
        ("Call 999!", "paragraph"),
        ("And so on…", "paragraph"),
        ("**They said “stop.”**", "paragraph"),
        ("(See below.)", "paragraph"),
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_what_leads_in(text: str, kind: str, between: str) -> None:
    first, item = blocks(f"{text}{between}- pain\n")
    assert (first.kind, first.list_id) == (kind, 0 if kind == "lead-in" else None)
    assert (item.kind, item.list_id) == ("item", 0)


@pytest.mark.parametrize(
    "between",
    ["\n\n---\n\n", "\n\n<p></p>\n\n", "\n\n&nbsp;\n\n", "\n\n    code\n\n"],
    ids=["line", "HTML", "blank paragraph", "code"],
)
def test_only_a_paragraph_right_before_the_list_leads_in(between: str) -> None:
    first, *_, item = blocks(f"You may have:{between}- pain")
    assert (first.kind, first.list_id) == ("paragraph", None)
    assert item.kind == "item"


def test_a_heading_does_not_lead_in() -> None:
    assert [block.kind for block in blocks("# You may have:\n- pain")] == ["heading", "item"]


def test_lists_are_counted_and_nested() -> None:
    assert outline("- a\n  - b:\n    1. c\n  - d\n- e\n\nx\n\n3) f\n\n   g\n\n- h\n") == [
        ("item", "a", 0, 1, None),
        ("item", "b:", 1, 2, None),
        ("item", "c", 2, 3, 1),
        ("item", "d", 1, 2, None),
        ("item", "e", 0, 1, None),
        ("lead-in", "x", 3, 0, None),
        ("item", "f", 3, 1, 3),
        ("item", "g", 3, 1, 3),
        ("item", "h", 4, 1, None),
    ]


def test_links() -> None:
    (block,) = blocks(
        "See [*our* page](https://example.org/a), <https://example.org/b>,\n"
        "[that][1] or <nurse@example.org>.\n\n[1]: https://example.org/c"
    )
    assert block.text == "See our page, https://example.org/b, that or nurse@example.org."
    assert [(block.text[start:end], url) for start, end, url in block.links] == [
        ("our page", "https://example.org/a"),
        ("https://example.org/b", "https://example.org/b"),
        ("that", "https://example.org/c"),
        ("nurse@example.org", "mailto:nurse@example.org"),
    ]
    assert isinstance(block.links[0], Link)


def test_bold_and_italic() -> None:
    (block,) = blocks("Do **not *ever* stop** ~~it~~.")
    assert block.text == "Do not ever stop it."
    assert block.emphases == (Emphasis(7, 11, False), Emphasis(3, 16, True))


def test_line_breaks_become_one_space_that_stands_where_the_line_ends() -> None:
    value = "soft \n hard  \n  harder\\\nend"
    (block,) = blocks(value)
    assert block.text == "soft hard harder end"
    assert [value[block.source_span(at, at)[0]] for at in (4, 9, 16)] == ["\n", "\n", "\n"]


def test_words_that_go_on_after_mark_up_are_one_run() -> None:
    (block,) = blocks("**Do** not\nstop *now*, or wait")
    assert block.text == "Do not stop now, or wait"
    assert block.runs == (Run(0, 2), Run(2, 6), Run(12, 17), Run(15, 21))


@pytest.mark.parametrize(
    ("value", "code", "span"),
    [
        ("call `call`", (5, 9), (6, 10)),
        ("`a\nb` a b", (0, 3), (0, 5)),
        ("`` ` ``", (0, 1), (3, 4)),
        ("Ask. ``` `` ``` us.", (5, 7), (9, 11)),
        ("`` ` ` ``", (0, 3), (3, 6)),
        ("`` `\n` ``", (0, 3), (0, 9)),
    ],
    ids=[
        "the same words before it",
        "the same words after it, a line break within",
        "a sign alone",
        "signs alone, after words",
        "signs alone, as many as around it",
        "signs alone, a line break within",
    ],
)
def test_code_stands_between_its_own_signs(
    value: str, code: tuple[int, int], span: tuple[int, int]
) -> None:
    (block,) = blocks(value)
    assert block.source_span(*code) == span


def test_escapes_and_entities() -> None:
    value = "1\\. AT&amp;T&nbsp;&fjlig; \\* &bogus; 5\\"
    (block,) = blocks(value)
    assert block.text == "1. AT&T\xa0fj * &bogus; 5\\"
    assert [value[slice(*block.source_span(at, at + 1))] for at in range(len(block.text))] == [
        *"1. AT", "&amp;", "T", "&nbsp;", "&fjlig;", "&fjlig;", *" * &bogus; 5\\",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a\n\n## b\n\nc", [("paragraph", "a"), ("heading", "b"), ("paragraph", "c")]),
        ("- a\n  # b", [("item", "a"), ("heading", "b")]),
        ("> a\nb\n\nc", [("paragraph", "a b"), ("paragraph", "c")]),
        ("    a\n      b", [("paragraph", "a   b")]),
        ("```\na\nb\n```", [("paragraph", "a b ")]),
        ("-     a", [("item", "a")]),
        ("-\t\ta", [("item", "a")]),
        ("|a|b|\n|-|-|\n|c|d|", [("paragraph", word) for word in "abcd"]),
        ("a ![b *c*](d.png)", [("paragraph", "a ")]),
        ("a `b  c` `` d` ``", [("paragraph", "a b  c d`")]),
        ("a<b>b</b>\n\n<div>c</div>\n\nd", [("paragraph", "ab"), ("paragraph", "d")]),
    ],
)
def test_words_of_what_is_not_allowed_are_kept(value: str, expected: list[tuple[str, str]]) -> None:
    prose = parse_text(value, PATH)
    assert [(block.kind, block.text) for block in prose.blocks] == expected
    assert prose.problems or value.startswith("a !")


def test_a_heading_in_a_list_belongs_to_no_list() -> None:
    assert outline("- # a\n- b") == [("heading", "a", None, 0, None), ("item", "b", 0, 1, None)]


def test_problems_come_with_the_blocks() -> None:
    (problem,) = parse_text("Call<br> 111.", PATH).problems
    assert (problem.rule, problem.start, problem.end) == ("html", 4, 8)


@pytest.mark.parametrize("kind", ["title", "summary", "heading"])
def test_a_plain_block_has_no_markdown(kind: str) -> None:
    block = plain_block(" What **is** it?\nWho? \n", ("title",), kind)  # type: ignore[arg-type]  # parametrized
    assert block == Block(
        kind,  # type: ignore[arg-type]  # parametrized
        "What **is** it? Who?",
        ("title",),
        (Run(0, 1),),
        (Sentence(0, 15), Sentence(16, 20)),
    )
    assert block.source_span(16, 20) == (17, 21)


def test_a_plain_block_may_be_empty() -> None:
    empty = Block("title", "", ("title",), (Run(0, 0),), ())
    assert plain_block(" \n", ("title",), "title") == empty


words = st.sampled_from(["word", "Two words.", "You may have:", "é", "😀", "“x”", "\xa0", "\u2028"])
spaces = st.sampled_from([" ", " ", "  ", "\t", "\n", "\n", "\n\n", "\n\n", "  \n", "\\\n", "    "])
MARKS = (
    "- |* |1. |2) |> |# |---|===|**|*|_|`|``|```|~~|[|]|](u)|[](u)|![|<b>|<!-- c -->|<div>|\\|\\*|"
    "<https://example.org>|<a@example.org>|&nbsp;|&amp;|&#32;|&#10;|&#x1F600;|&nGg;|&bogus;"
)
marks = st.sampled_from(MARKS.split("|"))
tables = st.just("\n|a|b|\n|-|-|\n|c|d|\n")
parts = st.one_of(words, spaces, words, spaces, marks, tables)
markdown = st.lists(parts, max_size=20).map("".join)


@given(markdown)
@example("> a\n\n- b")
@example("a\n- b")
def test_a_paragraph_that_is_read_as_a_whole_is_as_if_read_piece_by_piece(value: str) -> None:
    whole = parse_text(value, PATH)
    with patch("leaflint.text.prose.markdown._bare", return_value=None):
        assert parse_text(value, PATH) == whole


def test_a_paragraph_of_words_alone_is_read_as_a_whole() -> None:
    with patch(
        "leaflint.text.prose.blocks.Draft.add", side_effect=AssertionError("piece by piece")
    ):
        read = blocks("One line\nand another.\n\n> A “second” one.\n")
    assert [(block.text, block.runs) for block in read] == [
        ("One line and another.", (Run(0, 0),)),
        ("A “second” one.", (Run(0, 25),)),
    ]


def denotes(seen: str, character: str) -> bool:
    """Whether a stretch of Markdown denotes a character of a block's text."""
    if len(seen) == 1:
        return seen == character or (character == " " and seen in "\n\r\t")
    if seen.startswith("&"):
        return character in html.unescape(seen).replace("\n", " ")
    return seen.startswith("`") and "\n" in seen


@given(markdown)
@example(">\t\ta")
@example("> `a\n> b`")
@example("a\n**b\n  c** &nGg;d")
def test_every_character_of_a_block_stands_in_the_value(value: str) -> None:
    prose = parse_text(value, PATH)
    for block in prose.blocks:
        assert block.text.strip()
        for offset, character in enumerate(block.text):
            seen = value[slice(*block.source_span(offset, offset + 1))]
            assert denotes(seen, character), (block, offset)
        for start, end, _ in (*block.links, *block.emphases):
            assert 0 <= start < end <= len(block.text)
    for problem in prose.problems:
        assert 0 <= problem.start < problem.end <= len(value)


def as_plain(text: str, indent: str, line_end: str) -> str:
    lines = [line.strip(" ") for line in text.split("\n")]
    return "x" + (line_end + indent).join(lines)


def as_single(text: str, indent: str, line_end: str) -> str:
    return "'" + text.replace("'", "''").replace("\n", line_end * 2 + indent) + "'"


def as_double(text: str, indent: str, line_end: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    for old, new in (("é", "\\u00e9"), ("\xa0", "\\_"), ("w", f"\\{line_end}{indent}w")):
        escaped = escaped.replace(old, new)
    return '"' + escaped.replace("\n", "\\n") + '"'


def as_literal(text: str, indent: str, line_end: str) -> str:
    header = f"|{len(indent) - 2}" if text.startswith((" ", "\n")) else "|"
    return header + "".join(line_end + indent + line for line in text.split("\n")) + line_end


def as_folded(text: str, indent: str, line_end: str) -> str:
    header = f">{len(indent) - 2}-" if text.startswith((" ", "\n")) else ">-"
    lines = text.replace("\n", "\n\n").replace(". ", ".\n").split("\n")
    return header + "".join(line_end + indent + line for line in lines) + line_end


def in_file(seen: str, character: str, style: str) -> bool:
    """Whether characters of a YAML file denote a character of a block's text."""
    if style == '"' and seen.startswith("\\"):
        document, _ = parse("one.yaml", f'"{seen}"')
        said = document.data if document else None
        return said == character or (said == "\n" and character == " ")
    if style == "'" and seen == "''":
        return character == "'"
    return seen == character or (character == " " and seen in ("\n", "\r\n", "\r", "\t"))


@given(
    text=markdown,
    write=st.sampled_from([as_plain, as_single, as_double, as_literal, as_folded]),
    indent=st.sampled_from(["    ", "      "]),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
@example(text="Do **not** stop.\n\n- pain\n- it's", write=as_single, indent="    ", line_end="\r\n")
@example(text="Do **not** stop. Now.\n\n- pain", write=as_folded, indent="      ", line_end="\r")
@example(text="caf\xe9 \xa0 \u2028 **w**", write=as_double, indent="    ", line_end="\n")
@example(text=" You\n may\n\n- have", write=as_literal, indent="      ", line_end="\r\n")
def test_every_character_of_a_block_stands_in_the_file(
    text: str, write: Callable[[str, str, str], str], indent: str, line_end: str
) -> None:
    file = f"a: é{line_end}b:{line_end}  - {write(text, indent, line_end)}{line_end}c: d{line_end}"
    document, _ = parse("leaflet.yaml", file)
    assume(document is not None and document.places["b", 0].style is not None)
    assert document is not None
    place = document.places["b", 0]
    assert place.style is not None
    value = str(document.data["b"][0])  # type: ignore[call-overload,index]  # a list of one
    places = map_scalar(file[place.start : place.end], value, place.style)
    for block in parse_text(value, ("b", 0)).blocks:
        for offset, character in enumerate(block.text):
            start, end = block.source_span(offset, offset + 1)
            at = place.start + places.place(start)
            seen = file[at : character_end(file, at, place.style)]
            decoded = end - start > 1  # an entity, of which only the first character is looked at
            assert in_file(seen, value[start] if decoded else character, place.style), block


def test_a_further_paragraph_of_an_item_is_told_from_an_item() -> None:
    blocks = parse_text("- a\n\n  b\n\n  - c\n\n  d\n- e\n\nf\n\n1. g\n\n   h\n", PATH).blocks
    assert [block.text for block in blocks if block.continues] == ["b", "d", "h"]

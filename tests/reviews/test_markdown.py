"""Hostile text inside Markdown."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from leaflint.reviews.markdown import escape, table


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("A plain title", "A plain title"),
        ("a | b", "a \\| b"),
        ("<img src=x>", "\\<img src=x\\>"),
        ("[x](y)", "\\[x\\]\\(y\\)"),
        ("@everyone #1", "@\u2060everyone #\u20601"),
        ("https://example.org www.example.org", "https://\u2060example.org www.\u2060example.org"),
        ("two\nlines", "two\\\\u000alines"),
        ("\u202eturned", "\\\\u202eturned"),
    ],
)
def test_text_is_shown_as_it_is(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize(
    "text", ["**bold**", "<b>x</b>", "`code`", "[x](https://example.org)", "![x](y)", "a|b", "~~x~~", "&lt;"]
)  # fmt: skip
def test_markdown_reads_it_back_as_plain_text(text: str) -> None:
    markdown = "\n".join(table(("One",), [(escape(text),)]))
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)
    cell = html.split("<td>")[1].split("</td>")[0]
    shown = (
        cell.replace("\u2060", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    )
    assert shown == text

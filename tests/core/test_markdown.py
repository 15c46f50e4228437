"""Text of leaflets inside Markdown: shown as it is, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from leaflint.core.escape import code, escape, table, visible
from leaflint.core.version import DOCUMENTATION
from tests.report.rendered import tags, to_html, words
from tests.report.samples import HOSTILE

PIECES = st.lists(
    st.sampled_from(
        [
            *"\\`*_{}[]()<>#+-.!|~@&$:/=\"'\n\r ax1",
            "http://",
            "www.",
            "a@b.example",
            "<!--",
            "](",
            "```",
        ]
    ).map(str)
    | st.characters(),
    max_size=12,
).map("".join)


@given(PIECES)
@example(HOSTILE)
@example("https://a.example and HTTP://B.EXAMPLE, WWW.c.example, mailto:d@e.example")
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    page = to_html(f"- x{escape(text)}x\n")
    assert tags(page) == {"ul", "li"}
    assert words(page).strip("\n") == f"x{visible(text)}x".replace("\u2060", "")


@given(PIECES)
@example("`a` ``b``")
@example("`")
def test_code_is_shown_as_it_is(text: str) -> None:
    page = to_html(f"- x {code('x' + text + 'x')}\n")
    assert tags(page) == {"ul", "li", "code"}
    assert words(page).strip("\n") == f"x x{visible(text)}x".replace("\u2060", "")


@pytest.mark.parametrize(
    "sign", ["@team", "#12", "owner/name#1", "https://a.example", "www.a.example", "GH-1", "gh-1"]
)
def test_what_github_would_link_is_broken_up(sign: str) -> None:
    assert "\u2060" in escape(sign)
    assert sign not in escape(sign).replace("\\", "")


def test_a_table_keeps_its_columns_whatever_the_cells_hold() -> None:
    lines = table(("One", "Two"), [(escape("a | b"), escape(HOSTILE))])
    page = to_html("\n".join(lines))
    assert page.count("<td>") == 2
    assert "<td>a | b</td>" in page


MANUAL = f"{DOCUMENTATION}/sign-off.md"


@pytest.mark.parametrize(
    "text", [MANUAL, f"read {MANUAL}.", f"({MANUAL}#the-code)", f"{MANUAL}, or {MANUAL}"]
)
def test_an_address_of_the_manual_stays_a_link(text: str) -> None:
    assert escape(text).replace("\\", "") == text
    assert MANUAL in escape(text)


@pytest.mark.parametrize(
    "text",
    [
        f"x{MANUAL}",
        f"{MANUAL}x",
        f"{MANUAL}?next=https://a.example",
        f"{DOCUMENTATION}/../sign-off.md",
        f"{DOCUMENTATION}.md",
        MANUAL.replace("https", "HTTPS"),
        MANUAL.replace("leaflint", "leaflet"),
    ],
)
def test_what_only_looks_like_one_does_not(text: str) -> None:
    assert "\u2060" in escape(text)

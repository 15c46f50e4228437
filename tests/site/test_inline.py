"""The words of a block on a page: links, bold and italic words."""

from __future__ import annotations

import pytest

from leaflint.site.inline import Piece, Run, pieces_of, safe_url
from leaflint.text.prose.blocks import Link
from leaflint.text.prose.markdown import parse_text


def pieces(value: str, *more: Link) -> tuple[Piece, ...]:
    (block,) = parse_text(value, ()).blocks
    return pieces_of(block, more)


def test_words_without_mark_up_are_one_piece() -> None:
    assert pieces("Call us.") == (Piece((Run("Call us."),)),)


def test_bold_and_italic_words_may_stand_in_each_other_and_in_links() -> None:
    assert pieces("a **b *c*** [d **e**](https://f.example) g") == (
        Piece((Run("a "), Run("b ", strong=True), Run("c", strong=True, emphasis=True), Run(" "))),
        Piece((Run("d "), Run("e", strong=True)), "https://f.example"),
        Piece((Run(" g"),)),
    )


def test_bold_words_around_a_link_are_bold_in_it_too() -> None:
    assert pieces("**a [b](https://c.example)**") == (
        Piece((Run("a ", strong=True),)),
        Piece((Run("b", strong=True),), "https://c.example"),
    )


def test_more_links_give_way_to_those_of_the_text() -> None:
    more = (Link(0, 3, "#a"), Link(2, 5, "#b"), Link(6, 7, "#c"))
    assert [(piece.runs[0].text, piece.url) for piece in pieces("One two [six](https://x.example)", *more)] == [
        ("One", "#a"), (" two "[:3], ""), ("o", "#c"), (" ", ""), ("six", "https://x.example"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "url",
    ["https://a.example/b?c=d#e", "http://a.example", "HTTPS://A.EXAMPLE", "mailto:a@b.example", "tel:+448088006000"],
)  # fmt: skip
def test_an_address_that_is_safe_stays_as_it_is(url: str) -> None:
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://a.example", "https://a.example/ b",
        "java\tscript:alert(1)", "data:text/html,a", "vbscript:a", "//a.example", "/a", "#a", "file:///etc",
        "https://", 'https://a.example/"onclick=', "https://a.example/\u202egpj", "https://a.example/\u200b", "sms:1",
    ],
)  # fmt: skip
def test_any_other_address_leads_nowhere(url: str) -> None:
    assert safe_url(url) == ""


def test_words_of_a_link_that_is_not_safe_stay() -> None:
    assert pieces("a [b](javascript:c)") == (Piece((Run("a "),)), Piece((Run("b"),)))

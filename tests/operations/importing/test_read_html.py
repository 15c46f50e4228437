"""Web pages: the main part, and what of the rest must not be lost."""

from __future__ import annotations

from leaflint.operations.importing.document import Document, Paragraph, Table, flat
from leaflint.operations.importing.readers.read_html import read_html


def lines(document: Document) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in flat(document.blocks)]


def stops(document: Document) -> list[str]:
    return [problem.message for problem in document.problems if problem.stops]


def test_headings_lists_and_tables() -> None:
    document = read_html(
        "<h1>Scan</h1>Bare words<p>a <b>bold</b><br>line</p><ul><li>one<ul><li>two</li></ul></li></ul>"
        "<ol start=3><li>three</li></ol><table><tr><th>Who</th><td>0161</td></tr></table><dl><dt>T</dt><dd>d</dd></dl>"
    )
    assert lines(document) == [
        ("heading", "Scan"),
        ("paragraph", "Bare words"),
        ("paragraph", "a bold"),
        ("paragraph", "line"),
        ("bullet", "one"),
        ("bullet", "two"),
        ("number", "three"),
        ("paragraph", "Who"),
        ("paragraph", "0161"),
        ("paragraph", "T"),
        ("paragraph", "d"),
    ]
    paragraphs = [one for one in document.blocks if isinstance(one, Paragraph)]
    assert [one.level for one in paragraphs if one.kind == "bullet"] == [1, 2]
    assert next(one for one in paragraphs if one.kind == "number").number == 3
    assert [span.bold for span in paragraphs[2].spans] == [False, True]
    (table,) = (one for one in document.blocks if isinstance(one, Table))
    assert table.place == "the table after paragraph 7"


def test_what_stands_around_the_main_part_is_left_out_but_for_dates() -> None:
    document = read_html(
        "<header><a href='https://a.org'>Trust</a></header><nav>Menu</nav><main><p>Text</p></main>"
        "<footer><p>Page last reviewed: 3 May 2024</p><p>Cookies</p><p style='display:none'>x</p></footer>"
    )
    assert lines(document) == [
        ("paragraph", "Text"),
        ("paragraph", "Page last reviewed: 3 May 2024"),
    ]
    assert flat(document.blocks)[-1].margin
    assert [one.text for one in document.left_out] == [
        "Menu",
        "x",
        "Trust https://a.org",
        "Cookies",
    ]
    assert stops(document) == []


def test_without_a_main_part_only_menus_are_left_out() -> None:
    document = read_html("<nav>Menu</nav><p>Text</p><footer>Ward 5</footer>")
    assert lines(document) == [("paragraph", "Text"), ("paragraph", "Ward 5")]


def test_hidden_and_struck_words_stop() -> None:
    document = read_html(
        "<p>Take <s>2</s> 4</p><p hidden>not 5</p><p style='visibility: hidden'>6</p>"
    )
    assert stops(document) == [
        "'2' is struck out",
        "'not 5' is hidden on the page",
        "'6' is hidden on the page",
    ]


def test_words_read_aloud_pictures_and_films_are_told() -> None:
    document = read_html(
        "<p><span class='nhsuk-u-visually-hidden'>Warning:</span> Stop</p><img alt='a map'><iframe src='x'></iframe>"
    )
    assert lines(document) == [("paragraph", "Stop")]
    assert [problem.message for problem in document.problems] == [
        "'Warning:' is only read aloud, and not seen on the page",
        "a picture stands here: 'a map'; words in it cannot be read",
        "a <iframe> stands here, which cannot be read",
    ]
    assert [one.text for one in document.left_out] == ["Warning:"]


def test_raised_figures_stay_raised() -> None:
    assert lines(read_html("<p>10<sup>6</sup> units, 1<sup>st</sup></p>"))[0][1] == "10⁶ units, 1st"


def test_sizes_and_boldness_of_styles() -> None:
    (block,) = read_html("<p style='font-size:20pt;font-weight:bold'>Big</p>").blocks
    assert isinstance(block, Paragraph)
    assert (block.size, block.bold) == (20, True)
    (block,) = read_html("<p><font size=6>Big</font></p>").blocks
    assert isinstance(block, Paragraph)
    assert block.size == 24

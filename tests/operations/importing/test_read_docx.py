"""`.docx`: what is printed is read, and what nobody can be sure of is a finding with its paragraph."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
import pytest

from leaflint.operations.importing.document import Document, Paragraph, Table, flat
from leaflint.operations.importing.opening import Tracked
from leaflint.operations.importing.readers.read_docx import read_docx
from tests.operations.importing.word_files import pack, paragraph, read, run

INSERTED = '<w:ins w:id="1" w:author="a">' + run("twice ") + "</w:ins>"
DELETED = '<w:del w:id="2" w:author="a"><w:r><w:delText xml:space="preserve">once </w:delText></w:r></w:del>'
CHANGED = paragraph(run("Take it "), DELETED, INSERTED, run("a day."))


def texts(document: Document) -> list[str]:
    return [one.text for one in flat(document.blocks)]


def stops(document: Document) -> list[str]:
    return [f"{one.place}: {one.message}" for one in document.problems if one.stops]


def first(document: Document) -> Paragraph:
    block = document.blocks[0]
    assert isinstance(block, Paragraph)
    return block


def made(build: Any) -> Document:
    """Read what python-docx writes."""
    document, stream = docx.Document(), BytesIO()
    build(document)
    document.save(stream)
    return read_docx(stream.getvalue())


@pytest.mark.parametrize(
    ("tracked", "text", "left_out"),
    [
        ("stop", "Take it twice a day.", "once"),
        ("accept", "Take it twice a day.", "once"),
        ("reject", "Take it once a day.", "twice"),
    ],
)
def test_tracked_changes_are_taken_as_asked(tracked: Tracked, text: str, left_out: str) -> None:
    document = read(CHANGED, tracked=tracked)
    assert texts(document) == [text]
    assert [one.text for one in document.left_out] == [left_out]
    found = [
        "paragraph 1: 'once' was deleted as a tracked change",
        "paragraph 1: 'twice' was added as a tracked change",
    ]
    assert stops(document) == (found if tracked == "stop" else [])


@pytest.mark.parametrize(
    ("tracked", "expected"),
    [
        ("accept", ["Do not drive."]),
        ("reject", ["Do not", "drive."]),
        ("stop", ["Do not", "drive."]),
    ],
)
def test_the_end_of_a_paragraph_may_be_deleted(tracked: Tracked, expected: list[str]) -> None:
    mark = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    document = read(paragraph("Do not ", properties=mark) + paragraph("drive."), tracked=tracked)
    assert texts(document) == expected
    assert bool(stops(document)) == (tracked == "stop")


def test_a_row_that_was_added_stops() -> None:
    row = (
        '<w:tr><w:trPr><w:ins w:id="1" w:author="a"/></w:trPr><w:tc>'
        + paragraph("5 mg")
        + "</w:tc></w:tr>"
    )
    assert stops(read(f"<w:tbl>{row}</w:tbl>")) == [
        "table 1, row 1: the row was added or deleted as a tracked change"
    ]


def test_hidden_words_are_left_out_and_stop() -> None:
    document = read(paragraph("Take 5 mg", run(" or 50 mg", "<w:vanish/>"), "."))
    assert texts(document) == ["Take 5 mg."]
    assert stops(document) == ["paragraph 1: 'or 50 mg' is hidden in Word"]
    assert [one.text for one in document.left_out] == ["or 50 mg"]


@pytest.mark.parametrize("name", ["strike", "dstrike"])
def test_words_that_are_struck_out_stop(name: str) -> None:
    document = read(paragraph("Take ", run("2", f"<w:{name}/>"), " 4."))
    assert stops(document) == ["paragraph 1: '2' is struck out"]


def test_what_a_style_hides_is_hidden() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Ghost"><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    document = read(paragraph("Go", run(" home", '<w:rStyle w:val="Ghost"/>')), {"styles": styles})
    assert texts(document) == ["Go"]
    shown = run(" home", '<w:rStyle w:val="Ghost"/><w:vanish w:val="0"/>')
    assert texts(read(paragraph("Go", shown), {"styles": styles})) == ["Go home"]


@pytest.mark.parametrize(
    "raised", ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/>']
)
def test_a_raised_figure_stays_raised(raised: str) -> None:
    document = read(paragraph("10", run("6", raised), " units"))
    assert texts(document) == ["10⁶ units"]
    assert document.problems[0].message == "'6' stands raised behind '10': a power or a note"
    assert not document.problems[0].stops


def test_raised_letters_behind_a_number_stop_but_for_ordinals() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    assert texts(read(paragraph("the 1", run("st", raised)))) == ["the 1st"]
    assert not read(paragraph("the 1", run("st", raised))).problems
    assert stops(read(paragraph("take 5", run("a", raised)))) == [
        "paragraph 1: 'a' stands raised behind the number 'take 5'"
    ]


def test_a_comment_is_told_and_left_out() -> None:
    comments = f'<w:comment w:id="3">{paragraph("Is this dose right?")}</w:comment>'
    body = paragraph("Take 5 mg.", '<w:r><w:commentReference w:id="3"/></w:r>')
    document = read(body, {"comments": comments})
    assert texts(document) == ["Take 5 mg."]
    assert document.problems[0].message == "a comment in the margin says: 'Is this dose right?'"
    assert [one.text for one in document.left_out] == ["Is this dose right?"]


def test_a_footnote_stands_in_brackets() -> None:
    notes = f'<w:footnote w:id="2">{paragraph("not for children")}</w:footnote>'
    body = paragraph("Take it", '<w:r><w:footnoteReference w:id="2"/></w:r>', " daily.")
    assert texts(read(body, {"footnotes": notes})) == ["Take it (not for children) daily."]


def test_text_boxes_and_content_controls_are_read_once() -> None:
    inside = f"<w:txbxContent>{paragraph('Call 999')}</w:txbxContent>"
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('Ward 5')}</w:sdtContent></w:sdt>"
    document = read(paragraph("Help", box) + control)
    assert texts(document) == ["Help", "Call 999", "Ward 5"]
    assert flat(document.blocks)[1].place == "text box 1"


def test_pictures_are_told_and_diagrams_stop() -> None:
    drawing = '<w:r><w:drawing><wp:docPr descr="a map"/><a:blip/></w:drawing></w:r>'
    document = read(paragraph("Here", drawing))
    assert (
        document.problems[0].message == "a picture stands here: 'a map'; words in it cannot be read"
    )
    assert not document.problems[0].stops
    chart = "<w:r><w:drawing><a:graphicData><chart/></a:graphicData></w:drawing></w:r>"
    assert stops(read(paragraph("Here", chart))) == [
        "paragraph 1: a diagram or chart stands here, which cannot be read"
    ]


def test_a_formula_and_an_embedded_document_stop() -> None:
    formula = "<m:oMath><m:r><m:t>1/2</m:t></m:r></m:oMath>"
    document = read(paragraph("Take ", formula) + "<w:altChunk/>")
    assert stops(document) == [
        "paragraph 1: '1/2' is a formula",
        "the body: another document is embedded in this one",
    ]


def test_signs_of_symbol_fonts_are_the_signs_that_are_printed() -> None:
    body = paragraph(
        run("m", '<w:rFonts w:ascii="Symbol"/>'),
        "g ",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    )
    document = read(body)
    assert texts(document) == ["μg ✓"]
    assert [(one.old, one.new) for one in document.repairs] == [("m", "μ"), ("\uf0fc", "✓")]
    unknown = '<w:r><w:sym w:font="Own Signs" w:char="F041"/></w:r>'
    assert stops(read(paragraph(unknown))) == [
        "paragraph 1: a sign of the font Own Signs cannot be read (number 65)"
    ]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{code}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_page_numbers_of_footers_are_left_out_and_their_words_stay() -> None:
    footer = paragraph("Page ", FIELD.format(code=" PAGE ", shown=run("1")), " of 4") + paragraph(
        "Review date: March 2027"
    )
    whole = paragraph("Page ", FIELD.format(code=" PAGE ", shown=run("1")))
    document = read(paragraph("Text"), {"footer": footer + whole})
    assert texts(document) == ["Text", "Page of 4", "Review date: March 2027"]
    assert [one.margin for one in flat(document.blocks)] == [False, True, True]
    assert [one.why for one in document.left_out] == ["the page's number"]


def test_fields_of_links_and_dates() -> None:
    link = FIELD.format(code=' HYPERLINK "https://example.org/a" ', shown=run("here"))
    document = read(
        paragraph("Look ", link) + paragraph(FIELD.format(code=" DATE ", shown=run("5 May")))
    )
    assert first(document).spans[1].url == "https://example.org/a"
    assert document.problems[0].message == (
        "the date here is a field that Word brings up to date by itself"
    )


def test_links_lead_where_the_part_says_in_which_they_stand() -> None:
    body = paragraph('<w:hyperlink r:id="a">' + run("NHS") + "</w:hyperlink>")
    assert first(read(body, links={"a": "https://www.nhs.uk"})).spans[0].url == "https://www.nhs.uk"
    anchor = paragraph('<w:hyperlink w:anchor="b">' + run("below") + "</w:hyperlink>")
    assert first(read(anchor)).spans[0].url is None


def test_the_strict_way_to_save_is_read() -> None:
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    from zipfile import ZipFile

    content = pack(paragraph("Hello"))
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            strict = old.read(name).replace(
                usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"
            )
            new.writestr(name, strict)
    assert texts(read_docx(stream.getvalue())) == ["Hello"]


def test_headings_lists_and_tables_of_styles() -> None:
    def build(document: Any) -> None:
        document.add_heading("Having a scan", 0)
        document.add_heading("Before", 1)
        document.add_paragraph("one", style="List Bullet")
        document.add_paragraph("two", style="List Number")
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text = "Ward"
        table.rows[0].cells[1].text = "0161 496 0155"

    document = made(build)
    assert [(one.kind, one.text) for one in document.blocks if isinstance(one, Paragraph)] == [
        ("title", "Having a scan"),
        ("heading", "Before"),
        ("bullet", "one"),
        ("number", "two"),
    ]
    table = document.blocks[-1]
    assert isinstance(table, Table)
    assert [cell[0].text for cell in table.rows[0]] == ["Ward", "0161 496 0155"]


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{style}"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    "</w:lvlOverride></w:num>"
)


def listed(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def test_numbers_count_on_and_begin_anew_as_word_prints_them() -> None:
    body = "".join(paragraph("go", properties=listed(number)) for number in (1, 1, 2, 2))
    document = read(body, {"numbering": NUMBERING.format(style="decimal")})
    assert [one.number for one in flat(document.blocks)] == [1, 2, 1, 2]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("lowerLetter", ["a) go", "b) go"]),
        ("upperRoman", ["I) go", "II) go"]),
        ("bullet", ["go", "go"]),
        ("none", ["go", "go"]),
    ],
)
def test_letters_and_romans_are_written(style: str, expected: list[str]) -> None:
    body = "".join(paragraph("go", properties=listed(1)) for _ in range(2))
    document = read(body, {"numbering": NUMBERING.format(style=style)})
    assert texts(document) == expected
    kinds = {one.kind for one in flat(document.blocks)}
    assert kinds == {"paragraph" if style == "none" else "bullet"}


@pytest.mark.parametrize(
    ("style", "count", "expected"),
    [
        ("lowerLetter", 26, "z) go"),
        ("lowerLetter", 27, "aa) go"),
        ("lowerLetter", 28, "bb) go"),
        ("lowerRoman", 49, "xlix) go"),
        ("upperRoman", 94, "XCIV) go"),
    ],
)
def test_long_lists_are_lettered_as_word_does(style: str, count: int, expected: str) -> None:
    body = "".join(paragraph("go", properties=listed(1)) for _ in range(count))
    assert texts(read(body, {"numbering": NUMBERING.format(style=style)}))[-1] == expected


def test_line_breaks_part_paragraphs() -> None:
    body = paragraph(run("Getting ready", "<w:b/>"), "<w:r><w:br/></w:r>", "Do not eat.")
    document = read(body)
    assert texts(document) == ["Getting ready", "Do not eat."]
    assert [one.bold for one in flat(document.blocks)] == [True, False]

"""The reader that the proof rests on: every word of a file, whatever it is in, and none twice."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from leaflint.operations.importing.opening import Kind, Source, open_source
from leaflint.operations.importing.proof import source_words
from leaflint.operations.importing.proof.compared_words import read_words
from leaflint.operations.importing.proof.source_words import read_source
from tests.operations.importing.leaflets import documents, leaflet_of
from tests.operations.importing.word_files import pack, paragraph, run

RAISED = '<w:vertAlign w:val="superscript"/>'
BOX = paragraph("In a box")


def texts(kind: Kind, content: bytes) -> list[str]:
    return [passage.text for passage in read_source(Source(f"a.{kind}", kind, content))]


def word(body: str, parts: dict[str, str] | None = None) -> list[str]:
    return texts("docx", pack(body, parts))


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.name)
def test_every_word_of_a_document_is_read_and_no_other(file: Path) -> None:
    printed = (text for piece in leaflet_of(file) for text in piece.text.split(" | "))
    wanted = Counter(word.key for text in printed for word in read_words(text))
    if file.name.endswith("--site.html"):  # what stands around the leaflet on the website
        menu = ("Cookies on this site", "Home", "A to Z", "Example Hospitals")
        wanted += Counter(word.key for text in menu for word in read_words(text))
    passages = read_source(open_source(file))
    found = Counter(word.key for passage in passages for word in read_words(passage.text))
    assert (found - wanted, wanted - found) == (Counter(), Counter())


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (paragraph(run("10"), run("6", RAISED), " units"), "10⁶ units"),
        (paragraph(run("1"), run("st", RAISED), " day"), "1st day"),
        (paragraph(run("H"), run("2", '<w:vertAlign w:val="subscript"/>'), "O"), "H2O"),
        (paragraph(run("10"), run("6", '<w:position w:val="6"/>')), "10⁶"),
        (paragraph(run("3"), run("8", "<w:b/>"), run("°C")), "38°C"),
        (paragraph(run("a", "<w:vanish/>"), run("b", "<w:strike/>")), "ab"),
        ("<w:sdt><w:sdtContent>" + paragraph("In a control") + "</w:sdtContent></w:sdt>", "In a control"),
        (paragraph("<w:smartTag>" + run("Leeds") + "</w:smartTag>"), "Leeds"),
        (paragraph('<w:r><w:t>0161</w:t><w:noBreakHyphen/><w:t>496</w:t></w:r>'), "0161-496"),
        (paragraph('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>'), "a\tb\nc"),
        (paragraph(run("1 "), '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 2"), "1 ≥ 2"),
        (paragraph(run("1 "), run("\uf0a3", '<w:rFonts w:ascii="Symbol"/>'), " 2"), "1 ≤ 2"),
        (paragraph('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', " yes"), "• yes"),
        (paragraph("<m:oMath><m:r><m:t>5 × 2</m:t></m:r></m:oMath>"), "5 × 2"),
        ('<w:tbl><w:tr><w:tc>' + paragraph("cell") + "</w:tc></w:tr></w:tbl>", "cell"),
    ],
)  # fmt: skip
def test_words_of_word_are_read_as_they_are_printed(body: str, read: str) -> None:
    assert word(body) == [read]


def test_tracked_changes_are_read_apart_from_the_words_around_them() -> None:
    added = "<w:ins>" + run("8") + "</w:ins>"
    deleted = "<w:del><w:r><w:delText>6</w:delText></w:r></w:del>"
    source = Source("old.docx", "docx", pack(paragraph("For ", deleted, added, " hours")), "accept")
    assert [passage.text for passage in read_source(source)] == ["6", "For 8 hours"]
    passages = read_source(source._replace(tracked="reject"))
    assert [passage.text for passage in passages] == ["8", "For 6 hours"]


def test_a_text_box_is_read_once_in_its_newer_version() -> None:
    newer = f"<mc:Choice><wps:txbx><w:txbxContent>{BOX}</w:txbxContent></wps:txbx></mc:Choice>"
    older = (
        f"<mc:Fallback><v:textbox><w:txbxContent>{BOX}</w:txbxContent></v:textbox></mc:Fallback>"
    )
    box = f"<w:r><mc:AlternateContent>{newer}{older}</mc:AlternateContent></w:r>"
    assert word(paragraph("Before", box, "after")) == ["In a box", "Beforeafter"]
    alone = (
        f"<w:r><w:pict><v:textbox><w:txbxContent>{BOX}</w:txbxContent></v:textbox></w:pict></w:r>"
    )
    assert word(paragraph(alone)) == ["In a box"]


@pytest.mark.parametrize("kind", ["header", "footer", "footnotes", "endnotes", "comments"])
def test_parts_beside_the_text_are_read(kind: str) -> None:
    inside = paragraph("Review date: 2027")
    passages = read_source(Source("a.docx", "docx", pack(paragraph("Text"), {kind: inside})))
    assert [passage.text for passage in passages] == ["Text", "Review date: 2027"]
    assert passages[1].place == f"{kind}, paragraph 1"


def test_links_are_read_from_relationships_and_from_fields() -> None:
    field = '<w:r><w:instrText> HYPERLINK "https://example.org/b" </w:instrText></w:r>'
    simple = (
        "<w:fldSimple w:instr='HYPERLINK \"https://example.org/c\"'>" + run("c") + "</w:fldSimple>"
    )
    link = '<w:hyperlink r:id="a1">' + run("a") + "</w:hyperlink>"
    content = pack(paragraph(link, field, simple), links={"a1": "https://example.org/a"})
    (passage,) = read_source(Source("a.docx", "docx", content))
    assert passage.text == "ac"
    assert passage.links == tuple(f"https://example.org/{name}" for name in "abc")


@pytest.mark.parametrize(
    ("page", "read"),
    [
        ("<p>Take <b>2</b> tablets<p>a day", ["Take 2 tablets", "a day"]),
        (
            "<head><title>No</title></head><body>Yes<script>no()</script><style>no</style></body>",
            ["Yes"],
        ),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<p>10<sup>6</sup>, 1<sup>st</sup></p>", ["10⁶, 1st"]),
        ("<p hidden>hidden</p><del>old</del>", ["hidden", "old"]),
        ("<p>a<br>b &lt; 5 &amp; c&nbsp;d</p>", ["a\nb < 5 & c d"]),
        ("<p>two\nlines  here</p>", ["two lines here"]),
        ("<table><tr><td>a<td>b<tr><td>c<td><p>d<p>e</table>", ["a | b", "c", "d", "e"]),
        ("<!-- no --><noscript>no</noscript>yes", ["yes"]),
    ],
)
def test_words_of_a_page_are_read_as_they_are_shown(page: str, read: list[str]) -> None:
    assert texts("html", page.encode()) == read


def test_a_page_is_read_in_the_encoding_that_it_names() -> None:
    page = (
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>38°C – £5</p>'
    )
    assert texts("html", page.encode("cp1252")) == ["38°C – £5"]
    assert texts("txt", "38°C".encode("utf-16")) == ["38°C"]
    assert texts("txt", "38°C – ‘a’".encode("cp1252")) == ["38°C – ‘a’"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("# Title\n\nTake **2** _tablets_.", "Title Take 2 tablets"),
        ("[NHS](https://example.org/a-2) and ![a picture of 5](b.png) end", "NHS and end"),
        ("> quoted\n\n* one\n* two\n\n| a | b |\n|---|---|\n| 1 | 2 |", "quoted one two a b 1 2"),
        ("Title 5\n=======\n\nText\n----\n", "Title 5 Text"),
        ("10<sup>6</sup> a<br>b <!-- no -->&lt; 5 \\* 3", "10⁶ a b < 5 3"),
        ("---\nlast_reviewed_on: 2024-05-01\n---\n\nText", "last_reviewed_on: 2024-05-01 Text"),
    ],
)
def test_words_of_markdown_are_read_without_its_signs(text: str, read: str) -> None:
    words = [word.key for passage in texts("md", text.encode()) for word in read_words(passage)]
    assert words == [word.key for word in read_words(read)]


def test_words_of_rtf_are_read_without_its_signs() -> None:
    rtf = (
        rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}{\info{\author No}}{\footer Review 2027\par}\pard Take 10{\super 6} units\par"
        rb" \bullet\tab caf\'e9 \u8211? 38\'b0C {\field{\*\fldinst HYPERLINK \"https://example.org\"}{\fldrslt link}}\par"
        rb"{\shp{\*\shpinst{\sp{\sn x}{\sv 9}}{\shptxt In a box\par}}}{\deleted old}}"
    ).replace(rb"\"", b'"')
    passages = read_source(Source("a.rtf", "rtf", rtf))
    assert [passage.text.strip() for passage in passages] == [
        "Review 2027", "Take 10⁶ units", "•\tcafé – 38°C link", "In a box", "old", "",
    ]  # fmt: skip
    assert passages[-1].links == ("https://example.org",)


def test_namespaces_of_the_strict_format_make_no_difference() -> None:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(pack(paragraph("Text")))) as loose,
        zipfile.ZipFile(stream, "w") as strict,
    ):
        for name in loose.namelist():
            strict.writestr(
                name,
                loose.read(name).replace(b"schemas.openxmlformats.org", b"purl.oclc.org/ooxml"),
            )
    assert texts("docx", stream.getvalue()) == ["Text"]


def test_the_reader_shares_nothing_with_the_converter() -> None:
    package = "leaflint.operations.importing"
    for file in Path(source_words.__file__).parent.glob("source_*.py"):
        text = file.read_text("utf-8")
        imported = re.findall(rf"^from {package}([\w.]*) import", text, re.MULTILINE)
        others = {name for name in imported if not name.startswith(".proof.source_")}
        assert others <= {".opening", ".zip_limits"}, file.name
        assert not re.search(r"\b(?:mammoth|lxml|bs4|pyromark)\b", text), file.name

"""PDFs: by their own structure where they have one, else by how their lines lie."""

from __future__ import annotations

from leaflint.operations.importing.document import Document, Paragraph, flat
from leaflint.operations.importing.readers.read_pdf import read_pdf
from tests.operations.importing.pdf_files import Words, write_pdf

LONG = "You lie on a table that slides into a tube, and you must keep still for twenty min-"


def read(*words: Words, annotations: str = "") -> Document:
    return read_pdf(write_pdf([words], annotations))


def lines(document: Document) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in flat(document.blocks)]


def stops(document: Document) -> list[str]:
    return [problem.message for problem in document.problems if problem.stops]


def test_the_structure_counts_where_there_is_one() -> None:
    document = read(
        Words("Trust", 800),
        Words("Having a scan", 760, tag="H1"),
        Words("Before", 740, tag="H2"),
        Words("Do not eat.", 700, tag="P"),
        Words("• milk", 660, tag="LI"),
        Words("2. eggs", 640, tag="LI"),
        Words("Page 1 of 1", 40),
    )
    assert lines(document) == [
        ("heading", "Having a scan"),
        ("heading", "Before"),
        ("paragraph", "Do not eat."),
        ("bullet", "milk"),
        ("number", "eggs"),
        ("paragraph", "Trust"),
    ]
    assert flat(document.blocks)[-1].margin
    assert [(one.text, one.why) for one in document.left_out] == [
        ("Page 1 of 1", "the page's number")
    ]


def test_lines_become_paragraphs_by_gaps_sizes_and_points() -> None:
    document = read(
        Words("Having a scan", 780, size=20),
        Words("Before", 740, bold=True),
        Words(LONG, 720),
        Words("utes. Bring:", 706),
        Words("• milk", 692),
        Words("• eggs", 678),
        Words("The end.", 640),
    )
    assert lines(document) == [
        ("paragraph", "Having a scan"),
        ("paragraph", "Before"),
        ("paragraph", f"{LONG[:-1]}utes. Bring:"),
        ("paragraph", "• milk"),
        ("paragraph", "• eggs"),
        ("paragraph", "The end."),
    ]
    paragraphs = flat(document.blocks)
    assert [one.size for one in paragraphs[:3]] == [20, 11, 11]
    assert [one.bold for one in paragraphs[:3]] == [False, True, False]
    assert [(one.place, one.new) for one in document.repairs] == [("page 1", "minutes")]


def test_what_stands_on_every_page_counts_once() -> None:
    pages = [
        [Words("Trust leaflet", 810), Words(f"Text of page {number}.", 600), Words(str(number), 30)]
        for number in (1, 2)
    ]
    document = read_pdf(write_pdf(pages))
    assert [(one.text, one.margin) for one in flat(document.blocks)] == [
        ("Text of page 1.", False),
        ("Text of page 2.", False),
        ("Trust leaflet", True),
    ]
    assert [(one.text, one.why) for one in document.left_out] == [
        ("1", "the page's number"),
        ("Trust leaflet", "it stands on an earlier page too"),
        ("2", "the page's number"),
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    document = read_pdf(write_pdf([[Words("You lie on a", 100)], [Words("table.", 700)]]))
    assert lines(document) == [("paragraph", "You lie on a table.")]


def test_a_raised_figure_behind_a_number_stops() -> None:
    document = read(Words("10", 700), Words("6", 706, x=85, size=6), Words("units", 700, x=92))
    assert stops(document) == ["'6' stands raised behind '10'"]
    document = read(Words("per m", 700), Words("2", 706, x=104, size=6))
    assert stops(document) == []
    assert document.problems[0].message == "'2' stands raised behind 'per m'"


def test_words_over_a_scan_stop() -> None:
    assert stops(read(Words("Take 5 mg", 700, mode=3))) == [
        "the words 'Take 5 mg' are not drawn: somebody scanned the page"
    ]


def test_comments_and_lines_through_words_are_told() -> None:
    rectangle = "/Rect [72 690 200 710]"
    struck = f"<</Type /Annot /Subtype /StrikeOut {rectangle} /QuadPoints [72 710 200 710 72 690 200 690]>>"
    document = read(
        Words("Take 5 mg", 700),
        annotations=f"<</Type /Annot /Subtype /Text {rectangle} /Contents (sure?)>> {struck}",
    )
    assert [problem.message for problem in document.problems] == [
        "a comment was put on the page",
        "a line is drawn through words",
    ]
    assert stops(document) == ["a line is drawn through words"]


def test_links_stand_where_they_can_be_clicked() -> None:
    link = (
        "<</Type /Annot /Subtype /Link /Rect [70 690 160 712]"
        " /A <</S /URI /URI (https://www.nhs.uk/scan)>>>>"
    )
    (block,) = read(Words("NHS: scans", 700), annotations=link).blocks
    assert isinstance(block, Paragraph)
    assert {span.url for span in block.spans} == {"https://www.nhs.uk/scan"}


def test_cells_beside_each_other_are_no_word() -> None:
    document = read(Words("24 hours", 700), Words("Appears slowly", 692, 300))
    assert [text for _, text in lines(document)] == ["24 hours Appears slowly"]

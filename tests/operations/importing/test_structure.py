"""Title, summary and sections, by how words look where no style says so."""

from __future__ import annotations

from leaflint.operations.importing.document import Kind, Paragraph, Span
from leaflint.operations.importing.structure import MISSING_SUMMARY, Outline, outline


def line(text: str, size: float = 11, *, bold: bool = False, kind: Kind = "paragraph") -> Paragraph:
    return Paragraph((Span(text, bold),), "here", kind, size=size)


TITLE = line("Having a scan", 20)
SUMMARY = line("This leaflet tells you what a scan is like.")
TEXT = line("You lie on a table that slides into a tube, and must keep still.")


def sections(found: Outline) -> list[tuple[str, list[str]]]:
    return [(part.heading, [one.text for one in part.paragraphs]) for part in found.parts]


def test_the_largest_text_is_the_title() -> None:
    found = outline([line("Radiology"), TITLE, SUMMARY, line("Before", bold=True), TEXT], "file")
    assert found.title == "Having a scan"
    assert found.summary == SUMMARY.text
    assert sections(found) == [("Before", [TEXT.text]), ("About this leaflet", ["Radiology"])]
    assert found.problems == ()


def test_a_title_in_two_lines_is_one() -> None:
    assert (
        outline([line("Having a", 20), line("scan", 20), SUMMARY, TEXT], "f").title
        == "Having a scan"
    )


def test_a_style_comes_before_size_and_a_heading_before_the_first_line() -> None:
    styled = outline([line("BIG", 30), line("Real", 12, kind="title"), SUMMARY, TEXT], "f")
    assert styled.title == "Real"
    assert outline([line("Top", kind="heading"), SUMMARY, TEXT], "f").title == "Top"
    assert outline([line("First line"), SUMMARY, TEXT], "f").title == "First line"


def test_without_a_title_the_file_gives_its_name_and_says_so() -> None:
    found = outline([TEXT, TEXT], "old-leaflet")
    assert found.title == "old-leaflet"
    assert [problem.message for problem in found.problems] == [
        "no title was found; 'old-leaflet' is the file's name"
    ]


def test_without_a_summary_an_editor_is_asked_for_one() -> None:
    found = outline([TITLE, line("Before", bold=True), TEXT], "f")
    assert found.summary == MISSING_SUMMARY
    assert found.problems[0].place == "summary"


def test_what_looks_like_a_heading_and_what_does_not() -> None:
    body = [
        TITLE,
        SUMMARY,
        line("What happens?", bold=True),
        TEXT,
        line("Larger, not bold", 14),
        TEXT,
        line("Call 999 if", bold=True),
        TEXT,
        line("Do not eat.", bold=True),
        line("Ward 5: 0161 496 0155", bold=True),
        line("You must not:", bold=True),
        line("eat", kind="bullet"),
    ]
    found = sections(outline(body, "f"))
    assert [heading for heading, _ in found] == ["What happens?", "Larger, not bold", "Call 999 if"]
    assert found[-1][1] == [
        TEXT.text,
        "Do not eat.",
        "Ward 5: 0161 496 0155",
        "You must not:",
        "eat",
    ]


def test_many_bold_lines_in_a_row_are_an_address() -> None:
    body = [
        TITLE,
        SUMMARY,
        TEXT,
        *(line(text, bold=True) for text in ("Ward", "Road", "Town")),
        TEXT,
    ]
    assert [heading for heading, _ in sections(outline(body, "f"))] == ["Introduction"]


def test_a_heading_without_words_stands_before_the_next() -> None:
    body = [TITLE, SUMMARY, line("Risks", kind="heading"), line("Common", kind="heading"), TEXT]
    assert sections(outline(body, "f")) == [("Risks: Common", [TEXT.text])]


def test_a_heading_at_the_end_is_kept_as_words() -> None:
    body = [TITLE, SUMMARY, TEXT, line("Thank you", kind="heading")]
    found = outline(body, "f")
    assert sections(found) == [("Introduction", [TEXT.text, "Thank you"])]
    assert found.parts[0].paragraphs[-1].bold


def test_the_first_line_of_a_text_box_is_its_heading() -> None:
    box = [line("Call us if")._replace(place="text box 1"), TEXT._replace(place="text box 1")]
    found = outline([TITLE, SUMMARY, TEXT, *box], "f")
    assert [heading for heading, _ in sections(found)] == ["Introduction", "Call us if"]
    alone = outline([TITLE, SUMMARY, TEXT, box[0], TEXT], "f")
    assert [heading for heading, _ in sections(alone)] == ["Introduction"]


def test_footers_come_last() -> None:
    found = outline([line("Trust", 8)._replace(margin=True), TITLE, SUMMARY, TEXT], "f")
    assert found.parts[-1].about
    assert sections(found)[-1] == ("About this leaflet", ["Trust"])

"""Plain text and Markdown."""

from __future__ import annotations

import pytest

from leaflint.operations.importing.document import Document, flat
from leaflint.operations.importing.readers.read_text import decode, read_markdown, read_text


def lines(document: Document) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in flat(document.blocks)]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xef\xbb\xbf\xc2\xb5g\r\n", "µg\n"),
        ("µg".encode("utf-16"), "µg"),
        (b"37\xb0C \x96 \xb5g", "37°C – µg"),
    ],
)
def test_encodings_of_old_programs(content: bytes, text: str) -> None:
    assert decode(content) == text


def test_plain_text_parts_at_empty_lines_points_and_early_ends() -> None:
    document = read_text(
        "Having a scan\n=============\n\nYou lie on a table that slides into a tube, and you must keep\n"
        "still for twenty min-\nutes.\n\nBEFORE\n\nBring:\n- milk\n- eggs\n\nAfter\n-----\nWard 5\nThe Road\n"
    )
    assert lines(document) == [
        ("title", "Having a scan"),
        (
            "paragraph",
            "You lie on a table that slides into a tube, and you must keep still for twenty minutes.",
        ),
        ("heading", "BEFORE"),
        ("paragraph", "Bring:"),
        ("paragraph", "- milk"),
        ("paragraph", "- eggs"),
        ("heading", "After"),
        ("paragraph", "Ward 5"),
        ("paragraph", "The Road"),
    ]
    assert [(one.place, one.new) for one in document.repairs] == [("line 4", "minutes")]
    assert flat(document.blocks)[2].place == "line 8"


def test_markdown_with_front_matter() -> None:
    document = read_markdown(
        "---\ntitle: 'A scan'\nlast_reviewed_on: 2024-03-01\n---\n\n## Before\n\n**Do** 10<sup>6</sup>\n"
        "• typed\n• points\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    assert lines(document) == [
        ("title", "A scan"),
        ("heading", "Before"),
        ("paragraph", "Do 10⁶"),
        ("paragraph", "• typed"),
        ("paragraph", "• points"),
        ("paragraph", "a"),
        ("paragraph", "b"),
        ("paragraph", "1"),
        ("paragraph", "2"),
        ("paragraph", "last_reviewed_on: 2024-03-01"),
    ]
    assert flat(document.blocks)[-1].margin
    assert [one.text for one in document.left_out] == ["title"]


def test_a_title_that_stands_in_the_text_too_counts_once() -> None:
    document = read_markdown("---\ntitle: A scan\n---\n# A scan\n\nText\n")
    assert lines(document) == [("heading", "A scan"), ("paragraph", "Text")]
    assert [one.text for one in document.left_out] == ["title: A scan"]

"""The approved text: what is part of it, what is not, and the way back."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.checks.sign_off.approved_text import approved_text, digest, read_text
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.leaflet import LeafletData, Section
from leaflint.files.yaml.document import Document, Place
from tests.example_repository import LEAFLET, SIGN_OFFS, Repository


def leaflet(text: str, **more: object) -> Leaflet:
    data = {
        "id": "one", "title": "A title", "summary": "A summary.", "status": "draft", "topics": ["x"], "risk": "low", "owner": "me",
        "sections": [{"heading": "First", "text": text}], **more,
    }  # fmt: skip
    document = Document("one.yaml", "", {}, {(): Place(0, 0, 0, 0, None)})
    return Leaflet(document, LeafletData.model_validate(data))


def words(text: str) -> str:
    """Return what the approved text makes of a section's text."""
    return approved_text(leaflet(text)).split("## First")[1].strip("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\nline, **bold** and *italic*.", "One line, bold and italic."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("You may have:\n\n- a\n- b\n\nThen rest.", "You may have:\n- a\n- b\n\nThen rest."),
        ("- a\n  - b\n    1. c", "- a\n  - b\n    1. c"),
        ("1. a\n2. b", "1. a\n2. b"),
        ("7. a\n8. b\n\n   c", "7. a\n8. b\n8. c"),
        ("\\- not a point", "\\- not a point"),
        ("\\## no heading", "\\## no heading"),
        ("Picture: none", "\\Picture: none"),
        ("A\u00a0b  c", "A b c"),
        ("See [our page](https://example.org/a) now.", "See our page now. <https://example.org/a>"),
        ("Cafe\u0301", "Café"),
        ("a\u202eb\u200bc", "a\\u202eb\\u200bc"),
    ],
)
def test_the_text_is_what_a_reader_reads(text: str, expected: str) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a\n2. b\n3. c", "1. a\n1. b\n1. c"),
        ("1. a\n\n   b\n2. c", "1. a\n1. b\n1. c"),
        ("1. a\n1. b", "1. a\n1. b"),
        ("7. a\n8. b", "7. a\n8. b"),
        ("1. a\n3. b", "1. a\n3. b"),
        ("0. a\n1. b", "0. a\n1. b"),
        ("\\- no point", "- no point"),
        ("![An arm](pictures/arm.png)", "Picture: An arm <pictures/arm.png> sha256:missing"),
    ],
)
def test_format_1_counts_no_list_that_counts_from_1(text: str, expected: str) -> None:
    shown = approved_text(leaflet(text), form=1)
    assert shown.split("## First")[1].strip("\n") == expected


def test_pictures_stand_where_they_are_read() -> None:
    text = "One ![An *arm*](pictures/a.png) two.\n\n- three\n- ![A leg](pictures/b.png)\n\nFour."
    shown = approved_text(leaflet(text)).split("## First\n\n")[1]
    assert shown == (
        "One two.\n\nPicture: An arm <pictures/a.png> sha256:missing\n- three\n\n"
        "Picture: A leg <pictures/b.png> sha256:missing\n\nFour.\n"
    )
    again = read_text(f"# A title\n\nA summary.\n\n## First\n\n{shown}", leaflet("x"))
    assert again is not None
    assert [block.text for block in again.blocks][3:] == ["One two.", "three", "Four."]


def test_title_summary_headings_and_contacts_are_part_of_it() -> None:
    assert approved_text(leaflet("Rest.", contacts=["helpline", "ward"])) == (
        "# A title\n\nA summary.\n\n## First\n\nRest.\n\nContacts: helpline, ward\n"
    )
    assert approved_text(leaflet("Rest.")) == "# A title\n\nA summary.\n\n## First\n\nRest.\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Having a scan", 'title: "Having a scan"'),
        ("summary: What happens when you have a scan.", "summary: >\n  What happens\n  when you have a scan."),
        ("drugs with you. A\n      nurse", "drugs\n      with you. A nurse"),
        ("**Call 999** if", "Call 999 if"),
        ("contacts: [helpline]", "contacts:\n  - helpline"),
        ("last_reviewed: 2026-03", "last_reviewed: 2026-04"),
        ("risk: medium", "risk: low"),
        ("owner: writers", "owner: writers # us"),
    ],
)  # fmt: skip
def test_style_and_dates_leave_it_as_it_is(repository: Repository, old: str, new: str) -> None:
    before = approved_text(repository.leaflet())
    repository.change(old, new)
    assert approved_text(repository.leaflet()) == before
    repository.write(LEAFLET, repository.read(LEAFLET).replace("\n", "\r\n"))
    assert approved_text(repository.leaflet()) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [("999", "998"), ("scan does not", "scan does"), ("Having a scan\n", "Having scans\n"), ("contacts: [helpline]", "contacts: [clinic]"), ("helpline free on", "helpline [free](https://example.org) on")],
)  # fmt: skip
def test_words_change_it(repository: Repository, old: str, new: str) -> None:
    before = approved_text(repository.leaflet())
    repository.change(old, new)
    assert approved_text(repository.leaflet()) != before


def test_the_digest_is_that_of_the_text_in_utf_8() -> None:
    assert digest("Café") == f"sha256:{hashlib.sha256(bytes([67, 97, 102, 195, 169])).hexdigest()}"


def test_the_way_back(repository: Repository) -> None:
    before = repository.leaflet()
    text = approved_text(before)
    again = read_text(text, before)
    assert again is not None
    assert again.data.title == "Having a scan"
    assert again.data.contacts == ("helpline",)
    assert [section.heading for section in again.data.sections] == [
        "Before the scan",
        "The scan",
        "Getting help",
    ]
    assert [block.text for block in again.blocks] == [block.text for block in before.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# Only a title\n",
        "No title\n\n## First\n\nx\n",
        "# T\n\nS\n\nmore\n\n## First\n\nx\n",
        "# T\n\nS\n\n## First\n\n      - deep\n",
    ],
)
def test_a_text_that_does_not_come_out_again_is_refused(text: str) -> None:
    assert read_text(text, leaflet("x")) is None


def lines(text: str) -> list[str]:
    """Return the lines of an approved text but for its pictures, which have no way back."""
    return [line for line in text.splitlines() if line and not line.startswith("Picture: ")]


PLAIN = st.text(
    st.sampled_from("ab1.#-*_[]()<>&!\\`~|:\n \u00e9\u200b'\""), min_size=1, max_size=40
)


@given(st.lists(PLAIN.filter(str.strip), min_size=1, max_size=3))
def test_every_text_is_stable_or_refused(texts: list[str]) -> None:
    first = leaflet("x")
    sections = tuple(Section(heading="h", text=text) for text in texts)
    text = approved_text(
        Leaflet(first.document, first.data.model_copy(update={"sections": sections}))
    )
    again = read_text(text, first)
    assert again is None or lines(approved_text(again)) == lines(text)
    assert text.isprintable() or all(line.isprintable() for line in text.splitlines())


def test_the_record_of_the_example_is_its_text(repository: Repository) -> None:
    text = approved_text(repository.leaflet())
    assert digest(text) in repository.read(SIGN_OFFS)

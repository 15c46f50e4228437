"""Any leaflet, as Word, web page or PDF: its draft has the same numbers, negations and phone numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html import escape
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.operations.importing.convert import Target, convert
from leaflint.operations.importing.opening import Kind, Source
from leaflint.operations.importing.proof.compared_words import read_words
from leaflint.operations.importing.proof.conservation import prove
from leaflint.operations.importing.readers.read import read
from tests.example_repository import TODAY, Repository, make_repository
from tests.operations.importing.pdf_files import Words, write_pdf

NUMBERS = st.sampled_from("2 10 37.5 1,000 0.5 400".split())
UNITS = st.sampled_from(["mg", "ml", "hours", "%", "°C", "units"])
PHONES = st.sampled_from("0808 800 6000|020 7946 0123|0161 496 0155|01632 960 123".split("|"))
SENTENCES = st.one_of(
    st.builds(
        "Do {}take {} {} of it.".format, st.sampled_from(["not ", "", "never "]), NUMBERS, UNITS
    ),
    st.builds(
        "You {} drive for {} days.".format, st.sampled_from(["must not", "can", "should"]), NUMBERS
    ),
    st.builds("Call the ward on {} if you can't sleep.".format, PHONES),
    st.builds("It helps {} in {} people; there is no need to worry.".format, NUMBERS, NUMBERS),
)
HEADINGS = st.sampled_from(["Before you come", "What happens", "When not to take it", "Day 2"])


class Section(NamedTuple):
    heading: str
    text: str
    points: list[str]


SECTIONS = st.lists(
    st.builds(Section, HEADINGS, SENTENCES, st.lists(SENTENCES, max_size=3)), min_size=1, max_size=4
)


def as_word(sections: list[Section]) -> bytes:
    document, stream = docx.Document(), BytesIO()
    document.add_heading("Taking your tablets", 0)
    for section in sections:
        document.add_paragraph().add_run(section.heading).bold = True
        document.add_paragraph(section.text)
        for point in section.points:
            document.add_paragraph(f"•\t{point}")
    document.save(stream)
    return stream.getvalue()


def as_page(sections: list[Section]) -> bytes:
    html = "<h1>Taking your tablets</h1>"
    for section in sections:
        points = "".join(f"<li>{escape(point)}</li>" for point in section.points)
        html += f"<h2>{section.heading}</h2><p>{escape(section.text)}</p><ul>{points}</ul>"
    return f"<html><meta charset='utf-8'><body>{html}</body></html>".encode()


def as_pdf(sections: list[Section]) -> bytes:
    pages = [[Words("Taking your tablets", 780, size=20)]]
    y = 760.0
    for section in sections:
        lines = [Words(section.heading, 0, bold=True), Words(section.text, 0)]
        for line in (*lines, *(Words(f"• {point}", 0) for point in section.points)):
            y -= 24
            pages[-1].append(line._replace(y=y))
    return write_pdf(pages)


def marks(texts: list[str]) -> Counter[tuple[str, str]]:
    words = [word for text in texts for word in read_words(text)]
    return Counter((word.kind, word.key) for word in words if word.kind != "word")


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory) -> Target:
    root: Path = tmp_path_factory.mktemp("repository")
    repository: Repository = make_repository(root)
    return Target.of(repository.tree, "writers", TODAY)


@pytest.mark.parametrize(("kind", "write"), [("docx", as_word), ("html", as_page), ("pdf", as_pdf)])
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(sections=SECTIONS)
def test_numbers_negations_and_phones_stay(
    target: Target, kind: Kind, write: Callable[[list[Section]], bytes], sections: list[Section]
) -> None:
    source = Source(f"tablets.{kind}", kind, write(sections))
    imported = convert(read(source), "tablets", target)
    assert imported.text is not None, imported.problems
    assert prove(source, imported.text, [item.text for item in imported.left_out]) == ()
    loaded = load_content(imported.file, imported.text.encode(), LeafletData)
    assert loaded.document is not None
    assert loaded.data is not None
    leaflet = Leaflet(loaded.document, loaded.data)
    expected = [text for one in sections for text in (one.heading, one.text, *one.points)]
    shown = [block.text for block in leaflet.blocks if block.kind != "summary"]
    assert marks(shown) == marks(["Taking your tablets", *expected])

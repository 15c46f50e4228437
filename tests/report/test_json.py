"""The JSON report: complete, versioned, the same every time, and read back."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pydantic import ValidationError

from leaflint.engine.report import FORMAT_VERSION
from leaflint.engine.report_file import read_report
from leaflint.report.json import to_json
from tests.example_repository import LEAFLET, Repository


def test_the_report_holds_every_fact(repository: Repository) -> None:
    repository.change("0808 800 6000", "08088006000")
    data = json.loads(to_json(repository.check()))
    assert data["format_version"] == FORMAT_VERSION
    assert data["today"] == "2026-06-15"
    (leaflet,) = data["leaflets"]
    assert leaflet["file"] == LEAFLET
    assert leaflet["checked"] is True
    assert leaflet["review"]["next_review"] == "2028-01"
    assert leaflet["review"]["status"] == "current"
    reading = leaflet["reading"]
    for scores in (reading["counted"], reading["excused"]):
        assert set(scores["counts"]) == {
            "sentences", "words", "syllables", "polysyllables", "complex_words", "letters",
            "fewest_sentences",
        }  # fmt: skip
    assert set(reading["age"]) == {"held", "low", "high", "confidence"}
    assert (reading["before"], reading["change"]) == (None, None)
    (finding,) = data["findings"]
    assert finding["position"] == {
        "file": LEAFLET, "line": 31, "column": 60, "end_line": 31, "end_column": 71,
    }  # fmt: skip
    assert finding["severity"] == "warning"
    assert finding["fix"]["replacement"] == "0808 800 6000"
    assert finding["waived"] is None


def test_the_same_report_is_the_same_text_and_is_read_back(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    report = repository.check(date(2029, 1, 1))
    text = to_json(report)
    assert to_json(repository.check(date(2029, 1, 1))) == text
    assert read_report(text) == report


def test_what_is_no_report_is_refused() -> None:
    with pytest.raises(ValidationError):
        read_report("{}")


def test_a_file_name_that_is_no_text_does_not_stop_the_report(repository: Repository) -> None:
    repository.write("content/leaflets/x\udc80.yaml", "a: b")
    files = [leaflet["file"] for leaflet in json.loads(to_json(repository.check()))["leaflets"]]
    assert files == [LEAFLET, "content/leaflets/x?.yaml"]

"""The report of the check, doubted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaflint.github import handed_over
from leaflint.github.handed_over import read_report
from leaflint.report.json import to_json
from tests.report.samples import finding, report

TEXT = to_json(report(finding()))


def read(tmp_path: Path, content: bytes) -> object:
    file = tmp_path / "report.json"
    file.write_bytes(content)
    return read_report(file)


def test_a_report_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, TEXT.encode()) == report(finding())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[" * 100_000,
        b'{"format_version": 1}',
        TEXT.replace('"format_version": 1', '"format_version": 2').encode(),
        TEXT.replace('"line": 1', '"line": "one"').encode(),
        TEXT.replace('"severity": "error"', '"severity": "<b>"').encode(),
    ],
)
def test_what_is_no_report_is_none(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) is None


def test_no_file_and_a_folder_are_none(tmp_path: Path) -> None:
    assert read_report(tmp_path / "report.json") is None
    assert read_report(tmp_path) is None


def test_a_report_over_the_limit_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(TEXT.encode())
    monkeypatch.setattr(handed_over, "MAX_BYTES", size)
    assert read(tmp_path, TEXT.encode()) is not None
    assert read(tmp_path, TEXT.encode() + b" ") is None
    assert json.loads(TEXT)["format_version"] == 1

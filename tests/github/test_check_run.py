"""The event of GitHub and the report of the check, read as data that a stranger may have written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.github import check_run
from leaflint.github.check_run import read_event, read_report
from leaflint.report.json import to_json
from tests.github_server import SHA, FakePull, event
from tests.report.samples import finding, report

TEXT = to_json(report(finding()))


def test_the_run_is_read(tmp_path: Path) -> None:
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event(FakePull())), encoding="utf-8")
    run = read_event(file)
    assert (run.head, run.head_sha, run.conclusion) == ("writer:better-words", SHA, "failure")
    assert run.head_repository.full_name == "writer/leaflets"


@pytest.mark.parametrize("change", [{"event": "push"}, {"head_sha": None}])
def test_another_event_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    sent = event(FakePull())
    sent["workflow_run"] |= change
    file = tmp_path / "event.json"
    file.write_text(json.dumps(sent), encoding="utf-8")
    with pytest.raises(UsageError, match="this is not the end of a run on a pull request"):
        read_event(file)


def test_no_event_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the event cannot be read: No such file"):
        read_event(tmp_path / "event.json")


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
    monkeypatch.setattr(check_run, "MAX_BYTES", size)
    assert read(tmp_path, TEXT.encode()) is not None
    assert read(tmp_path, TEXT.encode() + b" ") is None
    assert json.loads(TEXT)["format_version"] == 1

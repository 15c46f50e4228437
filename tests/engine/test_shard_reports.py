"""Reports on shards are read, and refused when they do not make up one run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leaflint import __version__
from leaflint.core.errors import UsageError
from leaflint.engine.merging import read_shard_reports
from leaflint.engine.shards import Shard
from leaflint.report.json import to_json
from tests.example_repository import Repository
from tests.shard_runs import check_shards

Data = dict[str, Any]


@pytest.fixture
def files(repository: Repository, tmp_path: Path) -> list[Path]:
    """The reports on three shards."""
    return check_shards(repository, 3, tmp_path / "reports")


def change(file: Path, how: Callable[[Data], object]) -> None:
    """Change a report that is on disk."""
    data = json.loads(file.read_text(encoding="utf-8"))
    how(data)
    file.write_text(json.dumps(data), encoding="utf-8")


def refusal(files: list[Path]) -> str:
    """Return why reports are refused, with their files by name alone."""
    with pytest.raises(UsageError) as caught:
        read_shard_reports(files)
    return str(caught.value).replace(f"{files[0].parent}/", "")


def test_reports_come_back_in_the_order_of_their_shards(files: list[Path]) -> None:
    read = read_shard_reports([files[2], files[0], files[1]])
    assert [one.file for one in read] == files
    assert [one.shard for one in read] == [Shard(1, 3), Shard(2, 3), Shard(3, 3)]


def test_a_report_is_read_back_as_it_was_written(files: list[Path]) -> None:
    for one in read_shard_reports(files):
        assert to_json(one.report) == one.file.read_text(encoding="utf-8")


def test_a_missing_shard_is_refused(files: list[Path]) -> None:
    assert refusal(files[1:]) == "no report on shard 1/3: nothing was merged"
    assert refusal(files[:1]) == "no report on shard 2/3, 3/3: nothing was merged"


def test_a_shard_that_is_there_twice_is_refused(files: list[Path]) -> None:
    copy = files[1].with_name("copy.json")
    copy.write_bytes(files[1].read_bytes())
    assert refusal([*files, copy]) == "shard 2/3 is there twice: shard-2.json and copy.json"
    assert refusal([*files, files[0]]) == "shard 1/3 is there twice: shard-1.json and shard-1.json"


@pytest.mark.parametrize(
    ("how", "differs"),
    [
        (lambda data: data["shard"].update(total=4), "number of shards differs (4; 3); give every shard the same --shard"),
        (lambda data: data.update(today="2026-06-16"), "day differs (16 June 2026; 15 June 2026); give every shard the same --today"),
        (lambda data: data.update(checks=["schema", "sign-off"]), "checks differs"),
        (lambda data: data.update(changed_since="abc"), "commit differs (abc; none); give every shard the same --changed-since"),
    ],
)  # fmt: skip
def test_what_was_asked_for_otherwise_is_refused(
    files: list[Path], how: Callable[[Data], object], differs: str
) -> None:
    change(files[1], how)
    said = refusal(files)
    assert said.startswith(f"shard-2.json and shard-1.json are not of one run: their {differs}")


@pytest.mark.parametrize("how", [{"leaflint": "0.0.9"}, {"leaflint": "0.0.9", "format_version": 0}])
def test_another_version_is_refused(files: list[Path], how: Data) -> None:
    change(files[2], lambda data: data.update(how))
    assert refusal(files) == (
        f"shard-3.json: this report is by Leaflint 0.0.9, and this is {__version__}; "
        "use one version for everything"
    )


def test_all_of_another_version_are_refused_too(files: list[Path]) -> None:
    for file in files:
        change(file, lambda data: data.update(leaflint="99.0"))
    assert refusal(files).startswith("shard-1.json: this report is by Leaflint 99.0")


def test_the_report_of_a_whole_run_is_refused(repository: Repository, files: list[Path]) -> None:
    files[1].write_text(to_json(repository.check()), encoding="utf-8")
    assert refusal(files) == (
        "shard-2.json: this is the report of a whole run, and not on a shard "
        "(leaflint check --shard I/N --format json)"
    )


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"leaflets": 3}'])
def test_what_is_no_report_is_refused(files: list[Path], content: bytes) -> None:
    files[0].write_bytes(content)
    assert refusal(files) == f"shard-1.json: this is no JSON report of Leaflint {__version__}"


def test_a_report_that_was_cut_short_is_refused(files: list[Path]) -> None:
    files[0].write_bytes(files[0].read_bytes()[:-3])
    assert refusal(files).endswith(f"this is no JSON report of Leaflint {__version__}")


def test_a_file_that_is_not_there_is_refused(files: list[Path]) -> None:
    files[0].unlink()
    assert refusal(files) == "shard-1.json: this report cannot be read: No such file or directory"

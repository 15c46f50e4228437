"""Every bad input through every command: no traceback, nothing unchecked passed, output escaped."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import cmarkgfm
import pytest
from icalendar import Calendar

from leaflint.commands.cli import main
from leaflint.files import disk
from tests.example_repository import LEAFLET, Repository
from tests.hostile.bad_inputs import BAD_FILES, HOSTILE_TEXTS, text_everywhere, title_alone

CHECK = [["check", "--today", "2026-06-15", "--ignore", "sign-off", "--format", name]
         for name in ("text", "json", "github", "summary", "sarif", "junit")]  # fmt: skip
REVIEWS = [["reviews", "--as-of", "2026-06-15", "--format", name]
           for name in ("table", "json", "csv", "markdown", "ics")]  # fmt: skip
CHANGES = [["changes", "HEAD", "--format", name] for name in ("text", "markdown", "html")]
FIX = [["fix", "--diff", "--today", "2026-06-15"], ["fix", "--today", "2026-06-15"]]
PASSES = {
    "changes": set(BAD_FILES),  # what cannot be read has no changes that a reviewer could see
    "fix": {"a-folder-named-like-a-leaflet"},  # it stands for no leaflet: nothing is unchecked
    "reviews": {"too-many-words"},  # its dates are known all the same
}
"""What a command does not fail for, and why."""

CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
COMMAND = re.compile(r"^\s*::|##\[", re.MULTILINE)


@pytest.fixture
def hostile(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    repository.commit()
    monkeypatch.chdir(repository.root)
    return repository


def run(argv: list[str], capsysbinary: pytest.CaptureFixture[bytes]) -> tuple[int, str]:
    """Run a command and return its exit code and what it printed, which must be UTF-8."""
    code = main(argv)
    captured = capsysbinary.readouterr()
    assert b"Traceback" not in captured.err
    assert b"defect in Leaflint" not in captured.err
    return code, captured.out.decode("utf-8")


def shown(argv: list[str]) -> str:
    return f"{argv[0]} {argv[-1]}"


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_never_passed_and_never_a_traceback(
    name: str, hostile: Repository, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    BAD_FILES[name](hostile)
    for argv in [*CHECK, *REVIEWS, *CHANGES, *FIX]:
        code, printed = run(argv, capsysbinary)
        wanted = 0 if name in PASSES.get(argv[0], ()) else 1
        assert code == wanted, shown(argv)
        assert not CONTROLS.search(printed), shown(argv)
        assert "SECRET" not in printed, shown(argv)
        if argv[-1] != "github":
            assert not COMMAND.search(printed), shown(argv)


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_report_says_that_a_bad_file_was_not_checked(name: str, hostile: Repository) -> None:
    BAD_FILES[name](hostile)
    report = hostile.check()
    unchecked = [one for one in report.leaflets if not one.checked]
    assert {one.file for one in unchecked} == {one.file for one in report.leaflets} - {LEAFLET}
    blamed = {one.position.file for one in report.findings}
    assert blamed >= {one.file for one in unchecked}
    assert report.findings


@pytest.mark.parametrize("put", [text_everywhere, title_alone])
@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_text_of_a_leaflet_acts_on_no_terminal_and_no_log(
    put: Callable[[Repository, str], None],
    text: str,
    hostile: Repository,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    put(hostile, text)
    for argv in [*CHECK, *REVIEWS, *CHANGES, FIX[1]]:
        code, printed = run(argv, capsysbinary)
        assert code in {0, 1}, shown(argv)
        assert not CONTROLS.search(printed), shown(argv)
        if argv[-1] == "github":
            assert all(re.match("::(error|warning|notice) ", one) for one in printed.splitlines())
        elif argv[-1] != "ics":  # a calendar is folded, and read by nothing that runs commands
            assert not COMMAND.search(printed), shown(argv)


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
def test_every_format_is_still_itself(
    text: str, hostile: Repository, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    title_alone(hostile, text)
    printed = {shown(argv): run(argv, capsysbinary)[1] for argv in [*CHECK, *REVIEWS, *CHANGES]}
    for name in ("check json", "check sarif", "reviews json"):
        json.loads(printed[name])
    assert json.loads(printed["check json"])["leaflets"][0]["title"].strip() == text.strip()
    ElementTree.fromstring(printed["check junit"])  # noqa: S314  # our own output
    rows = list(csv.reader(io.StringIO(printed["reviews csv"].removeprefix("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    assert not [one for row in rows for one in row if one.startswith(("=", "+", "-", "@"))]
    events = list(Calendar.from_ical(printed["reviews ics"]).walk("VEVENT"))
    assert [str(one["uid"]) for one in events] == ["having-a-scan@review.leaflint"]
    assert all(len(line.encode()) <= 75 for line in printed["reviews ics"].split("\r\n"))
    for name in ("check summary", "reviews markdown", "changes markdown"):
        html = cmarkgfm.github_flavored_markdown_to_html(printed[name])
        assert "<img" not in html, name
        assert "javascript:" not in "".join(re.findall("<a [^>]*>", html)), name
        assert not re.search(r"@everyone|(?<!&)#1\b", html), name
    assert "<img" not in printed["changes html"]


@pytest.mark.parametrize(
    "file", ["content/glossary.yaml", "content/blocks.yaml", "content/directory.yaml",
             "content/people.yaml", "checks/phone-number.yaml", "content/sign-offs/having-a-scan.yaml",
             "baseline/having-a-scan.yaml"],
)  # fmt: skip
@pytest.mark.parametrize("target", ["gone.yaml", ".", "/dev/zero"])
def test_a_shared_file_that_is_a_link_to_nothing_is_broken_and_not_absent(
    file: str, target: str, hostile: Repository, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (hostile.root / file).unlink(missing_ok=True)
    (hostile.root / file).parent.mkdir(exist_ok=True)
    (hostile.root / file).symlink_to(target)
    code, printed = run(["check", "--today", "2026-06-15"], capsysbinary)
    assert code == 2 if file.startswith("checks") else 1, printed
    assert file in " ".join(printed.split())


def test_a_folder_that_cannot_be_read_is_not_passed(
    hostile: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (hostile.root / "content/leaflets/locked").mkdir()
    scandir = os.scandir

    def locked(path: Path) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("os.scandir", locked)
    assert main(["check", "--today", "2026-06-15"]) == 2
    message = "content/leaflets/locked: this folder cannot be read: Permission denied"
    assert message in capsys.readouterr().err


def test_a_file_that_vanishes_before_it_is_read_is_not_passed(
    hostile: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = os.open

    def vanish(path: str, flags: int, mode: int = 0o777) -> int:
        if path.endswith(LEAFLET):
            Path(path).unlink()
        return opening(path, flags, mode)

    monkeypatch.setattr(os, "open", vanish)
    report = hostile.check()
    assert report.unchecked == 1
    assert "missing-file" in {one.rule for one in report.findings}
    assert report.exit_code("never") == 1


def test_a_pipe_in_the_place_of_a_leaflet_counts_as_a_change(hostile: Repository) -> None:
    (hostile.root / LEAFLET).unlink()
    os.mkfifo(hostile.root / LEAFLET)
    done = hostile.command("check", "--today", "2026-06-15", "--changed-since", "HEAD")
    assert done.returncode == 1
    assert "1 leaflet found, 0 checked, 1 unchecked." in done.stdout


def test_a_file_that_cannot_be_opened_is_not_passed(
    hostile: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> object:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", fail)
    content = disk.read_bytes(hostile.root, LEAFLET)
    assert not isinstance(content, bytes)
    assert content.message == "the file cannot be read: input/output error"

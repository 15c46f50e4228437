"""The comment: verdict, what to do, lines that link, and a way to the rest.

The event and the report it is made from are data that a stranger may have written.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from leaflint.checks.summary import LeafletSummary
from leaflint.core.errors import UsageError
from leaflint.engine import report_file
from leaflint.engine.report import Report
from leaflint.engine.result import NotRun
from leaflint.github import report_comment
from leaflint.github.models import CheckRun
from leaflint.github.report_comment import LIMIT, MARKER, comment, read_event, read_report
from leaflint.report.json import to_json
from tests.github_repository import REPOSITORY, SHA, FakePull, event
from tests.report.rendered import tags, to_html
from tests.report.samples import HOSTILE, finding, report

GITHUB = "https://github.com"
TEXT = to_json(report(finding()))
RUN_URL = f"https://github.com/{REPOSITORY}/actions/runs/30433642"


def run(conclusion: str = "failure") -> CheckRun:
    return CheckRun.model_validate(event(FakePull(), conclusion)["workflow_run"])


def write(found: Report | None, suggestions: int = 0, conclusion: str = "failure") -> str:
    return comment(found, run(conclusion), GITHUB, suggestions)


def test_a_comment_begins_with_marker_and_verdict_and_links_its_lines() -> None:
    body = write(report(finding(line=7)))
    assert body.startswith(f"{MARKER}\n## ❌ 1 error to mend\n")
    address = f"https://github.com/writer/leaflets/blob/{'a' * 40}/content/leaflets/a.yaml#L7"
    assert f"- ❌ [**line 7**]({address}): wrong" in body
    assert body.endswith(
        f"\n---\nThe check did not pass: [all that it found, and what changed in meaning]({RUN_URL}). "
        "Checked at aaaaaaaa; a new commit brings this comment up to date.\n"
    )


def test_each_file_links_to_the_page_on_which_it_is_edited() -> None:
    page = "https://github.com/writer/leaflets/edit/better-words/n/content/leaflets/a.yaml"
    assert f"`n/content/leaflets/a.yaml` · [edit this file]({page})" in write(
        report(finding(), folder="n/")
    )
    odd = run().model_copy(update={"head_branch": "a) [b](http://c.example"})
    assert "/edit/a%29%20%5Bb%5D%28http%3A//c.example/" in comment(
        report(finding()), odd, GITHUB, 0
    )


def test_a_check_that_passed_is_said_to_have() -> None:
    assert "\nThe check passed: [all" in write(report(), conclusion="success")


@pytest.mark.parametrize(("number", "words"), [(1, "1 safe correction"), (3, "3 safe corrections")])
def test_suggestions_are_pointed_out(number: int, words: str) -> None:
    body = write(report(finding()), number)
    assert f"💡 **With a click:** {words} below, on the lines." in body
    assert body.index("What to do") < body.index("💡") < body.index("- ❌")
    assert "💡" not in write(report())


def test_without_a_report_nothing_counts_as_passed() -> None:
    body = write(None, conclusion="success")
    assert "## ⛔ The leaflets could not be checked" in body
    assert f"[the run]({RUN_URL})" in body
    assert "✅" not in body


def test_of_500_findings_none_is_lost_in_silence_and_the_rest_is_linked() -> None:
    found = report(*(finding(f"content/leaflets/{n}.yaml", message="x " * 200) for n in range(500)))
    body = write(found)
    (hidden,) = re.findall(
        r"\*\*(\d+) more errors not shown here\.\*\* They are \d+ `review-date/overdue`\. \[The summary of the run\]",
        body,
    )
    assert body.count("- ❌") + int(hidden) == 500
    assert len(body.encode()) <= LIMIT


def test_a_report_that_fits_nowhere_is_not_shown() -> None:
    stopped = tuple(NotRun("x" * 100, "y" * 100, policy=True) for _ in range(500))
    assert "## ⛔ The leaflets could not be checked" in write(report(not_run=stopped))


def test_hostile_text_stays_text() -> None:
    file = f"content/leaflets/{HOSTILE}.yaml"
    leaflet = LeafletSummary(file, checked=True, title=HOSTILE)
    found = finding(file, message=HOSTILE, help_text=HOSTILE)
    body = write(report(found, leaflets=(leaflet,), folder=f"{HOSTILE}/"))
    page = to_html(body)
    known = "h2 h3 p strong code ul li br sub table thead tbody tr th td a hr !".split()
    assert tags(page) <= set(known)
    links = set(re.findall(r'href="([^"]*)"', page))
    assert all(link.startswith("https://github.com/") for link in links)
    assert "@everyone" not in re.sub(r"<code>.*?</code>|href=\"[^\"]*\"", "", page)
    assert not re.search("[\u202e\x1b\u2028]", body)


def test_the_run_is_read(tmp_path: Path) -> None:
    file = tmp_path / "event.json"
    file.write_text(json.dumps(event(FakePull())), encoding="utf-8")
    run = read_event(file)
    assert (run.head_sha, run.conclusion) == (SHA, "failure")
    assert (run.head_owner, run.head_branch) == ("writer", "better-words")
    assert run.head_repository == "writer/leaflets"


@pytest.mark.parametrize(
    "change", [{"event": "push"}, {"head_sha": None}, {"head_repository": None}]
)
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


@pytest.mark.parametrize("path", ["../x.yaml", "content/../../x.yaml", "content/.."])
def test_a_report_with_a_path_out_of_the_repository_is_none(tmp_path: Path, path: str) -> None:
    leaflet = LeafletSummary(path, checked=False)
    for found in (report(finding(path)), report(leaflets=(leaflet,)), report(folder=f"{path}/")):
        assert read(tmp_path, to_json(found).encode()) is None
    dotted = report(finding("content/..a.yaml"))
    assert read(tmp_path, to_json(dotted).encode()) == dotted


def test_18_megabytes_of_nothing_are_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_file, "read_report", None)
    assert read(tmp_path, b"[" + b"[]," * 6_000_000 + b"[]]") is None


@pytest.mark.parametrize("key", ["checks", "leaflets", "findings"])
def test_the_first_mistake_in_a_list_is_enough(key: str) -> None:
    data = json.loads(TEXT) | {key: [{}] * 1_000}
    with pytest.raises(ValidationError) as caught:
        report_file.read_report(json.dumps(data))
    assert {error["loc"][:2] for error in caught.value.errors()} == {(key, 0)}


def test_no_file_and_a_folder_are_none(tmp_path: Path) -> None:
    assert read_report(tmp_path / "report.json") is None
    assert read_report(tmp_path) is None


def test_a_report_over_the_limit_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = len(TEXT.encode())
    monkeypatch.setattr(report_comment, "MAX_BYTES", size)
    assert read(tmp_path, TEXT.encode()) is not None
    assert read(tmp_path, TEXT.encode() + b" ") is None
    monkeypatch.setattr(report_comment, "MAX_COMMAS", TEXT.count(","))
    assert read(tmp_path, TEXT.encode()) is not None
    monkeypatch.setattr(report_comment, "MAX_COMMAS", TEXT.count(",") - 1)
    assert read(tmp_path, TEXT.encode()) is None

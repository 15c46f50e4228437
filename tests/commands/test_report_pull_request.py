"""The whole way from a report to what stands on the pull request, with a GitHub of our own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from leaflint.commands.cli import main
from leaflint.github.report_comment import MARKER
from leaflint.report.json import to_json
from tests.example_repository import LEAFLET, Repository
from tests.github.fake_github import (
    BOT,
    PERSON,
    REPOSITORY,
    FakeGitHub,
    event,
    patch_of,
    serving,
)

Tell = Callable[[], int]


@pytest.fixture
def github() -> FakeGitHub:
    return FakeGitHub()


@pytest.fixture
def tell(
    repository: Repository, github: FakeGitHub, tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Tell]:  # fmt: skip
    """Write the report of a changed leaflet, and run the command on the unchanged repository."""
    handed_over = tmp_path_factory.mktemp("handed-over")
    before = repository.read(LEAFLET)

    def run() -> int:
        changed = repository.read(LEAFLET)
        github.files = {LEAFLET: (changed.encode(), patch_of(changed))}
        (handed_over / "report.json").write_text(to_json(repository.check()), encoding="utf-8")
        repository.write(LEAFLET, before)
        (handed_over / "event.json").write_text(json.dumps(event(github)), encoding="utf-8")
        return main(["report-pull-request", str(handed_over / "report.json")])

    monkeypatch.chdir(repository.root)
    with serving(github) as url:
        monkeypatch.setenv("GITHUB_API_URL", url)
        monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
        monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
        monkeypatch.setenv("GITHUB_TOKEN", "not-a-secret")
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(handed_over / "event.json"))
        yield run


def written(github: FakeGitHub) -> list[str]:
    """Return what was done on GitHub, reading left out."""
    return [one for one in github.asked if not one.startswith("GET")]


def test_a_finding_becomes_one_comment(
    repository: Repository, github: FakeGitHub, tell: Tell, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    assert tell() == 0
    (comment,) = github.comments
    assert comment["body"].startswith(f"{MARKER}\n## ❌ 1 error to mend")
    assert github.reviews == []
    assert capsys.readouterr().out == "#7: told\n"


def test_the_comment_is_edited_in_place(
    repository: Repository, github: FakeGitHub, tell: Tell
) -> None:
    github.say(f"{MARKER} somebody writes the marker", PERSON)
    github.say(f"a bot that quotes {MARKER}", BOT)
    github.say("nobody wrote this", None)
    repository.change("0808 800 6000", "0808 800 6001")
    tell()
    tell()
    said = [one["body"] for one in github.comments[:3]]
    assert said == [
        f"{MARKER} somebody writes the marker",
        f"a bot that quotes {MARKER}",
        "nobody wrote this",
    ]
    (comment,) = github.comments[3:]
    assert "## ✅ Nothing to mend" in comment["body"]
    assert written(github) == ["POST /issues/7/comments", "PATCH /issues/comments/3"]


def test_a_comment_that_says_the_same_is_left(github: FakeGitHub, tell: Tell) -> None:
    tell()
    tell()
    assert written(github) == ["POST /issues/7/comments"]


def test_a_safe_correction_is_suggested_once(
    repository: Repository, github: FakeGitHub, tell: Tell
) -> None:
    for _ in range(2):
        repository.change("0808 800 6000", "08088006000")
        assert tell() == 0
    (review,) = github.reviews
    (comment,) = review["comments"]
    assert review["event"] == "COMMENT"
    assert (comment["path"], comment["line"], comment["side"]) == (LEAFLET, 31, "RIGHT")
    assert (
        "```suggestion\n      If you have any questions, call our helpline free on 0808 800 6000. "
        "**Call 999** if\n```" in comment["body"]
    )
    assert "💡 **With a click:** 1 safe correction below" in github.comments[0]["body"]


def test_a_correction_that_only_the_report_knows_is_not_suggested(
    repository: Repository, github: FakeGitHub, tell: Tell
) -> None:
    repository.change("0808 800 6000", "08088006000")
    repository.change("allow_examples: true", "allow_examples: true\n", "checks/phone-number.yaml")
    github.files = {}
    tell()
    made = len(github.reviews)
    github.reviews.clear()
    github.review_comments.clear()
    repository.write("checks/phone-number.yaml", "broken")
    assert (made, tell(), github.reviews) == (1, 0, [])


@pytest.mark.parametrize("content", [b"\xff", b"x" * 1_000_001])
def test_a_file_that_cannot_be_read_has_no_suggestions(
    repository: Repository, github: FakeGitHub, tell: Tell, content: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    repository.change("0808 800 6000", "08088006000")
    monkeypatch.setattr(github, "_content", lambda *_: (200, {
        "type": "file", "size": len(content), "encoding": "base64", "content": "/w==",
    }))  # fmt: skip
    assert tell() == 0
    assert github.reviews == []
    assert len(github.comments) == 1


def test_a_pull_request_that_has_moved_on_is_left_alone(
    github: FakeGitHub, tell: Tell, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    pulls = github._pulls  # what the fake would answer
    monkeypatch.setattr(github, "_pulls", lambda query: [
        {**pull, "head": {**pull["head"], "sha": "b" * 40}} for pull in pulls(query)
    ])  # fmt: skip
    assert tell() == 0
    assert written(github) == []
    assert capsys.readouterr().out == "no open pull request is at this commit\n"


def test_a_closed_pull_request_is_left_alone(github: FakeGitHub, tell: Tell) -> None:
    github.state = "closed"
    assert tell() == 0
    assert written(github) == []


def test_a_check_without_a_report_is_said_to_have_failed(
    github: FakeGitHub, tell: Tell, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tell()
    github.comments.clear()
    assert main(["report-pull-request", str(tmp_path_factory.mktemp("empty") / "report.json")]) == 0
    assert "## ⛔ The leaflets could not be checked" in github.comments[0]["body"]


def test_a_refusal_of_github_is_said_in_one_line(
    github: FakeGitHub, tell: Tell, capsys: pytest.CaptureFixture[str]
) -> None:
    github.status = 403
    assert tell() == 2
    said = "leaflint: GitHub answered 403: Resource not accessible by integration\n"
    assert capsys.readouterr().err.endswith(said)


@pytest.mark.parametrize("name", ["GITHUB_TOKEN", "GITHUB_EVENT_PATH", "GITHUB_API_URL"])
def test_outside_github_it_says_so(
    tell: Tell, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(name)
    assert tell() == 2
    assert f"{name} is not set; this command is for GitHub's workflows" in capsys.readouterr().err


def test_a_repository_inside_another_is_found(
    repository: Repository, github: FakeGitHub, tell: Tell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leaflint.files.git.place_of", lambda _: "leaflets/")
    repository.change("0808 800 6000", "08088006000")
    read, content = github._file, github._content  # what the fake would answer
    monkeypatch.setattr(
        github, "_file", lambda name: {**read(name), "filename": f"leaflets/{name}"}
    )
    monkeypatch.setattr(
        github, "_content", lambda name, query: content(name.removeprefix("leaflets/"), query)
    )
    assert tell() == 0
    assert github.reviews[0]["comments"][0]["path"] == f"leaflets/{LEAFLET}"
    assert f"/leaflets/{LEAFLET}#L31" in github.comments[0]["body"]

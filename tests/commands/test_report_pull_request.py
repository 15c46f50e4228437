"""The whole way from a report to what stands on the pull request, with a GitHub of our own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from leaflint.commands.cli import main
from leaflint.github.report_comment import MARKER
from leaflint.report.json import to_json
from tests.example_repository import LEAFLET, Repository
from tests.github_repository import (
    BOT,
    PULL,
    REPOSITORY,
    FakeGitHub,
    Fault,
    Request,
    event,
    patch_of,
)
from tests.github_server import TOKEN, running

Tell = Callable[[], int]
COMMENTS = f"/repos/{REPOSITORY}/issues/{PULL}/comments"


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
        github.pull.files = {LEAFLET: (changed.encode(), patch_of(changed))}
        (handed_over / "report.json").write_text(to_json(repository.check()), encoding="utf-8")
        repository.write(LEAFLET, before)
        (handed_over / "event.json").write_text(json.dumps(event(github.pull)), encoding="utf-8")
        return main(["report-pull-request", str(handed_over / "report.json")])

    monkeypatch.chdir(repository.root)
    with running(github):
        monkeypatch.setenv("GITHUB_API_URL", github.url)
        monkeypatch.setenv("GITHUB_SERVER_URL", "https://github.com")
        monkeypatch.setenv("GITHUB_REPOSITORY", REPOSITORY)
        monkeypatch.setenv("GITHUB_TOKEN", TOKEN)
        monkeypatch.setenv("GITHUB_EVENT_PATH", str(handed_over / "event.json"))
        yield run


def test_a_finding_becomes_one_comment(
    repository: Repository, github: FakeGitHub, tell: Tell, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    assert tell() == 0
    (comment,) = github.texts(PULL)
    assert comment.startswith(f"{MARKER}\n## ❌ 1 error to mend")
    assert github.pull.reviews == []
    assert capsys.readouterr().out == "#7: told\n"


def test_the_comment_is_edited_in_place(
    repository: Repository, github: FakeGitHub, tell: Tell
) -> None:
    github.say(PULL, f"{MARKER} somebody writes the marker", "somebody")
    github.say(PULL, f"a bot that quotes {MARKER}", BOT)
    github.say(PULL, f"{MARKER} nobody wrote this")["user"] = None
    repository.change("0808 800 6000", "0808 800 6001")
    tell()
    tell()
    assert github.texts(PULL)[:3] == [
        f"{MARKER} somebody writes the marker",
        f"a bot that quotes {MARKER}",
        f"{MARKER} nobody wrote this",
    ]
    (comment,) = github.texts(PULL)[3:]
    assert "## ✅ Nothing to mend" in comment
    edited = f"PATCH /repos/{REPOSITORY}/issues/comments/4"
    assert github.writes == [f"POST {COMMENTS}", edited]


def test_a_comment_that_says_the_same_is_left(github: FakeGitHub, tell: Tell) -> None:
    tell()
    tell()
    assert github.writes == [f"POST {COMMENTS}"]


def test_a_safe_correction_is_suggested_once(
    repository: Repository, github: FakeGitHub, tell: Tell
) -> None:
    for _ in range(2):
        repository.change("0808 800 6000", "08088006000")
        assert tell() == 0
    (review,) = github.pull.reviews
    (comment,) = review["comments"]
    assert review["event"] == "COMMENT"
    assert (comment["path"], comment["line"], comment["side"]) == (LEAFLET, 31, "RIGHT")
    assert (
        "```suggestion\n      If you have any questions, call our helpline free on 0808 800 6000. "
        "**Call 999** if\n```" in comment["body"]
    )
    assert "💡 **With a click:** 1 safe correction below" in github.texts(PULL)[0]


def test_a_correction_that_only_the_report_knows_is_not_suggested(
    repository: Repository, github: FakeGitHub, tell: Tell
) -> None:
    repository.change("0808 800 6000", "08088006000")
    repository.change("allow_examples: true", "allow_examples: true\n", "checks/phone-number.yaml")
    tell()
    made = len(github.pull.reviews)
    github.pull.reviews.clear()
    github.pull.line_comments.clear()
    repository.write("checks/phone-number.yaml", "broken")
    assert (made, tell(), github.pull.reviews) == (1, 0, [])


@pytest.mark.parametrize("content", [b"\xff", b"x" * 1_000_001])
def test_a_file_that_cannot_be_read_has_no_suggestions(
    repository: Repository, github: FakeGitHub, tell: Tell, content: bytes
) -> None:
    repository.change("0808 800 6000", "08088006000")
    answer = {"type": "file", "size": len(content), "encoding": "base64", "content": "/w=="}
    github.faults.append(Fault("GET .*/contents/", 200, body=answer))
    assert tell() == 0
    assert github.pull.reviews == []
    assert len(github.texts(PULL)) == 1


def test_a_pull_request_that_has_moved_on_is_left_alone(
    github: FakeGitHub, tell: Tell, capsys: pytest.CaptureFixture[str]
) -> None:
    moved = {"number": PULL, "head": {"sha": "b" * 40, "ref": "better-words"}}
    github.faults.append(Fault("GET .*/pulls$", 200, body=[moved]))
    assert tell() == 0
    assert github.writes == []
    assert capsys.readouterr().out == "no open pull request is at this commit\n"


def test_a_closed_pull_request_is_left_alone(github: FakeGitHub, tell: Tell) -> None:
    github.pull.state = "closed"
    assert tell() == 0
    assert github.writes == []


def test_a_check_without_a_report_is_said_to_have_failed(
    github: FakeGitHub, tell: Tell, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tell()
    github.comments.clear()
    assert main(["report-pull-request", str(tmp_path_factory.mktemp("empty") / "report.json")]) == 0
    assert "## ⛔ The leaflets could not be checked" in github.texts(PULL)[0]


def test_a_refusal_of_github_is_said_in_one_line(
    github: FakeGitHub, tell: Tell, capsys: pytest.CaptureFixture[str]
) -> None:
    message = {"message": "Resource not accessible by integration"}
    github.faults.append(Fault("GET", 403, body=message))
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

    def move(_: Request) -> None:
        github.pull.files = {
            f"leaflets/{name.removeprefix('leaflets/')}": file
            for name, file in github.pull.files.items()
        }

    github.before = move
    assert tell() == 0
    assert github.pull.reviews[0]["comments"][0]["path"] == f"leaflets/{LEAFLET}"
    assert f"/leaflets/{LEAFLET}#L31" in github.texts(PULL)[0]

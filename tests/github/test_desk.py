"""Nothing is written twice."""

from __future__ import annotations

from leaflint.github.actions import Comment, Fields
from leaflint.github.client import Access, GitHub
from leaflint.github.desk import Desk
from tests.github_server import REPOSITORY, TOKEN, FakeGitHub, Fault, running


def _desk(github: FakeGitHub) -> Desk:
    known = max(github.issues, default=0)
    return Desk(GitHub(Access(github.url, REPOSITORY, TOKEN, pause=0)), github.told.append, known)


def test_an_issue_that_has_come_in_the_meantime_is_not_opened_again() -> None:
    with running(FakeGitHub()) as github:
        github.add_issue("Wanted")
        desk = _desk(github)
        newer = github.add_issue("Wanted")
        github.add_issue("Wanted")
        number = desk.open_once(Fields(title="Wanted"), lambda issue: issue.title == "Wanted")
        assert number == newer
        assert github.writes == []


def test_only_pages_with_newer_issues_are_read() -> None:
    with running(FakeGitHub()) as github:
        for number in range(250):
            github.add_issue(str(number))
        desk = _desk(github)
        github.add_issue("new")
        assert [issue.number for issue in desk.newcomers()] == [251]
        assert len(github.requests) == 1


def test_a_comment_is_found_among_hundreds() -> None:
    with running(FakeGitHub()) as github:
        issue = github.add_issue("x")
        desk = _desk(github)
        comment = Comment("a key", "Hello.")
        for _ in range(120):
            desk.github.comment(issue, "Something else.")
        for _ in range(2):
            desk.say_once(issue, comment)
        assert github.texts(issue)[120:] == ["<!-- leaflint-review a key -->\nHello."]


def test_labels_that_are_there_stay_as_they_are() -> None:
    with running(FakeGitHub()) as github:
        desk = _desk(github)
        github.faults.append(Fault("POST .*/labels", 422, body={"message": "already there"}))
        desk.make_labels([("a", "ffffff", "A"), ("b", "ffffff", "B")])
        desk.make_labels([("a", "000000", "Other"), ("b", "000000", "Other")])
        assert github.labels["b"]["color"] == "ffffff"
        assert github.told == ["label 'a' created", "label 'b' created", "label 'a' created"]

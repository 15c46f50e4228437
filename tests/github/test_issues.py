"""Nothing is written twice."""

from __future__ import annotations

from leaflint.github.client import Access, Client
from leaflint.github.issues import Issues
from tests.github_repository import REPOSITORY, FakeGitHub, Fault
from tests.github_server import TOKEN, running


def _issues(github: FakeGitHub) -> Issues:
    client = Client(Access(github.url, REPOSITORY, TOKEN, pause=0))
    issues = Issues(client, github.told.append)
    issues.newest = max(github.issues, default=0)
    return issues


def test_an_issue_that_has_come_in_the_meantime_is_not_opened_again() -> None:
    with running(FakeGitHub()) as github:
        github.add_issue("Wanted")
        issues = _issues(github)
        newer = github.add_issue("Wanted")
        github.add_issue("Wanted")
        number = issues.open_once({"title": "Wanted"}, lambda issue: issue.title == "Wanted")
        assert number == newer
        assert github.writes == []


def test_only_pages_with_newer_issues_are_read() -> None:
    with running(FakeGitHub()) as github:
        for number in range(250):
            github.add_issue(str(number))
        issues = _issues(github)
        github.add_issue("new")
        assert [issue.number for issue in issues.list_new()] == [251]
        assert len(github.requests) == 1


def test_a_comment_is_found_among_hundreds() -> None:
    with running(FakeGitHub()) as github:
        issue = github.add_issue("x")
        issues = _issues(github)
        for number in range(120):
            issues.comment_once(issue, f"key {number}", "Something else.")
        for _ in range(2):
            issues.comment_once(issue, "a key", "Hello.")
        assert github.texts(issue)[120:] == ["<!-- leaflint-review a key -->\nHello."]


def test_labels_that_are_there_stay_as_they_are() -> None:
    with running(FakeGitHub()) as github:
        issues = _issues(github)
        github.faults.append(Fault("POST .*/labels", 422, body={"message": "already there"}))
        issues.create_labels([("a", "ffffff", "A"), ("b", "ffffff", "B")])
        issues.create_labels([("a", "000000", "Other"), ("b", "000000", "Other")])
        assert github.labels["b"]["color"] == "ffffff"
        assert github.told == ["label 'a' created", "label 'b' created", "label 'a' created"]

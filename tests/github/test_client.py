"""The real client against a stand-in that behaves like GitHub."""

from __future__ import annotations

import urllib.request

import pytest

from leaflint.github import client
from leaflint.github.client import Access, Client
from leaflint.github.errors import GitHubError
from leaflint.github.issues import Issues
from tests.github_description import description
from tests.github_repository import REPOSITORY, FakeGitHub, Fault
from tests.github_server import TOKEN, running


def _connect(github: FakeGitHub) -> Issues:
    client = Client(Access(github.url, REPOSITORY, TOKEN, pause=0))
    return Issues(client, github.told.append)


def test_a_long_wait_is_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "LONGEST_WAIT", 0)
    with running(FakeGitHub()) as github:
        github.faults.append(Fault("GET", 429, headers={"Retry-After": "86400"}))
        assert _connect(github).list_all() == []
        assert github.faults[0].times == 0


def test_nobody_to_assign_is_no_failure_and_a_fault_is_one() -> None:
    with running(FakeGitHub()) as github:
        connection = _connect(github)
        people = ("ada-reviewer", "stranger", "charity/team")
        assert [connection.can_assign(login) for login in people] == [True, False, False]
        github.faults.append(Fault("GET .*/assignees/", 500, times=9))
        with pytest.raises(GitHubError):
            connection.can_assign("grace-lead")


def test_pages_are_followed_to_their_end() -> None:
    with running(FakeGitHub()) as github:
        for number in range(301):
            github.add_issue(str(number))
        assert [issue.number for issue in _connect(github).list_all()] == list(range(1, 302))
        assert len(github.requests) == 4


def test_a_redirection_to_another_host_is_not_followed() -> None:
    with running(FakeGitHub()) as github:
        elsewhere = {"Location": "http://localhost:9/elsewhere"}
        github.faults.append(Fault("GET", 301, headers=elsewhere, body={"message": "Moved"}))
        with pytest.raises(GitHubError):
            _connect(github).list_all()


def test_the_stand_in_knows_etags() -> None:
    with running(FakeGitHub()) as github:
        github.add_issue("x")
        address = f"{github.url}/repos/{REPOSITORY}/issues"
        headers = {"Authorization": f"Bearer {TOKEN}"}
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:  # noqa: S310  # a server on this machine
            tag = answer.headers["ETag"]
        again = urllib.request.Request(address, headers={**headers, "If-None-Match": tag})  # noqa: S310  # a server on this machine
        with pytest.raises(urllib.error.HTTPError, match="304"):
            urllib.request.urlopen(again)  # noqa: S310  # a server on this machine


@pytest.mark.parametrize(
    ("method", "path", "query", "body", "complaint"),
    [
        ("POST", "/repos/a/b/issue", "", {}, "GitHub has no POST /repos/a/b/issue"),
        ("POST", "/repos/a/b/issues", "", {"body": "x"}, "'title' is a required property"),
        ("POST", "/repos/a/b/issues", "", {"title": "x", "assigned": []}, "knows no {'assigned'}"),
        ("PATCH", "/repos/a/b/issues/1", "", {"state": "shut"}, "is not one of"),
        ("GET", "/repos/a/b/issues", "states=all", None, "has no parameter states"),
        ("GET", "/repos/a/b/issues", "direction=up", None, "is not one of"),
        ("GET", "/repos/a/b/issues", "", {}, "takes no body"),
    ],
)
def test_the_description_tells_right_from_wrong(
    method: str, path: str, query: str, body: object, complaint: str
) -> None:
    with pytest.raises(AssertionError, match=complaint):
        description().check_request(method, path, query, body)

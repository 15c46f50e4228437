"""A repository on the stand-in for GitHub: its issues, labels and comments, and one pull request.

It answers as GitHub does, with the examples of GitHub's own description; `tests/github_server.py` serves it.
"""

from __future__ import annotations

import base64
import re
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import unquote

from tests.github_description import description
from tests.github_settings import FakeSettings

REPOSITORY = "charity/leaflets"
BOT = "github-actions[bot]"
PULL = 7
"""Number of the pull request."""
SHA = "a" * 40


class Answer(NamedTuple):
    """What is sent back."""

    status: int
    body: Any = None
    headers: Mapping[str, str] = MappingProxyType({})


class Request(NamedTuple):
    """What came in."""

    method: str
    path: str
    query: dict[str, str]
    body: Any
    accept: str = ""


@dataclass
class Fault:
    """Something that goes wrong.

    Attributes:
        where: pattern of "METHOD /path".
        status: answered instead of what would have been; 0: the connection is dropped.
        times: how often.
        body: what is answered.
        headers: and with which headers.
        after: whether the thing is done all the same.
        skip: requests that are let through before.
        cut: whether the true answer is cut off in its middle.
        delay: seconds before the answer.
    """

    where: str
    status: int = 500
    times: int = 1
    body: Any = field(default_factory=lambda: {"message": "Something broke"})
    headers: dict[str, str] = field(default_factory=dict)
    after: bool = False
    skip: int = 0
    cut: bool = False
    delay: float = 0


@dataclass
class FakePull:
    """The pull request, from a branch of a fork.

    Attributes:
        head: the owner of the fork, and the branch.
        sha: its newest commit.
        state: open or closed.
        files: the content and the patch of each changed file, by path.
        line_comments: what is said on its lines.
        reviews: the reviews that were made.
    """

    head: str = "writer:better-words"
    sha: str = SHA
    state: str = "open"
    files: dict[str, tuple[bytes, str | None]] = field(default_factory=dict)
    line_comments: list[dict[str, Any]] = field(default_factory=list)
    reviews: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class FakeGitHub:
    """One repository on the stand-in."""

    pull: FakePull = field(default_factory=FakePull)
    settings: FakeSettings = field(default_factory=FakeSettings)

    collaborators: set[str] = field(default_factory=lambda: {"ada-reviewer", "grace-lead"})
    issues: dict[int, dict[str, Any]] = field(default_factory=dict)
    labels: dict[str, dict[str, Any]] = field(default_factory=dict)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    enabled: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    has_issues: bool = True
    may_write: bool = True
    told: list[str] = field(default_factory=list)
    before: Callable[[Request], None] = lambda _: None
    more: list[Callable[[Request], Answer | None]] = field(default_factory=list)
    """Other parts of the stand-in, which are asked first."""
    url: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)

    # what people do

    def add_issue(self, title: str, body: str = "", author: str = "somebody", **more: Any) -> int:
        """Open an issue as somebody else would."""
        number = max(self.issues, default=0) + 1
        self.issues[number] = self._issue(number, {"title": title, "body": body}, author, **more)
        return number

    def close(self, number: int) -> None:
        """Close an issue as a person would."""
        self.issues[number].update(state="closed", closed_at=_now(), state_reason="completed")

    @property
    def writes(self) -> list[str]:
        """Every request that could change something, as "METHOD /path"."""
        return [
            f"{request.method} {request.path}"
            for request in self.requests
            if request.method != "GET"
        ]

    def open_issues(self) -> dict[int, str]:
        """Return the titles of the open issues by number."""
        return {
            number: issue["title"]
            for number, issue in self.issues.items()
            if issue["state"] == "open"
        }

    def say(self, number: int, body: str, author: str = BOT) -> dict[str, Any]:
        """Comment on an issue or on the pull request."""
        made = {
            **description().example("issue-comment"),
            "id": sum(map(len, self.comments.values())) + 1,
            "user": _user(author),
            "body": body,
            **dict.fromkeys(("created_at", "updated_at"), _now()),
            "author_association": "NONE",
        }
        self.comments.setdefault(number, []).append(made)
        return made

    def names_of_labels(self, number: int) -> set[str]:
        """Return the names of an issue's labels."""
        return {label["name"] for label in self.issues[number]["labels"]}

    def texts(self, number: int) -> list[str]:
        """Return the text of each comment on an issue."""
        return [comment["body"] for comment in self.comments.get(number, [])]

    # what the API does

    def answer(self, request: Request) -> Answer:
        """Do what a request asks for."""
        for part in self.more:
            if answer := part(request):
                return answer
        if request.method == "GET":
            asked = (REPOSITORY, request.path)
            accept = request.accept
            setting = self.settings.answer(*asked, has_issues=self.has_issues, accept=accept)
            if setting:
                return Answer(*setting)
        prefix = f"/repos/{REPOSITORY}"
        if not request.path.startswith(f"{prefix}/"):
            return Answer(404, {"message": "Not Found"})
        path = request.path.removeprefix(prefix)
        for method, pattern, act in _ROUTES:
            if method == request.method and (found := re.fullmatch(pattern, path)):
                if path.startswith("/issues") and not self.has_issues:
                    message = "Issues has been disabled in this repository."
                    return Answer(410, {"message": message})
                return act(self, request, *found.groups())
        return Answer(404, {"message": "Not Found"})

    def list_issues(self, request: Request) -> Answer:
        query = request.query
        wanted = set(filter(None, query.get("labels", "").split(",")))
        chosen = [
            issue
            for number, issue in sorted(
                self.issues.items(), reverse=query.get("direction", "desc") == "desc"
            )
            if query.get("state", "open") in {"all", issue["state"]}
            and wanted <= self.names_of_labels(number)
        ]
        return self._page(request, chosen)

    def list_comments(self, request: Request, number: str) -> Answer:
        return self._page(request, self.comments.get(int(number), []))

    def list_labels(self, request: Request) -> Answer:
        return self._page(request, list(self.labels.values()))

    def create_label(self, request: Request) -> Answer:
        name = request.body["name"]
        if name in self.labels:
            error = {"resource": "Label", "code": "already_exists", "field": "name"}
            return Answer(422, {"message": "Validation Failed", "errors": [error]})
        return Answer(201, self._label(name, request.body))

    def create_issue(self, request: Request) -> Answer:
        if wrong := self._wrong_assignee(request.body):
            return wrong
        number = max(self.issues, default=0) + 1
        self.issues[number] = self._issue(number, request.body, BOT)
        return Answer(201, self.issues[number])

    def edit_issue(self, request: Request, number: str) -> Answer:
        issue = self.issues.get(int(number))
        if issue is None:
            return Answer(404, {"message": "Not Found"})
        if wrong := self._wrong_assignee(request.body):
            return wrong
        changes = dict(request.body)
        if "labels" in changes:
            changes["labels"] = [self._label(name) for name in changes["labels"]]
        if "assignees" in changes:
            changes["assignees"] = [_user(login) for login in changes["assignees"]]
        if changes.get("state") == "closed":
            issue["closed_at"] = _now()
        elif changes.get("state") == "open":
            issue["closed_at"] = None
        issue.update(changes, updated_at=_now())
        return Answer(200, issue)

    def create_comment(self, request: Request, number: str) -> Answer:
        if int(number) not in {PULL, *self.issues}:
            return Answer(404, {"message": "Not Found"})
        return Answer(201, self.say(int(number), request.body["body"]))

    def edit_comment(self, request: Request, number: str) -> Answer:
        (comment,) = (
            comment
            for comments in self.comments.values()
            for comment in comments
            if comment["id"] == int(number)
        )
        comment.update(request.body, updated_at=_now())
        return Answer(200, comment)

    def list_pulls(self, request: Request) -> Answer:
        asked = (request.query.get("head"), request.query.get("state", "open"))
        if asked != (self.pull.head, self.pull.state):
            return Answer(200, [])
        (example,) = description().example("pull-request-simple-items")
        head = {**example["head"], "sha": self.pull.sha, "ref": self.pull.head.split(":")[1]}
        # GitHub's own example of a team lacks what its description requires.
        made = {**example, "number": PULL, "head": head, "requested_teams": []}
        return Answer(200, [made])

    def list_files(self, request: Request) -> Answer:
        (example,) = description().example("diff-entry-items")
        del example["patch"]
        listed = []
        for name, (_, patch) in self.pull.files.items():
            file = {**example, "filename": name, "status": "modified"}
            listed.append(file if patch is None else {**file, "patch": patch})
        return self._page(request, listed)

    def read_file(self, request: Request, path: str) -> Answer:
        name = unquote(path)
        if name not in self.pull.files or request.query.get("ref") != self.pull.sha:
            return Answer(404, {"message": "Not Found"})
        content = self.pull.files[name][0]
        example = description().example("content-file-response-if-content-is-a-file")
        text = base64.b64encode(content).decode()
        return Answer(200, {**example, "path": name, "size": len(content), "content": text})

    def list_line_comments(self, request: Request) -> Answer:
        return self._page(request, self.pull.line_comments)

    def create_review(self, request: Request) -> Answer:
        self.pull.reviews.append(request.body)
        (example,) = description().example("pull-request-review-comment-items")
        self.pull.line_comments += [
            {**example, **comment, "user": _user(BOT)} for comment in request.body["comments"]
        ]
        return Answer(200, description().example("pull-request-review"))

    def can_assign(self, request: Request, login: str) -> Answer:
        if login in self.collaborators:
            return Answer(204)
        return Answer(404, {"message": "Not Found"})

    def enable(self, request: Request, workflow: str) -> Answer:
        self.enabled.append(workflow)
        return Answer(204)

    def _wrong_assignee(self, body: dict[str, Any]) -> Answer | None:
        wrong = set(body.get("assignees", ())) - self.collaborators
        if not wrong:
            return None
        error = {"resource": "Issue", "field": "assignees", "code": "invalid", "value": min(wrong)}
        return Answer(422, {"message": "Validation Failed", "errors": [error]})

    def _page(self, request: Request, everything: list[Any]) -> Answer:
        size, number = int(request.query.get("per_page", 30)), int(request.query.get("page", 1))
        headers = {}
        if number * size < len(everything):
            query = "&".join(
                f"{key}={value.replace(' ', '%20')}"
                for key, value in {**request.query, "page": str(number + 1)}.items()
            )
            headers["Link"] = f'<{self.url}{request.path}?{query}>; rel="next"'
        return Answer(200, everything[(number - 1) * size : number * size], headers)

    def _label(self, name: str, fields: dict[str, Any] | None = None) -> dict[str, Any]:
        new = {"id": len(self.labels) + 1, "description": None, "color": "ededed", "default": False}
        made = {**description().example("label"), **new, **(fields or {}), "name": name}
        return self.labels.setdefault(name, made)

    def _issue(
        self, number: int, fields: dict[str, Any], author: str, **more: Any
    ) -> dict[str, Any]:
        example = description().example("issue")
        for key in ("pull_request", "closed_by", "pinned_comment"):
            del example[key]
        return {
            **example,
            "id": 10_000 + number,
            "number": number,
            "title": fields["title"],
            "body": fields.get("body"),
            "state": "open",
            "labels": [self._label(name) for name in fields.get("labels", ()) if self.may_write],
            "assignees": [_user(login) for login in fields.get("assignees", ())],
            **dict.fromkeys(("created_at", "updated_at"), _now()),
            **dict.fromkeys(("state_reason", "assignee", "milestone", "closed_at")),
            "user": _user(author),
            "author_association": "NONE",
            **more,
        }


_ROUTES: tuple[tuple[str, str, Callable[..., Answer]], ...] = (
    ("GET", "/issues", FakeGitHub.list_issues),
    ("POST", "/issues", FakeGitHub.create_issue),
    ("PATCH", r"/issues/(\d+)", FakeGitHub.edit_issue),
    ("GET", r"/issues/(\d+)/comments", FakeGitHub.list_comments),
    ("POST", r"/issues/(\d+)/comments", FakeGitHub.create_comment),
    ("PATCH", r"/issues/comments/(\d+)", FakeGitHub.edit_comment),
    ("GET", "/pulls", FakeGitHub.list_pulls),
    ("GET", f"/pulls/{PULL}/files", FakeGitHub.list_files),
    ("GET", f"/pulls/{PULL}/comments", FakeGitHub.list_line_comments),
    ("POST", f"/pulls/{PULL}/reviews", FakeGitHub.create_review),
    ("GET", "/contents/(.+)", FakeGitHub.read_file),
    ("GET", "/labels", FakeGitHub.list_labels),
    ("POST", "/labels", FakeGitHub.create_label),
    ("GET", r"/assignees/([^/]+)", FakeGitHub.can_assign),
    ("PUT", r"/actions/workflows/([^/]+)/enable", FakeGitHub.enable),
)


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def _user(login: str) -> dict[str, Any]:
    kind = "Bot" if login.endswith("[bot]") else "User"
    return {**description().example("simple-user"), "login": login, "type": kind}


def event(pull: FakePull, conclusion: str = "failure") -> dict[str, Any]:
    """Return the event that GitHub sends when the check of the pull request has ended."""
    owner, branch = pull.head.split(":")
    return {
        "action": "completed",
        "repository": {"full_name": REPOSITORY, "default_branch": "main"},
        "workflow_run": {
            "id": 30433642,
            "name": "Leaflets",
            "event": "pull_request",
            "conclusion": conclusion,
            "head_sha": pull.sha,
            "head_branch": branch,
            "head_repository": {
                "full_name": f"{owner}/leaflets",
                "fork": owner != REPOSITORY.split("/", maxsplit=1)[0],
                "owner": {"login": owner},
            },
            "html_url": f"https://github.com/{REPOSITORY}/actions/runs/30433642",
            "pull_requests": [],
        },
    }


def patch_of(text: str) -> str:
    """Return the patch of a file that is new."""
    lines = text.split("\n")
    return "\n".join([f"@@ -0,0 +1,{len(lines)} @@", *(f"+{line}" for line in lines)])

"""A stand-in for GitHub's API on this machine: issues, labels, comments and one pull request.

It answers as GitHub does (pages, ETags, rate limits, who may be assigned, what a job's token may do), compares every request and
every good answer with GitHub's own description, and fails on demand.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from tests.github_description import description
from tests.github_rights import may
from tests.github_settings import FakeSettings

TOKEN = "a-token"  # noqa: S105  # no password
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
    before: Callable[[Request], None] = lambda request: None  # noqa: ARG005
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
        every = [comment for comments in self.comments.values() for comment in comments]
        names = ("html_url", "issue_url", "url")
        made = {
            **dict.fromkeys(names, f"{self.url}/comments/{len(every) + 1}"),
            "id": len(every) + 1,
            "node_id": "x",
            "user": _user(author),
            "body": body,
            "created_at": _now(),
            "updated_at": _now(),
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

    def can_assign(self, request: Request, login: str) -> Answer:  # noqa: ARG002
        if login in self.collaborators:
            return Answer(204)
        return Answer(404, {"message": "Not Found"})

    def enable(self, request: Request, workflow: str) -> Answer:  # noqa: ARG002
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
        made = {"description": None, "color": "ededed", **(fields or {})}
        address = f"{self.url}/labels/{len(self.labels)}"
        new = {"id": len(self.labels) + 1, "node_id": "x", "url": address, "default": False}
        return self.labels.setdefault(name, {**new, **made, "name": name})

    def _issue(
        self, number: int, fields: dict[str, Any], author: str, **more: Any
    ) -> dict[str, Any]:
        address = f"{self.url}/repos/{REPOSITORY}/issues/{number}"
        names = ("labels_url", "comments_url", "events_url", "html_url", "repository_url", "url")
        return {
            **dict.fromkeys(names, address),
            "id": 10_000 + number,
            "node_id": "x",
            "number": number,
            "title": fields["title"],
            "body": fields.get("body"),
            "state": "open",
            "state_reason": None,
            "labels": [self._label(name) for name in fields.get("labels", ()) if self.may_write],
            "assignee": None,
            "assignees": [_user(login) for login in fields.get("assignees", ())],
            "milestone": None,
            "locked": False,
            "comments": 0,
            "closed_at": None,
            "created_at": _now(),
            "updated_at": _now(),
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


def _asked(request: Request) -> tuple[str, str]:
    """Return what a request asks for, as rights are named for it: a query of GraphQL only reads."""
    if request.path != "/graphql":
        return request.method, request.path.removeprefix(f"/repos/{REPOSITORY}")
    is_mutation = request.body["query"].lstrip().startswith("mutation")
    return ("POST", "/graphql/mutation") if is_mutation else ("GET", "/graphql/query")


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def _user(login: str) -> dict[str, Any]:
    names = (
        "avatar_url", "events_url", "followers_url", "following_url", "gists_url", "html_url",
        "organizations_url", "received_events_url", "repos_url", "starred_url",
        "subscriptions_url", "url",
    )  # fmt: skip
    return {
        **dict.fromkeys(names, "http://127.0.0.1/"),
        "id": 1,
        "node_id": "x",
        "gravatar_id": "",
        "login": login,
        "type": "Bot" if login.endswith("[bot]") else "User",
        "site_admin": False,
    }


class _Handler(BaseHTTPRequestHandler):
    """Speaks HTTP for the repository of its server."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer waits 40 ms for an acknowledgement
    server: _Server

    def log_message(self, *_: object) -> None:
        """Print nothing."""

    def _serve(self) -> None:
        github = self.server.github
        address = urlsplit(self.path)
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        query = {key: values[0] for key, values in parse_qs(address.query).items()}
        body = json.loads(content) if content else None
        accept = self.headers.get("Accept", "")
        request = Request(self.command, address.path, query, body, accept)
        github.before(request)
        with github.lock:
            github.requests.append(request)
            fault = self._fault(github, request)
            if fault is None or fault.after or fault.cut:
                answer = self._answer(github, request, address.query)
            else:
                answer = Answer(fault.status, fault.body, fault.headers)
        if fault is not None:
            time.sleep(fault.delay)
            if fault.status == 0:
                self.close_connection = True
                return
            if fault.after:
                answer = Answer(fault.status, fault.body, fault.headers)
        self._send(answer, cut=fault is not None and fault.cut)

    def _fault(self, github: FakeGitHub, request: Request) -> Fault | None:
        for fault in github.faults:
            if re.search(fault.where, f"{request.method} {request.path}") and fault.times:
                if fault.skip:
                    fault.skip -= 1
                    continue
                fault.times -= 1
                return fault
        return None

    def _answer(self, github: FakeGitHub, request: Request, query: str) -> Answer:
        token, *rights = self.headers.get("Authorization", "").split(";")
        if token not in {f"token {TOKEN}", f"Bearer {TOKEN}"}:
            return Answer(401, {"message": "Bad credentials"})
        if not may(rights, *_asked(request)):
            return Answer(403, {"message": "Resource not accessible by integration"})
        if request.path == "/graphql":  # its own schema is held against it
            return github.answer(request)
        operation = None
        try:
            operation = description().check_request(
                request.method, request.path, query, request.body
            )
            answer = github.answer(request)
            if answer.status < 300:
                description().check_answer(operation, answer.status, answer.body)
        except AssertionError as error:
            github.complaints.append(str(error))
            return Answer(400, {"message": f"Not as GitHub describes it: {error}"})
        return answer

    def _send(self, answer: Answer, *, cut: bool) -> None:
        content = b"" if answer.body is None else json.dumps(answer.body).encode()
        tag = f'"{hashlib.sha256(content).hexdigest()}"'
        status = answer.status
        if status == 200 and self.headers.get("If-None-Match") == tag:
            status, content = 304, b""
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.send_header("ETag", tag)
        self.send_header("X-RateLimit-Limit", "5000")
        self.send_header("X-RateLimit-Remaining", "4999")
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if cut:
            content = content[: len(content) // 2]
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PATCH = do_PUT = _serve  # noqa: N815


class _Server(ThreadingHTTPServer):
    """Serves one repository."""

    daemon_threads = True

    def __init__(self, github: FakeGitHub) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.github = github

    def handle_error(self, *_: object) -> None:
        """Say nothing: a client that has stopped waiting is part of some tests."""


@contextmanager
def running(github: FakeGitHub) -> Iterator[FakeGitHub]:
    """Serve a repository; at the end, no request may have been other than GitHub describes."""
    server = _Server(github)
    github.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield github
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
    assert github.complaints == []


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

"""A GitHub that holds one pull request, on this machine; it remembers what it was asked to do."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

REPOSITORY = "example/leaflets"
SHA = "a" * 40
BOT = {"login": "github-actions[bot]", "id": 1, "type": "Bot"}
PERSON = {"login": "somebody", "id": 2, "type": "User"}


@dataclass
class FakeGitHub:
    """The pull request number 7, from a branch of a fork, and what has been said on it."""

    head: str = "writer:better-words"
    sha: str = SHA
    state: str = "open"
    files: dict[str, tuple[bytes, str | None]] = field(default_factory=dict)
    """Content and patch, by path."""
    comments: list[dict[str, Any]] = field(default_factory=list)
    review_comments: list[dict[str, Any]] = field(default_factory=list)
    reviews: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    status: int = 0
    """Answers everything with this status, unless it is 0."""
    url: str = ""

    def answer(self, verb: str, address: str, sent: dict[str, Any]) -> tuple[int, Any]:
        """Do what is asked, and return a status and an answer."""
        parts = urlsplit(address)
        query = parse_qs(parts.query)
        path = unquote(parts.path).removeprefix(f"/repos/{REPOSITORY}")
        self.asked.append(f"{verb} {path}")
        if self.status:
            return self.status, {"message": "Resource not accessible by integration"}
        return self._read(path, query) if verb == "GET" else self._write(verb, path, sent)

    def _read(self, path: str, query: dict[str, list[str]]) -> tuple[int, Any]:
        if path.startswith("/contents/"):
            return self._content(path.removeprefix("/contents/"), query)
        answers = {
            "/pulls": self._pulls(query),
            "/pulls/7/files": [self._file(name) for name in self.files],
            "/pulls/7/comments": self.review_comments,
            "/issues/7/comments": self.comments,
            f"/commits/{self.sha}": {"sha": self.sha},
        }
        return (200, answers[path]) if path in answers else (404, {"message": "Not Found"})

    def _write(self, verb: str, path: str, sent: dict[str, Any]) -> tuple[int, Any]:
        if (verb, path) == ("POST", "/issues/7/comments"):
            self.say(sent["body"], BOT)
            return 201, self.comments[-1]
        if (verb, path) == ("POST", "/pulls/7/reviews"):
            self.reviews.append(sent)
            self.review_comments += [{**one, "id": 1, "user": BOT} for one in sent["comments"]]
            return 200, {"id": 1}
        number = int(path.removeprefix("/issues/comments/"))
        self.comments[number]["body"] = sent["body"]
        return 200, self.comments[number]

    def say(self, body: str, user: dict[str, Any] | None) -> None:
        """Put a comment on the pull request."""
        number = len(self.comments)
        address = f"{self.url}/repos/{REPOSITORY}/issues/comments/{number}"
        self.comments.append({"id": number, "body": body, "user": user, "url": address})

    def _pulls(self, query: dict[str, list[str]]) -> list[dict[str, Any]]:
        if query.get("head") != [self.head] or query.get("state") != [self.state]:
            return []
        address = f"{self.url}/repos/{REPOSITORY}"
        return [
            {
                "number": 7,
                "url": f"{address}/pulls/7",
                "issue_url": f"{address}/issues/7",
                "head": {"sha": self.sha, "ref": self.head.split(":")[1]},
            }
        ]

    def _file(self, name: str) -> dict[str, Any]:
        file = {"filename": name, "status": "modified", "sha": "b" * 40}
        patch = self.files[name][1]
        return file if patch is None else {**file, "patch": patch}

    def _content(self, name: str, query: dict[str, list[str]]) -> tuple[int, Any]:
        if name not in self.files or query.get("ref") != [self.sha]:
            return 404, {"message": "Not Found"}
        content = self.files[name][0]
        return 200, {
            "type": "file",
            "path": name,
            "size": len(content),
            "encoding": "base64",
            "content": base64.b64encode(content).decode(),
        }


@contextmanager
def serving(github: FakeGitHub) -> Iterator[str]:
    """Serve it on a free port of this machine, and give its address."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _serve(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            sent = json.loads(self.rfile.read(length)) if length else {}
            status, answer = github.answer(self.command, self.path, sent)
            body = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PATCH = _serve  # noqa: N815  # the names that http.server calls

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    github.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield github.url
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def event(github: FakeGitHub, conclusion: str = "failure") -> dict[str, Any]:
    """Return the event that GitHub sends when the check of the pull request has ended."""
    owner, branch = github.head.split(":")
    return {
        "action": "completed",
        "repository": {"full_name": REPOSITORY, "default_branch": "main"},
        "workflow_run": {
            "id": 30433642,
            "name": "Leaflets",
            "event": "pull_request",
            "conclusion": conclusion,
            "head_sha": github.sha,
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

"""Serves the stand-in for GitHub on this machine, over HTTP.

It does what GitHub does for all requests (ETags, rate limits, what a job's token may do), compares every request
and every good answer with GitHub's own description, and fails on demand.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.github_description import description
from tests.github_repository import REPOSITORY, Answer, FakeGitHub, Fault, Request
from tests.github_rights import may

TOKEN = "a-token"  # noqa: S105  # no password


def _asked(request: Request) -> tuple[str, str]:
    """Return what a request asks for, as rights are named for it: a query of GraphQL only reads."""
    if request.path != "/graphql":
        return request.method, request.path.removeprefix(f"/repos/{REPOSITORY}")
    is_mutation = request.body["query"].lstrip().startswith("mutation")
    return ("POST", "/graphql/mutation") if is_mutation else ("GET", "/graphql/query")


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
        if request.path == "/graphql":  # the stand-in compares it with its own schema
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

    do_GET = do_POST = do_PATCH = do_PUT = _serve  # noqa: N815  # as http.server names them


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

"""What the stand-in for GitHub has beside issues: reviews, branches, commits, statuses, merged pulls.

The files and commits are those of a git repository on this machine.
"""

from __future__ import annotations

import base64
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.github_description import description
from tests.github_graphql import execute
from tests.github_repository import PULL, REPOSITORY, Answer, FakeGitHub, Request

MOMENT = "2026-06-15T12:00:00+00:00"
"""When GitHub makes its commits."""


RUN = "https://github.com/charity/leaflets/actions/runs/30433642"
"""The web page of the check of the pull request."""


@dataclass
class FakeReviews:
    """Reviews of the pull request, and the repository that they are about.

    Attributes:
        github: the rest of the stand-in.
        origin: the git repository.
        pull: the pull request, as GraphQL tells it.
        comments: comments on issues, as GraphQL tells them, by their node.
        merged: the commit as which the pull request was merged.
        actors: the numbers of those who pushed to it.
        opened: the pull requests that were opened, by number.
        accounts: the number and the name of each account, by its login.
        statuses: the statuses that were set, newest last: the commit and the fields.
        dispatched: the branches on which the check was started by hand.
    """

    github: FakeGitHub
    origin: Path
    pull: dict[str, Any]
    comments: dict[str, dict[str, Any]] = field(default_factory=dict)
    merged: str = ""
    actors: tuple[int, ...] = ()
    opened: dict[int, dict[str, Any]] = field(default_factory=dict)
    accounts: dict[str, tuple[int, str]] = field(default_factory=dict)
    statuses: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    dispatched: list[str] = field(default_factory=list)

    def answer(self, request: Request) -> Answer | None:
        """Do what a request asks for; None for one that is not for this part."""
        if request.path == "/graphql":
            body = request.body
            return Answer(200, execute(body["query"], body["variables"], self._root()))
        if request.path.startswith("/users/"):
            return self._account(request.path.removeprefix("/users/"))
        path = request.path.removeprefix(f"/repos/{REPOSITORY}")
        for method, pattern, act in _ROUTES:
            if method == request.method and (found := re.fullmatch(pattern, path)):
                return act(self, request, *found.groups())
        return None

    def _account(self, login: str) -> Answer:
        if login not in self.accounts:
            return Answer(404, {"message": "Not Found"})
        number, name = self.accounts[login]
        example = description().example("public-user-default-response")
        page = f"https://github.com/{login}"
        return Answer(
            200, {**example, "login": login, "id": number, "name": name, "html_url": page}
        )

    def _root(self) -> dict[str, Any]:
        def commit(_: object, **arguments: Any) -> dict[str, Any]:
            return {"commit": {"oid": self._commit(arguments["input"])}}

        def pull_request(_: object, number: int) -> dict[str, Any] | None:
            return self.pull if number == PULL else None

        return {
            "createCommitOnBranch": commit,
            "repository": lambda _, **__: {"pullRequest": pull_request},
            "node": lambda _, id: self.comments.get(id),  # GitHub's name
        }

    def _commit(self, wanted: dict[str, Any]) -> str:
        """Commit files to a branch, which must stand where it is thought to."""
        name = f"refs/heads/{wanted['branch']['branchName']}"
        head = self.git("rev-parse", name)
        if head != wanted["expectedHeadOid"]:
            raise ValueError("Expected branch to point to another commit")
        index = str(self.origin.with_name("index"))
        self.git("read-tree", head, index=index)
        for file in wanted["fileChanges"]["additions"]:
            content = base64.b64decode(file["contents"])
            blob = self.git("hash-object", "-w", "--stdin", content=content)
            self.git(
                "update-index", "--add", "--cacheinfo", f"100644,{blob},{file['path']}", index=index
            )
        tree = self.git("write-tree", index=index)
        message = wanted["message"]["headline"]
        made = self.git("commit-tree", tree, "-p", head, "-m", message)
        self.git("update-ref", name, made)
        return made

    def git(self, *arguments: str, content: bytes = b"", index: str = "") -> str:
        """Run git in the repository, with an index of its own if one is named, and return its output."""
        dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), MOMENT)
        names = ("-c", "user.name=GitHub", "-c", "user.email=noreply@example.org")
        done = subprocess.run(
            ["git", *names, *arguments],
            cwd=self.origin, input=content, capture_output=True, check=True,
            env={**os.environ, **dates, **({"GIT_INDEX_FILE": index} if index else {})},
        )  # fmt: skip
        return done.stdout.decode().strip()

    def find_commit(self, name: str) -> str | None:
        """Return the commit of a branch, or of the beginning of one."""
        try:
            return self.git("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
        except subprocess.CalledProcessError:
            return None

    def read_ref(self, request: Request, branch: str) -> Answer:
        commit = self.find_commit(f"refs/heads/{branch}")
        if commit is None:
            return Answer(404, {"message": "Not Found"})
        return Answer(200, self._reference(branch, commit))

    def create_ref(self, request: Request) -> Answer:
        ref, commit = request.body["ref"], request.body["sha"]
        if self.find_commit(ref):
            return Answer(422, {"message": "Reference already exists"})
        self.git("update-ref", ref, commit)
        return Answer(201, self._reference(ref.removeprefix("refs/heads/"), commit))

    def move_ref(self, request: Request, branch: str) -> Answer:
        self.git("update-ref", f"refs/heads/{branch}", request.body["sha"])
        return Answer(200, self._reference(branch, request.body["sha"]))

    def _reference(self, branch: str, commit: str) -> dict[str, Any]:
        example: dict[str, Any] = description().example("git-ref")
        return {
            **example,
            "ref": f"refs/heads/{branch}",
            "object": {**example["object"], "sha": commit},
        }

    def compare(self, request: Request, base: str, head: str) -> Answer:
        example = description().example("commit-comparison")
        ahead = int(self.git("rev-list", "--count", f"{base}..{head}"))
        return Answer(200, {**example, "ahead_by": ahead})

    def pulls_of(self, request: Request, commit: str) -> Answer:
        if not self.merged or commit not in {self.merged, self.pull["headRefOid"]}:
            return Answer(200, [])
        pull = self._simple(PULL, {"title": "Longer", "head": "better-words", "base": "main"})
        merged = {"merged_at": "2026-06-14T10:00:00Z", "merge_commit_sha": self.merged}
        return Answer(200, [{**pull, **merged}])

    def list_pulls(self, request: Request) -> Answer | None:
        head = request.query.get("head")
        if head is None:
            pull = self._simple(PULL, {"title": "Longer", "head": "better-words", "base": "main"})
            is_open = self.pull["state"] == "OPEN"
            return Answer(200, [pull] if is_open else [])
        found = [
            self._simple(number, fields)
            for number, fields in self.opened.items()
            if head == f"{REPOSITORY.partition('/')[0]}:{fields['head']}"
        ]
        return Answer(200, found)

    def open_pull(self, request: Request) -> Answer:
        number = PULL + 1 + len(self.opened)
        self.opened[number] = request.body
        example = description().example("pull-request")
        return Answer(201, {**example, "number": number, "requested_teams": []})

    def _simple(self, number: int, fields: dict[str, Any]) -> dict[str, Any]:
        (example,) = description().example("pull-request-simple-items")
        head = {**example["head"], "ref": fields["head"], "sha": self.pull["headRefOid"]}
        base = {**example["base"], "ref": fields["base"]}
        return {
            **example, "number": number, "title": fields["title"], "head": head, "base": base,
            "requested_teams": [],
        }  # fmt: skip

    def set_status(self, request: Request, commit: str) -> Answer:
        self.statuses.append((commit, request.body))
        return Answer(201, {**description().example("status"), **request.body})

    def list_runs(self, request: Request, workflow: str) -> Answer:
        example = description().example("workflow-run-paginated")
        (run,) = example["workflow_runs"][:1]
        where = {**run["head_repository"], "full_name": REPOSITORY}
        runs = [
            {
                **run,
                "actor": {**run["actor"], "id": actor},
                "head_repository": where,
                "head_sha": self.pull["headRefOid"],
                "html_url": RUN,
            }
            for actor in self.actors
        ]
        return Answer(200, {"total_count": len(runs), "workflow_runs": runs})

    def dispatch(self, request: Request, workflow: str) -> Answer:
        self.dispatched.append(request.body["ref"])
        return Answer(204)

    def read_review(self, request: Request, number: str) -> Answer:
        for review in self.pull["reviews"]["nodes"]:
            if review["fullDatabaseId"] == number:
                example = description().example("pull-request-review-4")
                told = {"id": int(number), "body": review["body"], "state": review["state"]}
                return Answer(200, {**example, **told, "user": _user(example, review["author"])})
        return Answer(404, {"message": "Not Found"})

    def read_comment(self, request: Request, number: str) -> Answer:
        for comment in self.comments.values():
            if comment["fullDatabaseId"] == number:
                example = description().example("issue-comment")
                told = {"id": int(number), "body": comment["body"]}
                return Answer(200, {**example, **told, "user": _user(example, comment["author"])})
        return Answer(404, {"message": "Not Found"})

    def read_issue(self, request: Request, number: str) -> Answer:
        issue = self.github.issues.get(int(number))
        return Answer(200, issue) if issue else Answer(404, {"message": "Not Found"})


def _user(example: dict[str, Any], author: dict[str, Any]) -> dict[str, Any]:
    return {**example["user"], "id": author["databaseId"], "login": author["login"]}


_ROUTES: tuple[tuple[str, str, Callable[..., Answer | None]], ...] = (
    ("GET", "/git/ref/heads%2F(.+)", FakeReviews.read_ref),
    ("POST", "/git/refs", FakeReviews.create_ref),
    ("PATCH", "/git/refs/heads%2F(.+)", FakeReviews.move_ref),
    ("GET", r"/compare/([0-9a-f]+)\.\.\.([0-9a-f]+)", FakeReviews.compare),
    ("GET", "/commits/([0-9a-f]+)/pulls", FakeReviews.pulls_of),
    ("GET", "/pulls", FakeReviews.list_pulls),
    ("POST", "/pulls", FakeReviews.open_pull),
    ("POST", "/statuses/([0-9a-f]+)", FakeReviews.set_status),
    ("GET", "/actions/workflows/([^/]+)/runs", FakeReviews.list_runs),
    ("POST", "/actions/workflows/([^/]+)/dispatches", FakeReviews.dispatch),
    ("GET", r"/issues/(\d+)", FakeReviews.read_issue),
    ("GET", r"/issues/comments/(\d+)", FakeReviews.read_comment),
    ("GET", rf"/pulls/{PULL}/reviews/(\d+)", FakeReviews.read_review),
)

"""A whole scene for the machinery: GitHub, its repository, and a clone of the default branch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leaflint.github.approvals.records_pull import Default
from leaflint.github.approvals.status import Run
from leaflint.github.client import Access, Client
from tests.example_repository import TODAY, Repository
from tests.github.approvals.pulls import ADA, WRITER, code_of, make_pull
from tests.github_repository import PULL, REPOSITORY, FakeGitHub
from tests.github_reviews import FakeReviews
from tests.github_server import TOKEN

MARKED = "<!-- leaflint-review leaflet=having-a-scan owner=writers state=open -->"
"""What the text of an issue about the leaflet's review begins with."""


@dataclass
class Scene:
    """The work of an editor, GitHub, and the clone in which a workflow runs.

    Attributes:
        work: the editor's repository: the leaflet as it would be merged.
        github: the stand-in for GitHub.
        reviews: its part with reviews, branches and commits.
        clone: a clone of the default branch.
    """

    work: Repository
    github: FakeGitHub
    reviews: FakeReviews
    clone: Path

    @property
    def code(self) -> str:
        """The code of the leaflet as it would be merged."""
        return code_of(self.work)

    def client(self) -> Client:
        return Client(Access(self.github.url, REPOSITORY, TOKEN, pause=0))

    def run(self) -> Run:
        return Run(self.clone, TODAY, "leaflets.yml", "https://github.com/page", binding=True)

    def default(self) -> Default:
        """The default branch as a workflow checks it out."""
        self.git("pull", "--quiet", "origin", "main")
        commit = self.git("rev-parse", "HEAD")
        return Default(self.clone, "main", commit, "leaflets.yml", TODAY)

    def git(self, *arguments: str) -> str:
        return Repository(self.clone).git(*arguments).strip()

    def review(self, body: str, number: int = 70001, **changes: Any) -> None:
        """Write a review of the pull request, as Ada would, from a browser."""
        made = {
            "__typename": "PullRequestReview",
            "fullDatabaseId": str(number),
            "url": f"https://github.com/charity/leaflets/pull/7#pullrequestreview-{number}",
            "state": "APPROVED",
            "body": body,
            "submittedAt": "2026-06-14T09:30:00Z",
            "lastEditedAt": None,
            "author": person("ada-reviewer", ADA),
        }
        self.reviews.pull["reviews"]["nodes"].append({**made, **changes})

    def approve(self) -> None:
        """Approve the change, as Ada would."""
        self.review(f"Change approved: having-a-scan {self.code}.")

    def comment(self, body: str, **changes: Any) -> int:
        """Comment on the issue about the leaflet's review, as Ada would, and return its number."""
        number = self.github.add_issue("Review overdue", MARKED, author_association="MEMBER")
        self.reviews.comments["node"] = {
            "__typename": "IssueComment",
            "fullDatabaseId": "90001",
            "url": f"https://github.com/charity/leaflets/issues/{number}#issuecomment-90001",
            "body": body,
            "createdAt": "2026-06-14T09:30:00Z",
            "lastEditedAt": None,
            "author": person("ada-reviewer", ADA),
            "issue": {"number": number},
            **changes,
        }
        return number

    def push(self) -> None:
        """Push the editor's work, and the commit that it would be merged as."""
        head = self.work.git("rev-parse", "HEAD^2").strip()
        origin = str(self.reviews.origin)
        self.work.git("push", "--quiet", "--force", origin, f"HEAD:refs/pull/{PULL}/merge")
        self.work.git("push", "--quiet", "--force", origin, "main", "better-words")
        self.reviews.pull["headRefOid"] = head

    def merge(self, commit: str = "HEAD") -> str:
        """Merge the pull request as a commit of the editor's, and return where main stood before."""
        before = self.reviews.git("rev-parse", "main")
        self.work.git("push", "--quiet", str(self.reviews.origin), f"{commit}:main")
        self.reviews.merged = self.reviews.git("rev-parse", "main")
        self.reviews.pull |= {"state": "MERGED"}
        return before

    def read(self, branch: str, file: str) -> str:
        """Return a file of a branch on GitHub."""
        return self.reviews.git("show", f"{branch}:{file}")


def person(login: str, number: int) -> dict[str, Any]:
    """Return an account as GraphQL tells it."""
    return {"__typename": "User", "login": login, "databaseId": number}


def make_scene(folder: Path, workflows: Path | None = None) -> Scene:
    """Make a pull request that changes the example leaflet; main is checked out in the clone.

    With a folder of workflows, the repository has those.
    """
    (folder / "work").mkdir()
    work, _ = make_pull(folder / "work", workflows)
    origin, clone = folder / "origin.git", folder / "clone"
    work.git("init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    writer = {"user": {"databaseId": WRITER}}
    commit = {"commit": {"authors": {"nodes": [writer]}, "committer": writer}}
    pull = {
        "number": PULL,
        "url": "https://github.com/charity/leaflets/pull/7",
        "state": "OPEN",
        "createdAt": "2026-06-10T08:00:00Z",
        "headRefName": "better-words",
        "headRefOid": "",
        "headRepository": {"nameWithOwner": REPOSITORY},
        "baseRefName": "main",
        "mergeCommit": None,
        "author": person("writer", WRITER),
        "commits": {"totalCount": 1, "nodes": [commit]},
        "reviews": {"nodes": []},
    }
    github = FakeGitHub()
    reviews = FakeReviews(github, origin, pull)
    github.more.append(reviews.answer)
    scene = Scene(work, github, reviews, clone)
    scene.push()
    work.git("clone", "--quiet", str(origin), str(clone))
    return scene

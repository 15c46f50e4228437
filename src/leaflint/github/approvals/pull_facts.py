"""What GitHub knows of a pull request and its reviews, read anew each time it is asked.

An event says only that something happened. Whatever counts for an approval is asked for here, with the
rights of the default branch's own code, so that nobody's pull request can say it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AliasPath, Field

from leaflint.github.client import Client, validate
from leaflint.github.errors import GitHubError
from leaflint.github.models import Answer

MOST = 100
"""The most commits of a pull request of which GitHub tells the authors in one answer, and reviews."""

_QUERY = """
query($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      number
      url
      state
      createdAt
      headRefName
      headRefOid
      headRepository { nameWithOwner }
      baseRefName
      mergeCommit { oid }
      author { login ... on User { databaseId } }
      commits(first: 100) {
        totalCount
        nodes {
          commit {
            authors(first: 100) { nodes { user { databaseId } } }
            committer { user { databaseId } }
          }
        }
      }
      reviews(last: 100) {
        nodes {
          fullDatabaseId
          url
          state
          body
          submittedAt
          lastEditedAt
          author { login ... on User { databaseId } }
        }
      }
    }
  }
}
"""

_COMMENT = """
query($id: ID!) {
  node(id: $id) {
    ... on IssueComment {
      fullDatabaseId
      url
      body
      createdAt
      lastEditedAt
      author { login ... on User { databaseId } }
      issue { number }
    }
  }
}
"""


class Account(Answer):
    """Somebody on GitHub; a program, and an account that was deleted, have no number."""

    id: Annotated[int | None, Field(validation_alias="databaseId")] = None
    login: str


class Said(Answer):
    """A review or a comment: what was written, by whom, when, and whether anybody edited it."""

    id: Annotated[int, Field(validation_alias="fullDatabaseId")]
    url: str
    body: str
    author: Account | None
    at: datetime
    """When it was written; of a review, when it was submitted."""
    edited_at: Annotated[datetime | None, Field(validation_alias="lastEditedAt")]


class Review(Said):
    """A review of a pull request."""

    state: Literal["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"]
    at: Annotated[datetime, Field(validation_alias="submittedAt")]


class IssueComment(Said):
    """A comment on an issue."""

    at: Annotated[datetime, Field(validation_alias="createdAt")]
    issue: Annotated[int, Field(validation_alias=AliasPath("issue", "number"))]


class PullFacts(Answer):
    """A pull request: where it stands, who wrote it, and what reviewers said."""

    number: int
    url: str
    state: Literal["OPEN", "CLOSED", "MERGED"]
    created: Annotated[str, Field(validation_alias="createdAt")]
    repository: Annotated[
        str | None, Field(validation_alias=AliasPath("headRepository", "nameWithOwner"))
    ] = None
    """Where its branch is: this repository or a fork; None for a fork that is gone."""
    branch: Annotated[str, Field(validation_alias="headRefName")]
    head: Annotated[str, Field(validation_alias="headRefOid")]
    base: Annotated[str, Field(validation_alias="baseRefName")]
    merge_commit: Annotated[str | None, Field(validation_alias=AliasPath("mergeCommit", "oid"))] = (
        None
    )
    author: Account | None
    writers: frozenset[int] = frozenset()
    """The numbers of those who opened it, wrote or committed a commit of it, or pushed to it."""
    page: str = ""
    """The web page of the newest check of its newest commit, which holds the page for reviewers."""
    reviews: tuple[Review, ...]
    """The newest reviews, oldest first."""


class _Run(Answer):
    """A run of a workflow: its web page, who started it, and on which commit of whose branch."""

    html_url: str
    head_sha: str

    actor: Annotated[int | None, Field(validation_alias=AliasPath("actor", "id"))] = None
    repository: Annotated[
        str | None, Field(validation_alias=AliasPath("head_repository", "full_name"))
    ] = None


def read_pull(client: Client, number: int, workflow: str) -> PullFacts:
    """Ask for a pull request; `workflow` is the file name of the one that each push to it starts.

    Raises:
        GitHubError: GitHub does not answer, or cannot tell who wrote all of it.
    """
    owner, _, name = client.access.repository.partition("/")
    answer = client.query(dict[str, Any], _QUERY, owner=owner, name=name, number=number)
    data = (answer.get("repository") or {}).get("pullRequest")
    if data is None:
        raise GitHubError(f"There is no pull request #{number}", "Was it deleted?", 404)
    commits = data["commits"]
    if commits["totalCount"] > len(commits["nodes"]):
        message = f"#{number} has more than {MOST} commits, so GitHub does not tell who wrote it"
        raise GitHubError(message, "Squash the commits, or split the pull request.")
    submitted = [review for review in data["reviews"]["nodes"] if review["submittedAt"]]
    pull = validate(PullFacts, {**data, "reviews": submitted})
    writers = {_number(data.get("author"))}
    for node in commits["nodes"]:
        commit = node["commit"]
        writers |= {_number(author.get("user")) for author in commit["authors"]["nodes"]}
        writers.add(_number((commit["committer"] or {}).get("user")))
    runs = _runs(client, pull, workflow)
    writers |= {run.actor for run in runs}
    pages = (run.html_url for run in runs if run.head_sha == pull.head)
    known = frozenset(writer for writer in writers if writer is not None)
    return pull.model_copy(update={"writers": known, "page": next(pages, "")})


def _runs(client: Client, pull: PullFacts, workflow: str) -> list[_Run]:
    """Return the runs of the workflow that each push starts, the newest first."""
    path = f"/actions/workflows/{workflow}/runs"
    query = {"branch": pull.branch, "event": "pull_request", "created": f">={pull.created}"}
    runs = client.all(_Run, path, key="workflow_runs", **query)
    return [run for run in runs if run.repository == pull.repository]


def read_comment(client: Client, node: str) -> IssueComment:
    """Ask for a comment on an issue by GitHub's name for it.

    Raises:
        GitHubError: GitHub does not answer, or has no such comment.
    """
    data = client.query(dict[str, Any], _COMMENT, id=node).get("node")
    if not data:
        raise GitHubError("The comment is no longer there", "Write it again.", 404)
    return validate(IssueComment, data)


def _number(user: dict[str, Any] | None) -> int | None:
    return user.get("databaseId") if user else None

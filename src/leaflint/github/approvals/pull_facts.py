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
from leaflint.github.models import ApiModel

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


class Account(ApiModel):
    """Somebody on GitHub; a program, and an account that was deleted, have no number."""

    id: Annotated[int | None, Field(validation_alias="databaseId")] = None
    login: str


class Said(ApiModel):
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


class PullFacts(ApiModel):
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


class _Run(ApiModel):
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
    commits = [node["commit"] for node in data["commits"]["nodes"]]
    if data["commits"]["totalCount"] > len(commits):
        message = f"#{number} has more than {MOST} commits, so GitHub does not tell who wrote it"
        raise GitHubError(message, "Squash the commits, or split the pull request.")
    submitted = [review for review in data["reviews"]["nodes"] if review["submittedAt"]]
    pull = validate(PullFacts, {**data, "reviews": submitted})
    by_git = [author for commit in commits for author in commit["authors"]["nodes"]]
    by_git += [commit["committer"] for commit in commits if commit["committer"]]
    accounts = [data.get("author"), *(person.get("user") for person in by_git)]
    runs = _runs(client, pull, workflow)
    writers = {account.get("databaseId") for account in accounts if account}
    writers |= {run.actor for run in runs}
    pages = (run.html_url for run in runs if run.head_sha == pull.head)
    changes = {"writers": frozenset(writers - {None}), "page": next(pages, "")}
    return pull.model_copy(update=changes)


def _runs(client: Client, pull: PullFacts, workflow: str) -> list[_Run]:
    """Return the runs of the workflow that each push starts, the newest first."""
    path = f"/actions/workflows/{workflow}/runs"
    query = {"branch": pull.branch, "event": "pull_request", "created": f">={pull.created}"}
    runs = client.all(_Run, path, key="workflow_runs", **query)
    return [run for run in runs if run.repository == pull.repository]

"""What is answered to a comment on the issue about a leaflet's review."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import AliasPath, Field

from leaflint.core.escape import escape
from leaflint.files.tree import CommitTree
from leaflint.github.approvals.answers import Answer
from leaflint.github.approvals.entitling import people_of
from leaflint.github.approvals.judge import Text, judge, why_edited
from leaflint.github.approvals.pull_facts import Said
from leaflint.github.approvals.record_files import propose_records
from leaflint.github.approvals.records_pull import Default, Proposal
from leaflint.github.approvals.statements import read_statements
from leaflint.github.client import Client, validate
from leaflint.github.errors import GitHubError
from leaflint.github.issue_text import leaflet_of
from leaflint.github.issues import Issues
from leaflint.github.models import Issue

NOTHING = "the comment states nothing"
_QUERY = """
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


class IssueComment(Said):
    """A comment on an issue."""

    at: Annotated[datetime, Field(validation_alias="createdAt")]
    issue: Annotated[int, Field(validation_alias=AliasPath("issue", "number"))]


def answer_comment(client: Client, node: str, default: Default) -> str:
    """Record the review that a comment states, answer it, and return what was done.

    `node` is GitHub's name for the comment. Only an issue of our own is answered.

    Raises:
        GitHubError: GitHub does not do it; run again, it goes on where it stopped.
        UsageError: git's history is not here.
    """
    data = client.query(dict[str, Any], _QUERY, id=node).get("node")
    if not data:
        raise GitHubError("The comment is no longer there", "Write it again.", 404)
    comment = validate(IssueComment, data)
    leaflet = leaflet_of(client.get(Issue, f"/issues/{comment.issue}"))
    if leaflet is None:
        return f"#{comment.issue} is not about a leaflet's review"
    answers, number = _record(client, default, comment, leaflet)
    if not answers:
        return NOTHING
    reply = "\n".join(_sentence(answer, number) for answer in answers)
    Issues(client, lambda _: None).comment_once(comment.issue, f"answer {comment.id}", reply)
    return f"#{comment.issue}: answered"


def _record(
    client: Client, default: Default, comment: IssueComment, leaflet: str
) -> tuple[tuple[Answer, ...], int | None]:
    """Record a review that changes nothing, from a comment on the issue about the leaflet's review.

    Returns what became of each statement, and the number of the pull request with the record, which
    closes the issue when it is merged; None where there was nothing to record.
    """
    people = people_of(default.root, default.commit)
    text = Text(CommitTree(default.root, default.commit), default.commit, people)
    answers = tuple(
        _about(judge(statement, comment, text, why_edited(comment), None), leaflet)
        for statement in read_statements(comment.body, "issue")
    )
    proposal = Proposal(
        f"leaflint-review-{comment.id}",
        f"Record the review of {leaflet}",
        f"Closes #{comment.issue}.",
    )
    return answers, propose_records(client, default, answers, proposal)


def _about(answer: Answer, leaflet: str) -> Answer:
    """Refuse what is said of another leaflet than the issue's."""
    if answer.record is None or answer.line == leaflet:
        return answer
    return Answer(answer.said, answer.line, refusal=f"this issue is about {leaflet}")


def _sentence(answer: Answer, number: int | None) -> str:
    author = answer.said.author
    login = escape(author.login) if author else "somebody"
    if answer.record is None:
        return f"{login}, this does not count: {escape(answer.refusal)}."
    where = f"#{number} records it" if number else "It is on record already"
    return f"Thank you, {login}. {where}; this issue closes when that is merged."

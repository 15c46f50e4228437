"""What is answered to a comment on the issue about a leaflet's review."""

from __future__ import annotations

from leaflint.core.escape import escape
from leaflint.github.approvals.judge import Answer
from leaflint.github.approvals.pull_facts import read_comment
from leaflint.github.approvals.recorder import Default, record_comment
from leaflint.github.client import Client
from leaflint.github.issue_text import leaflet_of
from leaflint.github.issues import Issues
from leaflint.github.models import Issue

NOTHING = "the comment states nothing"


def answer_comment(client: Client, node: str, default: Default) -> str:
    """Record the review that a comment states, answer it, and return what was done.

    `node` is GitHub's name for the comment. Only an issue of our own is answered.

    Raises:
        GitHubError: GitHub does not do it; run again, it goes on where it stopped.
        UsageError: git's history is not here.
    """
    comment = read_comment(client, node)
    leaflet = leaflet_of(client.get(Issue, f"/issues/{comment.issue}"))
    if leaflet is None:
        return f"#{comment.issue} is not about a leaflet's review"
    answers, number = record_comment(client, default, comment, leaflet)
    if not answers:
        return NOTHING
    reply = "\n".join(_sentence(answer, number) for answer in answers)
    Issues(client, lambda _: None).comment_once(comment.issue, f"answer {comment.id}", reply)
    return f"#{comment.issue}: answered"


def _sentence(answer: Answer, number: int | None) -> str:
    author = answer.said.author
    login = escape(author.login) if author else "somebody"
    if answer.record is None:
        return f"{login}, this does not count: {escape(answer.refusal)}."
    where = f"#{number} records it" if number else "It is on record already"
    return f"Thank you, {login}. {where}; this issue closes when that is merged."

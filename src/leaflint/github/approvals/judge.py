"""Which statements of reviewers count, and why the others do not: pure functions over what GitHub told.

A statement counts when it stands in the newest review of somebody who approved, whom the default branch
entitled before the review was written, who had no part in writing the change, whose words nobody
edited, and when its code is that of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from leaflint.content.models.shared import People, Person
from leaflint.content.models.sign_off import GitHubSource
from leaflint.core.edition import whole_code
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.files.tree import Tree
from leaflint.github.approvals.answers import Answer
from leaflint.github.approvals.pull_facts import PullFacts, Review, Said
from leaflint.github.approvals.statements import Refused, Statement, read_statements
from leaflint.operations.signing import Prepared, Request, prepare


class Text(NamedTuple):
    """The files that statements are about, as merged, and who may approve them."""

    tree: Tree
    commit: str
    """The commit that holds them."""
    people: Callable[[datetime], tuple[People, ...]]
    """The people of the default branch: as they were at a time, and before what is merged."""


def judge_reviews(pull: PullFacts, text: Text) -> tuple[Answer, ...]:
    """Return what becomes of each statement in the reviews of a pull request, oldest first."""
    return tuple(answer for review in pull.reviews for answer in _judge(review, pull, text))


def _judge(review: Review, pull: PullFacts, text: Text) -> Iterator[Answer]:
    found = read_statements(review.body, "pull request")
    why_not = _why_no_approval(review, pull) if found else ""
    for statement in found:
        yield judge(statement, review, text, why_not, pull.number)


def judge(
    statement: Statement | Refused, said: Said, text: Text, why_not: str, pull: int | None
) -> Answer:
    """Return what becomes of a statement; `why_not` says why nothing in the whole text counts."""
    if isinstance(statement, Refused):
        return Answer(said, statement.line, refusal=statement.reason)
    if why_not:
        return Answer(said, statement.leaflet, refusal=why_not)
    try:
        prepared = _prepare(statement, said, text, pull)
    except UsageError as error:
        return Answer(said, statement.leaflet, refusal=str(error))
    code = whole_code(prepared.record.digest)
    if code != statement.code:
        refusal = (
            f"the text is now another: its code is {code}, and {statement.code} was approved; "
            "read what changed, and approve again"
        )
        return Answer(said, statement.leaflet, refusal=refusal)
    return Answer(said, statement.leaflet, prepared.record)


def _why_no_approval(review: Review, pull: PullFacts) -> str:
    """Return why a review approves nothing, whatever it says; "" when it may."""
    if review.state == "DISMISSED":
        return "the review was dismissed"
    if review.state != "APPROVED":
        return "the review does not approve the pull request: choose Approve beside the line"
    author = review.author
    newest = [other for other in pull.reviews if _decides(other) and other.author == author]
    if newest[-1].id != review.id:
        return "a later review by the same person stands in its place"
    if author and author.id in pull.writers:
        return f"@{author.login} had a part in writing this change, and nobody approves their own"
    return why_edited(review)


def _decides(review: Review) -> bool:
    return review.state in {"APPROVED", "CHANGES_REQUESTED", "DISMISSED"}


def why_edited(said: Said) -> str:
    """Return why the words of a review or comment cannot be trusted; "" when nobody edited them."""
    if said.edited_at is None:
        return ""
    return (
        "its words were edited after it was written, which others can do too: please approve again"
    )


def _prepare(statement: Statement, said: Said, text: Text, pull: int | None) -> Prepared:
    """Make the record that a statement asks for.

    Raises:
        UsageError: the person may not approve it, or the leaflet cannot be approved.
    """
    entitling = [_person(said, people) for people in text.people(said.at)]
    person = entitling[0]
    source = GitHubSource(
        url=said.url,
        id=said.id,
        pull_request=pull,
        commit=text.commit,
        at=said.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        user_id=person.github_id or 0,
        login=said.author.login if said.author else "",
        code=statement.code,
    )
    request = Request(
        person.id,
        said.at.date(),
        statement.kind,
        tuple(visible(evidence) for evidence in statement.evidence),
        statement.next_review,
        source,
    )
    prepared = prepare(text.tree, statement.leaflet, request)
    for entitled in entitling:
        if reason := entitled.why_not_approver(prepared.leaflet.data.topics, request.today):
            raise UsageError(f"on the default branch, {reason}")
    return prepared


def _person(said: Said, people: People) -> Person:
    """Return the person whose account wrote something."""
    account = said.author
    found = [person for person in people.people if account and person.github_id == account.id]
    if account is None or account.id is None or not found:
        login = f"@{account.login}" if account else "an account that is gone"
        raise UsageError(
            f"{login} is nobody in content/people.yaml of the default branch "
            "(`github_id`, when the review was written)"
        )
    return found[0]

"""Asks GitHub whether the reviews and comments that new records of sign-offs name are there and say so.

Whoever may merge can write such a record by hand. The check of a pull request refuses that; this finds it
where it was merged all the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AliasPath, Field

from leaflint.content.models.shared import People
from leaflint.content.models.sign_off import GitHubSource, SignOff, SignOffs
from leaflint.content.repository import FilesOfLeaflets
from leaflint.files.places import SIGN_OFFS
from leaflint.files.tree import Tree
from leaflint.github.approvals.statements import Place, Statement, read_statements
from leaflint.github.client import Client
from leaflint.github.errors import GitHubError
from leaflint.github.models import ApiModel


class _Said(ApiModel):
    """A review or a comment, as far as it is compared with a record."""

    body: str | None = None
    state: str = ""
    user_id: Annotated[int | None, Field(validation_alias=AliasPath("user", "id"))] = None


def new_records(before: Tree, after: Tree) -> Iterator[tuple[str, SignOff, GitHubSource]]:
    """Yield the records with a source on GitHub that a push brought, with their leaflets and sources."""
    former = FilesOfLeaflets(before, SIGN_OFFS, SignOffs)
    for leaflet, loaded in FilesOfLeaflets(after, SIGN_OFFS, SignOffs).items():
        old = former[leaflet].data if leaflet in former else None
        known = old.records if old else ()
        for record in loaded.data.records if loaded.data else ():
            if record.github and record not in known:
                yield leaflet, record, record.github


def why_not_known(
    client: Client, leaflet: str, record: SignOff, source: GitHubSource, people: People
) -> str:
    """Return in what the source of a record on GitHub does not agree with it; "" where it does.

    With a withdrawal, it agrees where the review that it takes back was dismissed.

    Raises:
        GitHubError: GitHub does not answer.
    """
    path = f"/issues/comments/{source.id}"
    if source.pull_request is not None:
        path = f"/pulls/{source.pull_request}/reviews/{source.id}"
    try:
        said = client.get(_Said, path)
    except GitHubError as error:
        if error.status != 404:
            raise
        return "there is no such review or comment"
    if said.user_id != source.user_id:
        return "somebody else wrote it"
    if any(person.id == record.by and person.github_id != said.user_id for person in people.people):
        return f"it is not from the account that people.yaml gives for {record.by}"
    if record.kind == "withdrawn":
        return "" if said.state == "DISMISSED" else "the review was not dismissed"
    if source.pull_request is not None and said.state not in {"APPROVED", "DISMISSED"}:
        return "the review does not approve the pull request"
    place: Place = "pull request" if source.pull_request is not None else "issue"
    stated = {
        (statement.leaflet, statement.code, statement.kind)
        for statement in read_statements(said.body or "", place)
        if isinstance(statement, Statement)
    }
    return "" if (leaflet, source.code, record.kind) in stated else "it does not say that"

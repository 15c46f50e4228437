"""The pull request that brings the records: opened once, however often the recorder runs or dies.

The commit is made by GitHub itself on a branch that is named for what is recorded. So a second run finds
the branch, the commit or the pull request, and goes on from there.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote

from pydantic import AliasPath, Field

from leaflint.github.client import Client
from leaflint.github.errors import GitHubError
from leaflint.github.models import ApiModel, Pull

_COMMIT = """
mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}
"""


class Default(NamedTuple):
    """The default branch, checked out: its folder, name and commit, the check's workflow, and the day."""

    root: Path
    name: str
    commit: str
    workflow: str
    today: date


class Proposal(NamedTuple):
    """What is to be merged: the branch, the title and text of the pull request, and the files."""

    branch: str
    title: str
    body: str = ""
    files: Mapping[str, bytes] = MappingProxyType({})


class _Reference(ApiModel):
    sha: Annotated[str, Field(validation_alias=AliasPath("object", "sha"))]


class _Comparison(ApiModel):
    ahead_by: int


def propose(client: Client, default: Default, proposal: Proposal) -> int:
    """Open a pull request that starts at the default branch, and return its number.

    Raises:
        GitHubError: GitHub does not do it; run again, it goes on where it stopped.
    """
    branch, title, body, _ = proposal
    if not _is_ahead(client, branch, default.commit):
        _commit(client, proposal, default.commit)
    owner = client.access.repository.partition("/")[0]
    there = client.all(Pull, "/pulls", head=f"{owner}:{branch}", state="all")
    fields = {"title": title, "body": body, "head": branch, "base": default.name}
    opened = there[0] if there else client.post(Pull, "/pulls", fields)
    # GitHub starts no workflow for what its own token does; this starts the check all the same.
    client.post(object, f"/actions/workflows/{default.workflow}/dispatches", {"ref": branch})
    return opened.number


def _is_ahead(client: Client, name: str, commit: str) -> bool:
    """Return whether a branch holds the records already; if not, put it at the commit."""
    ref = quote(f"heads/{name}", safe="")
    try:
        head = client.get(_Reference, f"/git/ref/{ref}").sha
    except GitHubError as error:
        if error.status != 404:
            raise
        client.post(_Reference, "/git/refs", {"ref": f"refs/heads/{name}", "sha": commit})
        return False
    if client.get(_Comparison, f"/compare/{commit}...{head}").ahead_by:
        return True
    if head != commit:  # a run died between the branch and its commit, and others merged since
        client.patch(_Reference, f"/git/refs/{ref}", {"sha": commit, "force": True})
    return False


def _commit(client: Client, proposal: Proposal, commit: str) -> None:
    """Commit the files to the branch, which must still stand at the commit."""
    additions = [
        {"path": path, "contents": base64.b64encode(content).decode()}
        for path, content in proposal.files.items()
    ]
    repository = client.access.repository
    wanted = {
        "branch": {"repositoryNameWithOwner": repository, "branchName": proposal.branch},
        "message": {"headline": proposal.title},
        "expectedHeadOid": commit,
        "fileChanges": {"additions": additions},
    }
    client.query(dict[str, Any], _COMMIT, input=wanted)

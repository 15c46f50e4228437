"""The pull request that brings the records: opened once, however often the recorder runs or dies.

The commit is made by GitHub itself on a branch that is named for what is recorded. So a second run finds
the branch, the commit or the pull request, and goes on from there.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple
from urllib.parse import quote

from pydantic import AliasPath, Field

from leaflint.github.client import Client
from leaflint.github.errors import GitHubError
from leaflint.github.models import Answer

_COMMIT = """
mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}
"""


class Proposal(NamedTuple):
    """What is to be merged: the branch, the title and text of the pull request, and the files."""

    branch: str
    title: str
    body: str = ""
    files: Mapping[str, bytes] = MappingProxyType({})


class _Reference(Answer):
    sha: Annotated[str, Field(validation_alias=AliasPath("object", "sha"))]


class _Comparison(Answer):
    ahead_by: int


class _Opened(Answer):
    number: int


def propose(client: Client, proposal: Proposal, base: str, commit: str, workflow: str) -> int:
    """Open a pull request from a commit of the default branch, and return its number.

    `base` is the name of the default branch, `workflow` the file of the workflow that checks leaflets.

    Raises:
        GitHubError: GitHub does not do it; run again, it goes on where it stopped.
    """
    if not _is_ahead(client, proposal.branch, commit):
        _commit(client, proposal, commit)
    owner = client.access.repository.partition("/")[0]
    there = client.all(_Opened, "/pulls", head=f"{owner}:{proposal.branch}", state="all")
    fields = {
        "title": proposal.title,
        "body": proposal.body,
        "head": proposal.branch,
        "base": base,
    }
    opened = there[0] if there else client.post(_Opened, "/pulls", fields)
    # GitHub starts no workflow for what its own token does; this starts the check all the same.
    path = f"/actions/workflows/{workflow}/dispatches"
    client.post(object, path, {"ref": proposal.branch})
    return opened.number


def _is_ahead(client: Client, name: str, commit: str) -> bool:
    """Whether a branch holds the records already; else it stands at the commit afterwards."""
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
    branch = {
        "repositoryNameWithOwner": client.access.repository,
        "branchName": proposal.branch,
    }
    wanted = {
        "branch": branch,
        "message": {"headline": proposal.title},
        "expectedHeadOid": commit,
        "fileChanges": {"additions": additions},
    }
    client.query(dict[str, Any], _COMMIT, input=wanted)

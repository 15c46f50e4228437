"""What GitHub lets the token of a job do: each call needs a right that `permissions:` gives the job.

act has one token for all jobs. So the token of a job is written here as that one with its rights behind
it, and the stand-in for GitHub refuses whatever they do not cover.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

_NEEDED: tuple[tuple[str, set[str]], ...] = (
    (r"/issues/(7|comments)(/.*)?", {"issues", "pull-requests"}),  # 7 is the pull request
    (r"/labels", {"issues", "pull-requests"}),
    (r"/(issues|assignees)(/.*)?", {"issues"}),
    (r"/pulls(/.*)?", {"pull-requests"}),
    (r"/contents/.*", {"contents"}),
    (r"/(git|compare)/.*", {"contents"}),
    (r"/commits/[0-9a-f]+/pulls", {"contents"}),
    (r"/statuses/.*", {"statuses"}),
    (r"/graphql/query", {"issues", "pull-requests"}),
    (r"/graphql/mutation", {"contents"}),
    (r"/actions/.*", {"actions"}),
)
"""Paths below a repository, and the rights of which one is enough, from GitHub's
https://docs.github.com/en/rest/authentication/permissions-required-for-github-apps."""
_FORK = "fork"


def token_of_job(permissions: Mapping[str, str]) -> str:
    """Return an expression that is the token of a job with these rights; it says if a fork runs it."""
    rights = "".join(f";{name}={level}" for name, level in permissions.items())
    fork = f"github.event.pull_request.head.repo.fork && ';{_FORK}' || ''"
    return f"${{{{ format('{{0}};jobs-token{rights}{{1}}', github.token, {fork}) }}}}"


def may(rights: list[str], method: str, path: str) -> bool:
    """Say whether a token with these rights may make a call; one without any is of a person."""
    if not rights:
        return True
    needed = next((names for pattern, names in _NEEDED if re.fullmatch(pattern, path)), set())
    levels = {"write"} if method != "GET" else {"read", "write"}
    if method != "GET" and _FORK in rights:
        return False
    return any(f"{name}={level}" in rights for name in needed for level in levels)

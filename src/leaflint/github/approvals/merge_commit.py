"""The commit that a pull request would be merged as: fetched, and read, but never checked out or run."""

from __future__ import annotations

import base64
import time
from pathlib import Path

from leaflint.core.errors import UsageError
from leaflint.files import git
from leaflint.github.client import Access

_TRIES, _PAUSES = 5, 3
"""GitHub makes the merge some seconds after a push: how often to look, and the client's pauses between."""


def fetch_merge(root: Path, number: int, head: str, queued: str | None, access: Access) -> str:
    """Fetch the merge of a pull request whose newest commit is `head`, and return its commit.

    `queued` is the commit of a merge queue, where there is one.

    Raises:
        UsageError: there is none: the pull request has conflicts, or moved on meanwhile.
    """
    wanted = queued or f"refs/pull/{number}/merge"
    for attempt in range(_TRIES):
        time.sleep(_PAUSES * access.pause if attempt else 0)
        fetched = git.run(
            root, "fetch", "--quiet", "--no-tags", "origin", wanted, settings=_with_token(access)
        )
        if fetched.returncode == 0:
            merge = git.find_commit(root, "FETCH_HEAD")
            if queued or git.run(root, "rev-parse", f"{merge}^2").stdout.decode().strip() == head:
                return merge
    raise UsageError(f"#{number} cannot be merged as it is: it has conflicts, or was just changed")


def _with_token(access: Access) -> dict[str, str]:
    """Return settings of git by which it shows a token, which then stands on no command line."""
    basic = base64.b64encode(f"x-access-token:{access.token}".encode()).decode()
    return {f"http.{access.server}/.extraheader": f"AUTHORIZATION: basic {basic}"}

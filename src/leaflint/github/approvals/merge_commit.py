"""The commit that a pull request would be merged as: fetched, and read, but never checked out or run."""

from __future__ import annotations

import base64
import os
import time
from pathlib import Path

from leaflint.core.errors import UsageError
from leaflint.files import git

_TRIES, _PAUSE = 5, 3.0
"""GitHub makes the merge some seconds after a push: how often to look for it, and seconds between."""


def fetch_merge(root: Path, number: int, head: str, token: str, pause: float = _PAUSE) -> str:
    """Fetch the merge of a pull request whose newest commit is `head`, and return its commit.

    Raises:
        UsageError: there is none: the pull request has conflicts, or moved on meanwhile.
    """
    for _ in range(_TRIES):
        fetched = git.run(
            root, "fetch", "--quiet", "--no-tags", "origin", f"refs/pull/{number}/merge",
            settings=_with_token(token),
        )  # fmt: skip
        if fetched.returncode == 0:
            merge = git.find_commit(root, "FETCH_HEAD")
            if git.run(root, "rev-parse", f"{merge}^2").stdout.decode().strip() == head:
                return merge
        time.sleep(pause)
    raise UsageError(f"#{number} cannot be merged as it is: it has conflicts, or was just changed")


def _with_token(token: str) -> dict[str, str]:
    """Return settings of git by which it shows a token, which then stands on no command line."""
    basic = base64.b64encode(f"x-access-token:{token}".encode()).decode()
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    return {f"http.{server}/.extraheader": f"AUTHORIZATION: basic {basic}"}

"""What the environment says of GitHub: in a workflow, GitHub sets all of it."""

from __future__ import annotations

import os

from leaflint.core.errors import UsageError
from leaflint.github.client import Access


def require(name: str, help_text: str) -> str:
    """Return a variable.

    Raises:
        UsageError: it is not set, or empty.
    """
    if value := os.environ.get(name):
        return value
    raise UsageError(f"{name} is not set; {help_text}")


def github_access(repository: str, token: str) -> Access:
    """Return how to reach a repository: on github.com, unless the environment names another server."""
    api = os.environ.get("GITHUB_API_URL") or "https://api.github.com"
    server = os.environ.get("GITHUB_SERVER_URL") or "https://github.com"
    return Access(api, repository, token, server)

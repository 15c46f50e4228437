"""Events as GitHub sends them, shortened to what workflows can see."""

from __future__ import annotations

from typing import Any

REPOSITORY = {
    "full_name": "example/leaflets",
    "name": "leaflets",
    "owner": {"login": "example"},
    "default_branch": "main",
    "fork": False,
}


def pull_request(owner: str = "example") -> dict[str, Any]:
    """A pull request from a branch of the repository, or from the fork of another owner."""
    head = {**REPOSITORY, "full_name": f"{owner}/leaflets", "fork": owner != "example"}
    return {
        "action": "synchronize",
        "number": 7,
        "repository": REPOSITORY,
        "pull_request": {
            "number": 7,
            "state": "open",
            "draft": False,
            "title": "Better words",
            "user": {"login": owner},
            "base": {"ref": "main", "repo": REPOSITORY},
            "head": {"ref": "better-words", "label": f"{owner}:better-words", "repo": head},
        },
    }


def push() -> dict[str, Any]:
    """A push to main."""
    return {"ref": "refs/heads/main", "repository": REPOSITORY, "forced": False, "deleted": False}


def schedule() -> dict[str, Any]:
    """The clock."""
    return {"schedule": "17 5 * * 1", "repository": REPOSITORY}


def by_hand(**inputs: str) -> dict[str, Any]:
    """Somebody who starts the workflow, with what they filled in."""
    return {"inputs": inputs, "repository": REPOSITORY, "ref": "refs/heads/main"}

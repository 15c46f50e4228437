"""A repository whose pull request changes the example leaflet, and reviews of it."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.core.edition import whole_code
from leaflint.files.tree import CommitTree
from leaflint.github.approvals.entitling import people_of
from leaflint.github.approvals.judge import Text
from leaflint.github.approvals.pull_facts import PullFacts, Review
from tests.example_repository import Repository, make_repository

BEFORE, REVIEWED = date(2026, 6, 1), datetime(2026, 6, 14, 9, 30, tzinfo=UTC)
ADA, WRITER = 4001, 4002
"""Numbers of accounts: the reviewer's, and the author's of the pull request."""


def make_pull(root: Path, workflows: Path | None = None) -> tuple[Repository, str]:
    """Make a repository, perhaps with workflows, and the commit that a change would be merged as."""
    repository = make_repository(root)
    if workflows:
        shutil.copytree(workflows, root / ".github/workflows")
    people = "content/people.yaml"
    repository.change("name: Ada Reviewer\n", f"name: Ada Reviewer\n    github_id: {ADA}\n", people)
    repository.commit("The leaflets", BEFORE)
    return repository, merge(repository)


def merge(repository: Repository) -> str:
    """Change the leaflet on a branch, and return the commit that it would be merged as."""
    repository.git("checkout", "--quiet", "-B", "better-words")
    repository.change("about 20 minutes", "about 30 minutes")
    repository.commit("Longer")
    repository.git("checkout", "--quiet", "--detach", "main")
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge", "better-words")
    return repository.git("rev-parse", "HEAD").strip()


def swap_number(repository: Repository) -> None:
    """Give the helpline another number, in the directory and in the leaflet."""
    old, new = "0808 800 6000", "0808 157 0123"
    retired = (
        f'example: true\n    retired_numbers:\n      - number: "{old}"\n        retired: 2026-06-10'
    )
    repository.change(f'phone: "{old}"', f'phone: "{new}"\n    {retired}', "content/directory.yaml")
    repository.change(old, new)


def text_of(repository: Repository, merged: str) -> Text:
    """Return what statements about a merge are compared with."""
    tree = CommitTree(repository.root, merged)
    return Text(tree, merged, people_of(repository.root, f"{merged}^1"))


def code_of(repository: Repository) -> str:
    """Return the code of the leaflet as it is on disk."""
    return whole_code(digest(approved_text(repository.leaflet())))


def review(body: str, **changes: object) -> Review:
    """Return a review by Ada that approves."""
    author = {"login": "ada-reviewer", "databaseId": ADA}
    fields = {
        "fullDatabaseId": "70001",
        "url": "https://github.com/charity/leaflets/pull/7#pullrequestreview-70001",
        "body": body,
        "author": author,
        "state": "APPROVED",
        "submittedAt": REVIEWED,
        "lastEditedAt": None,
    }
    return Review.model_validate({**fields, **changes})


def pull(*reviews: Review, writers: frozenset[int] = frozenset({WRITER})) -> PullFacts:
    """Return the pull request with its reviews."""
    facts = PullFacts.model_validate(
        {
            "number": 7,
            "url": "https://github.com/charity/leaflets/pull/7",
            "state": "OPEN",
            "createdAt": "2026-06-10T08:00:00Z",
            "headRefName": "better-words",
            "headRefOid": "a" * 40,
            "baseRefName": "main",
            "author": {"login": "writer", "databaseId": WRITER},
            "reviews": [],
        }
    )
    return facts.model_copy(update={"reviews": reviews, "writers": writers})

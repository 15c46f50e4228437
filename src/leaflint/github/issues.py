"""The issues of a repository, written so that nothing is done twice.

An answer may be lost after GitHub did what it was asked, and two syncs may overlap: so whatever is
created is looked for first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from urllib.parse import quote

from leaflint.github.client import Client
from leaflint.github.errors import GitHubError
from leaflint.github.models import Comment, Issue, IssueFields, Label

Log = Callable[[str], None]
"""Receives a line about each thing that was done."""


class Issues:
    """The issues. Every method raises `GitHubError` when GitHub does not do it.

    `newest` is the highest number of an issue when they were last listed.
    """

    def __init__(self, client: Client, log: Log) -> None:
        self.newest = 0
        self.can_assign = cache(self._can_assign)
        self._client = client
        self._log = log

    def list_all(self) -> list[Issue]:
        """Return every issue (and pull request), open or closed, the oldest first."""
        query = {"state": "all", "sort": "created", "direction": "asc"}
        issues = self._client.all(Issue, "/issues", **query)
        self.newest = max((issue.number for issue in issues), default=0)
        return issues

    def list_new(self) -> list[Issue]:
        """Return the issues that are new since all were listed, the oldest first."""
        new: list[Issue] = []
        query = {"state": "all", "sort": "created", "direction": "desc"}
        for page in self._client.pages(Issue, "/issues", **query):
            new += [issue for issue in page if issue.number > self.newest]
            if not page or page[-1].number <= self.newest:
                break
        return new[::-1]

    def open_once(
        self, fields: IssueFields, is_same: Callable[[Issue], bool], attempts: int = 3
    ) -> int:
        """Open an issue, unless an overlapping sync or a lost attempt has; return its number."""
        if same := next(filter(is_same, self.list_new()), None):
            return same.number
        try:
            made = self._client.post(Issue, "/issues", fields)
        except GitHubError as error:
            if not error.unclear or attempts == 1:
                raise
            return self.open_once(fields, is_same, attempts - 1)
        _require_labels(made, fields)
        return made.number

    def edit(self, number: int, fields: IssueFields) -> None:
        """Change an issue."""
        _require_labels(self._client.patch(Issue, f"/issues/{number}", fields), fields)

    def comment_once(self, number: int, key: str, text: str) -> None:
        """Comment on an issue, unless a comment with this key, hidden in it, is there already."""
        path, marker = f"/issues/{number}/comments", f"<!-- leaflint-review {key} -->"
        if not any(marker in comment.body for comment in self._client.all(Comment, path)):
            self._client.post(Comment, path, {"body": f"{marker}\n{text}"})

    def create_labels(self, labels: Iterable[tuple[str, str, str]]) -> None:
        """Create the labels (name, colour, description) that are missing."""
        present = {label.name for label in self._client.all(Label, "/labels")}
        for name, colour, description in labels:
            if name in present:
                continue
            fields = {"name": name, "color": colour, "description": description}
            try:
                self._client.post(object, "/labels", fields)
            except GitHubError as error:
                if error.status != 422:  # it exists: somebody has created it in the meantime
                    raise
            self._log(f"label '{name}' created")

    def _can_assign(self, login: str) -> bool:
        """Return whether issues can be assigned to somebody: a collaborator, and no team."""
        try:
            if "/" not in login:
                self._client.get(object, f"/assignees/{quote(login)}")
                return True
        except GitHubError as error:
            if error.status != 404:
                raise
        self._log(f"@{login} is no collaborator here, so issues cannot be assigned to them")
        return False


def _require_labels(issue: Issue, fields: IssueFields) -> None:
    """Raise `GitHubError` if labels are missing: GitHub leaves them out in silence."""
    if missing := set(fields.get("labels", ())) - set(issue.labels):
        help_text = "The token needs the right to write issues: `permissions: issues: write`."
        message = f"GitHub left out the labels of #{issue.number} ({', '.join(sorted(missing))})"
        raise GitHubError(message, help_text)

"""A pull request on GitHub: finding it, reading its files, and writing on it."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import quote

from leaflint.files.disk import MAX_BYTES
from leaflint.github.client import Client
from leaflint.github.models import ChangedFile, CheckRun, Comment, FileContent, Pull


class HeadFile(NamedTuple):
    """A file at the head of the pull request: its text, and which lines the pull request changed."""

    text: str
    changed: frozenset[int]


class Suggestion(NamedTuple):
    """A line as it could be: the comment that offers it, and the marker hidden in the comment."""

    file: str
    """Its path from the root of the repository of leaflets."""
    line: int
    body: str
    marker: str


def find_pulls(client: Client, run: CheckRun) -> list[Pull]:
    """Find the open pull requests whose head is exactly the commit that was checked.

    A pull request that has moved on is left alone; the run on its new head reports.
    """
    head, checked = f"{run.head_owner}:{run.head_branch}", (run.head_sha, run.head_branch)
    pulls = client.all(Pull, "/pulls", state="open", head=head)
    return [pull for pull in pulls if (pull.sha, pull.branch) == checked]


def head_files(client: Client, pull: Pull, wanted: set[str]) -> dict[str, HeadFile]:
    """Read the wanted files that a pull request changed, by path from the top of the repository."""
    files = {}
    for file in client.all(ChangedFile, f"/pulls/{pull.number}/files"):
        if file.filename in wanted and file.patch and file.status != "removed":
            text = _text(client, file.filename, pull.sha)
            if text is not None:
                files[file.filename] = HeadFile(text, changed_lines(file.patch))
    return files


def _text(client: Client, path: str, commit: str) -> str | None:
    file = client.get(FileContent, f"/contents/{quote(path)}", ref=commit)
    if file.size > MAX_BYTES or file.encoding != "base64":
        return None
    try:
        return base64.b64decode(file.content).decode("utf-8").removeprefix("\ufeff")
    except ValueError:
        return None


def changed_lines(patch: str) -> frozenset[int]:
    """Return the numbers of the lines that are new or changed, in the file as it is now.

    Source: the unified format of `diff`, without the file names, which GitHub leaves out.
    """
    lines: set[int] = set()
    number = 0
    for line in patch.split("\n"):
        if hunk := re.match(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@", line):
            number = int(hunk[1])
        elif line.startswith("+"):
            lines.add(number)
            number += 1
        elif line.startswith(" "):
            number += 1
    return frozenset(lines)


def write_comment(client: Client, number: int, body: str, marker: str) -> None:
    """Bring our comment, which begins with the marker, up to date, or write it if there is none."""
    path = f"/issues/{number}/comments"
    for comment in client.all(Comment, path):
        if comment.body.startswith(marker) and comment.by_program:
            if comment.body != body:
                client.patch(Comment, f"/issues/comments/{comment.id}", {"body": body})
            return
    client.post(Comment, path, {"body": body})


def make_suggestions(
    client: Client, pull: Pull, suggestions: Sequence[Suggestion], folder: str
) -> None:
    """Offer the suggestions that were not made before, in one review; paths start at the folder."""
    path = f"/pulls/{pull.number}"
    comments = client.all(Comment, f"{path}/comments") if suggestions else []
    made = "".join(comment.body for comment in comments if comment.by_program)
    new = [
        {"path": f"{folder}{file}", "line": line, "side": "RIGHT", "body": body}
        for file, line, body, marker in suggestions
        if marker not in made
    ]
    if new:
        review = {"commit_id": pull.sha, "event": "COMMENT", "comments": new}
        client.post(object, f"{path}/reviews", review)

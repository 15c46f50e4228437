"""A pull request on GitHub, through PyGithub: finding it, reading its files, and telling it."""

from __future__ import annotations

from collections.abc import Iterator

from github import Auth, Github, GithubException
from github.NamedUser import NamedUser
from github.Organization import Organization
from github.PullRequest import PullRequest, ReviewComment
from github.Repository import Repository

from leaflint.core.version import __version__
from leaflint.files.disk import MAX_BYTES
from leaflint.github.changed_lines import changed_lines
from leaflint.github.check_run import CheckRun
from leaflint.github.comment import MARKER
from leaflint.github.suggestions import HeadFile, Suggestion


def open_repository(api: str, name: str, token: str) -> Repository:
    """Return the repository, without asking GitHub anything yet."""
    client = Github(
        auth=Auth.Token(token),
        base_url=api,
        user_agent=f"leaflint/{__version__}",
        seconds_between_requests=None,
        lazy=True,
    )
    return client.get_repo(name)


def find_pulls(repository: Repository, run: CheckRun) -> Iterator[PullRequest]:
    """Find the open pull requests whose head is exactly what was checked.

    The report has no say in this: the run's own commit and branch decide. A pull request that has
    moved on is left alone; the run on its new head reports.
    """
    for pull in repository.get_pulls(state="open", head=run.head):
        if pull.head.sha == run.head_sha and pull.head.ref == run.head_branch:
            yield pull


def head_files(repository: Repository, pull: PullRequest, wanted: set[str]) -> dict[str, HeadFile]:
    """Read the wanted files that a pull request changed, by path from the top of the repository."""
    files = {}
    for file in pull.get_files():
        if file.filename in wanted and file.patch and file.status != "removed":
            text = _text(repository, file.filename, pull.head.sha)
            if text is not None:
                files[file.filename] = HeadFile(text, changed_lines(file.patch))
    return files


def _text(repository: Repository, path: str, commit: str) -> str | None:
    found = repository.get_contents(path, ref=commit)
    if isinstance(found, list) or found.size > MAX_BYTES or found.encoding != "base64":
        return None
    try:
        return found.decoded_content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError:
        return None


def _is_program(user: NamedUser | Organization | None) -> bool:
    """Whether a program wrote something: anybody can write our marker, and theirs is not ours."""
    return user is not None and user.type == "Bot"


def write_comment(pull: PullRequest, body: str) -> None:
    """Bring our comment up to date, or write it if there is none."""
    for written in pull.get_issue_comments():
        if written.body.startswith(MARKER) and _is_program(written.user):
            if written.body != body:
                written.edit(body)
            return
    pull.create_issue_comment(body)


def not_yet_made(pull: PullRequest, suggestions: list[Suggestion]) -> list[Suggestion]:
    """Leave out the suggestions that were made before."""
    if not suggestions:
        return []
    made = "".join(one.body for one in pull.get_review_comments() if _is_program(one.user))
    return [one for one in suggestions if one.marker not in made]


def make_suggestions(
    repository: Repository, pull: PullRequest, suggestions: list[Suggestion], folder: str
) -> None:
    """Offer suggestions in one review."""
    comments: list[ReviewComment] = [
        {"path": folder + one.file, "line": one.line, "side": "RIGHT", "body": one.body}
        for one in suggestions
    ]
    if comments:
        commit = repository.get_commit(pull.head.sha)
        pull.create_review(commit, event="COMMENT", comments=comments)


def in_words(error: GithubException) -> str:
    """Say what GitHub did not do."""
    said = error.data.get("message", "") if isinstance(error.data, dict) else ""
    return f"GitHub answered {error.status}: {said or 'no reason given'}"

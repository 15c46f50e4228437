"""`leaflint report-pull-request FILE`: tells a pull request what the check of its leaflets found.

For the workflow that follows the check; everything else it needs is in the environment of GitHub.
"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from github import GithubException
from github.PullRequest import PullRequest
from github.Repository import Repository

from leaflint.core.errors import UsageError
from leaflint.engine.report import Report
from leaflint.files import git
from leaflint.files.places import find_root
from leaflint.github import pull_request as github
from leaflint.github.check_run import CheckRun, read_event
from leaflint.github.comment import comment
from leaflint.github.handed_over import read_report
from leaflint.github.recheck import recheck
from leaflint.github.suggestions import Suggestion, suggest

MOST_SUGGESTIONS = 20
"""Suggestions at a time: more would bury what people say. Taking some makes room for the next."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("report", type=Path, metavar="FILE", help="report.json of the check")


def run(arguments: Namespace) -> int:
    """Comment and suggest.

    Raises:
        UsageError: a variable is missing, or GitHub refuses.
    """
    check_run = read_event(Path(_variable("GITHUB_EVENT_PATH")))
    report = read_report(arguments.report)
    api, name, token = map(_variable, ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN"))
    repository = github.open_repository(api, name, token)
    try:
        pulls = list(github.find_pulls(repository, check_run))
        for pull in pulls:
            _tell(repository, pull, check_run, report)
    except GithubException as error:
        raise UsageError(github.in_words(error)) from None
    print(
        "\n".join(f"#{pull.number}: told" for pull in pulls)
        or "no open pull request is at this commit"
    )
    return 0


def _tell(
    repository: Repository, pull: PullRequest, check_run: CheckRun, report: Report | None
) -> None:
    root = find_root(Path())
    folder = git.place_of(root)
    offered = _suggestions(repository, pull, report, root) if report else []
    new = github.not_yet_made(pull, offered)
    body = comment(report, check_run, _variable("GITHUB_SERVER_URL"), len(offered))
    github.write_comment(pull, body)
    github.make_suggestions(repository, pull, new, folder)


def _suggestions(
    repository: Repository, pull: PullRequest, report: Report, root: Path
) -> list[Suggestion]:
    """Work out the safe corrections on changed lines, from GitHub's files and our own check."""
    folder = git.place_of(root)
    fixable = [finding for finding in report.findings if finding.fix]
    if not fixable:
        return []
    wanted = {folder + finding.position.file for finding in fixable}
    files = {
        path.removeprefix(folder): file
        for path, file in github.head_files(repository, pull, wanted).items()
    }
    texts = {path: file.text for path, file in files.items()}
    checks = {finding.check for finding in fixable}
    return suggest(fixable, recheck(root, texts, checks, report.today), files)[:MOST_SUGGESTIONS]


def _variable(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise UsageError(f"{name} is not set; this command is for GitHub's workflows")
    return value

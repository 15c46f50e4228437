"""`leaflint report-pull-request FILE`: tells a pull request what the check of its leaflets found.

For the workflow that follows the check; everything else it needs is in the environment of GitHub.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from leaflint.commands.environment import github_access, require
from leaflint.core.errors import UsageError
from leaflint.engine.report import Report
from leaflint.files import git
from leaflint.files.places import find_root
from leaflint.github import pull_request
from leaflint.github.client import Client
from leaflint.github.errors import GitHubError
from leaflint.github.models import CheckRun, Pull
from leaflint.github.pull_request import Suggestion
from leaflint.github.report_comment import MARKER, comment, read_event, read_report
from leaflint.github.suggestions import recheck, suggest

MOST_SUGGESTIONS = 20
"""Suggestions at a time: more would bury what people say. Taking some makes room for the next."""


_require = partial(require, help_text="this command is for GitHub's workflows")


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("report", type=Path, metavar="FILE", help="report.json of the check")


def run(arguments: Namespace) -> int:
    """Comment and suggest.

    Raises:
        UsageError: a variable is missing, or GitHub refuses.
    """
    check_run = read_event(Path(_require("GITHUB_EVENT_PATH")))
    report = read_report(arguments.report)
    names = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
    _, repository, token = map(_require, names)
    client = Client(github_access(repository, token))
    try:
        # The report has no say in which pull request is written to: the run's own commit decides.
        pulls = pull_request.find_pulls(client, check_run)
        for pull in pulls:
            _report_on(client, pull, check_run, report)
    except GitHubError as error:
        answer = f"GitHub answered {error.status}: {error.reason or 'no reason given'}"
        raise UsageError(answer if error.status else error.message) from None
    told = "\n".join(f"#{pull.number}: told" for pull in pulls)
    print(told or "no open pull request is at this commit")
    return 0


def _report_on(client: Client, pull: Pull, check_run: CheckRun, report: Report | None) -> None:
    """Comment, and suggest the safe corrections of changed lines that our own check makes too."""
    root = find_root(Path())
    folder = git.place_of(root)
    suggestions: list[Suggestion] = []
    fixable = [finding for finding in report.findings if finding.fix] if report else []
    if report and fixable:
        wanted = {folder + finding.position.file for finding in fixable}
        read = pull_request.head_files(client, pull, wanted)
        files = {path.removeprefix(folder): file for path, file in read.items()}
        texts = {path: file.text for path, file in files.items()}
        rechecked = recheck(root, texts, {finding.check for finding in fixable}, report.today)
        suggestions = suggest(fixable, rechecked, files)[:MOST_SUGGESTIONS]
    body = comment(report, check_run, _require("GITHUB_SERVER_URL"), len(suggestions))
    pull_request.write_comment(client, pull.number, body, MARKER)
    pull_request.make_suggestions(client, pull, suggestions, folder)

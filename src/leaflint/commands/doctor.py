"""`leaflint doctor`: what files cannot show, asked of GitHub; without a token, where to look.

Exit codes: 0 everything is right; 1 there is a gap, or a question without an answer; 2 GitHub could
not be asked at all.
"""

from __future__ import annotations

import logging
import os
import re
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from leaflint.checks import review_date, sign_off
from leaflint.commands.arguments import day, today_or
from leaflint.commands.environment import github_access
from leaflint.content.repository import load_shared
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.core.plural import count
from leaflint.core.version import DOCUMENTATION
from leaflint.engine.policies import load_policy
from leaflint.files import git
from leaflint.files.places import PolicyFolder, find_root
from leaflint.files.tree import Tree, WorkingTree
from leaflint.github.branch_verdicts import judge_sign_off_status
from leaflint.github.client import Access, Client
from leaflint.github.diagnosis import judge
from leaflint.github.errors import GitHubError
from leaflint.github.questions import QUESTIONS, Verdict
from leaflint.github.settings import Refused, ask_settings
from leaflint.operations.github_files import check_name, owners, unknown_to_github

_NOT_ASKED = (
    "GITHUB_TOKEN is not set, so GitHub was not asked. Look at each yourself, or set a token "
    f"that may read the repository's settings: {DOCUMENTATION}/doctor.md"
)


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    root = "the repository of leaflets (default: here)"
    add("--root", type=Path, default=Path(), metavar="FOLDER", help=root)
    name = "the repository on GitHub (default: GITHUB_REPOSITORY, else git's remote `origin`)"
    add("--repository", metavar="OWNER/NAME", help=name)
    check = "the check that must be required (default: the job `check` of the workflow Leaflets)"
    add("--check", metavar="NAME", help=check)
    add("--today", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")


def run(arguments: Namespace) -> int:
    """Ask, say what was answered, and return the exit code."""
    root, today = find_root(arguments.root), today_or(arguments.today)
    top, tree = git.top_folder(root), WorkingTree(root)
    people = load_shared(tree).people.valid()
    lost = "; ".join(unknown_to_github(people, today))
    of_people = Verdict("people", "gap" if lost else "right", lost)
    on_github = _on_github(tree)
    if token := os.environ.get("GITHUB_TOKEN"):
        client = Client(_access(root, arguments.repository, token))
        # PyGithub would write a line of its own for each refusal, which is an answer here.
        logging.getLogger("github").setLevel(logging.ERROR)
        try:
            settings = ask_settings(client, owners(top))
        except GitHubError as error:
            answered = f"GitHub answered {error.status}: {error.reason}"
            why = answered if error.status else error.message
            raise UsageError(
                f"{client.access.repository} could not be asked about: {why}"
            ) from None
        check = arguments.check or check_name(top)
        verdicts = [*judge(settings, check, today, _sweep_days(tree)), of_people]
        if on_github:
            verdicts.append(judge_sign_off_status(settings))
        print(f"{visible(settings.repository)}, branch {visible(settings.info.default_branch)}\n")
    else:
        unasked = {"people"} if on_github else {"people", "sign-off-status"}
        asked = (key for key in QUESTIONS if key not in unasked)
        verdicts = [*(Verdict(key, "not known") for key in asked), of_people]
        print(f"{_NOT_ASKED}\n")
    print("\n".join(_lines(verdicts)))
    return 0 if all(verdict.state == "right" for verdict in verdicts) else 1


def _lines(verdicts: Sequence[Verdict]) -> Iterator[str]:
    order = list(QUESTIONS)
    for verdict in sorted(verdicts, key=lambda verdict: order.index(verdict.key)):
        question = QUESTIONS[verdict.key]
        seen = f": {visible(verdict.seen)}" if verdict.seen else ""
        yield f"{verdict.state:<9}  {question.should_be}{seen}"
        if verdict.state != "right":
            yield f"           If not: {question.meaning}"
            yield f"           → {question.mend}"
    numbers = Counter(verdict.state for verdict in verdicts)
    yield ""
    yield f"{numbers['right']} right, {count(numbers['gap'], 'gap')}, {numbers['not known']} not known."


def _access(root: Path, named: str | None, token: str) -> Access:
    access = github_access("", token)
    repository = named or os.environ.get("GITHUB_REPOSITORY") or _of_origin(root, access.server)
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise UsageError(f"'{repository}' is no repository; write OWNER/NAME")
    return access._replace(repository=repository)


def _of_origin(root: Path, server: str) -> str:
    """Return the repository that git's remote `origin` names on the server.

    Raises:
        UsageError: there is none, or it is elsewhere.
    """
    found = git.run(root, "remote", "get-url", "origin")
    url, host = found.stdout.decode("utf-8", "replace").strip(), urlsplit(server).hostname or ""
    pattern = rf"(?:\w+://)?(?:[^@/]+@)?{re.escape(host)}(?::\d+)?[:/]/?(.+?/.+?)(?:\.git)?/?"
    match = re.fullmatch(pattern, url)
    if found.returncode != 0 or match is None:
        raise UsageError(
            f"git's remote `origin` names no repository at {host}; add --repository OWNER/NAME"
        )
    return match[1]


def _on_github(tree: Tree) -> bool:
    """Return whether texts wait for the status Sign-off; where the policy cannot be read, they might."""
    policy = load_policy(PolicyFolder(tree), sign_off.CHECK)
    return policy.data.on_github if policy.data else tree.holds(policy.file)


def _sweep_days(tree: Tree) -> int | Refused:
    policy = load_policy(PolicyFolder(tree), review_date.CHECK)
    unread = Refused(f"{policy.file} is missing or broken; see `leaflint check`")
    return policy.data.sweep_days if policy.data else unread

"""The command line: the commands, and the parser of their arguments."""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from leaflint.commands.streams import run_to_end, tell
from leaflint.core.errors import UsageError
from leaflint.core.version import __version__

COMMANDS = {
    "init": "begin a repository of leaflets, or add what one lacks",
    "check": "check leaflets against the policy (the main job)",
    "new": "begin a leaflet: a draft with every key that it needs",
    "import": "make drafts of old leaflets in Word, HTML, PDF or plain text",
    "merge": "put the reports on the shards of a large estate together",
    "fix": "make the corrections that need no judgement",
    "directory": "change the directory of services: retire a phone number",
    "codeowners": "write .github/CODEOWNERS from people.yaml and the policy",
    "sign-off": "record the approval of a leaflet's exact text",
    "approvals": "sign-off in the browser (for GitHub's workflows)",
    "changes": "show a clinical reviewer what changed in meaning",
    "reading": "show how hard a leaflet is to read, beside textstat's figures",
    "print": "print leaflets on paper: PDFs at 12 point or in large print",
    "reviews": "list what is overdue, due and coming, and keep GitHub issues about it",
    "site": "write the leaflets as pages: for readers, staff and trustees",
    "medicines": "read the organisation's list of medicines from a CSV file",
    "claims": "list what the leaflets say with a number, side by side",
    "explain": "explain a check: what it looks for, and what to do",
    "report-pull-request": "tell a pull request what the check found (for GitHub's workflows)",
    "completion": "print what lets a shell complete commands, options, leaflets and people",
    "migrate": "bring the files of an older format to this release's",
    "doctor": "ask GitHub for what files cannot show: protection, required checks, owners",
    "schema": "write the JSON Schemas of every kind of file",
    "server": "tell an editor what is wrong while somebody types (a language server)",
}
"""Every command, with its line in the help."""


class CommandModule(Protocol):
    """What each module in `leaflint.commands` offers."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the command's arguments."""

    def run(self, arguments: Namespace) -> int:
        """Do the job and return the exit code."""


def load_command(name: str) -> CommandModule:  # noqa: C901, PLR0912, PLR0915  # one case for each command, so that mypy checks each import
    """Import the module of a command: only that one, so that the others cost no start-up time."""
    command: CommandModule
    match name:
        case "init":
            from leaflint.commands import init as command
        case "new":
            from leaflint.commands import new as command
        case "import":
            from leaflint.commands import import_leaflets as command
        case "check":
            from leaflint.commands import check as command
        case "merge":
            from leaflint.commands import merge as command
        case "fix":
            from leaflint.commands import fix as command
        case "directory":
            from leaflint.commands import directory as command
        case "codeowners":
            from leaflint.commands import codeowners as command
        case "sign-off":
            from leaflint.commands import sign_off as command
        case "approvals":
            from leaflint.commands import approvals as command
        case "changes":
            from leaflint.commands import changes as command
        case "reading":
            from leaflint.commands import reading as command
        case "print":
            from leaflint.commands import print as command
        case "reviews":
            from leaflint.commands import reviews as command
        case "site":
            from leaflint.commands import site as command
        case "medicines":
            from leaflint.commands import medicines as command
        case "claims":
            from leaflint.commands import claims as command
        case "explain":
            from leaflint.commands import explain as command
        case "report-pull-request":
            from leaflint.commands import report_pull_request as command
        case "completion":
            from leaflint.commands import completion as command
        case "migrate":
            from leaflint.commands import migrate as command
        case "doctor":
            from leaflint.commands import doctor as command
        case "schema":
            from leaflint.commands import schema as command
        case "server":
            from leaflint.commands import server as command
        case _:
            raise ValueError(f"no command is called '{name}'")
    return command


def build_parser(command: str | None) -> ArgumentParser:
    """Make the parser; only the given command's own arguments are declared."""
    purpose = "Keeps patient-information leaflets safe, readable and in date."
    parser = ArgumentParser(prog="leaflint", description=purpose)
    parser.add_argument("--version", action="version", version=f"leaflint {__version__}")
    parser.set_defaults(commands=COMMANDS, load=load_command)  # what `completion` proposes
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, summary in COMMANDS.items():
        subparser = subparsers.add_parser(name, help=summary, description=summary)
        if name == command:
            load_command(name).add_arguments(subparser)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code."""
    if argv is None:
        # This process is ours alone, and makes hardly any cycles: looking for some at every few
        # hundred objects, as Python does by itself, takes up to a tenth of the time of a long run.
        gc.set_threshold(100_000)
    words = sys.argv[1:] if argv is None else argv
    return run_to_end(lambda: _run(words))


def _run(words: Sequence[str]) -> int:
    """Run the command that the words name.

    Raises:
        UsageError: there is no such command, or it could not do its job.
    """
    if not words:
        return _welcome()
    command = next((word for word in words if word in COMMANDS), None)
    if command is None and not words[0].startswith("-"):
        from leaflint.core.escape import visible
        from leaflint.core.suggest import not_known

        advice = not_known(words[0], COMMANDS)
        raise UsageError(f"there is no command `{visible(words[0])}`{advice}")
    try:
        arguments = build_parser(command).parse_args(words)
    finally:
        sys.stdout.flush()  # the help, after which the program ends
    return load_command(arguments.command).run(arguments)


def _welcome() -> int:
    """Say what to do first; nothing was done, so nothing has passed."""
    from leaflint.files.places import find_root

    try:
        find_root(Path())
        first = "`leaflint check` holds the leaflets here against their policy"
    except UsageError:
        first = "there are no leaflets here yet; `leaflint init` begins a repository of them"
    tell(f"leaflint: {first}.\nAll commands: leaflint --help")
    return 2

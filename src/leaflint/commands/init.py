"""`leaflint init`: begins a repository of leaflets, or adds to one what it lacks."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from leaflint.commands.arguments import day, today_or, write
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.core.plural import count
from leaflint.files.places import PEOPLE
from leaflint.files.yaml.edit import diff
from leaflint.operations.init import find_missing, find_updates, plan_files, write_updates
from leaflint.operations.new_files import write_files
from leaflint.operations.starter import NOBODY, QUESTIONS, Answers, Question, default_answers

_MOST = 3
"""Files of a folder that are named one by one."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    folder = "where to (default: this folder); what is there already is not touched"
    add("folder", nargs="?", type=Path, default=Path(), metavar="FOLDER", help=folder)
    for question in QUESTIONS:
        add(f"--{question.name}", metavar="NAME", help=question.words)
    add("--yes", action="store_true", help="ask nothing: take the defaults for what is not given")
    update = "show what this release would change in generated files (.github, schemas and hooks), as a diff"
    add("--update", action="store_true", help=update)
    add("--write", action="store_true", help="with --update: write those changes")
    add("--today", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")


def run(arguments: Namespace) -> int:
    """Add what is missing, or show what has changed, and return the exit code."""
    root: Path = arguments.folder
    today = today_or(arguments.today)
    if arguments.write and not arguments.update:
        raise UsageError("--write belongs to --update; without both, init writes what is missing")
    try:
        if arguments.update:
            return _update(root, today, keep=arguments.write)
        return _add(root, arguments, today)
    except OSError as error:
        raise UsageError(
            f"{error.filename}: cannot be written or read: {error.strerror}. Files before it are "
            "there; run this again for the rest"
        ) from None


def _add(root: Path, arguments: Namespace, today: date) -> int:
    present = find_missing(root)
    needed = [question for question in QUESTIONS if question.file in present.missing]
    answers = _answers(arguments, needed, default_answers(root))
    files = plan_files(root, present.missing, answers, today)
    write_files(root, files)
    print(f"Written: {_listed(files)}" if files else "Nothing is missing.")
    if present.there:
        print(f"Left as it was: {_listed(present.there)}")
    for question in QUESTIONS:
        if getattr(arguments, question.name) and question not in needed:
            print(f"--{question.name} was not needed: {question.file} is there. Change it there.")
    print()
    return _check(root, today)


def _answers(arguments: Namespace, needed: list[Question], default: Answers) -> Answers:
    """Return what was given as an option, what is answered now, and for the rest the defaults."""
    answers = default._asdict()
    unanswered = []
    for question in needed:
        given = getattr(arguments, question.name)
        if given is not None:
            try:
                answers[question.name] = question.read(given)
            except UsageError as error:
                raise UsageError(f"--{question.name}: {error}") from None
        elif not arguments.yes:
            unanswered.append(question)
    if unanswered and not (sys.stdin and sys.stdin.isatty()):
        names = ", ".join(f"--{question.name}" for question in unanswered)
        raise UsageError(f"there is no terminal to ask on; give {names}, or --yes for the defaults")
    for question in unanswered:
        answers[question.name] = _ask(question, answers[question.name])
    return Answers(**answers)


def _ask(question: Question, default: str) -> str:
    while True:
        try:
            written = input(f"{question.words} [{default}]: ")
        except EOFError:
            raise UsageError(
                "the answers ended before the questions; nothing was written"
            ) from None
        try:
            return question.read(written) if written.strip() else default
        except UsageError as error:
            print(f"  {visible(str(error))}")


def _listed(files: Iterable[str]) -> str:
    """Return the names of files; for a folder with many, how many they are."""
    listed: list[str] = []
    for folder, names in groupby(sorted(files), lambda file: file.partition("/")[0]):
        inside = list(names)
        listed += inside if len(inside) <= _MOST else [f"{folder}/ ({count(len(inside), 'file')})"]
    return ", ".join(listed)


def _check(root: Path, today: date) -> int:
    """Check the repository as `leaflint check` does, show the report, and say what comes next."""
    from leaflint.engine.options import Options, default_cache, default_jobs
    from leaflint.engine.workspace import Workspace
    from leaflint.files.tree import WorkingTree
    from leaflint.report.text import print_text

    options = Options(jobs=default_jobs(), cache=default_cache())
    report = Workspace(WorkingTree(root), today, options).check()
    print_text(report)
    print()
    code = report.exit_code("error")
    if code:
        print("Mend these errors first; `leaflint check` looks again.")
    else:
        for line in _next_steps(root):
            print(line)
    return code


def _next_steps(root: Path) -> Iterator[str]:
    place = "" if root.resolve() == Path().resolve() else f" Go to {visible(str(root))} first."
    yield f"What to do next:{place}"
    people = (
        "Put your people into content/people.yaml and your services into content/directory.yaml,"
    )
    yield f"  1. {people}"
    yield "     then run `leaflint codeowners`, so that GitHub asks the right people."
    if f"{NOBODY}/" in (root / PEOPLE).read_text(encoding="utf-8"):
        yield f"     `{NOBODY}` stands there for yours: until you change it, GitHub asks nobody."
    if not (root / ".git").exists():
        yield "  2. Run `git init`, `git add --all` and `git commit`, and push it to GitHub."
    else:
        yield "  2. Run `git add --all` and `git commit`, and push it to GitHub."
    yield "     `leaflint doctor` then says what is still to be set there."
    yield "  3. Begin a leaflet: `leaflint new my-leaflet`. Read checks/ with your own group:"
    yield "     every rule there is yours to approve."


def _update(root: Path, today: date, *, keep: bool) -> int:
    updates = find_updates(root, today)
    if keep:
        write_updates(root, updates)
    else:
        for update in updates:
            write(diff(update), None)
    # Standard output is the diff and nothing else, so that it can be applied.
    stream = sys.stdout if keep else sys.stderr
    if not updates:
        print("The generated files are those of this release.", file=stream)
        return 0
    names = ", ".join(update.file for update in updates)
    print(f"{'Written' if keep else 'Would change'}: {names}", file=stream)
    if not keep:
        advice = "Nothing was written. Commit, run `leaflint init --update --write`, and put back"
        print(f"{advice} what you have changed yourself.", file=stream)
    return 0

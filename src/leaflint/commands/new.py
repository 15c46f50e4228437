"""`leaflint new ID`: begins a leaflet, a draft with every key that it needs and no dates."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.commands.arguments import day, today_or, writing
from leaflint.core.finding import Severity
from leaflint.core.plural import count
from leaflint.engine.workspace import Workspace
from leaflint.files.places import find_root
from leaflint.files.tree import WorkingTree
from leaflint.operations.new_files import write_files
from leaflint.operations.new_leaflet import Request, draft_leaflet


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    name = "the leaflet's short name: small letters and digits with hyphens between"
    add("leaflet", metavar="ID", help=name)
    add("--title", metavar="TEXT", help="the title on the front (default: made from the id)")
    owner = "who looks after it: an id in people.yaml (default: the first editor there)"
    add("--owner", metavar="PERSON", help=owner)
    topics = "what it is about, of the topics in checks/schema.yaml (default: condition)"
    add("--topics", nargs="+", default=[], metavar="TOPIC", help=topics)
    add("--today", type=day, metavar="DATE", help="as if it were this day: YYYY-MM-DD")


def run(arguments: Namespace) -> int:
    """Write the draft, check it, and say what comes next."""
    root = find_root(Path())
    today = today_or(arguments.today)
    topics = tuple(dict.fromkeys(arguments.topics))
    request = Request(arguments.leaflet, arguments.title, arguments.owner, topics)
    file, text = draft_leaflet(WorkingTree(root), request, today)
    with writing():
        write_files(root, {file: text})
    print(f"Written: {file}, a draft. Write your own words in the place of each line of advice.")
    findings = Workspace(WorkingTree(root), today).check_leaflet(file).findings
    asked = sum(finding.severity is not Severity.NOTICE for finding in findings)
    if asked:
        print(f"Your policy asks for more: `leaflint check` shows {count(asked, 'finding')} in it.")
    print(
        "When it is ready, write `status: published`, and ask a clinical reviewer to sign it off."
    )
    return 0

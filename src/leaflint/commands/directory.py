"""`leaflint directory retire NUMBER --for NEW`: the directory and every leaflet follow in one step."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from leaflint.commands.arguments import day, today_or, write, writing
from leaflint.content.models.directory import DIRECTORY
from leaflint.content.models.shared import People
from leaflint.content.repository import load_shared
from leaflint.core.escape import visible
from leaflint.core.plural import plural
from leaflint.files.places import BLOCKS, find_root
from leaflint.files.tree import WorkingTree
from leaflint.files.yaml.edit import diff
from leaflint.operations.retire import Retirement, plan_retirement, write_retirement


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    summary = "replace a number that is no longer in use, in the directory and in every leaflet"
    add = actions.add_parser("retire", help=summary, description=summary).add_argument
    add("number", metavar="NUMBER", help="the number that is no longer in use, in quotation marks")
    add("--for", required=True, metavar="NEW", dest="new", help="the number that takes its place")
    add("--diff", action="store_true", help="show the changes as a diff, and write nothing")
    add("--today", type=day, metavar="DATE", help="the day of the change (default: today)")


def run(arguments: Namespace) -> int:
    """Retire the number, list the leaflets with their owners, and return the exit code."""
    tree = WorkingTree(find_root(Path()))
    today = today_or(arguments.today)
    retirement = plan_retirement(tree, arguments.number, arguments.new, today)
    if arguments.diff:
        for mended in retirement.changed:
            write(diff(mended), None)
    else:
        with writing(". Files before it are done; run this again for the rest"):
            write_retirement(tree.root, retirement)
    # With --diff, standard output is the diff and nothing else, so that it can be applied.
    stream = sys.stderr if arguments.diff else sys.stdout
    for line in _summary(retirement, load_shared(tree).people.data, shown_only=arguments.diff):
        print(line, file=stream)
    left = any(swap.left for swap in retirement.swaps) or retirement.elsewhere
    return 1 if retirement.unread or left else 0


def _summary(retirement: Retirement, people: People | None, *, shown_only: bool) -> Iterator[str]:
    owners = {person.id: person.name for person in people.people} if people else {}
    services = " and ".join(visible(name) for name in retirement.services)
    yield f"{services}: {retirement.old} → {retirement.new}"
    if not retirement.directory.done:
        yield f"{DIRECTORY} says so already."
    changed = [swap for swap in retirement.swaps if swap.mended.done]
    verb = "would change" if shown_only else "changed"
    yield f"{len(changed)} {plural(len(changed), 'leaflet')} {verb}:"
    for swap in changed:
        owner, places = swap.leaflet.data.owner, len(swap.mended.done)
        where = f"{visible(swap.mended.file)}  {places} {plural(places, 'place')}"
        yield f"  {where}, owner: {visible(owners.get(owner, owner))}"
    if retirement.blocks and (done := len(retirement.blocks.done)):
        yield f"{BLOCKS}  {done} {plural(done, 'place')}, in every leaflet that includes it"
    for problem in (problem for swap in retirement.swaps for problem in swap.left):
        at = problem.at
        yield f"Left to a person: {visible(at.file)}:{at.line}:{at.column}  {visible(problem.message)}"
        yield f"  → {visible(problem.help)}"
    for problem in retirement.unread:
        yield f"{visible(problem.at.file)}:{problem.at.line}: not looked at: {visible(problem.message)}"
    for place in retirement.elsewhere:
        yield f"Left to a person: {visible(place)}  {retirement.old} stands here too"
    yield f"Now call {retirement.new}; if the service answers, write today's date in `last_verified`."
    if changed:
        ids = " ".join(swap.leaflet.data.id for swap in changed)
        yield "Signed leaflets have a warning until somebody who may approve them runs:"
        yield f"  leaflint sign-off {ids} --change --by PERSON"

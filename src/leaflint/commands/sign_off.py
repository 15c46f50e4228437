"""`leaflint sign-off LEAFLET --by PERSON`: records the approval of a leaflet's exact text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.commands.arguments import day, partial_date, today_or
from leaflint.content.models.sign_off import sign_off_file
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.files.places import find_root
from leaflint.operations.signing import Request, sign_off


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    add("leaflet", metavar="LEAFLET", help="the leaflet's id or file")
    add("--by", required=True, metavar="PERSON", help="who approves it: an id in people.yaml")
    outcome = "what came of the review (default: by whether the text changed since the last one)"
    add("--outcome", choices=("no-change", "changed"), help=outcome)
    evidence = "what was read for it; may be repeated"
    add("--evidence", action="append", default=[], metavar="TEXT", help=evidence)
    following = "when the next review is due (default: as late as policy allows)"
    add("--next-review", type=partial_date, metavar="DATE", help=following)
    add("--today", type=day, metavar="DATE", help="the day of the approval (default: today)")


def run(arguments: Namespace) -> int:
    """Record the approval and say what was approved."""
    root = find_root(Path())
    today = today_or(arguments.today)
    evidence = tuple(visible(text.strip()) for text in arguments.evidence if text.strip())
    request = Request(arguments.by, today, arguments.outcome, evidence, arguments.next_review)
    try:
        leaflet, record = sign_off(root, arguments.leaflet, request)
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be written: {error.strerror}") from None
    words = len(record.text.split())
    print(f"{visible(leaflet.data.title)}: signed off by {record.by} on {record.date.spoken}.")
    print(f"  outcome      {record.outcome}")
    print(f"  text         {words} words, {record.digest}")
    print(f"  next review  {record.next_review.spoken if record.next_review else 'none'}")
    print(f"Written: {sign_off_file(leaflet.data.id)} and {leaflet.file}. Commit both together.")
    return 0

"""`leaflint sign-off LEAFLET --by PERSON`: records what a person says of a leaflet's exact text."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import cast

from leaflint.commands.arguments import day, partial_date, today_or
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import Kind, SignedWaiver, SignOff, sign_off_file
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.core.plural import plural
from leaflint.files.places import find_root
from leaflint.operations.signing import Request, sign_off
from leaflint.operations.waivers import sign_waivers

SAYS = {
    "review": "the whole leaflet was read",
    "change": "what changed is approved, the dates stay",
    "wording": "what changed changes no meaning, the dates stay",
    "withdrawn": "it is no longer for readers",
}
"""What a record of each kind says."""


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    add = parser.add_argument
    several = "a leaflet's id or file; for several, each is signed by itself"
    add("leaflets", nargs="+", metavar="LEAFLET", help=several)
    add("--by", required=True, metavar="PERSON", help="who approves it: an id in people.yaml")
    kinds = parser.add_mutually_exclusive_group()
    change = "approve what changed since the last sign-off; the dates stay"
    kinds.add_argument("--change", dest="kind", action="store_const", const="change", help=change)
    wording = "say that what changed since the last sign-off changes no meaning; the dates stay"
    kinds.add_argument(
        "--wording-only", dest="kind", action="store_const", const="wording", help=wording
    )
    withdraw = "take the leaflet out of use, so that it may be deleted later"
    kinds.add_argument(
        "--withdraw", dest="kind", action="store_const", const="withdrawn", help=withdraw
    )
    waivers = "allow the waivers of the leaflet that name you, not its text"
    kinds.add_argument("--waivers", action="store_true", help=waivers)
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
    by, kind = arguments.by, cast(Kind, arguments.kind or "review")
    request = Request(by, today, kind, evidence, arguments.next_review)
    try:
        for name in arguments.leaflets:
            if arguments.waivers:
                _say_waivers(*sign_waivers(root, name, by, today))
            else:
                _say_record(*sign_off(root, name, request))
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be written: {error.strerror}") from None
    return 0


def _say_record(leaflet: Leaflet, record: SignOff) -> None:
    done = "withdrawn" if record.kind == "withdrawn" else "signed off"
    print(f"{visible(leaflet.data.title)}: {done} by {record.by} on {record.date.spoken}.")
    print(f"  kind         {record.kind}: {SAYS[record.kind]}")
    print(f"  text         {len(record.text.split())} words, {record.digest}")
    if record.next_review:
        print(f"  next review  {record.next_review.spoken}")
    file = sign_off_file(leaflet.data.id)
    if record.kind in {"review", "withdrawn"}:
        print(f"Written: {file} and {leaflet.file}. Commit both together.")
    else:
        print(f"Written: {file}. Commit it together with {leaflet.file}.")


def _say_waivers(leaflet: Leaflet, signed: tuple[SignedWaiver, ...]) -> None:
    print(f"{visible(leaflet.data.title)}: {len(signed)} {plural(len(signed), 'waiver')} allowed.")
    for waiver in signed:
        name = f"{waiver.check}/{waiver.rule}" if waiver.rule else waiver.check
        print(f"  {name} until {waiver.expires.spoken}: {visible(waiver.reason)}")
    print(f"Written: {sign_off_file(leaflet.data.id)}. Commit it together with {leaflet.file}.")

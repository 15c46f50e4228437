"""`leaflint sign-off LEAFLET --by PERSON`: records what a person says of a leaflet's exact text.

`leaflint sign-off log` lists what was recorded.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import cast

from leaflint.checks.sign_off.difference import differences
from leaflint.checks.sign_off.lines import describe_changes
from leaflint.commands.arguments import day, partial_date, today_or, writing
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.sign_off import Kind, SignedWaiver, SignOff, sign_off_file
from leaflint.core.edition import edition
from leaflint.core.errors import UsageError
from leaflint.core.escape import visible
from leaflint.core.plural import count, plural
from leaflint.files.places import LEAFLETS, find_root
from leaflint.files.tree import WorkingTree
from leaflint.operations.signing import Prepared, Request, prepare, write
from leaflint.operations.signing_errors import errors_after
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
    several = (
        "a leaflet's id or file; several are signed all or none. First `log`: list the sign-offs"
    )
    add("leaflets", nargs="+", metavar="LEAFLET", help=several)
    add("--by", metavar="PERSON", help="who approves it: an id in people.yaml; log: of whom alone")
    only_one = parser.add_mutually_exclusive_group()
    add_kind = partial(only_one.add_argument, dest="kind", action="store_const")
    change = "approve what changed since the last sign-off; the dates stay"
    add_kind("--change", const="change", help=change)
    wording = "say that what changed since the last sign-off changes no meaning; the dates stay"
    add_kind("--wording-only", const="wording", help=wording)
    withdraw = "take the leaflet out of use, so that it may be deleted later"
    add_kind("--withdraw", const="withdrawn", help=withdraw)
    waivers = "allow the waivers of the leaflet that name you, not its text"
    only_one.add_argument("--waivers", action="store_true", help=waivers)
    evidence = "what was read for it; may be repeated"
    add("--evidence", action="append", default=[], metavar="TEXT", help=evidence)
    notes = "anything that whoever comes after should know"
    add("--notes", default="", metavar="TEXT", help=notes)
    despite = (
        "sign a leaflet off although the check finds errors in it: why; it goes into the notes"
    )
    add("--despite-errors", default="", metavar="REASON", help=despite)
    following = "when the next review is due (default: as late as policy allows)"
    add("--next-review", type=partial_date, metavar="DATE", help=following)
    add("--today", type=day, metavar="DATE", help="the day of the approval (default: today)")
    add("--format", choices=("text", "json"), help="log: how to list them (default: text)")


def run(arguments: Namespace) -> int:
    """Say what is approved, and record it; or list what was."""
    root = find_root(Path())
    if arguments.leaflets[0] == "log":
        _list(root, arguments)
        return 0
    if not arguments.by:
        raise UsageError("say who approves it: --by PERSON")
    if arguments.format:
        raise UsageError("--format is for the list: leaflint sign-off log")
    with writing():
        if arguments.waivers:
            for name in arguments.leaflets:
                _say_waivers(*sign_waivers(root, name, arguments.by, today_or(arguments.today)))
        else:
            _sign_off(root, arguments)
    return 0


def _list(root: Path, arguments: Namespace) -> None:
    """Show the records of the leaflets that are named after `log`, or of all."""
    from leaflint.operations.sign_off_log import read_log, to_json, to_text  # seldom needed

    given = vars(arguments)
    signing = ("kind", "waivers", "evidence", "notes", "despite_errors", "next_review", "today")
    if wrong := next((name for name in signing if given[name]), None):
        option = {"change": "change", "wording": "wording-only", "withdrawn": "withdraw"}.get(
            given["kind"] or "", wrong.replace("_", "-")
        )
        raise UsageError(
            f"`sign-off log` lists sign-offs and takes no --{option}; a leaflet that is called log is "
            f"signed off by its file: {LEAFLETS}/log.yaml"
        )
    entries = read_log(WorkingTree(root), arguments.leaflets[1:], arguments.by)
    print(to_json(entries) if arguments.format == "json" else to_text(entries), end="")


def _sign_off(root: Path, arguments: Namespace) -> None:
    """Show what is approved of each leaflet, and record it of all of them or of none."""
    tree, today = WorkingTree(root), today_or(arguments.today)
    evidence = tuple(visible(text.strip()) for text in arguments.evidence if text.strip())
    kind, notes = cast(Kind, arguments.kind or "review"), visible(arguments.notes.strip())
    request = Request(arguments.by, today, kind, evidence, arguments.next_review, notes=notes)
    approvals = [prepare(tree, name, request) for name in arguments.leaflets]
    ids = [leaflet.data.id for leaflet, *_ in approvals]
    if repeated := next((name for name in ids if ids.count(name) > 1), None):
        raise UsageError(f"{repeated} is named more than once")
    if kind != "withdrawn":  # what is no longer for readers may have errors
        errors, reason = errors_after(tree, approvals, today), arguments.despite_errors.strip()
        approvals = [
            _despite_errors(approval, errors[approval.leaflet.data.id], visible(reason))
            for approval in approvals
        ]
    for approval in approvals:
        _say_text(approval)
        write(root, approval)
        _say_record(approval.leaflet, approval.record)


def _despite_errors(prepared: Prepared, errors: Sequence[str], reason: str) -> Prepared:
    """Refuse a leaflet with errors; with a reason, note it in the record.

    Raises:
        UsageError: it has errors, and there is no reason.
    """
    if not errors:
        return prepared
    number = count(len(errors), "error")
    if not reason:
        lines = "".join(f"\n  {visible(line)}" for line in errors)
        raise UsageError(
            f"{prepared.leaflet.file} has {number}; mend them, or say why it is "
            f"signed off all the same: --despite-errors REASON{lines}"
        )
    note = f"Signed off despite {number}: {reason}"
    notes = " ".join(filter(None, (prepared.record.notes, note)))
    return prepared._replace(record=prepared.record.model_copy(update={"notes": notes}))


def _say_text(prepared: Prepared) -> None:
    """Show which text is approved, and how it differs from the one before."""
    leaflet, record, _, before = prepared
    changed = "all: there was no sign-off before"
    if before:
        changes = describe_changes(differences(before.text, record.text))
        changed = f"{changes or 'nothing'}, since {before.spoken}"
    print(visible(leaflet.data.title))
    print(f"  edition      {edition(record.digest)}: {count(len(record.text.split()), 'word')}")
    print(f"  changed      {visible(changed)}")


def _say_record(leaflet: Leaflet, record: SignOff) -> None:
    done = "withdrawn" if record.kind == "withdrawn" else "signed off"
    print(f"  {done:<11}  by {record.by} on {record.date.spoken}")
    print(f"  kind         {record.kind}: {SAYS[record.kind]}")
    if record.next_review:
        print(f"  next review  {record.next_review.spoken}")
    if record.notes:
        print(f"  notes        {record.notes}")
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

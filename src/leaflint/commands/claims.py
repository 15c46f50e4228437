"""`leaflint claims [WORDS ...]`: what the leaflets say with a number, by subject, side by side."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from leaflint.checks.agreeing_facts.claims import SUBJECTS, find_claims
from leaflint.content.snapshots import Snapshot
from leaflint.core.escape import visible
from leaflint.core.plural import count
from leaflint.files.places import find_leaflets, find_root
from leaflint.files.tree import WorkingTree


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the command's arguments."""
    words = "only claims whose subject, sentence or leaflet holds these words"
    parser.add_argument("words", nargs="*", metavar="WORDS", help=words)


def run(arguments: Namespace) -> int:
    """List the claims; what cannot be read is counted, and then the exit code is 1."""
    tree = WorkingTree(find_root(Path(), own_policy=False))
    snapshot, wanted = Snapshot(tree), [word.lower() for word in arguments.words]
    lines: dict[str, list[str]] = {name: [] for name in SUBJECTS}
    files = find_leaflets(tree).leaflets
    unread = 0
    for file in files:
        leaflet = snapshot.leaflet(file)
        if leaflet is None:
            unread += 1
            continue
        for claim in find_claims(leaflet) if leaflet.data.status != "withdrawn" else ():
            value = claim.block.text[claim.start : claim.end]
            place = f"{file}:{leaflet.within(claim.block, claim.start, claim.end).line}"
            line = f"  {value:<16}  {place}  {claim.sentence}"
            if all(
                word in f"{claim.subject} {line} {leaflet.data.title}".lower() for word in wanted
            ):
                lines[claim.subject].append(line)
    for subject, found in lines.items():
        if found:
            print(subject.capitalize())
            print("\n".join(visible(line) for line in sorted(found)))
    total = sum(map(len, lines.values()))
    print(f"{count(total, 'claim')} in {count(len(files), 'leaflet')}; {unread} could not be read.")
    return 1 if unread else 0

"""What was signed off: the records of all leaflets, or of some, or by one person, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from leaflint.content.models.sign_off import SignOff, SignOffs
from leaflint.content.repository import FilesOfLeaflets, load_shared
from leaflint.core.edition import edition
from leaflint.core.errors import UsageError
from leaflint.core.escape import json_text, visible
from leaflint.core.plural import count
from leaflint.core.suggest import not_known
from leaflint.files.places import SIGN_OFFS
from leaflint.files.tree import Tree
from leaflint.operations.signable import find_file


class Entry(NamedTuple):
    """A record, and the id of its leaflet."""

    leaflet: str
    record: SignOff


def read_log(tree: Tree, names: Iterable[str] = (), by: str | None = None) -> tuple[Entry, ...]:
    """Read the records of leaflets, named by id or file; without names of all, those that are gone too.

    `by` leaves only the records of one person: an id in people.yaml, or of somebody who once signed.

    Raises:
        UsageError: a name is not known, or a file of records is broken, so nobody knows what is in it.
    """
    files = FilesOfLeaflets(tree, SIGN_OFFS, SignOffs)
    wanted = [_leaflet_id(tree, name, files) for name in names] or sorted(files)
    entries = [
        Entry(leaflet, record)
        for leaflet in wanted
        if leaflet in files
        for record in files[leaflet].valid().records
    ]
    # Those of one day stay by leaflet, in their order.
    entries.sort(key=lambda entry: entry.record.date.first)
    if by is None:
        return tuple(entries)
    people = load_shared(tree).people.data
    known = {person.id for person in people.people} if people else set()
    known.update(entry.record.by for entry in entries)
    if by not in known:
        raise UsageError(f"'{by}' is not in content/people.yaml{not_known(by, known)}")
    return tuple(entry for entry in entries if entry.record.by == by)


def _leaflet_id(tree: Tree, name: str, files: Iterable[str]) -> str:
    """Return a leaflet's id; one that is gone is known by its sign-offs."""
    return name if name in files else find_file(tree, name).rpartition("/")[2].removesuffix(".yaml")


def to_text(entries: Sequence[Entry]) -> str:
    """Return a line for each record, and below it what was read, the notes and the link."""
    lines: list[str] = []
    widths = [max(map(len, column)) for column in zip(*map(_cells, entries), strict=True)]
    for entry in entries:
        cells = zip(_cells(entry), widths, strict=True)
        lines.append("  ".join(cell.ljust(width) for cell, width in cells).rstrip())
        record = entry.record
        more = [f"read: {text}" for text in record.evidence]
        more += [f"note: {record.notes}"] if record.notes else []
        more += [record.github.url] if record.github else []
        lines += (f"            {text}" for text in more)
    lines.append(f"{count(len(entries), 'sign-off')}.")
    return "".join(f"{visible(line)}\n" for line in lines)


def _cells(entry: Entry) -> tuple[str, ...]:
    leaflet, record = entry
    code = edition(record.digest)
    return str(record.date), leaflet, record.kind, record.by, record.identity, code


def to_json(entries: Sequence[Entry]) -> str:
    """Return the records as JSON, without their texts."""
    listed = [
        {
            "date": str(record.date),
            "leaflet": leaflet,
            "kind": record.kind,
            "by": record.by,
            "identity": record.identity,
            "edition": edition(record.digest),
            "digest": record.digest,
            "evidence": list(record.evidence),
            "notes": record.notes,
            "link": record.github.url if record.github else None,
            "at": record.github.at if record.github else None,
            "pull_request": record.github.pull_request if record.github else None,
        }
        for leaflet, record in entries
    ]
    return json_text(listed)

"""Retiring a number: the directory and every leaflet follow in one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leaflint.checks.phone_number.numbers import check_retired
from leaflint.checks.phone_number.shown import numbers_in
from leaflint.checks.sign_off.approved_text import digest
from leaflint.content.directory_index import DirectoryIndex, FormerOwner, canonical, index_directory
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import DIRECTORY
from leaflint.content.models.sign_off import NumberSwap, SignOff
from leaflint.content.repository import load_sign_offs
from leaflint.content.snapshots import Snapshot, load_leaflet
from leaflint.core.dates import PartialDate
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.files.places import find_leaflets
from leaflint.files.tree import Tree
from leaflint.files.yaml.edit import Mended, mend, replace_file
from leaflint.operations.directory_edits import change_directory
from leaflint.operations.records import append_record
from leaflint.text.contacts.numbers import find_numbers, read_number
from leaflint.text.contacts.phone_number import house_format
from leaflint.text.contacts.similarity import nearest_numbers


class Swap(NamedTuple):
    """A leaflet's file, the record for its sign-offs, and the places where a person must decide."""

    leaflet: Leaflet
    mended: Mended
    record: SignOff | None
    left: tuple[Problem, ...]


class Retirement(NamedTuple):
    """What retiring a number changes (in the house format), and what is wrong with unreadable leaflets."""

    old: str
    new: str
    services: tuple[str, ...]
    directory: Mended
    swaps: Sequence[Swap]
    unread: Sequence[Problem]


def plan_retirement(tree: Tree, old: str, new: str, today: date) -> Retirement:
    """Work out what retiring a number changes; nothing is written.

    A number that is retired already is looked for in the leaflets again, so that a retirement which
    was interrupted can be finished.

    Raises:
        UsageError: one of the two is no phone number, or the directory does not have the old one.
    """
    old_number, new_number = _canonical(old), _canonical(new)
    if old_number == new_number:
        raise UsageError(f"{old} and {new} are the same number")
    mended, directory = change_directory(tree, old_number, new_number, today)
    index = index_directory(directory)
    owners = [
        FormerOwner(service, entry.retired, entry.was)
        for service in directory.services
        for entry in service.retired_numbers
        if (number := read_number(entry.number)) and number.number == old_number
        if canonical(service, entry.was) == new_number
    ]
    if not owners:
        raise UsageError(_why_not(old, old_number, index))
    names = tuple(dict.fromkeys(owner.service.name for owner in owners))
    written = house_format(new_number) or new_number
    swaps, unread = _plan_swaps(tree, owners[0], old_number, written, index, today)
    return Retirement(house_format(old_number) or old, written, names, mended, swaps, unread)


def _canonical(written: str) -> str:
    number = read_number(written)
    if number is None or number.kind == "invalid":
        raise UsageError(f"'{written}' is no phone number")
    return number.number


def _why_not(old: str, number: str, index: DirectoryIndex) -> str:
    if number in index.retired:
        service, since, _ = index.retired[number]
        now = f"; its number is now {service.phone}" if service.phone else ""
        return f"{old} was retired by {service.name} in {since.spoken}{now}"
    near = nearest_numbers(number, index.owners)
    suggestion = f"; did you mean {house_format(near[0].number)}?" if near else ""
    return f"{old} is not in {DIRECTORY}{suggestion}"


def _plan_swaps(
    tree: Tree, owner: FormerOwner, old: str, new: str, index: DirectoryIndex, today: date
) -> tuple[list[Swap], list[Problem]]:
    shared_texts = Snapshot(tree).shared_texts
    swaps: list[Swap] = []
    unread: list[Problem] = []
    for file in find_leaflets(tree).leaflets:
        content = tree.read(file)
        leaflet, problems, *_ = load_leaflet(file, content, shared_texts, tree)
        if leaflet is None:
            unread.append(problems[0])
            continue
        retired = [
            check_retired(shown, owner)
            for shown in numbers_in(leaflet, index)
            if shown.number.number == old and leaflet.data.status != "withdrawn"
        ]
        if retired and isinstance(content, bytes):
            mended = mend(file, content, [problem.fix for problem in retired if problem.fix])
            left = tuple(problem for problem in retired if problem.fix not in mended.done)
            record = number_swap(tree, leaflet.data.id, old, new, today) if mended.done else None
            swaps.append(Swap(leaflet, mended, record, left))
    return swaps, unread


def number_swap(tree: Tree, leaflet_id: str, old: str, new: str, today: date) -> SignOff | None:
    """Return the record that carries a leaflet's last sign-off over from one number to another.

    The old number is canonical, the new one in the house format. The record's text is the approved
    text with the number swapped, never the present text: whatever else somebody changed stays as
    unapproved as it was. It names who gave the approval that it carries over. None where there is no
    approval, or where the approved text does not hold the number.

    Raises:
        UsageError: the file of sign-offs is broken.
    """
    loaded = load_sign_offs(tree, leaflet_id)
    if loaded is None:
        return None
    last = loaded.valid().last
    if last is None:
        return None
    text = last.text
    numbers = (number for line in text.splitlines() for number in find_numbers(line))
    former = dict.fromkeys(number.written for number in numbers if number.number == old)
    if not former:
        return None
    for written in former:
        text = text.replace(written, new)
    return SignOff(
        by=last.by,
        role=last.role,
        date=PartialDate.of(today),
        format=last.format,
        kind="number-swap",
        number_swaps=tuple(NumberSwap(old=written, new=new) for written in former),
        digest=digest(text),
        text=text,
    )


def write_retirement(root: Path, retirement: Retirement) -> None:
    """Write everything: the directory first, then for each leaflet its record and its text.

    Each file is written in one step. Should the machine stop in between, the same command finishes
    the rest: a leaflet whose record is written and whose text is not still holds the old number.

    Raises:
        OSError: a file cannot be written.
        UsageError: a record cannot be added to a file of sign-offs.
    """
    if retirement.directory.done:
        replace_file(root / DIRECTORY, retirement.directory.new)
    for swap in retirement.swaps:
        if swap.record is not None:
            append_record(root, swap.leaflet.data.id, swap.record)
        if swap.mended.done:
            replace_file(root / swap.mended.file, swap.mended.new)

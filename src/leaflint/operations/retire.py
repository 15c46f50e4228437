"""Retiring a number: the directory and every leaflet follow in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leaflint.checks.phone_number.numbers import check_retired
from leaflint.checks.phone_number.shown import numbers_in
from leaflint.content.directory_index import DirectoryIndex, FormerOwner, index_directory
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import DIRECTORY
from leaflint.content.snapshots import load_leaflet
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.files.places import find_leaflets
from leaflint.files.tree import Tree
from leaflint.files.yaml.edit import Mended, mend, replace_file
from leaflint.operations.directory_edits import change_directory
from leaflint.operations.number_places import Numbers, dialled, find_elsewhere, mend_blocks
from leaflint.text.contacts.numbers import read_number
from leaflint.text.contacts.phone_number import house_format
from leaflint.text.contacts.similarity import nearest_numbers


class Swap(NamedTuple):
    """A leaflet's file after the change, and the places where a person must decide."""

    leaflet: Leaflet
    mended: Mended
    left: tuple[Problem, ...]


class Retirement(NamedTuple):
    """What retiring a number changes (in the house format), and what is wrong with unreadable leaflets."""

    old: str
    new: str
    services: tuple[str, ...]
    directory: Mended
    blocks: Mended | None
    """The file of shared blocks, where there is one that can be read."""
    swaps: Sequence[Swap]
    unread: Sequence[Problem]
    elsewhere: Sequence[str]
    """Where else the old number stands, as file:line."""

    @property
    def changed(self) -> tuple[Mended, ...]:
        """Every file that changes, the directory first."""
        files = (self.directory, self.blocks, *(swap.mended for swap in self.swaps))
        return tuple(mended for mended in files if mended and mended.done)


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
    former_owners = (
        FormerOwner(service, entry.retired, entry.was)
        for service in directory.services
        for entry in service.retired_numbers
        if (number := read_number(entry.number)) and number.number == old_number
    )
    owners = [owner for owner in former_owners if owner.successor == new_number]
    if not owners:
        raise UsageError(_why_not(old, old_number, index))
    names = tuple(dict.fromkeys(owner.service.name for owner in owners))
    written = house_format(new_number) or new_number
    numbers = Numbers(old_number, owners[0], new_number, written)
    blocks, texts = mend_blocks(tree, numbers, index)
    swaps, unread = _plan_swaps(tree, numbers, texts, index)
    elsewhere = tuple(find_elsewhere(tree, old_number))
    former = house_format(old_number) or old
    return Retirement(former, written, names, mended, blocks, swaps, unread, elsewhere)


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
    tree: Tree, numbers: Numbers, shared_texts: Mapping[str, str], index: DirectoryIndex
) -> tuple[list[Swap], list[Problem]]:
    swaps: list[Swap] = []
    unread: list[Problem] = []
    for file in find_leaflets(tree).leaflets:
        content = tree.read(file)
        leaflet, problems, *_ = load_leaflet(file, content, shared_texts, tree)
        if leaflet is None or isinstance(content, Problem):
            unread.append(problems[0])
            continue
        if leaflet.data.status == "withdrawn":
            continue
        retired = [
            check_retired(shown, numbers.owner)
            for shown in numbers_in(leaflet, index)
            if shown.number.number == numbers.old
        ]
        fixes = [problem.fix for problem in retired if problem.fix]
        mended = mend(file, content, [*fixes, *dialled(leaflet.document, numbers)])
        left = tuple(problem for problem in retired if problem.fix not in mended.done)
        if mended.done or left:
            swaps.append(Swap(leaflet, mended, left))
    return swaps, unread


def write_retirement(root: Path, retirement: Retirement) -> None:
    """Write everything: the directory first, then the shared blocks and the leaflets.

    Each file is written in one step. Should the machine stop in between, the same command finishes
    the rest.

    Raises:
        OSError: a file cannot be written.
    """
    for mended in retirement.changed:
        replace_file(root / mended.file, mended.new)

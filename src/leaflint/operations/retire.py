"""Retiring a number: the directory and every leaflet follow in one step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from leaflint.checks.phone_number.ownership import check_retired
from leaflint.checks.phone_number.shown import numbers_in
from leaflint.content.directory_index import DirectoryIndex, FormerOwner, index_directory
from leaflint.content.leaflet import Leaflet
from leaflint.content.leaflet_files import find_leaflets
from leaflint.content.loading import load_content
from leaflint.content.models.directory import DIRECTORY, Directory
from leaflint.content.models.leaflet import LeafletData
from leaflint.content.models.sign_off import SignOff
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.files.disk import read_bytes
from leaflint.files.tree import WorkingTree
from leaflint.files.yaml.edit import replace_file
from leaflint.files.yaml.mend import Mended, mend
from leaflint.operations.directory_edits import change_directory
from leaflint.operations.number_swaps import number_swap
from leaflint.operations.records import append_record
from leaflint.text.contacts.house_format import house_format
from leaflint.text.contacts.numbers import read_number
from leaflint.text.contacts.similarity import nearest_numbers


@dataclass(frozen=True)
class Swap:
    """A leaflet that holds the retired number.

    Attributes:
        leaflet: the leaflet as it is.
        mended: its file before and after.
        record: what its sign-offs are to say, or None.
        left: places where the number stays, since a person must judge.
    """

    leaflet: Leaflet
    mended: Mended
    record: SignOff | None
    left: tuple[Problem, ...]


@dataclass(frozen=True)
class Retirement:
    """Everything that follows from retiring a number.

    Attributes:
        old: the number that is retired, in the house format.
        new: the number that takes its place.
        services: the names of the services that change.
        directory: the directory file before and after; the same when it was done before.
        swaps: the leaflets that hold the number.
        unread: leaflets that could not be read, with what is wrong.
    """

    old: str
    new: str
    services: tuple[str, ...]
    directory: Mended
    swaps: tuple[Swap, ...]
    unread: tuple[Problem, ...]


def plan_retirement(root: Path, old: str, new: str, today: date) -> Retirement:
    """Work out what retiring a number changes; nothing is written.

    A number that is retired already is looked for in the leaflets again, so that a retirement which
    was interrupted can be finished.

    Raises:
        UsageError: one of the two is no phone number, or the directory does not have the old one.
    """
    old_number, new_number = _canonical(old), _canonical(new)
    if old_number == new_number:
        raise UsageError(f"{old} and {new} are the same number")
    mended, directory = change_directory(root, old_number, new_number, today)
    known = index_directory(directory)
    retired = tuple(_retired(directory, old_number, new_number))
    if not retired:
        raise UsageError(_why_not(old, old_number, known))
    change = _Change(root, old_number, new_number, retired[0], known, today)
    found = [_look_at(file, change) for file in find_leaflets(WorkingTree(root)).leaflets]
    return Retirement(
        old=house_format(old_number) or old,
        new=house_format(new_number) or new,
        services=tuple(dict.fromkeys(one.service.name for one in retired)),
        directory=mended,
        swaps=tuple(one for one in found if isinstance(one, Swap)),
        unread=tuple(one for one in found if isinstance(one, Problem)),
    )


class _Change(NamedTuple):
    """What is put in the place of what: two canonical numbers, and what the directory will say."""

    root: Path
    old: str
    new: str
    retired: FormerOwner
    known: DirectoryIndex
    today: date


def _canonical(written: str) -> str:
    number = read_number(written)
    if number is None or number.kind == "invalid":
        raise UsageError(f"'{written}' is no phone number")
    return number.number


def _retired(directory: Directory, old: str, new: str) -> Iterator[FormerOwner]:
    """Yield the services that have retired the one number for the other."""
    for service in directory.services:
        for one in service.retired_numbers:
            number = read_number(one.number)
            if number and number.number == old and service.canonical(one.was) == new:
                yield FormerOwner(service, one.retired, one.was)


def _why_not(old: str, number: str, known: DirectoryIndex) -> str:
    if number in known.retired:
        retired = known.retired[number]
        now = f"; its number is now {retired.service.phone}" if retired.service.phone else ""
        return f"{old} was retired by {retired.service.name} in {retired.since.spoken}{now}"
    near = nearest_numbers(number, known.owners)
    suggestion = f"; did you mean {house_format(near[0].number)}?" if near else ""
    return f"{old} is not in {DIRECTORY}{suggestion}"


def _look_at(file: str, change: _Change) -> Swap | Problem | None:
    """Swap the number in one leaflet; None without it, a problem where it cannot be looked for."""
    content = read_bytes(change.root, file)
    if not isinstance(content, bytes):
        return content
    loaded = load_content(file, content, LeafletData)
    if loaded.document is None or loaded.data is None:
        return loaded.problems[0]
    if loaded.data.status == "withdrawn":
        return None
    leaflet = Leaflet(loaded.document, loaded.data)
    problems = [
        check_retired(shown, change.retired)
        for shown in numbers_in(leaflet, change.known)
        if shown.number.number == change.old
    ]
    if not problems:
        return None
    mended = mend(file, content, [problem.fix for problem in problems if problem.fix is not None])
    new = house_format(change.new) or change.new
    return Swap(
        leaflet,
        mended,
        number_swap(change.root, loaded.data.id, change.old, new, change.today)
        if mended.done
        else None,
        tuple(one for one in problems if one.fix is None or one.fix not in mended.done),
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

"""A retired number that is swapped for the new one does not void the leaflet's sign-off."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from leaflint.checks.sign_off.text import digest
from leaflint.content.loading import load
from leaflint.content.models.sign_off import NumberSwap, SignOff, SignOffs, sign_off_file
from leaflint.core.dates import PartialDate
from leaflint.files.tree import WorkingTree
from leaflint.text.contacts.numbers import find_numbers


def number_swap(root: Path, leaflet_id: str, old: str, new: str, today: date) -> SignOff | None:
    """Return the record that carries a leaflet's last sign-off over to its new number.

    Its text is the approved text with the number swapped, never the present text: whatever else
    somebody changed stays as unapproved as it was. It names who gave the approval that it carries
    over. None where there is no sign-off, or where the approved text does not hold the number.

    Args:
        root: the repository.
        leaflet_id: whose sign-offs.
        old: the canonical number that is retired.
        new: the number that takes its place, in the house format.
        today: the day of the swap.

    Raises:
        UsageError: the file of sign-offs is broken.
    """
    file = sign_off_file(leaflet_id)
    if not (root / file).exists():
        return None
    last = load(WorkingTree(root), file, SignOffs).valid().records[-1]
    written = dict.fromkeys(
        number.written
        for line in last.text.splitlines()
        for number in find_numbers(line)
        if number.number == old
    )
    if not written:
        return None
    text = last.text
    for one in written:
        text = text.replace(one, new)
    return SignOff(
        by=last.by,
        role=last.role,
        date=PartialDate.of(today),
        outcome="number-swap",
        number_swaps=tuple(NumberSwap(old=one, new=new) for one in written),
        digest=digest(text),
        text=text,
    )

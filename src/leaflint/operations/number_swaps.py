"""The record by which a leaflet's sign-off outlasts the swap of a retired number for the new one."""

from __future__ import annotations

from datetime import date

from leaflint.checks.sign_off.approved_text import digest
from leaflint.content.models.sign_off import NumberSwap, SignOff
from leaflint.content.repository import load_sign_offs
from leaflint.core.dates import PartialDate
from leaflint.files.tree import Tree
from leaflint.text.contacts.numbers import find_numbers


def number_swap(tree: Tree, leaflet_id: str, old: str, new: str, today: date) -> SignOff | None:
    """Return the record that carries a leaflet's last sign-off over from one number to another.

    The old number is canonical, the new one in the house format. The record's text is the approved
    text with the number swapped, never the present text: whatever else somebody changed stays as
    unapproved as it was. It names who gave the approval that it carries over. None where there is no
    sign-off, or where the approved text does not hold the number.

    Raises:
        UsageError: the file of sign-offs is broken.
    """
    loaded = load_sign_offs(tree, leaflet_id)
    if loaded is None:
        return None
    last = loaded.valid().records[-1]
    text = last.text
    swaps = tuple(
        NumberSwap(old=written, new=new)
        for written in dict.fromkeys(
            number.written
            for line in text.splitlines()
            for number in find_numbers(line)
            if number.number == old
        )
    )
    if not swaps:
        return None
    for swap in swaps:
        text = text.replace(swap.old, swap.new)
    return SignOff(
        by=last.by,
        role=last.role,
        date=PartialDate.of(today),
        outcome="number-swap",
        number_swaps=swaps,
        digest=digest(text),
        text=text,
    )

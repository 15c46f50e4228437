"""Whether a record swaps nothing but phone numbers that the directory retired."""

from __future__ import annotations

from leaflint.content.directory_index import DirectoryIndex
from leaflint.content.models.sign_off import NumberSwap, SignOff
from leaflint.text.contacts.numbers import read_number


def why_not_swapped(record: SignOff, before: SignOff | None, index: DirectoryIndex) -> str | None:
    """Return why a `number-swap` record is not what it says; None when it is.

    Its text must be that of the record before it, with each retired number replaced by one that the
    same service has, or had next.
    """
    if before is None:
        return "there is no sign-off before it"
    if not record.number_swaps:
        return "it names no numbers"
    text = before.text
    for swap in record.number_swaps:
        if not _follows(swap, index):
            return f"the directory does not say that {swap.new} took the place of {swap.old}"
        text = text.replace(swap.old, swap.new)
    if text != record.text:
        return "its text differs in more than those numbers from the text signed before"
    return None


def _follows(swap: NumberSwap, index: DirectoryIndex) -> bool:
    """Whether both numbers are the same service's, the old one retired."""
    old, new = read_number(swap.old), read_number(swap.new)
    if old is None or new is None or old.number not in index.retired:
        return False
    service = index.retired[old.number].service
    later = index.retired.get(new.number)
    return service in index.owners.get(new.number, ()) or (
        later is not None and later.service == service
    )

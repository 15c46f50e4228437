"""Phone numbers that took the place of retired ones: the one change that comes before its approval.

A wrong number must go at once, at night too. So an approved text still counts when it differs from the
present one in nothing but such numbers, of which the directory knows whose they were and are. What
has a meaning beside whose number it is, such as 999 or 111, never changes without an approval.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.content.directory_index import DirectoryIndex
from leaflint.content.models.sign_off import NumberSwap
from leaflint.text.contacts.numbers import find_numbers
from leaflint.text.contacts.phone_number import PhoneNumber


def swaps_between(old: str, new: str, index: DirectoryIndex) -> tuple[NumberSwap, ...] | None:
    """Return the swapped numbers in which two approved texts differ; None: they differ in more."""
    if old == new:
        return ()
    before, after = old.splitlines(), new.splitlines()
    if len(before) != len(after):
        return None
    swaps: dict[NumberSwap, None] = {}
    for line, other in zip(before, after, strict=True):
        was, now = find_numbers(line), find_numbers(other)
        if line == other:
            continue
        if list(_between(line, was)) != list(_between(other, now)):
            return None
        for number, successor in zip(was, now, strict=True):
            if number.written != successor.written:
                if not follows(number, successor, index):
                    return None
                swaps[NumberSwap(old=number.written, new=successor.written)] = None
    return tuple(swaps)


def _between(line: str, numbers: Sequence[PhoneNumber]) -> Iterator[str]:
    """Yield what stands before, between and after the numbers of a line."""
    done = 0
    for number in numbers:
        yield line[done : number.start]
        done = number.end
    yield line[done:]


def follows(old: PhoneNumber | None, new: PhoneNumber | None, index: DirectoryIndex) -> bool:
    """Whether both are full numbers of one service, by the directory: one retired, one in its place."""
    if old is None or new is None or old.number not in index.retired:
        return False
    if not (old.number.startswith("+") and new.number.startswith("+")):
        return False
    service = index.retired[old.number].service
    later = index.retired.get(new.number)
    has_now = service in index.owners.get(new.number, ())
    return has_now or (later is not None and later.service == service)

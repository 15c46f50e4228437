"""Values of the same thing that differ between leaflets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Protocol, TypeVar

from leaflint.core.finding import Position


class Stated(Protocol):
    """A value that a leaflet states, and where."""

    @property
    def worth(self) -> str:
        """The value in a form that is the same for equal values."""

    @property
    def at(self) -> Position:
        """Its place in the file."""


S = TypeVar("S", bound=Stated)


def find_differing(stated: Iterable[S], subject: Callable[[S], Hashable]) -> Iterator[tuple[S, S]]:
    """Yield, for each subject with several values, the first place of the rarest and another.

    Several values in one leaflet are for several cases, and none of them is compared.
    """
    groups: defaultdict[Hashable, list[S]] = defaultdict(list)
    for value in stated:
        groups[subject(value)].append(value)
    for group in groups.values():
        values: defaultdict[str, set[str]] = defaultdict(set)
        for value in group:
            values[value.at.file].add(value.worth)
        single = [value for value in group if len(values[value.at.file]) == 1]
        counts = Counter(value.worth for value in single)
        if len(counts) > 1:
            rare = min(
                single, key=lambda value: (counts[value.worth], value.at.file, value.at.line)
            )
            yield rare, next(value for value in single if value.worth != rare.worth)

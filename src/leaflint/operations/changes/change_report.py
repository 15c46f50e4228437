"""What changed in a repository's leaflets: plain, immutable data that every format is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from leaflint.checks.sign_off.lines import LineKind
from leaflint.text.reading.band import Age

PieceKind = Literal["same", "deleted", "inserted"]


class Piece(NamedTuple):
    """Words of a passage: as they were, taken out or put in."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or several in a row, with what changed in it.

    Attributes:
        kind: what happened to its line.
        section: heading of its section; empty for the title, the summary and the contacts.
        pieces: its words.
        alarms: what kinds of words that carry clinical meaning changed in it, in plain words.
    """

    kind: LineKind
    section: str
    pieces: tuple[Piece, ...]
    alarms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeafletChange:
    """What changed in one leaflet.

    Attributes:
        title: its title, as it is now, or was.
        file: its file, as it is now, or was.
        kind: whether it is new, gone or another; `unreadable` when one of its versions is not valid.
        sign_off: what becomes of its sign-off, in a sentence.
        voided: whether its sign-off no longer holds.
        former_file: the name that its file had before, when it was renamed or moved.
        passages: the sentences that changed, the most urgent kind first.
        facts: what changed beside the words, in sentences: status, risk, dates, evidence, services.
        alarms: the kinds of changes that need a reviewer's eye, in plain words.
        absent: the kinds that are not in the change.
        reading_before: the reading age, or None when that cannot be told.
        reading_after: the same, now.
    """

    title: str
    file: str
    kind: Literal["new", "gone", "changed", "unreadable"]
    sign_off: str
    voided: bool = False
    former_file: str | None = None
    passages: tuple[Passage, ...] = ()
    facts: tuple[str, ...] = ()
    alarms: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    reading_before: Age | None = None
    reading_after: Age | None = None


@dataclass(frozen=True, slots=True)
class ChangeReport:
    """What changed between two states of a repository.

    Attributes:
        base: what is compared with.
        head: what is compared.
        leaflets: every leaflet that changed, those with alarms first.
        shared: files that all leaflets depend on and that changed.
        unchanged: how many leaflets are the same.
    """

    base: str
    head: str
    leaflets: tuple[LeafletChange, ...]
    shared: tuple[str, ...]
    unchanged: int

    @property
    def voided(self) -> int:
        """How many sign-offs no longer hold."""
        return sum(leaflet.voided for leaflet in self.leaflets)

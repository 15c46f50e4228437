"""What changed in a repository's leaflets: immutable data, and the sentences that every format says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from leaflint.checks.sign_off.lines import KINDS, LineKind
from leaflint.core.plural import count, plural
from leaflint.text.reading.scores import Age


class Piece(NamedTuple):
    """Words of a passage: as they were, taken out or put in."""

    kind: Literal["same", "deleted", "inserted"]
    text: str


class Passage(NamedTuple):
    """A sentence, or several in a row, with what changed in it."""

    kind: LineKind
    section: str
    """Heading of its section; empty for the title, the summary and the contacts."""
    pieces: tuple[Piece, ...]
    alarms: tuple[str, ...] = ()
    """What kinds of words that carry clinical meaning changed in it, in plain words."""

    @property
    def label(self) -> str:
        """What is special about it, and its section, such as "numbers or units · Tests"."""
        parts = (", ".join(self.alarms), KINDS.get(self.kind), self.section)
        return " · ".join(part for part in parts if part)


Kind = Literal["gone", "withdrawn", "renamed", "new", "changed", "unreadable"]

MOVEMENTS: Mapping[Kind, str] = {
    "gone": "Deleted",
    "withdrawn": "Withdrawn",
    "renamed": "Renamed or moved",
    "new": "New",
}
"""What a reviewer must know before all words: which leaflets come and go, the most urgent first."""


class SharedChange(NamedTuple):
    """What changed in a policy, or in another file that all leaflets share, in sentences."""

    file: str
    sentences: tuple[str, ...]


class LeafletChange(NamedTuple):
    """What changed in one leaflet; its title and file are those of now, or the last ones."""

    title: str
    file: str
    kind: Kind
    """`unreadable` when one of its versions is not valid."""
    sign_off: str
    """What becomes of its sign-off, in a sentence."""
    voided: bool = False
    former_file: str | None = None
    """The name that its file had before, when it was renamed or moved."""
    former_title: str | None = None
    """The title that it had before, when it has another."""
    passages: tuple[Passage, ...] = ()
    """The sentences that changed, the most urgent kind first."""
    facts: tuple[str, ...] = ()
    """What changed beside the words, in sentences: status, risk, dates, evidence, services."""
    alarms: tuple[str, ...] = ()
    """The kinds of changes that need a reviewer's eye, in plain words."""
    absent: tuple[str, ...] = ()
    """The kinds that are not in the change."""
    reading_before: Age | None = None
    reading_after: Age | None = None

    @property
    def sentences(self) -> list[str]:
        """What there is to know of it beside its sign-off and its passages."""
        former = f"Before: {self.former}." if self.former else ""
        absent = f"Not in this change: {'; '.join(self.absent)}." if self.absent else ""
        return [fact for fact in (former, *self.facts, self._reading, absent) if fact]

    @property
    def former(self) -> str:
        """The title and the file that it had before, where they were others."""
        return ", ".join(name for name in (self.former_title, self.former_file) if name)

    @property
    def _reading(self) -> str:
        before, after = (
            "not judged" if age is None else str(age)
            for age in (self.reading_before, self.reading_after)
        )
        if self.kind == "new":
            return f"Reading age: {after}."
        if self.kind == "gone":
            return f"Reading age: it was {before}."
        if before == after:
            return f"Reading age: {before}, as before."
        return f"Reading age: {before} before, {after} now."


class ChangeReport(NamedTuple):
    """What changed between two states of a repository, those leaflets with alarms first."""

    base: str
    head: str
    leaflets: tuple[LeafletChange, ...]
    shared: tuple[SharedChange, ...]
    """What changed in the files that all leaflets depend on."""
    unchanged: int
    sign_offs_checked: bool = True
    """Whether the check of sign-offs runs in this repository."""

    @property
    def movements(self) -> list[str]:
        """Which leaflets came, went or have another name, in sentences, those that went first."""
        return [
            f"{movement}: {leaflet.title} ({leaflet.file})"
            + (f"; before: {leaflet.former}." if leaflet.former else ".")
            for kind, movement in MOVEMENTS.items()
            for leaflet in self.leaflets
            if leaflet.kind == kind
        ]

    @property
    def totals(self) -> str:
        """How much changed, and how many sign-offs that voids."""
        changed, voided = len(self.leaflets), sum(leaflet.voided for leaflet in self.leaflets)
        sign_offs = "No sign-off is voided"
        if voided:
            holds = "holds" if voided == 1 else "hold"
            sign_offs = f"{voided} {plural(voided, 'sign-off')} no longer {holds}"
        elif not self.sign_offs_checked:
            sign_offs = "Sign-offs are not checked here"
        unreadable = sum(leaflet.kind == "unreadable" for leaflet in self.leaflets)
        if unreadable:
            sign_offs += f"; of {count(unreadable, 'leaflet')} nothing can be told"
        return (
            f"{changed} {plural(changed, 'leaflet')} changed between {self.base} and {self.head}, "
            f"{self.unchanged} did not. {sign_offs}."
        )

"""What became of a file that was to be imported."""

from __future__ import annotations

from typing import NamedTuple


class Note(NamedTuple):
    """Something that a person must know of an imported file: what it is, where, and what to do."""

    kind: str
    place: str
    message: str
    help: str = ""


class Outcome(NamedTuple):
    """What became of a file: the draft that was written, if one was, and what a person must know."""

    source: str
    digest: str
    draft: str | None
    notes: tuple[Note, ...]

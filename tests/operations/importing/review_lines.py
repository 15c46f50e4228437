"""The printed lines of `review_lines.txt`, and what the importer reads from one."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from leaflint.operations.importing.document import Paragraph, Span
from leaflint.operations.importing.printed_facts import find_facts

FILE = Path(__file__).parent / "review_lines.txt"


class PrintedLine(NamedTuple):
    """A line as it is printed, and what it says: "next 2027-06", "none", "wrong"."""

    line: str
    says: str


def printed_lines() -> tuple[PrintedLine, ...]:
    """Return the lines with what they say."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    pairs = (line.rsplit(" => ", 1) for line in lines if " => " in line and line[0] != "#")
    return tuple(PrintedLine(line.replace("⇥", "\t"), says) for line, says in pairs)


def read_line(line: str) -> str:
    """Return what the importer reads from a line, in the same words."""
    facts = find_facts((Paragraph((Span(line),), "footer"),))
    dates = (("last", facts.last), ("next", facts.next))
    found = ", ".join(f"{name} {day}" for name, day in dates if day)
    return found or ("wrong" if facts.problems else "none")

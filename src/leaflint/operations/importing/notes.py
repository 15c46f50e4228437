"""Notes that readers of all kinds of files take, and raised (superscript) signs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from leaflint.operations.importing.document import (
    Document,
    ImportProblem,
    LeftOut,
    Paragraph,
    Repair,
    Table,
)

_RAISED = str.maketrans("0123456789+-\u2212–=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ")


class Notes:
    """Collects what a person must be told about a file while it is read."""

    def __init__(self) -> None:
        self.problems: list[ImportProblem] = []
        self.left_out: list[LeftOut] = []
        self.repairs: list[Repair] = []

    def add(self, place: str, message: str, help_text: str, *, stops: bool = False) -> None:
        """Note what a person must see to, once."""
        problem = ImportProblem(place, message, help_text, stops)
        if problem not in self.problems:
            self.problems.append(problem)

    def stop(self, place: str, message: str, help_text: str) -> None:
        """Note what keeps the file from being imported."""
        self.add(place, message, f"{help_text} Then import it again.", stops=True)

    def leave_out(self, place: str, text: str, why: str) -> None:
        """Note words that the draft does not hold."""
        if text.strip():
            self.left_out.append(LeftOut(place, text.strip(), why))

    def document(self, blocks: Iterable[Paragraph | Table]) -> Document:
        """Return a document of these blocks, with everything that was noted."""
        return Document(
            tuple(blocks), tuple(self.problems), tuple(self.left_out), tuple(self.repairs)
        )

    def picture(self, place: str, description: str) -> None:
        """Note a picture: a person must look whether it holds words."""
        shown = f": '{description}'" if description.strip() else ""
        message = f"a picture stands here{shown}; words in it cannot be read"
        self.add(place, message, "Write any words that it holds into the draft.")


def raised_signs(before: str, text: str, place: str, notes: Notes) -> str:
    """Return superscript words as signs: 10⁶ is no 106; letters, as in "1st", stay what they are."""
    if not re.search(r"[0-9]", text) and not re.fullmatch(r"[+\u2212–-]+", text.strip()):
        if before[-1:].isdigit() and not re.fullmatch(r"st|nd|rd|th|[°ºo]|®|™|TM", text.strip()):
            message = f"'{text}' stands raised behind the number '{before[-20:].strip()}'"
            notes.add(place, message, "Write in the source what it means.", stops=True)
        return text
    signs = text.translate(_RAISED)
    if before[-1:].isdigit():
        message = f"'{text}' stands raised behind '{before[-20:].strip()}': a power or a note"
        notes.add(place, message, f"It became {signs.strip()}; see that this is what is meant.")
    return signs

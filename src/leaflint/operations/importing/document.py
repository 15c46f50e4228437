"""What every reader makes of a file: paragraphs and tables in order, and notes about them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

Kind = Literal["title", "heading", "paragraph", "bullet", "number"]


class Span(NamedTuple):
    """Neighbouring words that look alike: whether they are bold, and the address of their link."""

    text: str
    bold: bool = False
    url: str | None = None


class Paragraph(NamedTuple):
    """A paragraph, heading or point of a list.

    Attributes:
        spans: its words, as they stand, without mark-up.
        place: where it stands, in an editor's words: "paragraph 12", "table 2, row 3", "footer".
        level: of a heading, 1 for the highest; of a point, 1 for a list that lies in no other.
        size: the height of its letters in points; None where the file does not say.
        number: of a point in a numbered list, the number that is printed.
        margin: whether it stands in a header or a footer.
    """

    spans: tuple[Span, ...]
    place: str
    kind: Kind = "paragraph"
    level: int = 1
    size: float | None = None
    number: int | None = None
    margin: bool = False

    @property
    def text(self) -> str:
        """The words alone, with single spaces."""
        return " ".join(raw_text(self.spans).split())

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        worded = [span for span in self.spans if any(map(str.isalnum, span.text))]
        return bool(worded) and all(span.bold for span in worded)

    @property
    def linked(self) -> bool:
        """Whether a link stands in it."""
        return any(span.url for span in self.spans)


class Table(NamedTuple):
    """A table: its rows, in each the cells, in each the paragraphs."""

    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    place: str


class ImportProblem(NamedTuple):
    """Something that a person must do: where, what is wrong, how; `stops`: no draft is written."""

    place: str
    message: str
    help: str
    stops: bool = False


class LeftOut(NamedTuple):
    """Words of the source that the draft does not hold, and why."""

    place: str
    text: str
    why: str


class Repair(NamedTuple):
    """What was put right: what stood there, and the words around it as they are now."""

    place: str
    old: str
    new: str


class Document(NamedTuple):
    """A file as it was read, its headers and footers last."""

    blocks: tuple[Paragraph | Table, ...]
    problems: tuple[ImportProblem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    repairs: tuple[Repair, ...] = ()


def raw_text(spans: Iterable[Span]) -> str:
    """Return words as they stand, with their spaces and line breaks."""
    return "".join(span.text for span in spans)


def joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Merge neighbours that look alike; empty spans are dropped."""
    found: list[Span] = []
    for span in spans:
        if found and (span.bold, span.url) == (found[-1].bold, found[-1].url):
            found[-1] = found[-1]._replace(text=found[-1].text + span.text)
        elif span.text:
            found.append(span)
    return tuple(found)


def split_lines(spans: Iterable[Span]) -> list[tuple[Span, ...]]:
    """Split spans at line breaks; lines without words are dropped."""
    lines: list[list[Span]] = [[]]
    for span in spans:
        first, *rest = span.text.split("\n")
        lines[-1].append(span._replace(text=first))
        lines += [[span._replace(text=text)] for text in rest]
    return [joined(line) for line in lines if raw_text(line).strip()]


def flat(blocks: Iterable[Paragraph | Table]) -> list[Paragraph]:
    """Return the paragraphs of blocks; those of a table one after the other."""
    paragraphs: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Table):
            paragraphs += [paragraph for row in block.rows for cell in row for paragraph in cell]
        else:
            paragraphs.append(block)
    return paragraphs

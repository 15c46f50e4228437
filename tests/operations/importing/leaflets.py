"""What the documents hold: the leaflets that they were made from, as the importer should give them back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Literal, NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.operations.importing.proof.compared_words import STOP, read_words

DOCUMENTS = Path(__file__).parent / "documents"
LEAFLETS = DOCUMENTS / "leaflets"

Kind = Literal["title", "heading", "paragraph", "bullet", "number", "row", "footer"]


class Piece(NamedTuple):
    """A paragraph of a leaflet; the number is that of a step."""

    kind: Kind
    text: str
    number: int = 0


def read_leaflet(text: str) -> list[Piece]:
    """Return the paragraphs of a leaflet in the Markdown of these documents."""
    body, _, footer = text.partition("\n---\n")
    pieces = []
    for line in filter(None, body.splitlines()):
        number = re.match(r"(\d+)\. ", line)
        if set(line) <= set("|- "):
            continue
        if line.startswith("# "):
            pieces.append(Piece("title", line[2:]))
        elif line.startswith("## "):
            pieces.append(Piece("heading", line[3:]))
        elif line.startswith("- "):
            pieces.append(Piece("bullet", line[2:]))
        elif number:
            pieces.append(Piece("number", line[number.end() :], int(number[1])))
        elif line.startswith("|"):
            pieces.append(Piece("row", line.strip("| ")))
        else:
            pieces.append(Piece("paragraph", line))
    return pieces + [Piece("footer", line) for line in footer.splitlines() if line]


class Score(NamedTuple):
    """How many things a document holds, how many of them the draft holds, and how many the draft has."""

    wanted: int = 0
    right: int = 0
    found: int = 0

    def __add__(self, other: object) -> Score:
        assert isinstance(other, Score)
        return Score(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """The harmonic mean of what was found of the wanted, and of what is right in the found."""
        return 2 * self.right / (self.wanted + self.found) if self.wanted + self.found else 1.0

    @property
    def recall(self) -> float:
        """What share of the wanted was found."""
        return self.right / self.wanted if self.wanted else 1.0


class Scores(NamedTuple):
    """Scores of a draft, by what is compared."""

    headings: Score = Score()
    points: Score = Score()
    phones: Score = Score()
    numbers: Score = Score()


def documents() -> list[Path]:
    """Return the documents, in the order of their names."""
    return sorted(file for file in DOCUMENTS.iterdir() if file.is_file())


def leaflet_of(document: Path) -> list[Piece]:
    """Return what a document holds."""
    name = document.name.partition("--")[0]
    return read_leaflet((LEAFLETS / f"{name}.md").read_text(encoding="utf-8"))


def score(wanted: list[Piece], leaflet: Leaflet) -> Scores:
    """Compare a draft with what its document holds; the footer counts in neither."""
    pieces = [piece for piece in wanted if piece.kind != "footer"]
    headings = [piece.text for piece in pieces if piece.kind in {"title", "heading"}]
    points = [piece.text for piece in pieces if piece.kind in {"bullet", "number"}]
    about = {
        number
        for number, section in enumerate(leaflet.data.sections)
        if section.kind == "about-this-leaflet"
    }
    blocks = [
        block for block in leaflet.blocks if len(block.path) == 1 or block.path[1] not in about
    ]
    titles = [block.text for block in blocks if block.kind in {"title", "heading"}]
    rows = {_key(piece.text) for piece in pieces if piece.kind == "row"}
    items = [
        block.text for block in blocks if block.kind == "item" and _key(block.text) not in rows
    ]
    words = [block.text for block in leaflet.blocks]
    texts = [text for piece in pieces for text in piece.text.split(" | ")]
    return Scores(
        _score(map(_key, headings), {*map(_key, titles)}),
        _score(map(_key, points), map(_key, items)),
        _score(_of_kind(texts, "phone number"), _of_kind(words, "phone number")),
        _score(_of_kind(texts, "number"), _of_kind(words, "number")),
    )


def _score(wanted: Iterable[object], found: Iterable[object]) -> Score:
    first, second = Counter(wanted), Counter(found)
    return Score(first.total(), (first & second).total(), second.total())


def _key(text: str) -> tuple[str, ...]:
    return tuple(word.key for word in read_words(text))


def _of_kind(texts: Iterable[str], kind: str) -> list[tuple[str, str]]:
    """Return the words of a kind, each with the word right after it, such as the unit of a number."""
    words = [word for text in texts for word in read_words(text) if word.kind == kind]
    return [(word.key, (word.after[0] or "").partition(STOP)[0]) for word in words]


def review_dates(document: Path) -> tuple[str, str]:
    """Return when a document says that it was reviewed, and is next due; "-" for nothing."""
    name = document.name.partition("--")[0]
    lines = (LEAFLETS / "review_dates.txt").read_text(encoding="utf-8").splitlines()
    return next((last, due) for leaflet, last, due in map(str.split, lines) if leaflet == name)

"""Passages whose sentences, words and syllables were counted by hand.

Each passage in `passages/*.txt` is a line "= name" and its blocks, "kind: text". The counts stand in
the text, so that everybody can check them:

- `//` stands after the end of each sentence;
- `|2` after a word of two syllables, and so on; a word without a number has one;
- `|3*` after a word that is no polysyllable although it has three or more: letters said one by one;
- `_` for a space inside one word (2.5_mg), `^` where one stretch holds two words (and/^or).

The conventions are those of `leaflint.text.reading.aloud` and `leaflint.text.reading.counting`. Syllables are
those of careful British speech (med-i-cine, hou-r, ti-red), but no more than dictionaries give (ev-ry,
tem-pra-ture).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast

from leaflint.text.prose.blocks import Block, BlockKind, Run
from leaflint.text.prose.sentences import find_sentences
from leaflint.text.reading.counting import count_blocks
from leaflint.text.reading.counts import Counts
from leaflint.text.words.worded_block import WordedBlock

FOLDER = Path(__file__).parent / "passages"
_MARK = re.compile(r"\|(\d+)(\*?)")


class Passage(NamedTuple):
    """A passage: what it is called, its blocks, and its counts by hand (those that were counted)."""

    theme: str
    name: str
    blocks: tuple[Block, ...]
    by_hand: Counts

    @property
    def text(self) -> str:
        """The blocks that count, one a line, as a writer would paste them into another tool."""
        return "\n".join(block.text for block in self.blocks if block.kind != "heading")

    @property
    def counts(self) -> Counts:
        """The counts as Leaflint takes them."""
        return count_blocks(map(WordedBlock, self.blocks))


def read_passages() -> list[Passage]:
    """Return all passages, by theme and in the order in which they stand there."""
    return [
        Passage(path.stem, *_read_passage(part))
        for path in sorted(FOLDER.glob("*.txt"))
        for part in path.read_text("utf-8").strip().split("\n\n")
    ]


def _read_passage(part: str) -> tuple[str, tuple[Block, ...], Counts]:
    name, *lines = part.splitlines()
    marked = [cast(tuple[BlockKind, str], tuple(line.split(": ", 1))) for line in lines]
    by_hand = sum((_add_marks(text) for kind, text in marked if kind != "heading"), Counts())
    return name.removeprefix("= "), tuple(_make_blocks(marked)), by_hand


def _make_blocks(marked: list[tuple[BlockKind, str]]) -> Iterator[Block]:
    list_id = -1
    before: BlockKind = "heading"
    for kind, text in marked:
        words = _MARK.sub("", text).replace(" //", " ").replace("^", "").split()
        plain = " ".join(words).replace("_", " ")
        in_list = kind in ("lead-in", "item")
        if kind == "lead-in" or (kind == "item" and before not in ("lead-in", "item")):
            list_id += 1
        yield Block(
            kind,
            plain,
            ("text",),
            (Run(0, 0),),
            find_sentences(plain),
            list_id if in_list else None,
        )
        before = kind


def _add_marks(text: str) -> Counts:
    words = [word for word in re.split(r"[\s^]+", text) if re.search(r"[^\W_]", word)]
    marks = [_MARK.search(word) for word in words]
    return Counts(
        sentences=text.split().count("//"),
        words=len(words),
        syllables=sum(int(mark[1]) if mark else 1 for mark in marks),
        polysyllables=sum(bool(mark and int(mark[1]) > 2 and not mark[2]) for mark in marks),
    )

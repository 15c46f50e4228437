"""The text of a leaflet with the sentences and words marked that make it hard to read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from leaflint.checks.reading_costs import SentenceCost, WordCost
from leaflint.checks.summary import ReadingAge
from leaflint.content.leaflet import Leaflet
from leaflint.text.prose.blocks import Block


class Run(NamedTuple):
    """Words that are marked alike; the note behind them says what they cost."""

    text: str
    in_sentence: bool = False
    is_word: bool = False
    note: str = ""

    @property
    def is_marked(self) -> bool:
        """Whether they cost anything."""
        return self.in_sentence or self.is_word


class MarkedBlock(NamedTuple):
    """A paragraph, or a point of a list."""

    runs: tuple[Run, ...]
    is_point: bool


class MarkedSection(NamedTuple):
    """A section: its reading age in years, and its text; none where nothing in it is marked."""

    heading: str
    age: str
    words: int
    blocks: tuple[MarkedBlock, ...] = ()


class _Mark(NamedTuple):
    start: int
    end: int
    is_word: bool
    note: str


def mark_sections(leaflet: Leaflet, reading: ReadingAge) -> Iterator[MarkedSection]:
    """Yield the sections of a leaflet with their ages, and with what costs most in each."""
    costs = {section.heading: section for section in reading.costs}
    for section, text in zip(reading.sections, leaflet.texts, strict=True):
        costly, noted = costs.get(section.heading), set[str]()
        sentences = {cost.text: cost for cost in costly.sentences} if costly else {}
        words = {cost.word: cost for cost in costly.words} if costly else {}
        blocks = tuple(_marked(block, sentences, words, noted) for block in text.blocks)
        is_marked = any(run.is_marked for block in blocks for run in block.runs)
        age = f"{section.age} years" if section.age else "not judged"
        yield MarkedSection(section.heading, age, section.counts.words, blocks if is_marked else ())


def _marked(
    block: Block,
    sentences: Mapping[str, SentenceCost],
    words: Mapping[str, WordCost],
    noted: set[str],
) -> MarkedBlock:
    """Mark a block by what its sentences and words cost, by their text; words in small letters."""
    marks = [*_sentences(block, sentences), *_words(block, words, noted)]
    edges = {edge for mark in marks for edge in (mark.start, mark.end)}
    runs = tuple(_runs(block, sorted({0, len(block.text)} | edges), marks))
    return MarkedBlock(runs, block.kind == "item")


def _runs(block: Block, cuts: Iterable[int], marks: Iterable[_Mark]) -> Iterator[Run]:
    for start, end in pairwise(cuts):
        over = [mark for mark in marks if mark.start <= start and end <= mark.end]
        notes = (mark.note for mark in over if mark.end == end and mark.note)
        yield Run(
            block.text[start:end],
            any(not mark.is_word for mark in over),
            any(mark.is_word for mark in over),
            "; ".join(notes),
        )


def _sentences(block: Block, costs: Mapping[str, SentenceCost]) -> Iterator[_Mark]:
    for start, end in block.sentences:
        if cost := costs.get(block.text[start:end]):
            note = f"{cost.words} words; cut into {cost.parts}: {cost.years:.2f} years less"
            yield _Mark(start, end, is_word=False, note=note)


def _words(block: Block, costs: Mapping[str, WordCost], noted: set[str]) -> Iterator[_Mark]:
    """Yield each use of the costly words; the first of a section says what the word costs."""
    if not costs:
        return
    written = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, costs))})(?!\w)", re.IGNORECASE)
    for found in written.finditer(block.text):
        cost = costs.get(found[0].lower())
        if cost is None:  # a letter that has two small forms
            continue
        note = "" if cost.word in noted else _word_note(cost)
        noted.add(cost.word)
        yield _Mark(found.start(), found.end(), is_word=True, note=note)


def _word_note(cost: WordCost) -> str:
    instead = f"say “{cost.instead}”" if cost.instead else "a plainer word"
    times = f", {cost.times} times" if cost.times > 1 else ""
    return f"{instead}{times}: {cost.years:.2f} years less"

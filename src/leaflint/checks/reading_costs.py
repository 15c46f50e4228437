"""What the hard sentences and words of a leaflet cost, in years of reading age."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from leaflint.core.finding import Position

_WORDS_QUOTED = 6


@dataclass(frozen=True, slots=True)
class SentenceCost:
    """A long sentence.

    Attributes:
        text: the sentence.
        at: where it stands.
        words: how many words it has.
        parts: into how many sentences it would be cut.
        years: by how much the leaflet's reading age would fall.
    """

    text: str
    at: Position
    words: int
    parts: int
    years: float


@dataclass(frozen=True, slots=True)
class WordCost:
    """A hard word.

    Attributes:
        word: the word, in small letters.
        at: where the section first has it.
        times: how often the section has it.
        syllables: how many syllables it has.
        instead: plain words for it, or None where policy has none.
        years: by how much the leaflet's reading age would fall.
    """

    word: str
    at: Position
    times: int
    syllables: int
    instead: str | None
    years: float


Cost = SentenceCost | WordCost
C = TypeVar("C", SentenceCost, WordCost, Cost)


@dataclass(frozen=True, slots=True)
class SectionCosts:
    """What one section costs, the costliest first; of sentences and of words five at most.

    Attributes:
        heading: the section's heading.
        sentences: its long sentences.
        words: its hard words.
        left_out: how many more there are, of both, that would gain less.
    """

    heading: str
    sentences: tuple[SentenceCost, ...]
    words: tuple[WordCost, ...]
    left_out: int = 0

    @property
    def costs(self) -> tuple[Cost, ...]:
        """What its sentences and words cost."""
        return *self.sentences, *self.words


def costliest(sections: Iterable[SectionCosts]) -> tuple[Cost, ...]:
    """Return the costs of all sections together, the costliest first."""
    return in_order(cost for section in sections for cost in section.costs)


def in_order(costs: Iterable[C]) -> tuple[C, ...]:
    """Return costs, the costliest first, then by place."""
    return tuple(sorted(costs, key=_rank))


def _rank(cost: Cost) -> tuple[float, ...]:
    at = cost.at  # its parts compare far faster than a position does, and many costs are equal
    return -cost.years, at.line, at.column, at.end_line, at.end_column


def advise(cost: Cost) -> str:
    """Return in a few words what to change, where, and what it gains."""
    where = f"line {cost.at.line}"
    if isinstance(cost, SentenceCost):
        words = cost.text.split()
        opening = " ".join(words[:_WORDS_QUOTED]) + (" …" if len(words) > _WORDS_QUOTED else "")
        change = f"cut '{opening}' into {cost.parts} sentences"
        where += f", {cost.words} words"
    else:
        change = f"say '{cost.instead}', not" if cost.instead else "find plainer words for"
        change += f" '{cost.word}'"
        where += f" and {cost.times - 1} more" if cost.times > 1 else ""
    return f"{change} ({where}): {cost.years:.2f} years"

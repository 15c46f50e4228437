"""How much there is to read: sentences, words and syllables, counted from the structure of a text.

What counts:

- Title, summary and headings do not: they are no sentences, and the hand guides leave them out
  (Flesch 1979: skip titles and headings; UNM Hospitals, Checking readability level: delete headings
  and subheadings).
- A list of n points after a lead-in ("You may have:") counts as n sentences: each point ends the
  sentence that the lead-in opens. This is the SMOG rule for a colon followed by a list: "each part of
  the list with the beginning phrase of the sentence" is a sentence. Without a lead-in the points are
  sentences too. A point of several sentences counts them all.
- So full stops, commas and "and" at the ends of points change nothing. (Other tools read such a list
  as one sentence or as many, by its full stops: several grades apart on the same words.)
- A list can also be read as one long sentence with its lead-in. `fewest_sentences` counts so; between
  the two readings lies what punctuation leaves open.
- A sentence without a word ("- - -") is none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from leaflint.text.prose.blocks import BlockKind
from leaflint.text.reading.aloud import FIGURE, Word, close_figures, read_stretch_aloud, say_plain
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.syllables import count_syllables
from leaflint.text.words.worded_block import WordedBlock

POLYSYLLABLE = 3
"""From how many syllables on a word is a polysyllable."""

UNCOUNTED: frozenset[BlockKind] = frozenset({"title", "summary", "heading"})
"""The kinds of block that are no sentences."""

_SPOKEN_ENDING = re.compile(r"(?:[dt]ed|(?:[cgsxz]|[cs]h)es|ing)$")


class Weight(NamedTuple):
    """What some words add to the counts, in the order of `Counts`.

    `capitalised` are those with a capital that would be complex words if they were no names.
    """

    words: int = 0
    syllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    letters: int = 0
    capitalised: int = 0


def count_blocks(blocks: Iterable[WordedBlock]) -> Counts:
    """Return the counts of a leaflet's blocks, titles, summaries and headings left out."""
    weights: list[Weight] = []
    list_parts: dict[object, list[BlockKind]] = defaultdict(list)
    for worded in blocks:
        block = worded.block
        if block.kind in UNCOUNTED or not worded.words:
            continue
        weights += [_weigh_sentence(sent.text) for sent in worded.sentences if sent.words]
        if block.list_id is not None:
            list_parts[block.path, block.list_id].append(block.kind)
    led_in = sum("lead-in" in kinds and "item" in kinds for kinds in list_parts.values())
    joints = sum(len(kinds) - 1 for kinds in list_parts.values())
    return _to_counts(_add(weights), len(weights) - led_in, len(weights) - joints)


@lru_cache(maxsize=65_536)
def count_phrase(phrase: str) -> Counts:
    """Return the counts of a few words within a sentence."""
    return _to_counts(_weigh(close_figures(phrase)))


def count_opening(phrase: str) -> Counts:
    """Return the counts of a few words that open a sentence, where a capital makes no name."""
    return _to_counts(_weigh_sentence(phrase))


def count_words(sentence: str) -> int:
    """Return how many words a sentence has."""
    return _weigh_sentence(sentence).words


def _to_counts(weight: Weight, sentences: int = 0, fewest_sentences: int = 0) -> Counts:
    return Counts(sentences, *weight[:-1], fewest_sentences)


@lru_cache(maxsize=16_384)
def _weigh_sentence(sentence: str) -> Weight:
    """Return what a sentence adds to the counts of words. Leaflets have many in common."""
    closed = close_figures(sentence)
    weight = _weigh(closed)
    if weight.capitalised:
        names = weigh_stretch(closed.split(None, 1)[0]).capitalised
        weight = weight._replace(complex_words=weight.complex_words + names)
    return weight


def _weigh(closed: str) -> Weight:
    return _add(list(map(weigh_stretch, closed.split())))


def _add(weights: Iterable[Weight]) -> Weight:
    return Weight(*map(sum, zip(*weights, strict=True)))


@lru_cache(maxsize=65_536)
def weigh_stretch(stretch: str) -> Weight:
    """Return what a stretch of text without white space, mostly a word, adds to the counts."""
    core, spoken = say_plain(stretch)
    if core:  # as nearly always
        syllables = max(1, count_syllables(spoken))
        return _weigh_word(core, syllables, syllables, len(core))
    words = read_stretch_aloud(stretch)
    return _add([_weigh_spoken(word, stretch[word.start : word.end]) for word in words])


def _weigh_spoken(word: Word, written: str) -> Weight:
    parts = [count_syllables(part) for part in word.spoken]
    syllables = max(1, sum(parts))
    letters = 1 if word.spoken == (FIGURE,) else sum(map(str.isalnum, written))
    if word.kind == "word":
        return _weigh_word(written, syllables, max(parts), letters)
    return Weight(1, syllables, 0, 0, letters, 0)


def _weigh_word(written: str, syllables: int, most: int, letters: int) -> Weight:
    """Return the weight of a word of so many syllables, at `most` between its hyphens."""
    if syllables < POLYSYLLABLE:
        return Weight(1, syllables, 0, 0, letters, 0)
    # A spoken -ed, -es or -ing alone makes "consulted" a polysyllable: it is no hard word.
    inflected = syllables == POLYSYLLABLE and _SPOKEN_ENDING.search(written) is not None
    hard = int(most >= POLYSYLLABLE and not inflected)
    if written[0].isupper():
        return Weight(1, syllables, 1, 0, letters, hard)
    return Weight(1, syllables, 1, hard, letters, 0)

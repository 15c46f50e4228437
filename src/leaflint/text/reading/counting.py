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
import struct
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from leaflint.text.prose.blocks import Block, BlockKind, Sentence
from leaflint.text.reading.counts import Counts
from leaflint.text.reading.syllables import count_syllables
from leaflint.text.words.words import FIGURE, Word, close_figures, read_chunk

POLYSYLLABLE = 3
"""From how many syllables on a word is a polysyllable."""

UNCOUNTED: frozenset[BlockKind] = frozenset({"title", "summary", "heading"})
"""The kinds of block that are no sentences."""

_WORD = re.compile(r"[^\W_]|&")
_SPOKEN_ENDING = re.compile(r"(?:[dt]ed|(?:[cgsxz]|[cs]h)es|ing)$")


class _Weight(NamedTuple):
    """What a stretch of text adds to the counts."""

    sentences: int
    words: int
    syllables: int
    polysyllables: int
    complex_words: int
    letters: int
    capitalised: int
    """Words with a capital that would be complex words if they were no names."""


_PACKED = struct.Struct("<7I")
_FIELD = 1 << 32
_ONE_SENTENCE, _ONE_WORD, _ONE_COMPLEX_WORD, _ONE_CAPITALISED = (
    _FIELD**place for place in (0, 1, 4, 6)
)
"""What is added to a packed weight for one more. A packed weight has its numbers side by side in one,
so that the weights of all words of a text add up in one sum."""


def _pack(weight: _Weight) -> int:
    return int.from_bytes(_PACKED.pack(*weight), "little")


def _unpack(packed: int) -> _Weight:
    return _Weight(*_PACKED.unpack(packed.to_bytes(_PACKED.size, "little")))


def count_block(text: str, sentences: Iterable[Sentence]) -> Counts:
    """Return the counts of one paragraph with the given sentences."""
    weight = _unpack(_weigh_sentences(text, sentences))
    return _to_counts(weight, weight.sentences, weight.sentences)


@lru_cache(maxsize=65_536)
def count_phrase(phrase: str) -> Counts:
    """Return the counts of a few words within a sentence."""
    return _to_counts(_unpack(_weigh_words(close_figures(phrase))), 0, 0)


def count_words(sentence: str) -> int:
    """Return how many words a sentence has."""
    return _weigh_sentence(sentence) // _ONE_WORD % _FIELD


def count_blocks(blocks: Iterable[Block]) -> Counts:
    """Return the counts of a leaflet's blocks, titles, summaries and headings left out."""
    total = 0
    list_parts: dict[object, list[BlockKind]] = defaultdict(list)
    for block in blocks:
        if block.kind in UNCOUNTED:
            continue
        packed = _weigh_sentences(block.text, block.sentences)
        total += packed
        if block.list_id is not None and packed % _FIELD:
            list_parts[block.path, block.list_id].append(block.kind)
    led_in = sum("lead-in" in kinds and "item" in kinds for kinds in list_parts.values())
    joints = sum(len(kinds) - 1 for kinds in list_parts.values())
    weight = _unpack(total)
    return _to_counts(weight, weight.sentences - led_in, weight.sentences - joints)


def _to_counts(weight: _Weight, sentences: int, fewest_sentences: int) -> Counts:
    return Counts(
        sentences=sentences,
        words=weight.words,
        syllables=weight.syllables,
        polysyllables=weight.polysyllables,
        complex_words=weight.complex_words,
        letters=weight.letters,
        fewest_sentences=fewest_sentences,
    )


def _weigh_sentences(text: str, sentences: Iterable[Sentence]) -> int:
    # No word and no figure goes on from one sentence to the next.
    return sum([_weigh_sentence(text[start:end]) for start, end in sentences])


@lru_cache(maxsize=16_384)
def _weigh_sentence(sentence: str) -> int:
    closed = close_figures(sentence)
    packed = _weigh_words(closed)
    if packed >= _ONE_CAPITALISED:
        opening, *_ = closed.split(None, 1)
        packed += _weigh_chunk(opening) // _ONE_CAPITALISED * _ONE_COMPLEX_WORD
    return packed + _ONE_SENTENCE if _WORD.search(sentence) else packed


def _weigh_words(closed: str) -> int:
    return sum(map(_weigh_chunk, closed.split()))


@lru_cache(maxsize=65_536)
def _weigh_chunk(chunk: str) -> int:
    """Return the packed weight of a stretch of text without white space, mostly a word."""
    return sum(_pack(_weigh_word(word, chunk[word.start : word.end])) for word in read_chunk(chunk))


def _weigh_word(word: Word, written: str) -> _Weight:
    parts = [count_syllables(part) for part in word.spoken]
    syllables = max(1, sum(parts))
    polysyllable = word.kind == "word" and syllables >= POLYSYLLABLE
    hard = polysyllable and max(parts) >= POLYSYLLABLE and not _is_inflected(written, syllables)
    return _Weight(
        sentences=0,
        words=1,
        syllables=syllables,
        polysyllables=int(polysyllable),
        complex_words=int(hard and not written[0].isupper()),
        capitalised=int(hard and written[0].isupper()),
        letters=1 if word.spoken == (FIGURE,) else sum(map(str.isalnum, written)),
    )


def _is_inflected(written: str, syllables: int) -> bool:
    """Whether only a spoken -ed, -es or -ing makes the word a polysyllable ("consulted")."""
    return syllables == POLYSYLLABLE and _SPOKEN_ENDING.search(written) is not None

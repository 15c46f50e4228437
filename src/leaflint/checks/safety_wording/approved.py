"""Approved wording: whether a passage holds it word for word, and if not, what has drifted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import LCSseq, Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

from leaflint.text.words.negation import is_denial
from leaflint.text.words.passages import Passage, WordRange
from leaflint.text.words.phrases import PhraseIndex, as_they_are
from leaflint.text.words.tokens import parts_of

_SLIP = 10  # words: one of so many may differ in text that was copied, and one at least
_KEPT_SHARE = 0.4  # a sentence with a smaller share of the wording's words is no part of it


class Drift(NamedTuple):
    """A stretch that is close to approved wording, and what differs, in words.

    Attributes:
        closeness: the share of the wording's words that are there, in order, 0 to 100.
        reverses: whether a "not" came in or went out.
    """

    at: WordRange
    closeness: float
    differences: tuple[str, ...]
    reverses: bool


class Wording:
    """An approved wording: its words, in order, in no order, and how often each is in it."""

    def __init__(self, text: str) -> None:
        """Read a wording."""
        self.words = parts_of(text)
        self.vocabulary = frozenset(self.words)
        self.counts = Counter(self.words)
        self._index = PhraseIndex([(self.words, as_they_are(self.words), None)])

    def find(self, passage: Passage) -> Sequence[WordRange]:
        """Return where a passage holds the wording, word for word, below its heading."""
        if not self.vocabulary <= passage.sequence.vocabulary:  # as a rule
            return ()
        found = self._index.find(passage.words, self.vocabulary)
        return [WordRange(start, end) for start, end, _ in found if start >= passage.body]


read_wording = lru_cache(maxsize=1024)(Wording)
"""Read an approved wording."""


def find_drift(wording: Wording, passage: Passage, least: int) -> Drift | None:
    """Return the stretch of a passage that comes closest to a wording which it does not hold.

    It counts as close from a share of `least` percent of the wording's words on.
    """
    # Most passages lack too many of the words, in whatever order, and aligning words takes long.
    shared = len(wording.words) - len(wording.vocabulary - passage.sequence.vocabulary)
    if not 0 < least * len(wording.words) <= 100 * shared:
        return None
    body = passage.words[passage.body :]
    near = partial_ratio_alignment(wording.words, body, score_cutoff=least / 2) if body else None
    if near is None:
        return None
    start, end = near.dest_start, near.dest_end
    if len(body) < len(wording.words):
        start, end = 0, len(body)
    at = _whole_units(wording, passage, passage.body + start, passage.body + end)
    at = _trim(wording.words, passage, at)
    words = passage.words[at.start : at.end]
    closeness = 100 * LCSseq.similarity(wording.words, words) / len(wording.words)
    if closeness < least:
        return None
    return Drift(at, closeness, *_differences(wording.words, words))


def find_slip(wording: Wording, passage: Passage) -> Drift | None:
    """Return the stretch of a passage that is a copy of a wording but for one word in ten."""
    allowed = max(1, len(wording.words) // _SLIP)
    least = 100 * (len(wording.words) - allowed) // max(1, len(wording.words))
    drift = find_drift(wording, passage, least)
    if drift is None:
        return None
    changed = Levenshtein.distance(wording.words, passage.words[slice(*drift.at)])
    return drift if changed <= allowed else None


def _whole_units(wording: Wording, passage: Passage, start: int, end: int) -> WordRange:
    """Widen a stretch to whole sentences, without those that have little to do with the wording."""
    kept: list[WordRange] = []
    for unit in range(passage.unit_of(start), passage.unit_of(end - 1) + 1):
        at = passage.unit(unit)
        words = Counter(passage.words[at.start : at.end])
        if (words & wording.counts).total() > _KEPT_SHARE * words.total():
            kept.append(at)
    return WordRange(kept[0].start, kept[-1].end) if kept else WordRange(start, end)


def _trim(wording: Sequence[str], passage: Passage, at: WordRange) -> WordRange:
    edits = Levenshtein.opcodes(wording, passage.words[at.start : at.end])
    before = edits[0].dest_end if edits[0].tag == "insert" else 0
    after = edits[-1].dest_end - edits[-1].dest_start if edits[-1].tag == "insert" else 0
    return WordRange(at.start + before, at.end - after)


def _differences(wording: Sequence[str], words: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    """Return what differs, in words, and whether a "not" came in or went out.

    A "not" that went out together with what it belonged to reverses nothing.
    """
    differences = []
    denials = 0
    removed: list[str] = []
    added: list[str] = []
    for edit in (*Levenshtein.opcodes(wording, words), None):
        if edit is None or edit.tag == "equal":
            if removed or added:
                differences.append(_in_words(" ".join(removed), " ".join(added)))
                denials += sum(map(is_denial, added))
                denials -= edit is not None and bool(removed) and is_denial(removed[-1])
                removed, added = [], []
            continue
        removed.extend(wording[edit.src_start : edit.src_end])
        added.extend(words[edit.dest_start : edit.dest_end])
    return tuple(differences), denials != 0


def _in_words(removed: str, added: str) -> str:
    if not removed:
        return f'"{added}" is added'
    return f'"{removed}" has become "{added}"' if added else f'"{removed}" is left out'

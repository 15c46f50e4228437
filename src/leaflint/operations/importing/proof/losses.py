"""Compares the words of a file with those of its draft."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from leaflint.core.plural import count
from leaflint.operations.importing.proof.compared_words import STOP, Word
from leaflint.operations.importing.proof.source_passage import Passage

Found = tuple[Word, Passage]
"""A word of the file, with the passage that it stands in."""

_AROUND = 30
"""Letters that are shown on each side of a word that was lost."""


class Loss(NamedTuple):
    """A word that the file and the draft do not hold alike."""

    kind: str
    word: str
    place: str
    message: str


def compare(found: Sequence[Found], words: Iterable[Word]) -> Iterator[Loss]:
    """Yield each word that the file and what became of it do not hold alike.

    Words beside others than before are told only where every word stands as often as before: where one
    was lost, its neighbours are beside others, too.
    """
    there, here = _by_key(word for word, _ in found), _by_key(words)
    pairs = {key: (there[key], here[key]) for key in [*there, *here]}
    counted = {key: pair for key, pair in pairs.items() if len(pair[0]) != len(pair[1])}
    moved = {key: pair for key, pair in pairs.items() if _has_moved(*pair)} if not counted else {}
    for key, (before, now) in (counted or moved).items():
        kind = (before or now)[0].kind
        times = f"stands {count(len(before), 'time')} in the file, and {len(now)} in the draft"
        beside = "stands beside other words in the draft than in the file"
        message = f"the {kind} '{key}' {times if counted else beside}"
        yield Loss(kind, key, _place([item for item in found if item[0].key == key], now), message)


def _place(found: Sequence[Found], now: Iterable[Word]) -> str:
    """Return where the first word stands whose neighbours differ in the draft."""
    beside = Counter((word.before, word.after) for word in now)
    for word, passage in found:
        beside[word.before, word.after] -= 1
        if beside[word.before, word.after] < 0:
            return f"{passage.place}, {_excerpt(passage.text, word.key)}"
    return "the draft"


def _by_key(words: Iterable[Word]) -> defaultdict[str, list[Word]]:
    by_key = defaultdict(list)
    for word in words:
        by_key[word.key].append(word)
    return by_key


def _has_moved(before: Sequence[Word], now: Sequence[Word]) -> bool:
    """Whether a word that carries a meaning stands beside other words than before."""
    if before[0].kind == "word":
        return False
    there = [(*word.before, *word.after) for word in before]
    here = [(*word.before, *word.after) for word in now]
    return not all(map(_may_be_alike, zip(*there, strict=True), zip(*here, strict=True)))


def _may_be_alike(before: Sequence[str | None], now: Sequence[str | None]) -> bool:
    """Whether neighbours can be the same on both sides."""
    return _may_hold(before, now) and _may_hold(now, before)


def _may_hold(some: Sequence[str | None], others: Sequence[str | None]) -> bool:
    """Whether all neighbours can be among others.

    One that is not known (None) may be any. The end of a text may be a word behind a punctuation mark, for
    the cells of a table become one line; a PDF has not even the mark.
    """
    missing = _bare(some) - _bare(others)
    ends = missing.pop("", 0)
    parted = missing & Counter(word[1:] for word in some if word and word[0] == STOP)
    other_parted = sum(word is not None and word[0] == STOP != word for word in others)
    unknown = others.count(None)
    return (
        (missing - parted).total() <= unknown
        and parted.total() <= unknown + others.count(STOP)
        and ends <= unknown + other_parted
    )


def _bare(neighbours: Iterable[str | None]) -> Counter[str]:
    """Return known neighbours without the sign for a punctuation mark; "" is the end of a text."""
    return Counter(word.removeprefix(STOP) for word in neighbours if word is not None)


def _excerpt(text: str, key: str) -> str:
    """Return the words around a word of a text, as they stand there."""
    words = " ".join(text.split())
    at = max(0, words.lower().find(key))
    start, end = max(0, at - _AROUND), at + len(key) + _AROUND
    return f'"{"…" * (start > 0)}{words[start:end]}{"…" * (end < len(words))}"'

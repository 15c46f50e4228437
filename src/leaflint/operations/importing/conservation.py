"""Proves that a draft holds every word of the file that it was made from.

The file is read anew, by another route than the converter's, and its words are compared with what readers
would read in the draft and with the list of what was left out. Every word must stand there exactly as often;
numbers, units, phone numbers, addresses, negations, modal verbs and medicines beside the same words, too. So
nothing is lost, doubled, changed or moved to another sentence unseen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.core.plural import count
from leaflint.operations.importing.compared_words import STOP, Word, address_key, read_words
from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.source_passage import Passage
from leaflint.operations.importing.source_words import read_source
from leaflint.operations.importing.structure import ABOUT, INTRODUCTION, MISSING_SUMMARY

_ORDER = (
    "phone number", "number", "unit", "negation", "modal verb", "medicine", "address", "word",
)  # fmt: skip
"""Kinds of words, those first whose loss does most harm."""


_DRAFT = "content/leaflets/draft.yaml"
_LEADS_OUT = re.compile(r"(?i)https?://|mailto:|www\.")
_AROUND = 30
"""Letters that are shown on each side of a word that was lost."""


class Loss(NamedTuple):
    """A word that the file and the draft do not hold alike."""

    kind: str
    word: str
    place: str
    message: str


def prove(source: Source, yaml_text: str, left_out: Sequence[str]) -> tuple[Loss, ...]:
    """Return what differs between a file and the draft made from it; nothing is what is wanted.

    `left_out` are the texts that the draft does not hold and a person is shown, each as often as it stands in
    the file.

    Raises:
        UsageError: the file cannot be read to its end.
    """
    loaded = load_content(_DRAFT, yaml_text.encode(), LeafletData)
    if loaded.document is None or loaded.data is None:
        return (Loss("word", "", "the draft", "the draft is not valid: nothing is proved of it"),)
    leaflet = Leaflet(loaded.document, loaded.data)
    passages = read_source(source)
    own = {MISSING_SUMMARY, INTRODUCTION, ABOUT, PurePath(source.name).stem}
    own -= {" ".join(passage.text.split()) for passage in passages}
    kept = (*(text for text in _texts(leaflet) if text not in own), *left_out)
    words = [word for text in kept for word in read_words(text)]
    losses = [*_compare(passages, words), *_compare_links(passages, leaflet, words)]
    return tuple(sorted(losses, key=lambda loss: _ORDER.index(loss.kind)))


def _texts(leaflet: Leaflet) -> Iterator[str]:
    """Yield what readers read; a summary and names of evidence only where they stand nowhere else."""
    title, summary, *others = (block.text for block in leaflet.blocks)
    yield title
    yield from others
    read = "\n".join((title, *others))
    more = (summary, *(evidence.title for evidence in leaflet.data.evidence))
    yield from (text for text in more if text not in read)


def _compare(passages: Sequence[Passage], words: Iterable[Word]) -> Iterator[Loss]:
    """Yield each word that does not stand alike in the file and in what became of it."""
    found = [(word, passage) for passage in passages for word in read_words(passage.text)]
    there, here = _by_key(word for word, _ in found), _by_key(words)
    for key in {**there, **here}:
        before, now = there.get(key, []), here.get(key, [])
        kind = (before or now)[0].kind
        if difference := _difference(kind, before, now):
            beside = Counter((word.before, word.after) for word in now)
            beside.subtract((word.before, word.after) for word in before)
            lost = (
                passage
                for word, passage in found
                if word.key == key and beside[word.before, word.after] < 0
            )
            passage = next(lost, None)
            place = f"{passage.place}, {_excerpt(passage.text, key)}" if passage else "the draft"
            yield Loss(kind, key, place, f"the {kind} '{key}' {difference}")


def _by_key(words: Iterable[Word]) -> dict[str, list[Word]]:
    by_key: dict[str, list[Word]] = {}
    for word in words:
        by_key.setdefault(word.key, []).append(word)
    return by_key


def _difference(kind: str, before: Sequence[Word], now: Sequence[Word]) -> str:
    """Return how a word stands otherwise in the file than in what became of it, or nothing."""
    if len(before) != len(now):
        return f"stands {count(len(before), 'time')} in the file, and {len(now)} in the draft"
    if kind == "word":
        return ""
    sides = (
        ([word.before for word in before], [word.before for word in now]),
        ([word.after for word in before], [word.after for word in now]),
    )
    if all(_may_be_alike(*side) for side in sides):
        return ""
    return "stands beside other words in the draft than in the file"


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


def _compare_links(
    passages: Iterable[Passage], leaflet: Leaflet, words: Iterable[Word]
) -> Iterator[Loss]:
    """Yield each address to which a link leads in the file or in the draft alone."""
    shown = {word.key for word in words if word.kind == "address"}
    links = {address_key(link.url) for block in leaflet.blocks for link in block.links}
    links |= {address_key(source.url) for source in leaflet.data.evidence if source.url}
    places = {
        address_key(link): passage.place
        for passage in passages
        for link in passage.links
        if _LEADS_OUT.match(link)
    }
    visible = {word.key for passage in passages for word in read_words(passage.text)}
    for key in sorted(places.keys() - shown - links):
        yield Loss("address", key, places[key], f"no link leads to '{key}' in the draft")
    for key in sorted(links - places.keys() - visible):
        yield Loss("address", key, "the draft", f"a link leads to '{key}', and none in the file")

"""Proves that a draft holds every word of the file that it was made from.

The file is read anew, by another route than the converter's, and its words are compared with what readers
would read in the draft and with the list of what was left out. Every word must stand there exactly as often;
numbers, units, phone numbers, addresses, negations, modal verbs and medicines beside the same words, too. So
nothing is lost, doubled, changed or moved to another sentence unseen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from leaflint.content.leaflet import Leaflet
from leaflint.content.loading import load_content
from leaflint.content.models.leaflet import LeafletData
from leaflint.operations.importing.opening import Source
from leaflint.operations.importing.proof.compared_words import Word, address_key, read_words
from leaflint.operations.importing.proof.losses import Loss, compare
from leaflint.operations.importing.proof.source_passage import Passage
from leaflint.operations.importing.proof.source_words import read_source
from leaflint.operations.importing.structure import ABOUT, INTRODUCTION, MISSING_SUMMARY

_ORDER = (
    "phone number", "number", "unit", "negation", "modal verb", "medicine", "address", "word",
)  # fmt: skip
"""Kinds of words, those first whose loss does most harm."""
_DRAFT = "content/leaflets/draft.yaml"
_LEADS_OUT = re.compile(r"(?i)https?://|mailto:|www\.")


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
    nowhere = {link for passage in passages for link in passage.links if not _LEADS_OUT.match(link)}
    kept = [text for text in _texts(leaflet) if text not in own]
    kept += [text for text in left_out if text not in nowhere]  # no words, but listed all the same
    words = [word for text in kept for word in read_words(text)]
    found = [(word, passage) for passage in passages for word in read_words(passage.text)]
    losses = [*compare(found, words), *_compare_links(passages, leaflet, words)]
    return tuple(sorted(losses, key=lambda loss: _ORDER.index(loss.kind)))


def _texts(leaflet: Leaflet) -> Iterator[str]:
    """Yield what readers read; a summary and names of evidence only where they stand nowhere else."""
    title, summary, *others = (block.text for block in leaflet.blocks)
    yield title
    yield from others
    read = "\n".join((title, *others))
    more = (summary, *(evidence.title for evidence in leaflet.data.evidence))
    yield from (text for text in more if text not in read)


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

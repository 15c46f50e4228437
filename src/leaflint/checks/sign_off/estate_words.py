"""The words that a repository means as they stand, though they may be in no word list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from leaflint.checks.check import Context
from leaflint.checks.sign_off.spelling import find_words


def estate_words(context: Context) -> frozenset[str]:
    """Return words that are meant as they stand, in small letters: some of them are in no word list.

    They stand in a file that leaflets share, or in the last signed texts of two leaflets or more.
    """
    signed = Counter(
        word
        for loaded in context.sign_offs.values()
        if loaded.data and loaded.data.last
        for word in set(find_words(loaded.data.last.text))
    )
    shared = chain.from_iterable(map(find_words, _shared_texts(context)))
    return frozenset(shared) | {word for word, leaflets in signed.items() if leaflets > 1}


def _shared_texts(context: Context) -> Iterator[str]:
    yield from context.block_texts.values()
    for person in context.people.people:
        yield person.name
    for service in context.directory.services:
        yield from (service.name, *service.aliases)
    for term in context.glossary.terms:
        yield from (term.term, *term.forms, term.meaning)

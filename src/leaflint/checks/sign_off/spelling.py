"""Whether a change of one word only mends its spelling, so that nobody can doubt what was meant.

Two changes do: an American spelling becomes the British one of the same word, and a slip of the pen
becomes the word that it was meant to be. A slip is

- no word of the large list, nor one that this repository means as it stands (`estate_words`);
- one letter away from a common word, and from no other word of the large list.

Capitals never count, since they may be a name's. Nor does a change of the first letter, or a word
that is built like a medical one: "acellular" is near "cellular", "nephropathy" near "neuropathy", and no
list has them all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from leaflint.checks.check import Context
from leaflint.text.words.lexicon import all_words, british_spellings, common_words, slips_of

_LEAST_LETTERS = 5
"""Shorter words are near too many others."""
_WORD = re.compile(rf"[a-z]{{{_LEAST_LETTERS},}}")
_MEDICAL = re.compile(
    r"(?:hypo|hyper|intra|inter|supra|infra|ante|anti|endo|peri|para|brady|tachy|haem|hem|poly|oligo).*"
    r"|.*(?:itis|osis|[aeo]sia|tomy|emia|uria|plegia|paresis|pathy|phagia|phasia|pnoea|pnea|thermia"
    r"|tension|scopy|graphy|cele|cyte|lysis|rrhoea|rrhage|[aeiu]ne|[io]de|ole|[iou]n|ol|ium|ate)s?"
)
"""Beginnings and ends of medical words and of drugs, among others."""


def mends_slip(old: str, new: str) -> bool:
    """Whether `old` is no word, and `new` the only one that it can have been meant for."""
    if not _WORD.fullmatch(old) or old[0] != new[0] or new not in common_words():
        return False
    if _MEDICAL.fullmatch(old) or _MEDICAL.fullmatch(new) or old in all_words():
        return False
    return all_words().intersection(slips_of(old)) == {new}


def is_made_british(old: str, new: str) -> bool:
    """Whether `old` is the American spelling of `new`."""
    return british_spellings().get(old) == new


def estate_words(context: Context) -> frozenset[str]:
    """Return words that are meant as they stand, in small letters: some of them are in no word list.

    They stand in a file that leaflets share, or in the last signed texts of two leaflets or more.
    """
    signed = Counter(
        word
        for loaded in context.sign_offs.values()
        if loaded.data
        for word in set(find_words(loaded.data.records[-1].text))
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


def find_words(text: str) -> list[str]:
    """Return the words of a text that are long enough for a slip, in small letters."""
    return _WORD.findall(text.lower())

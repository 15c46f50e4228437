"""Words are spelt as readers know them.

A misspelt word stops a reader, and can be taken for another one. A word is told when it stands in no
word list, in nothing that leaflets share (glossary, directory, people, blocks) and not in the policy's
`known_words`, while a common word is one slip of the pen away: a letter added, dropped or replaced, or
two that changed places. Words with a capital may be names, and words of four letters or less are near too
many others: neither is told. Nor is a part of a word with hyphens, or what is built like a medical or a
Latin word.

The lists are SCOWL and VarCon by Kevin Atkinson and others, with the names of drugs that the United
States' Food and Drug Administration lists.

Passes::

    summary: What happens when you have a scan and receive the results.

Fails with misspelt::

    summary: What happens when you have a scan and recieve the results.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from leaflint.checks.check import Check, Context, Rule
from leaflint.checks.hit import Hit
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import Text
from leaflint.content.models.policy import Policy
from leaflint.core.finding import Problem, Severity
from leaflint.text.contacts.addresses import address_spans
from leaflint.text.words.lexicon import is_medical, nearest_common_words
from leaflint.text.words.tokens import read_tokens

_WORD = re.compile(r"[a-z]{5,}(?<!a|i|o)(?<!is|us|um|ae|os)")
"""A word that may count as misspelt: long enough, and without a Latin ending."""
_PART = re.compile(r"^[-/)\]]|[-/(\[]$")
"""What stands beside a word that is only a part of one: "oto-palato-digital", "(o)cular"."""


class Settings(Policy):
    """Which words are right though no list has them."""

    known_words: tuple[Text, ...] = ()
    """Words that leaflets may use as they stand, such as the names of local services."""


RULES = {"misspelt": Rule(Severity.NOTICE, "a word looks misspelt")}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Find words that are in no list and one slip away from a common word, each once a leaflet."""
    known = {word.lower() for word in settings.known_words} | context.derived(_shared_words)
    suspects = {word: near for word in leaflet.vocabulary - known if (near := _nearest(word))}
    if not suspects:
        return
    for block in leaflet.blocks:
        addresses = address_spans(block.text)
        for token in read_tokens(block.text):
            start, end = token.start, token.end
            if token.text not in suspects or _PART.search(block.text[start - 1 : end + 1]):
                continue
            if not any(first <= start < last for first, last in addresses):
                meant = " or ".join(f"'{word}'" for word in suspects.pop(token.text))
                message = f"'{token.text}' is in no word list; is {meant} meant?"
                help_text = (
                    "Correct it; or, if it is right, add it to the glossary, or to `known_words` in "
                    "checks/spelling.yaml."
                )
                hit = Hit("misspelt", block, start, end, message, help_text, token.text)
                yield hit.problem(leaflet)


@lru_cache(maxsize=65_536)
def _nearest(word: str) -> tuple[str, ...]:
    """Return the common words that a word may be meant for; none where it is a word, or may be one."""
    may_be_one = _WORD.fullmatch(word) and not is_medical(word)
    return nearest_common_words(word) if may_be_one else ()


def _shared_words(context: Context) -> frozenset[str]:
    """Return the words of what leaflets share: they are meant as they stand."""
    texts = context.texts_of_shared_files()
    return frozenset(token.folded for text in texts for token in read_tokens(text))


CHECK = Check[Settings, None](
    id="spelling",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    needs=("people", "directory", "glossary"),
)

"""People are more than their illness, and the words say so.

"Diabetics", "suffering from" or "non-compliant" make a person into a case, or put the blame on them; a
reader who feels judged reads no further. And a rash that is only described as red is missed on brown and
black skin.

The policy lists the words, what to write instead, why, and by whose advice. A word is right in the
phrases under `unless` ("you may complain of our service"). Signs on the skin that are told in words for
pale skin alone are found in leaflets that nowhere say how they look on other skin. Each word is told once a
leaflet, with how often it stands there. Withdrawn leaflets are not judged.

Passes::

    summary: This page is for people with epilepsy.

Fails with label::

    summary: This page is for epileptics and those around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from pydantic import Field

from leaflint.checks.check import Check, Context, Rule
from leaflint.checks.hit import Hit
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import FileModel, Text
from leaflint.content.models.policy import Policy
from leaflint.core.finding import Problem, Severity
from leaflint.core.plural import count
from leaflint.text.prose.blocks import Block
from leaflint.text.words.passages import find_in_block
from leaflint.text.words.phrases import PhraseIndex, index_words


class PersonWord(FileModel):
    """Words that make a person into a case, and what to write instead."""

    words: Mapping[Text, Text] = Field(min_length=1)
    """Each form, with what to write instead: {epileptics: people with epilepsy}."""
    reason: Text
    """What the words do to a reader."""
    source: Text
    """Whose advice it is, in own words."""
    unless: tuple[Text, ...] = ()
    """Phrases in which the words are right."""


class Settings(Policy):
    """Which words make a person into a case."""

    person_words: tuple[PersonWord, ...] = ()
    """The words, each with what to write instead."""
    pale_skin: tuple[Text, ...] = ()
    """Phrases for signs on the skin as they look on pale skin: "your skin turns red"."""
    other_skin: tuple[Text, ...] = ()
    """Phrases of which one says how signs look on other skin: "brown or black skin"."""

    @cached_property
    def index(self) -> PhraseIndex[tuple[str, PersonWord] | None]:
        """Every form of every entry; None for a phrase in which it is right."""
        phrases: list[tuple[str, tuple[str, PersonWord] | None]] = []
        for entry in self.person_words:
            phrases += ((form, (say, entry)) for form, say in entry.words.items())
            phrases += ((phrase, None) for phrase in entry.unless)
        return index_words(phrases)

    @cached_property
    def skin(self) -> PhraseIndex[bool]:
        """Phrases for the skin; whether each is for other skin than pale."""
        pale, others = ((phrase, False) for phrase in self.pale_skin), self.other_skin
        return index_words([*pale, *((phrase, True) for phrase in others)])


RULES = {
    "label": Rule(Severity.NOTICE, "a person is named by an illness, or blamed"),
    "pale-skin": Rule(Severity.NOTICE, "a sign on the skin is told for pale skin alone"),
}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Find words that make people into cases, and signs as they look on pale skin alone."""
    if leaflet.data.status == "withdrawn":
        return
    found: dict[str, list[tuple[Block, int, int, str, PersonWord]]] = {}
    for worded in leaflet.worded_blocks:
        for match in find_in_block(settings.index, worded):
            if match.value is not None:
                span = worded.span(match.start, match.end)
                seen = worded.text[slice(*span)].lower()
                found.setdefault(seen, []).append((worded.block, *span, *match.value))
    for seen, places in found.items():
        block, start, end, say, entry = places[0]
        times = f" ({count(len(places), 'time')})" if len(places) > 1 else ""
        message = f"'{seen}' makes a person into a case; better is '{say}'{times}"
        help_text = f"{entry.reason} ({entry.source})"
        yield Hit("label", block, start, end, message, help_text, seen).problem(leaflet)
    yield from _pale_skin(leaflet, settings)


def _pale_skin(leaflet: Leaflet, settings: Settings) -> Iterator[Problem]:
    signs: list[tuple[Block, int, int]] = []
    for worded in leaflet.worded_blocks:
        for match in find_in_block(settings.skin, worded):
            if match.value:
                return
            signs.append((worded.block, *worded.span(match.start, match.end)))
    if signs:
        block, start, end = signs[0]
        message = f"'{block.text[start:end]}' tells how it looks on pale skin alone"
        help_text = "Say how it looks on brown and black skin as well, or how it feels."
        yield Hit("pale-skin", block, start, end, message, help_text, "").problem(leaflet)


CHECK = Check[Settings, None](
    id="person-words",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
)

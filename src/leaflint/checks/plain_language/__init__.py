"""Leaflets are in plain words, in short sentences, and explain what they must name.

A reader who stumbles over a word, a long sentence or letters that nobody explained may miss what to
do, most of all when ill or afraid. This check points at the place and says what is plainer.

It finds long sentences and paragraphs; hard words that have plain ones; abbreviations and terms of
the glossary that are not explained where they are first used; too much passive voice; "your GP" in
urgent advice; words for making a call other than "call" and "phone"; times such as 12pm or 17:30;
dates without the month in words; words in capitals; italics. Which words, which limits: the policy.

An explanation counts in brackets, in the same or the next sentence, or as a link to the glossary.
Withdrawn leaflets are not judged. A hint is no verdict: where a finding is wrong for your text,
leave the text as it is and ask for a waiver.

Sources: NHS digital service manual; Plain English Campaign; British Dyslexia Association. Each rule's
own are in its module in `leaflint.checks.plain_language`.

Passes::

    sections:
      - heading: After the scan
        text: |
          You will have a biopsy (a test that takes a tiny piece of the body) at 5:30pm on 1 June. If
          you feel unwell, call a GP at once.

Fails with hard-word::

    sections:
      - heading: After the scan
        text: You will commence treatment.

Fails with time::

    sections:
      - heading: After the scan
        text: You can go home at 17:30.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from operator import attrgetter

from pydantic import Field, field_validator

from leaflint.checks.check import Check, Context, Rule
from leaflint.checks.hit import Hit
from leaflint.checks.offers import GLOSSARY_LINKS, PLAIN_WORDS
from leaflint.checks.plain_language import advice, capitals, style, times_and_dates
from leaflint.checks.plain_language.hard_words import find_hard_words, find_unexplained_terms
from leaflint.checks.plain_language.word_list import (
    HardWord,
    HardWordIndex,
    find_contradiction,
    index_hard_words,
)
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.fields import Text, Whole, editor_error
from leaflint.content.models.policy import Policy
from leaflint.content.terms import term_uses
from leaflint.core.finding import Fix, Problem, Severity
from leaflint.text.words.phrases import index_words
from leaflint.text.words.tokens import holds_digit


class Settings(Policy):
    """What counts as plain language."""

    sentence_target: Whole = Field(20, ge=5)
    """Words that a sentence should have at most."""
    sentence_maximum: Whole = Field(25, ge=5)
    """Words above which a sentence is much too long."""
    paragraph_maximum: Whole = Field(3, ge=1)
    """Sentences that a paragraph should have at most."""
    passive_share: Whole = Field(10, ge=0, le=99)
    """Percentage of the sentences that may be passive."""
    known_abbreviations: tuple[Text, ...] = ()
    """Abbreviations that everybody knows, such as NHS."""
    glossary_links: tuple[Text, ...] = ()
    """What the address of a link to your glossary holds, such as example.org/glossary."""
    urgent_signs: tuple[Text, ...] = Field(min_length=1)
    """Words that make advice urgent, such as "at once"."""
    not_urgent: tuple[Text, ...] = ()
    """Phrases with such words that don't, such as "not urgent"."""
    phone_words: Mapping[Text, Text] = Field(min_length=1)
    """Words for making a call, in each form, with the plainer ones: {ring: call}."""
    hard_words: tuple[HardWord, ...] = Field(min_length=1)
    """Hard words, with plain ones; any order. In capitals: an abbreviation, such as a sign of dose."""

    @field_validator("hard_words")
    @classmethod
    def _is_consistent(cls, entries: tuple[HardWord, ...]) -> tuple[HardWord, ...]:
        wrong = find_contradiction(entries)
        if wrong:
            raise editor_error(wrong)
        return entries

    @cached_property
    def hard_word_index(self) -> HardWordIndex:
        """The hard words, ready to be looked up."""
        return index_hard_words(self.hard_words)

    @cached_property
    def known_capitals(self) -> frozenset[str]:
        """Abbreviations that everybody knows, and those that the hard words have plain words for."""
        forms = (form for entry in self.hard_words for form in entry.words if form.isupper())
        return frozenset((*self.known_abbreviations, *forms))

    @cached_property
    def urgent_index(self) -> advice.UrgentSigns:
        """The signs of urgency, ready to be looked up."""
        signs = ((words, True) for words in self.urgent_signs)
        return index_words([*signs, *((words, False) for words in self.not_urgent)])


RULES = {
    "sentence-above-maximum": Rule(Severity.WARNING, "a sentence is much too long"),
    "sentence-above-target": Rule(Severity.NOTICE, "a sentence is longer than the target"),
    "long-paragraph": Rule(Severity.NOTICE, "a paragraph has too many sentences"),
    "hard-word": Rule(Severity.WARNING, "a hard word has a plainer one"),
    "abbreviation": Rule(Severity.WARNING, "an abbreviation is not spelt out at first use"),
    "unexplained-term": Rule(Severity.WARNING, "a medical term is not explained at first use"),
    "passive-voice": Rule(Severity.NOTICE, "too many sentences are passive"),
    "your-gp": Rule(Severity.WARNING, "urgent advice says 'your GP' instead of 'a GP'"),
    "phone-word": Rule(Severity.WARNING, "there is a plainer word for making a call"),
    "time": Rule(Severity.WARNING, "a time of day is easy to misread"),
    "numeric-date": Rule(Severity.WARNING, "a date has no month in words"),
    "all-capitals": Rule(Severity.WARNING, "words are in capitals"),
    "italic-text": Rule(Severity.WARNING, "words are in italics"),
}


def check(leaflet: Leaflet, settings: Settings, context: Context) -> Iterator[Problem]:
    """Find what is not in plain language, in everything that readers read."""
    if leaflet.data.status == "withdrawn":
        return
    blocks = leaflet.worded_blocks
    terms, first_uses = term_uses(leaflet, settings.glossary_links, context.terms)
    with_digits = [worded for worded in blocks if holds_digit(worded.text)]
    hits = chain(
        style.find_long_sentences(blocks, settings.sentence_target, settings.sentence_maximum),
        style.find_long_paragraphs(blocks, settings.paragraph_maximum),
        find_hard_words(blocks, settings.hard_word_index, terms),
        find_unexplained_terms(first_uses),
        style.find_passives(blocks, settings.passive_share),
        advice.find_your_gp(blocks, settings.urgent_index),
        advice.find_phone_words(blocks, settings.phone_words),
        times_and_dates.find_unclear_times(with_digits),
        times_and_dates.find_numeric_dates(with_digits),
        capitals.find_capitals(blocks, settings.known_capitals, terms),
        style.find_italics(blocks),
    )
    for hit in hits:
        yield hit.problem(leaflet, _fix(leaflet, hit))


def _fix(leaflet: Leaflet, hit: Hit) -> Fix | None:
    """Return the fix, unless mark-up stands within the words that it would replace."""
    if hit.replacement is None:
        return None
    start, end = hit.block.source_span(hit.start, hit.end)
    if end - start != hit.end - hit.start:
        return None
    fix = leaflet.fix(hit.block, hit.start, hit.end, hit.replacement)
    if fix is None or hit.rule != "italic-text":
        return fix
    return style.without_marks(leaflet.document.text, fix)


def _offer_plain_words(settings: Settings) -> Mapping[str, str]:
    entries = settings.hard_words
    return {form.lower(): say for entry in entries for form, say in entry.words.items()}


CHECK = Check[Settings, None](
    id="plain-language",
    manual=__doc__,
    rules=RULES,
    settings=Settings,
    leaflet=check,
    offers={PLAIN_WORDS: _offer_plain_words, GLOSSARY_LINKS: attrgetter("glossary_links")},
    needs=("glossary",),
)

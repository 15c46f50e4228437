"""Advice on whom to call: "your GP" when it is urgent, and words for making a phone call.

Sources: NHS digital service manual, Care cards (say "a GP", not "your GP", for urgent care: whoever
is free should see the reader) and A to Z (say "phone" and "call", not "telephone", "ring" or "dial").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from leaflint.checks.hit import Hit
from leaflint.checks.plain_language.verbs import may_be_verb
from leaflint.text.words.passages import find_in_block
from leaflint.text.words.phrases import PhraseIndex, index_words
from leaflint.text.words.worded_block import WordedBlock

UrgentSigns = PhraseIndex[bool]
"""Words that tell of urgency (True), and phrases with such words that don't (False)."""

_PLACES = "surgery practice clinic team nurse receptionist records notes".split()
_YOUR_GP = index_words(
    [("your GP", True), ("your own GP", True), *((f"your GP {place}", False) for place in _PLACES)]
)
"""Phrases that name the reader's doctor (True), and those that only hold the same words."""

_TURNING_TO = frozenset(
    "call see contact phone ring tell ask visit speak talk go get with to".split()
)
_DENYING = frozenset("not don't didn't doesn't can't cannot couldn't never without".split())
_REACH = 6
"""Words before "your GP" among which the verb is looked for: "Contact the ward or your GP"."""

_OTHER_MEANINGS = frozenset("ring rings ringing rang rung dial dials dialled dialling".split())
_THINGS = frozenset(
    "bell bells buzzer alarm finger fingers pessary pessaries worm doorbell".split()
)
_PEOPLE = frozenset("me us him them her for if".split())
_BEFORE_NAMES = frozenset("the your our a an any my their his this".split())
_PREFIXES = frozenset("18001 18002 141 1470 1471 9".split())
"""Numbers that are only dialled before another."""


def find_your_gp(blocks: Sequence[WordedBlock], signs: UrgentSigns) -> Iterator[Hit]:
    """Find "your GP" in advice that is urgent by its clause, its heading or its list's lead-in."""
    help_text = "Write 'a GP': when it is urgent, any GP can help."
    heading = lead_in = None
    for worded in blocks:
        if not worded.is_running_text:
            heading = worded
        elif worded.block.kind != "item":
            lead_in = worded if worded.block.kind == "lead-in" else None
        if "gp" not in worded.words:
            continue
        urgent = _urgent_words(worded, signs)
        all_urgent = any(_urgent_words(above, signs) for above in (heading, lead_in) if above)
        for match in find_in_block(_YOUR_GP, worded):
            sentence = worded.words_of_sentence(worded.sentence_of(match.start))
            near = worded.words[max(sentence.start, match.start - _REACH) : match.start]
            if (
                match.value
                and (all_urgent or not urgent.isdisjoint(worded.clause_of(match.start)))
                and not _TURNING_TO.isdisjoint(near)
                and _DENYING.isdisjoint(near)
            ):
                seen = worded.written(match.start, match.end)
                message = f"'{seen}' in urgent advice makes readers wait for one doctor"
                span = worded.span(match.start, match.end - 1)
                yield Hit("your-gp", worded.block, *span, message, help_text, "your gp")


def _urgent_words(worded: WordedBlock, signs: UrgentSigns) -> frozenset[int]:
    return frozenset(match.start for match in find_in_block(signs, worded) if match.value)


def find_phone_words(blocks: Iterable[WordedBlock], plain: Mapping[str, str]) -> Iterator[Hit]:
    """Find words for making a phone call that have a plainer one.

    A ring on a finger, a bell that rings or the dial of a pump is no phone call.
    """
    for worded in blocks:
        if plain.keys().isdisjoint(worded.words):
            continue
        for number, word in enumerate(worded.words):
            say = plain.get(word)
            if say is None or (word in _OTHER_MEANINGS and not _is_call(worded, number)):
                continue
            start, end = worded.span(number)
            seen = worded.text[start:end]
            message = f"'{seen}' has a plainer word: '{say}'"
            help_text = f"Write '{say}', as readers say it themselves."
            yield Hit("phone-word", worded.block, start, end, message, help_text, seen.lower())


def _is_call(worded: WordedBlock, number: int) -> bool:
    """Whether "ring" or "dial" is a verb here, and what is rung is a person or a number."""
    first = worded.after(number)
    if first is None or not may_be_verb(worded, number):
        return False
    following = worded.words[number + 1 : number + 5]
    return _THINGS.isdisjoint(following) and (
        (first[0].isdigit() and first not in _PREFIXES)
        or first in _PEOPLE
        or first in _BEFORE_NAMES
        or worded.written(number + 1)[0].isupper()
        or (first == "on" and len(following) > 1 and following[1][0].isdigit())
    )

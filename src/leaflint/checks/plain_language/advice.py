"""Advice on whom to call: "your GP" when it is urgent, and words for making a phone call.

Sources: NHS digital service manual, Care cards (say "a GP", not "your GP", for urgent care: whoever
is free should see the reader) and A to Z (say "phone" and "call", not "telephone", "ring" or "dial").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from leaflint.text.words.phrase_index import PhraseIndex
from leaflint.text.words.worded_block import Hit, Passage

UrgentSigns = PhraseIndex[bool]
"""Words that tell of urgency (True), and phrases with such words that don't (False)."""

_YOUR_GP = PhraseIndex([("your GP", "your"), ("your own GP", "your own")])
_TURNING_TO = frozenset(
    "call see contact phone ring tell ask visit speak talk go get with to".split()
)
_REACH = 6
"""Words before "your GP" among which the verb is looked for: "Contact the ward or your GP"."""

_OTHER_MEANINGS = frozenset("ring rings ringing rang rung dial dials dialled dialling".split())
_THINGS = frozenset(
    "bell bells buzzer alarm finger fingers pessary pessaries worm doorbell".split()
)
_PEOPLE = frozenset("me us him them her for if".split())
_BEFORE_NAMES = frozenset("the your our a an any my their his this".split())
_BEFORE_VERBS = frozenset(
    "to please and or can could should must will would may might you we they i then also not don't"
    " never always just now by before when try so who immediately instead ever either simply".split()
)
_PREFIXES = frozenset("18001 18002 141 1470 1471 9".split())
"""Numbers that are only dialled before another."""


def find_your_gp(passages: Sequence[Passage], signs: UrgentSigns) -> Iterator[Hit]:
    """Find "your GP" in advice that is urgent by its sentence, its heading or its list's lead-in."""
    heading = lead_in = None
    for passage in passages:
        if not passage.is_running_text:
            heading = passage
        elif passage.block.kind != "item":
            lead_in = passage if passage.block.kind == "lead-in" else None
        if "gp" not in passage.words:
            continue
        urgent = _urgent_words(passage, signs)
        all_urgent = any(_urgent_words(one, signs) for one in (heading, lead_in) if one)
        for match in _YOUR_GP.find(passage):
            sentence = passage.block.sentences[passage.sentence_at(match.start)]
            numbers = passage.word_numbers(sentence)
            near = passage.words[max(numbers.start, match.first - _REACH) : match.first]
            is_urgent = bisect_left(urgent, numbers.start) < bisect_left(urgent, numbers.stop)
            if (all_urgent or is_urgent) and not _TURNING_TO.isdisjoint(near):
                yield _your_gp(passage, match.start, match.end, match.value)


def _urgent_words(passage: Passage, signs: UrgentSigns) -> tuple[int, ...]:
    """Return the numbers of the words that tell of urgency."""
    return tuple(match.first for match in signs.find(passage) if match.value)


def _your_gp(passage: Passage, start: int, end: int, own: str) -> Hit:
    seen = passage.text[start:end]
    message = f"'{seen}' in urgent advice makes readers wait for one doctor"
    help_text = "Write 'a GP': when it is urgent, any GP can help."
    plain = "A" if seen[0].isupper() else "a"
    return Hit(
        "your-gp", passage.block, start, start + len(own), message, help_text, "your gp", plain
    )


def find_phone_words(passages: Iterable[Passage], plain: Mapping[str, str]) -> Iterator[Hit]:
    """Find words for making a phone call that have a plainer one.

    A ring on a finger, a bell that rings or the dial of a pump is no phone call.
    """
    for passage in passages:
        if plain.keys().isdisjoint(passage.words):
            continue
        for number in [number for number, word in enumerate(passage.words) if word in plain]:
            word = passage.words[number]
            if word not in _OTHER_MEANINGS or _is_call(passage, number):
                yield _phone_word(passage, number, plain[word])


def _phone_word(passage: Passage, number: int, say: str) -> Hit:
    seen = passage.written(number)
    message = f"'{seen}' has a plainer word: '{say}'"
    replacement = say[0].upper() + say[1:] if seen[0].isupper() else say
    return Hit(
        "phone-word", passage.block, *passage.spans[number],
        message, f"Write '{say}', as readers say it themselves.", seen.lower(), replacement,
    )  # fmt: skip


def _is_call(passage: Passage, number: int) -> bool:
    """Whether "ring" or "dial" is a verb here, and what is rung is a person or a number."""
    before, after = passage.before(number), passage.after(number)
    if after is None or (before is not None and before not in _BEFORE_VERBS):
        return False
    return _is_answered(passage.words[number + 1 : number + 5], passage.written(number + 1))


def _is_answered(following: Sequence[str], written: str) -> bool:
    """Whether the words after the verb name somebody who answers, or a whole phone number."""
    first = following[0]
    if not _THINGS.isdisjoint(following[:4]):
        return False
    return (
        (first[0].isdigit() and first not in _PREFIXES)
        or first in _PEOPLE
        or first in _BEFORE_NAMES
        or written[0].isupper()
        or (first == "on" and len(following) > 1 and following[1][0].isdigit())
    )

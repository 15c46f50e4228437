"""Passive voice, where a text has too much of it: "you will be seen" hides who sees you.

A passive is a form of "be", perhaps with an adverb, and a past participle. Participles that mostly
describe a state (worried, swollen, closed) are left out, and so is what only names (is called). What
is left is judged as a share of the sentences, since a passive here and there is the better wording.

Source: Plain English Campaign, How to write medical information in plain English (2001): about 90%
active.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflint.checks.plain_language.hit import Hit
from leaflint.text.words.worded_block import WordedBlock

_BE = frozenset(
    "is are was were be been being you're we're they're isn't aren't wasn't weren't".split()
)
_BETWEEN = frozenset(
    "not also often usually always never then only still first soon now being been".split()
)
_IRREGULAR = frozenset(
    "given taken seen made told shown sent kept put held found brought built chosen drawn driven eaten"
    " forgotten heard paid spoken stolen taught thought understood worn written begun bought caught fed"
    " sold cut hurt led lent said torn thrown withdrawn overseen undertaken undergone".split()
)
_STATES = frozenset(
    "worried tired scared interested pleased concerned married divorced related exhausted frightened"
    " embarrassed confused depressed stressed relaxed bored excited experienced qualified advanced"
    " limited based called named located situated involved supposed closed finished prepared used"
    " inflamed infected blocked enlarged raised bruised crowded complicated detailed dedicated registered"
    " satisfied surprised shocked disappointed annoyed retired unemployed employed dressed blotched"
    " sedated disabled swollen allowed addicted attached connected constipated dehydrated bloated"
    " distressed upset overweight determined committed trained certified licensed insured aged"
    " widowed separated pre-packed packed colored coloured shaped sized dried aroused convinced"
    " hundred indeed naked need exceed proceed succeed speed breed bleed feed greed agreed".split()
)
_REACH = 5
"""Words after the form of "be" among which the participle is looked for."""
_REGULAR = re.compile(r"[a-z]{3,}ed")


def find_passives(blocks: Sequence[WordedBlock], share: int) -> Iterator[Hit]:
    """Find passives, if more than `share` percent of the sentences are passive."""
    found = [
        (worded, first, last)
        for worded in blocks
        if worded.is_running_text and not _BE.isdisjoint(worded.words)
        for first, last in _passives_in(worded)
    ]
    if not found:
        return
    total = sum(len(worded.block.sentences) for worded in blocks if worded.is_running_text)
    passive = len({(id(worded), worded.sentence_of(first)) for worded, first, _ in found})
    if 100 * passive <= share * total:
        return
    help_text = "Say who does it: 'a nurse will see you' is plainer than 'you will be seen'."
    for worded, first, last in found:
        start, end = worded.span(first, last + 1)
        seen = worded.text[start:end]
        message = (
            f"'{seen}' is passive, as are {passive} of {total} sentences; "
            f"the policy aims for at most {share}%"
        )
        yield Hit("passive-voice", worded.block, start, end, message, help_text, seen.lower())


def _passives_in(worded: WordedBlock) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the first and last word of each passive."""
    words, free = worded.words, 0
    for first in [number for number, word in enumerate(words) if word in _BE]:
        last = first + 1
        for word in words[last : first + _REACH]:
            if word not in _BETWEEN and not word.endswith("ly"):
                break
            last += 1
        if (
            first >= free
            and last < len(words)
            and _is_participle(words[last])
            and worded.are_joined(first, last + 1)
        ):
            yield first, last
            free = last + 1


def _is_participle(word: str) -> bool:
    return word in _IRREGULAR or (
        word.endswith("ed") and _REGULAR.fullmatch(word) is not None and word not in _STATES
    )

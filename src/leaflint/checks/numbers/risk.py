"""How often, and how much more: words and shares that readers cannot weigh by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from leaflint.checks.hit import Hit
from leaflint.text.prose.blocks import Block

_HARM = (
    r"(?:side effects?|complications?|risks?|chances?|reactions?|infections?|problems?|bleeding|clots?"
    r"|damage|scarring|death|failure)"
)
_HOW_OFTEN = r"(?:very |extremely |quite |fairly |relatively )?(?:rare|uncommon|common|unlikely)"
_BARE = re.compile(
    rf"\b{_HARM} (?:is|are|may be|can be) {_HOW_OFTEN}\b(?! (?:to|for|that|in|with|after|when|if)\b)"
    rf"|\b(?<!most ){_HOW_OFTEN} (?:but (?:serious|dangerous) )?"
    r"(?:side effects?|complications?|reactions?|risks?)\b"
    r"|\b(?<!at )(?:very |extremely )?(?:small|slight|low|tiny) (?:risk|chance)\b",
    re.IGNORECASE,
)
_FIGURE = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|half|hundred|thousand|million)"
)
_NUMBER = re.compile(rf"\d|\b{_FIGURE} (?:in|out of|percent|per cent)\b|\bhalf of\b", re.IGNORECASE)
_PEOPLE = (
    r"(?:people|patients|men|women|adults|children|babies|readers|users|those|cases|pregnancies|us)"
)
_PERCENTAGE = re.compile(
    rf"\b\d[\d.]*(?:%| ?per ?cent)(?: (?:to|and|or) \d[\d.]*(?:%| ?per ?cent))?"
    rf" of (?:all |the |these |our )?(?:\w+ )?{_PEOPLE}\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"\b{_FIGURE} (?:in|out of) (?:every )?(\d[\d,]*|ten|twenty|(?:a |one )?(?:hundred|thousand|million))"
    r"\b(?! (?:years?|months?|weeks?|days?|hours?|minutes?)\b)",
    re.IGNORECASE,
)
_ANY_PERCENTAGE = re.compile(r"\b\d[\d.]*(?:%| ?per ?cent)", re.IGNORECASE)
_RELATIVE = re.compile(
    r"\b(?:doubles?|triples?|halves|doubled|halved) (?:the|your|their|a \w+'s|this) (?:\w+ )?(?:risk|chance)"
    r"|\b(?:twice|three times|four times|\d+ times|\d+(?:%| ?per ?cent)) (?:as|more|less) (?:likely|common)\b"
    r"|\b(?:risk|chance)\b[^.]{0,40}\b(?:increases?|rises?|falls?|goes up|goes down|cut|reduced?) by"
    r" (?:about |around |up to )?\d+(?:%| ?per ?cent)"
    r"|\b(?:increases?|raises?|reduces?|lowers?|cuts?) (?:the|your|their) (?:\w+ )?(?:risk|chance)[^.]{0,30}"
    r" by (?:about |around |up to )?(?:\d+(?:%| ?per ?cent)|half|a third|a quarter)",
    re.IGNORECASE,
)
_TELLING = ("rare", "common", "risk", "chance", "likely")
"""Every match of `_BARE` and `_RELATIVE` contains one of these, in small letters."""
_OF_A_WHOLE = (" in ", " out of ")
_OF_A_HUNDRED = ("%", "cent")
"""Every match of `_SHARE`, and every percentage, contains one of these in small letters."""
_WORDS = {"ten": 10, "twenty": 20, "hundred": 100, "thousand": 1_000, "million": 1_000_000}


class Section(NamedTuple):
    """The blocks of a section, and all their words in small letters."""

    blocks: Sequence[Block]
    words: str

    def holding(self, signs: Sequence[str]) -> Iterator[tuple[int, Block]]:
        """Yield the blocks with one of some signs, each with its number; most sections have none."""
        if any(sign in self.words for sign in signs):
            for number, block in enumerate(self.blocks):
                if any(sign in block.text.lower() for sign in signs):
                    yield number, block


def find_bare_words(section: Section) -> Iterator[Hit]:
    """Find words for how often without a number in the same sentence, or the next."""
    help_text = "Add how often, as far as it is known: such as 'about 1 in 1,000 people'."
    for number, block in section.holding(_TELLING):
        following = "".join(below.text for below in section.blocks[number + 1 : number + 2])
        for found in _BARE.finditer(block.text):
            sentences = [span for span in block.sentences if span.end > found.start()][:2]
            near = block.text[sentences[0].start : sentences[-1].end]
            if block.kind in {"title", "heading"} or len(sentences) < 2:
                near += f" {following}"
            if not _NUMBER.search(near):
                message = f"'{found[0]}' says different things to different readers"
                yield _hit("bare-word", block, found, message, help_text)


def find_in_section(section: Section) -> Iterator[Hit]:
    """Find shares that cannot be compared, and changes without what is changed."""
    shares = [
        (block, found)
        for _, block in section.holding(_OF_A_WHOLE)
        for found in _SHARE.finditer(block.text)
    ]
    for _, block in section.holding(_OF_A_HUNDRED):
        for found in _PERCENTAGE.finditer(block.text):
            rule, wrong = "percentage", "is harder to picture than a count of people"
            if shares:
                rule, wrong = "formats", "stands beside counts such as '1 in 10'"
            help_text = "Write it as a count: '1 in 10 people'."
            yield _hit(rule, block, found, f"'{found[0]}' {wrong}", help_text)
    below = [_read(found[1]) for _, found in shares]
    for (block, found), number in zip(shares, below, strict=True):
        if number != below[0]:
            message = f"'{found[0]}' cannot be compared with shares of {below[0]:,} in this section"
            help_text = "Write all shares of a section with the same number below."
            yield _hit("denominators", block, found, message, help_text)
    if not shares:
        yield from _without_risk(section)


def _without_risk(section: Section) -> Iterator[Hit]:
    """Find changes of a risk in a section that nowhere says how large the risk is."""
    changes = [
        (block, found)
        for _, block in section.holding(_TELLING)
        for found in _RELATIVE.finditer(block.text)
    ]
    if not changes or _ANY_PERCENTAGE.search(_RELATIVE.sub("", section.words)):
        return
    for block, found in changes:
        message = f"'{found[0]}' does not say how large the risk is"
        help_text = "Give the risk itself, before and after: 'from 1 in 100 to 2 in 100 people'."
        yield _hit("relative", block, found, message, help_text)


def _hit(rule: str, block: Block, found: re.Match[str], message: str, help_text: str) -> Hit:
    return Hit(rule, block, *found.span(), message, help_text, found[0].lower())


def _read(written: str) -> int:
    digits = written.replace(",", "")
    return int(digits) if digits.isdigit() else _WORDS[written.lower().split()[-1]]

"""What a leaflet says a call costs, compared with what it does cost."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from leaflint.checks.phone_number.settings import Settings
from leaflint.checks.phone_number.shown import ShownNumber
from leaflint.content.directory_index import DirectoryIndex
from leaflint.core.finding import Problem
from leaflint.text.contacts.phone_number import call_cost

_WINDOW: Final = 100
"""Characters before and after a number in which a claim about its cost can stand."""

_FREE_BEFORE: Final = r"""(?ix)
    (?<![\w-]) (?<!\bfeel\ ) (?<!\bnot\ ) (?<!n't\ ) (?<!n’t\ ) (?<!\bno\ longer\ ) (?<!\byou\ are\ )
    (?<!\byou're\ ) (?<!\byou’re\ )
    (?: free(?:phone|fone|call)? (?:\ of\ charge)? (?:\ to\ (?:call|phone|ring|text))?
      | (?:at\ )?no\ (?:cost|charge) )
    (?: [\s,:(–-]
      | \b(?: from|any\ phone|all|a|uk|mobiles?|landlines?|phones|number|line|helpline
        | (?:advice|support|help|phone|text)\ (?:number|line)|on|at|by|using|our|the|is|now|24|hours?
        | day|night|or|and|every )\b )*
    \Z
    """  # quotation marks and dashes as leaflets have them
_FREE_AFTER: Final = r"""(?ix)
    (?: \s*(?:[,(–-]\s*)? (?:and\s+)? (?:(?:which|it|this|calls?)\s+)? (?:(?:is|are)\s+)?
      | [.;]\s+ (?:calls?|it|this|(?:the|this)\ (?:call|number|line))
        (?:\ (?:to|from)\ [\w\s]{1,30}?)? \s+ (?:is|are)\s+ )
    (?:all\ |always\ |completely\ )?
    free (?:phone)? (?:\ of\ charge)?
    (?= \s*(?: [.,;)!–] | $ ) | \ (?:to\ call|from|at\ any|and|for\ everyone) )
    """  # dashes as leaflets have them
_COST_WORDS: Final = (
    r"(?i)£|\b\d+p\b|\bpence\b|\b(?:cost|charge|rate|price|pay|free)(?:s|d|phone)?\b"
)
# Patterns are compiled when first needed: few leaflets say what a call costs.


def check_cost(shown: ShownNumber, settings: Settings, index: DirectoryIndex) -> Iterator[Problem]:
    """Check what a leaflet says, or does not say, of the cost of a number in the directory."""
    number = shown.number
    if call_cost(number.number) in settings.forbidden_costs:
        yield shown.too_expensive()
        return
    cost = index.cost(number.number)
    if cost is None:
        return
    name = index.owners[number.number][0].name
    if cost != "free" and _is_called_free(shown):
        message = f"{number.written} ({name}) is said to be free, but calls cost money"
        help_text = "Take 'free' out; or, if calls are free, correct `cost` in the directory."
        yield shown.problem("not-free", message, help_text)
    elif cost in settings.costs_to_say and number.kind != "short" and not _says_cost(shown):
        message = f"nothing says what a call to {number.written} ({name}) costs"
        help_text = f"Say it beside the number{': calls are free' if cost == 'free' else ''}."
        yield shown.problem("cost-unsaid", message, help_text)


def _is_called_free(shown: ShownNumber) -> bool:
    _, block, start, end = shown.excerpt
    before = block.text[max(0, start - _WINDOW) : start]
    if ("free" in before.lower() or "no c" in before.lower()) and re.search(_FREE_BEFORE, before):
        return True
    return re.match(_FREE_AFTER, block.text[end : end + _WINDOW]) is not None


def _says_cost(shown: ShownNumber) -> bool:
    """Whether the text under the same heading says something of costs."""
    return any(
        re.search(_COST_WORDS, block.text)
        for block in shown.excerpt.leaflet.blocks
        if block.path == shown.excerpt.block.path
    )

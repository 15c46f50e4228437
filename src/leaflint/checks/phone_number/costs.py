"""What a call costs, held against what the leaflet says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from leaflint.checks.phone_number.found import Found
from leaflint.checks.phone_number.settings import Settings
from leaflint.checks.phone_number.whose import too_dear
from leaflint.content.directory_index import DirectoryIndex
from leaflint.content.models.directory import Cost
from leaflint.core.finding import Problem
from leaflint.text.contacts.costs import CallCost, call_cost

COST_OF_CALL: Final[dict[CallCost, Cost]] = {
    "free": "free",
    "standard": "standard",
    "service-charge": "other",
    "premium": "other",
    "international": "other",
}
"""What the directory calls the cost of a call to a range of numbers."""

_WINDOW: Final = 100
"""Characters before and after a number in which a claim about its cost can stand."""

_FREE_BEFORE: Final = re.compile(
    r"""
    (?<![\w-]) (?<!\bfeel\ ) (?<!\bnot\ ) (?<!n't\ ) (?<!n’t\ ) (?<!\bno\ longer\ ) (?<!\byou\ are\ )
    (?<!\byou're\ ) (?<!\byou’re\ )
    (?: free(?:phone|fone|call)? (?:\ of\ charge)? (?:\ to\ (?:call|phone|ring|text))?
      | (?:at\ )?no\ (?:cost|charge) )
    (?: [\s,:(–-]
      | \b(?: from|any\ phone|all|a|uk|mobiles?|landlines?|phones|number|line|helpline
        | (?:advice|support|help|phone|text)\ (?:number|line)|on|at|by|using|our|the|is|now|24|hours?
        | day|night|or|and|every )\b )*
    \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)  # quotation marks and dashes as leaflets have them
_FREE_AFTER: Final = re.compile(
    r"""
    (?: \s*(?:[,(–-]\s*)? (?:and\s+)? (?:(?:which|it|this|calls?)\s+)? (?:(?:is|are)\s+)?
      | [.;]\s+ (?:calls?|it|this|(?:the|this)\ (?:call|number|line))
        (?:\ (?:to|from)\ [\w\s]{1,30}?)? \s+ (?:is|are)\s+ )
    (?:all\ |always\ |completely\ )?
    free (?:phone)? (?:\ of\ charge)?
    (?= \s*(?: [.,;)!–] | $ ) | \ (?:to\ call|from|at\ any|and|for\ everyone) )
    """,
    re.VERBOSE | re.IGNORECASE,
)  # dashes as leaflets have them
_COST_WORDS: Final = re.compile(
    r"£|\b\d+p\b|\bpence\b|\b(?:cost|charge|rate|price|pay|free)(?:s|d|phone)?\b", re.IGNORECASE
)


def judge_cost(found: Found, settings: Settings, known: DirectoryIndex) -> Iterator[Problem]:
    """Judge what a leaflet says, or does not say, of the cost of a number in the directory."""
    number = found.number
    if call_cost(number.number) in settings.forbidden_costs:
        yield too_dear(found)
        return
    cost = _cost(number.number, known)
    if cost is None:
        return
    name = known.owners[number.number][0].name
    if cost != "free" and _is_called_free(found):
        message = f"{number.written} ({name}) is said to be free, but calls cost money"
        help_text = "Take 'free' out; or, if calls are free, correct `cost` in the directory."
        yield found.problem("not-free", message, help_text)
    elif cost in settings.costs_to_say and number.kind != "short" and not _says_cost(found):
        message = f"nothing says what a call to {number.written} ({name}) costs"
        help_text = f"Say it beside the number{': calls are free' if cost == 'free' else ''}."
        yield found.problem("cost-unsaid", message, help_text)


def _cost(number: str, known: DirectoryIndex) -> Cost | None:
    """Return what a number costs: as the directory says, else by its range."""
    by_range = call_cost(number)
    return known.costs.get(number) or (COST_OF_CALL[by_range] if by_range else None)


def _is_called_free(found: Found) -> bool:
    text, start, end = found.block.text, found.number.start, found.number.end
    before = text[max(0, start - _WINDOW) : start]
    if ("free" in before.lower() or "no c" in before.lower()) and _FREE_BEFORE.search(before):
        return True
    return _FREE_AFTER.match(text[end : end + _WINDOW]) is not None


def _says_cost(found: Found) -> bool:
    """Whether the heading's whole text says something of costs, near enough for a reader to see."""
    return any(
        _COST_WORDS.search(block.text)
        for block in found.leaflet.blocks
        if block.path == found.block.path
    )

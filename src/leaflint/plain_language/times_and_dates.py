"""Times and dates that readers can take for another.

"12pm" is midday to some and midnight to others; the 24-hour clock needs a sum; "01/02/2026" is two
days, a month apart. Source: NHS digital service manual, Numbers, measurements, dates and time
(5:30pm; midday, not 12pm; months in full).

Nothing is mended here by itself: a wrong number is worse than a hard one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaflint.dates import MONTHS
from leaflint.plain_language.passage import Hit, Passage

_DIGIT = re.compile(r"\d")
_TWELVE = re.compile(
    r"(?<![\w:.,/£])12(?:[:.]00)?[ \u00a0]?(noon|midday|midnight|[ap]m\b|[ap]\.m\.)", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?<![\w:.,/£])([01]?\d|2[0-4]):([0-5]\d)(?![\w:]|[ \u00a0]?[ap]\.?m\b|\.\d)"
    r"|(?<![\w:.,/£])([01]\d|2[0-4])[:.]?([0-5]\d)(?=[ \u00a0]?(?:hrs?|hours)\b)",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![\w/.:-])(?:(\d{1,2})/(\d{1,2})/(?:\d{4}|\d{2})|(\d{1,2})([.-])(\d{1,2})\4\d{4}"
    r"|\d{4}-(\d{2})-(\d{2}))(?![\w/-]|\.\d)"
)


def find_unclear_times(passages: Iterable[Passage]) -> Iterator[Hit]:
    """Find twelve o'clock as "12pm" or "12 noon", and times of the 24-hour clock."""
    for passage in passages:
        if not _DIGIT.search(passage.text):
            continue
        for match in _TWELVE.finditer(passage.text):
            say = (
                "midnight"
                if match[1].lower()[0] == "a" or "night" in match[1].lower()
                else "midday"
            )
            yield _time(passage, match, say)
        for match in _CLOCK.finditer(passage.text):
            hour, minute = int(match[1] or match[3]), int(match[2] or match[4])
            if hour == 0 or hour > 12 or (hour == 12 and minute == 0) or match[3]:
                yield _time(passage, match, _spoken(hour, minute))


def _time(passage: Passage, match: re.Match[str], say: str) -> Hit:
    message = f"the time '{match[0]}' is easy to misread; it is plainer as '{say}'"
    help_text = f"If that is what you mean, write '{say}'."
    return Hit("time", passage.block, *match.span(), message, help_text, match[0].lower())


def _spoken(hour: int, minute: int) -> str:
    if minute == 0 and hour % 12 == 0:
        return "midday" if hour == 12 else "midnight"
    half = "pm" if 12 <= hour < 24 else "am"
    return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}{half}"


def find_numeric_dates(passages: Iterable[Passage]) -> Iterator[Hit]:
    """Find dates without the month in words."""
    for passage in passages:
        if not _DIGIT.search(passage.text):
            continue
        for match in _DATE.finditer(passage.text):
            day, month = (
                int(match[1] or match[3] or match[7]),
                int(match[2] or match[5] or match[6]),
            )
            orders = [(day, month), (month, day)][: 1 if match[6] else 2]
            readings = [
                f"{one} {MONTHS[other - 1]}"
                for one, other in dict.fromkeys(orders)
                if 1 <= one <= 31 and 1 <= other <= 12
            ]
            if readings:
                message = f"the date '{match[0]}' can be read as {' or '.join(readings)}"
                help_text = "Write the month as a word, such as 1 February 2026."
                yield Hit(
                    "numeric-date", passage.block, *match.span(), message, help_text, match[0]
                )

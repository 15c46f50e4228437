"""Times and dates that readers can take for another.

"12pm" is midday to some and midnight to others; the 24-hour clock needs a sum; "01/02/2026" is two
days, a month apart. Source: NHS digital service manual, Numbers, measurements, dates and time
(5:30pm; midday, not 12pm; months in full).

Nothing is mended here by itself: a wrong number is worse than a hard one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaflint.checks.plain_language.hit import Hit
from leaflint.core.dates import MONTHS
from leaflint.text.words.worded_block import WordedBlock

_CLOCK_LIKE = re.compile(r"\d(?::\d|[:.]?\d\d[ \u00a0]?h)", re.IGNORECASE)
_DATE_LIKE = re.compile(r"[0-9][/.-][0-9]")
_TWELVE = re.compile(
    r"(?<![\w:.,/£])12(?:[:.]00)?[ \u00a0]?(noon|midday|midnight|[ap]m\b|[ap]\.m\.)", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?<![\w:.,/£])([01]?\d|2[0-4]):([0-5]\d)(?![\w:]|[ \u00a0]?(?:[ap]\.?m\b|noon|mid)|\.\d)"
    r"|(?<![\w:.,/£])([01]\d|2[0-4])[:.]?([0-5]\d)[ \u00a0]?(?:hrs|hours)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?<![\w/.:-])(?:"
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"|(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<end>\d{4}|(?<=/)\d{2})"
    r")(?![\w/-]|\.\d)"
)
_DATED = re.compile(
    r"\b(?:on|by|from|until|since|before|after|dated?|due|to|was):? \Z", re.IGNORECASE
)


def find_unclear_times(blocks: Iterable[WordedBlock]) -> Iterator[Hit]:
    """Find twelve o'clock as "12pm" or "12 noon", and times of the 24-hour clock."""
    for worded in blocks:
        text = worded.text
        if not (":" in text or "12" in text or "hours" in text or "hrs" in text):
            continue  # in a small part of the time that the expressions take
        for match in _TWELVE.finditer(text) if "12" in text else ():
            half = match[1].lower()
            night = half[0] == "a" or "night" in half
            yield _time(worded, match, "midnight" if night else "midday")
        for match in _CLOCK.finditer(text) if _CLOCK_LIKE.search(text) else ():
            written = match[1] or match[3]
            hour, minute = int(written), int(match[2] or match[4])
            unsure = 1 <= hour < 12 or (hour == 12 and minute > 0)  # 9:30 may be either clock's
            if not unsure or written[0] == "0" or match[3]:
                yield _time(worded, match, _spoken(hour, minute))


def _time(worded: WordedBlock, match: re.Match[str], say: str) -> Hit:
    message = f"the time '{match[0]}' is easy to misread; it is plainer as '{say}'"
    help_text = f"If that is what you mean, write '{say}'."
    return Hit("time", worded.block, *match.span(), message, help_text, match[0].lower())


def _spoken(hour: int, minute: int) -> str:
    if minute == 0 and hour % 12 == 0:
        return "midday" if hour == 12 else "midnight"
    half = "pm" if 12 <= hour < 24 else "am"
    return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}{half}"


def find_numeric_dates(blocks: Iterable[WordedBlock]) -> Iterator[Hit]:
    """Find dates without the month in words."""
    for worded in blocks:
        if not _DATE_LIKE.search(worded.text):
            continue
        for match in _DATE.finditer(worded.text):
            readings = _readings(match)
            if readings and (
                match["end"] is None
                or len(match["end"]) == 4
                or _DATED.search(
                    worded.text, max(0, match.start() - 10), match.start()
                )  # 10/12/14 may be three sizes
            ):
                message = f"the date '{match[0]}' can be read as {' or '.join(readings)}"
                help_text = "Write the month as a word, such as 1 February 2026."
                yield Hit("numeric-date", worded.block, *match.span(), message, help_text, match[0])


def _readings(match: re.Match[str]) -> tuple[str, ...]:
    """Return the days of a year that a date may mean: none, one or two."""
    if match["year"]:
        orders = [(int(match["day"]), int(match["month"]))]
    else:
        first, second = int(match["first"]), int(match["second"])
        orders = [(first, second), (second, first)]
    return tuple(
        f"{day} {MONTHS[month - 1]}"
        for day, month in dict.fromkeys(orders)
        if 1 <= day <= 31 and 1 <= month <= 12
    )

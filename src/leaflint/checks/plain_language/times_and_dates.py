"""Times and dates that readers can take for another.

"12pm" is midday to some and midnight to others; the 24-hour clock needs a sum; "6.00 pm" looks like a
price; "01/02/2026" is two days, a month apart. Source: NHS digital service manual, Numbers,
measurements, dates and time (5:30pm; midday, not 12pm; months in full).

Nothing is mended here by itself: a wrong number is worse than a hard one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaflint.checks.hit import Hit
from leaflint.core.dates import MONTHS
from leaflint.text.words.worded_block import WordedBlock

_TIME_LIKE = re.compile(r"\d(?:[:.]\d| ?[-–]| to |\d{3}[ \u00a0]?h)|12", re.IGNORECASE)
"""Every unclear time contains one of these, and most texts do not."""
_DATE_LIKE = re.compile(r"[0-9][/.-][0-9]")
_BEFORE = r"(?<![\w:.,/£-])"
_TWELVE = re.compile(
    rf"{_BEFORE}12(?:[:.]00)?[ \u00a0]?(noon|midday|midnight|[ap]m\b|[ap]\.m\.)", re.IGNORECASE
)
_FROM_TWELVE = re.compile(
    rf"{_BEFORE}12[ \u00a0]?(?:-|–|to)[ \u00a0]?(\d{{1,2}}(?::\d\d)?)[ \u00a0]?pm\b",
    re.IGNORECASE,
)
_DOTTED = re.compile(
    rf"{_BEFORE}(?!12\.00)(0?[1-9]|1[0-2])\.([0-5]\d)[ \u00a0]?([ap])(?:m\b|\.m\.)", re.IGNORECASE
)
_CLOCK = re.compile(
    rf"{_BEFORE}([01]?\d|2[0-4]):([0-5]\d)(?![\w:]|[ \u00a0]?(?:[ap]\.?m\b|noon|mid)|\.\d)"
    rf"|{_BEFORE}([01]\d|2[0-4])[:.]?([0-5]\d)[ \u00a0]?(?:hrs|hours)\b",
    re.IGNORECASE,
)
_EVENING = re.compile(
    r"\b(?:at|until|till|by|before|after) ((1[3-9]|2[0-3])\.([0-5]\d))"
    r"(?![\w.%°]| ?(?:m?mol|[kmµ]?g|mcg|[cmk]?m|m?l|litres?|degrees|per)\b)",
    re.IGNORECASE,
)
_HOURS = re.compile(
    rf"{_BEFORE}(0\d)([0-5][05])[ \u00a0]?(?:-|–|to)[ \u00a0]?([01]\d|2[0-4])([0-5][05])(?![\w-])"
)
_NO_CLOCK = re.compile(
    r"\b(?:scor|ratio|odds|won\b|lost\b|beat\b|result|dilut|verse)", re.IGNORECASE
)
"""Words of a sentence in which 14:12 is a score, or a share."""
_DATE = re.compile(
    r"(?<![\w/.:-])(?:"
    r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})"
    r"|(?P<first>\d{1,2})(?P<sign>[/.-])(?P<second>\d{1,2})(?P=sign)(?P<end>\d{4}|\d{2})"
    r"|(?P<only>0?[1-9]|1[0-2])/(?P<its_year>20\d\d)"
    r")(?![\w/-]|\.\d)"
)
_DATED = re.compile(
    r"\b(?:on|by|from|until|since|before|after|dated?|due|to|was):? \Z", re.IGNORECASE
)


def find_unclear_times(blocks: Iterable[WordedBlock]) -> Iterator[Hit]:
    """Find twelve o'clock as "12pm" or "12 noon", points for colons, and times of the 24-hour clock."""
    for worded in blocks:
        for start, end in worded.block.sentences if _TIME_LIKE.search(worded.text) else ():
            for first, last, say in _times(worded.text[start:end]):
                seen = worded.text[start + first : start + last]
                message = f"the time '{seen}' is easy to misread; it is plainer as '{say}'"
                help_text = f"If that is what you mean, write '{say}'."
                yield Hit(
                    "time", worded.block, start + first, start + last,
                    message, help_text, seen.lower(),
                )  # fmt: skip


def _times(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where each unclear time of a sentence begins and ends, and what is plainer."""
    for match in _TWELVE.finditer(text):
        half = match[1].lower()
        yield *match.span(), "midnight" if half[0] == "a" or "night" in half else "midday"
    for match in _FROM_TWELVE.finditer(text):
        yield *match.span(), f"midday to {match[1]}pm"
    for match in _DOTTED.finditer(text):
        hour = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
        yield *match.span(), _spoken(hour, int(match[2]))
    for match in _CLOCK.finditer(text) if not _NO_CLOCK.search(text) else ():
        written = match[1] or match[3]
        hour, minute = int(written), int(match[2] or match[4])
        unsure = 1 <= hour < 12 or (hour == 12 and minute > 0)  # 9:30 may be either clock's
        if not unsure or written[0] == "0" or match[3]:
            yield *match.span(), _spoken(hour, minute)
    for match in _EVENING.finditer(text):
        yield *match.span(1), _spoken(int(match[2]), int(match[3]))
    for match in _HOURS.finditer(text):
        first, second = (_spoken(int(match[at]), int(match[at + 1])) for at in (1, 3))
        yield *match.span(), f"{first} to {second}"


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
                len(match["end"] or "year") == 4
                or _DATED.search(
                    worded.text, max(0, match.start() - 10), match.start()
                )  # 10/12/14 may be three sizes
            ):
                message = f"the date '{match[0]}' can be read as {' or '.join(readings)}"
                help_text = "Write the month as a word, such as 1 February 2026."
                yield Hit("numeric-date", worded.block, *match.span(), message, help_text, match[0])


def _readings(match: re.Match[str]) -> tuple[str, ...]:
    """Return the days of a year that a date may mean: none, one or two."""
    if match["only"]:
        return (f"{MONTHS[int(match['only']) - 1]} {match['its_year']}",)
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

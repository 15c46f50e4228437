"""Dates as leaflets print them: 03/2027, 1.3.27, 1st March 2027, Mawrth 2027, in 2 years."""

from __future__ import annotations

import re
from typing import NamedTuple

from leaflint.core.dates import PartialDate

_ENGLISH = "january february march april may june july august september october november december"
_WELSH = "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
_SOFTENED = "ionawr chwefror fawrth ebrill fai fehefin orffennaf awst fedi hydref dachwedd ragfyr"
"""Welsh months as they stand behind "o" and "i": ym mis Mawrth, o Fawrth."""
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"
_ALSO_SHORT = "ion chwe maw ebr mai meh gor awst med hyd tach rhag"
MONTHS = {
    month: number
    for names in (_ENGLISH, _WELSH, _SOFTENED, _SHORT, _ALSO_SHORT)
    for number, month in enumerate(names.split(), 1)
} | {"sept": 9}
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "dwy": 2, "tair": 3}

_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2}|['’]?[0-9]{2})(?![0-9])"
_FULL_YEAR = r"(?P<year>(?:19|20|21)[0-9]{2})(?![0-9])"
_JOINT = r"[ ,.'’–/-]{0,3}"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|ain|af|fed|eg|ydd)?(?![0-9])"
_PARTS = r"[ ]?[/.–-][ ]?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>(?:19|20|21)[0-9]{2})-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?(?![0-9])",
        rf"(?P<day>[0-9]{{1,2}}){_PARTS}(?P<month>[0-9]{{1,2}}){_PARTS}{_YEAR}",
        rf"(?P<month>[0-9]{{1,2}}){_PARTS}{_YEAR}",
        rf"(?P<month>[0-9]{{1,2}})[ ]{_FULL_YEAR}",
        rf"{_DAY}(?:[ ]of)?{_JOINT}(?P<name>{_NAME})\b\.?{_JOINT}{_YEAR}",
        rf"(?P<name>{_NAME})\b\.?[ ]{_DAY},?[ ]{_FULL_YEAR}",
        rf"(?P<name>{_NAME})\b\.?{_JOINT}{_YEAR}",
        rf"{_FULL_YEAR}(?![/.-][0-9])",
    )
)
_BEFORE = re.compile(
    r"(?:[\s:=–—-]|\b(?:by|the|end|of|before|due|in|on|is|was|until|to|be|no|later|than|month|early|late|circa"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mis|ym|yn|erbyn)\b,?)*",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\(?\b(?P<count>[0-9]{1,2}|"
    + "|".join(_COUNTS)
    + r")\)?[ -]?(?P<unit>years?|yrs?|months?|flynedd|blynedd|mlynedd)\b",
    re.IGNORECASE,
)


class Printed(NamedTuple):
    """A date at the start of a text, or a duration in months, and the index where it ends.

    A date that cannot be, such as 31 February, has neither; `wrong` says why.
    """

    end: int
    date: PartialDate | None = None
    months: int | None = None
    wrong: str = ""


def read_printed(text: str) -> Printed | None:
    """Read the date at the start of a text, behind words such as "by the end of"; None: there is none."""
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    matches = [match for form in _FORMS if (match := form.match(text, start))]
    if matches:
        return _read(max(matches, key=lambda match: match.end()))
    if duration := _DURATION.match(text, start):
        count = _COUNTS.get(duration["count"].lower()) or int(duration["count"])
        in_months = duration["unit"].lower().startswith("month")
        return Printed(duration.end(), months=count if in_months else count * 12)
    return None


def _read(match: re.Match[str]) -> Printed:
    parts = match.groupdict()
    month = MONTHS[parts["name"].lower()] if parts.get("name") else parts.get("month")
    written = _whole_year(parts["year"])
    if month is not None:
        written += f"-{int(month):02d}"
        if parts.get("day"):
            written += f"-{int(parts['day']):02d}"
    try:
        return Printed(match.end(), PartialDate.parse(written))
    except ValueError as error:
        return Printed(match.end(), wrong=str(error))


def _whole_year(year: str) -> str:
    """Return a year of four digits; two digits are of this century, since no leaflet is older."""
    digits = year.lstrip("'’")
    return digits if len(digits) == 4 else f"20{digits}"

"""Partial dates, as leaflets print them: "2018", "2018-03" or "2018-03-01".

A partial date is a period: a year is the whole year, a month the whole month. What falls due in
a period is due from its first day and overdue after its last.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years outside this range are taken for slips of the pen, not for dates."""

PATTERN = r"(19|20|21)\d\d(-\d\d(-\d\d)?)?"
"""What `PartialDate.parse` accepts, as a regular expression for JSON Schemas (days not checked)."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


class PartialDate(NamedTuple):
    """A year, a month or a day; compare with `first` and `last`, never with each other."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, written: str) -> PartialDate:
        """Read YYYY, YYYY-MM or YYYY-MM-DD.

        Raises:
            ValueError: with a sentence for editors, when `written` is no such date.
        """
        wrong = f"'{written}' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"
        match = _DATE.fullmatch(written)
        if match is None or not written.isascii():
            raise ValueError(wrong)
        year, month, day = (int(part) if part else None for part in match.groups())
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            raise ValueError(f"'{written}' is not a year from {FIRST_YEAR} to {LAST_YEAR}")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"{wrong} (there is no month {month:02d})")
        if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
            there_is_no = f"there is no {day} {MONTHS[month - 1]} {year}"
            raise ValueError(f"'{written}' is not a date: {there_is_no}")
        return cls(year, month, day)

    @classmethod
    def of(cls, day: date) -> PartialDate:
        """Return the exact day as a partial date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: object) -> CoreSchema:
        """Tell pydantic that a date stands in files as text."""
        from pydantic_core import core_schema  # slow to load

        def read(value: object) -> object:
            return cls.parse(value) if isinstance(value, str) else value

        return core_schema.no_info_before_validator_function(
            read,
            core_schema.is_instance_schema(cls),
            serialization=core_schema.to_string_ser_schema(when_used="always"),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: object, handler: object) -> dict[str, Any]:
        """Describe what may be written; to other readers of YAML a year is a whole number."""
        return {
            "anyOf": [
                {"type": "string", "pattern": f"^{PATTERN}$"},
                {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            ],
            "examples": ["2018", "2018-03", "2018-03-01"],
        }

    @property
    def first(self) -> date:
        """The first day of the period."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day of the period."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def spoken(self) -> str:
        """The date as a reader is shown it: "2018", "March 2018" or "1 March 2018"."""
        if self.month is None:
            return str(self.year)
        month = f"{MONTHS[self.month - 1]} {self.year}"
        return month if self.day is None else f"{self.day} {month}"

    def __str__(self) -> str:
        """Return the date as it is written in a file."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


def add_months(day: date, months: int) -> date:
    """Return the same day of a later (or, below 0, an earlier) month, or that month's last day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def spoken_day(day: date) -> str:
    """Return a day as a reader is shown it, such as "1 March 2018"."""
    return PartialDate.of(day).spoken

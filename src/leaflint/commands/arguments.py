"""Arguments that several commands share."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import date

from leaflint.dates import PartialDate


def partial_date(written: str) -> PartialDate:
    """Read YYYY, YYYY-MM or YYYY-MM-DD."""
    try:
        return PartialDate.parse(written)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def day(written: str) -> date:
    """Read YYYY-MM-DD."""
    read = partial_date(written)
    if read.day is None:
        raise ArgumentTypeError(f"'{written}' is not a day; write YYYY-MM-DD")
    return read.first

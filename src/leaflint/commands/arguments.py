"""Arguments that several commands share, and what they write."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path

from leaflint.core.dates import PartialDate
from leaflint.core.errors import UsageError


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


def today_or(given: date | None) -> date:
    """Return the day that was named, or the day it is where the user is: here alone is a clock read."""
    return given or date.today()  # noqa: DTZ011  # the reader's own day


def write(text: str, file: Path | None) -> None:
    """Write text to a file, or to standard output: exactly as it is, in UTF-8.

    Raises:
        UsageError: the file cannot be written.
    """
    if file is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        return
    try:
        file.write_bytes(text.encode())
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}") from None

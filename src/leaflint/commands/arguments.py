"""Arguments that several commands have, and what they write."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from leaflint.dates import PartialDate
from leaflint.errors import UsageError


def day(written: str) -> date:
    """Read an argument that must be a full day: YYYY-MM-DD."""
    try:
        read = PartialDate.parse(written)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if read.day is None:
        raise argparse.ArgumentTypeError(f"'{written}' is not a day; write YYYY-MM-DD")
    return read.first


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

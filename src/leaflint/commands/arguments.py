"""Arguments that several commands share, and the writing of files."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from leaflint.core.dates import PartialDate
from leaflint.core.errors import UsageError
from leaflint.files.places import find_root


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
    return given or date.today()  # noqa: DTZ011  # the day where the user is, not in UTC


def write(text: str, file: Path | None) -> None:
    """Write text to a file, or to standard output: exactly as it is, in UTF-8.

    Raises:
        UsageError: the file cannot be written.
    """
    if file is None:
        sys.stdout.flush()
        # In a patch, the name of a file may hold bytes that are no text.
        sys.stdout.buffer.write(text.encode(errors="surrogateescape"))
        return
    try:
        file.write_bytes(text.encode())
    except OSError as error:
        raise UsageError(f"{file}: cannot be written: {error.strerror}") from None


@contextmanager
def writing(advice: str = "") -> Iterator[None]:
    """Turn a failure to write files into a line that names the file, and ends with the advice.

    Raises:
        UsageError: a file cannot be written.
    """
    try:
        yield
    except OSError as error:
        raise UsageError(f"{error.filename}: cannot be written: {error.strerror}{advice}") from None


def split_paths(paths: Sequence[Path], *, own_policy: bool = True) -> tuple[Path, list[Path]]:
    """Return the root of the repository of the paths, and the paths without that root.

    Raises:
        UsageError: they are in no repository of leaflets, or `own_policy` is wanted and not there.
    """
    root = find_root(paths[0] if paths else Path(), own_policy=own_policy)
    return root, [path for path in paths if path.resolve() != root.resolve()]


def add_cache(parser: ArgumentParser) -> None:
    """Declare `--cache-dir` and `--no-cache`."""
    add = parser.add_argument
    cache = "keep what was found in this folder, for the next run (default: in your cache folder)"
    add("--cache-dir", type=Path, metavar="FOLDER", help=cache)
    add("--no-cache", action="store_true", help="neither use nor keep what earlier runs found")


def chosen_cache(arguments: Namespace) -> Path | None:
    """Return the folder of the cache that was asked for; None: no cache."""
    from leaflint.engine.options import default_cache

    return None if arguments.no_cache else arguments.cache_dir or default_cache()

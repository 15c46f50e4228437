"""Arguments that several commands share, and what they write."""

from __future__ import annotations

import sys
from argparse import Action, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, get_args

from leaflint.core.dates import PartialDate
from leaflint.core.errors import UsageError
from leaflint.files.places import find_root

if TYPE_CHECKING:
    from leaflint.engine.report import Report

FORMATS = ("text", "json", "github", "summary", "sarif", "junit")


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


class Output(NamedTuple):
    """A format, and the file it is written to (None: standard output)."""

    format: str
    file: Path | None


class _AddOutput(Action):
    """Pairs each `--output` with the `--format` before it."""

    def __call__(
        self, parser: ArgumentParser, namespace: Namespace, values: object, *_: object
    ) -> None:
        """Open a pair with a format, or close the last one with a file."""
        outputs: list[Output] = namespace.outputs or []
        if self.const == "format":
            namespace.outputs = [*outputs, Output(str(values), None)]
        elif outputs and outputs[-1].file is None:
            namespace.outputs = [*outputs[:-1], outputs[-1]._replace(file=Path(str(values)))]
        else:
            parser.error(f"--output {values}: put a --format of its own before it")


def add_outputs(parser: ArgumentParser) -> None:
    """Declare `--format` and `--output`, which fill `outputs`, and `--fail-on`."""
    from leaflint.engine.report import FailOn

    add = parser.add_argument
    shown = "how to show what was found (default: text)"
    add_output = partial(add, action=_AddOutput, dest="outputs")
    add_output("--format", choices=FORMATS, const="format", help=shown)
    output = "write the format named before it to a file; the two may be repeated in pairs"
    add_output("--output", metavar="FILE", help=output)
    fail_on = "the least severity that gives exit code 1 (default: error)"
    add("--fail-on", choices=get_args(FailOn), default="error", help=fail_on)


def chosen_outputs(arguments: Namespace) -> list[Output]:
    """Return the outputs that were asked for; none: text on the screen.

    Raises:
        UsageError: more than one would go to the screen.
    """
    outputs: list[Output] = arguments.outputs or [Output("text", None)]
    if sum(output.file is None for output in outputs) > 1:
        raise UsageError("two formats cannot both go to the screen; give each an --output FILE")
    return outputs


def write_outputs(report: Report, outputs: Sequence[Output]) -> None:
    """Write a report in every format to its place.

    Raises:
        UsageError: a file cannot be written.
    """
    for output in outputs:
        if output == Output("text", None):
            from leaflint.report.text import print_text

            print_text(report)
        else:
            write(_writer(output.format)(report), output.file)


def _writer(name: str) -> Callable[[Report], str]:
    """Import the function of a format: only that one, for some take longer than a small run."""
    writer: Callable[[Report], str]
    match name:
        case "json":
            from leaflint.report.json import to_json as writer
        case "github":
            from leaflint.report.github import to_github as writer
        case "summary":
            from leaflint.report.summary import to_summary as writer
        case "sarif":
            from leaflint.report.sarif import to_sarif as writer
        case "junit":
            from leaflint.report.junit import to_junit as writer
        case _:
            from leaflint.report.text import to_text as writer
    return writer

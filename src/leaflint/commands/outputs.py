"""`--format` and `--output`, which may be given in pairs, and the report written in each of the formats."""

from __future__ import annotations

from argparse import Action, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, get_args

from leaflint.commands.arguments import write
from leaflint.core.errors import UsageError
from leaflint.engine.report import FailOn, Report

FORMATS = ("text", "json", "github", "summary", "sarif", "junit")


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

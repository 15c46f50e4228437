"""What commands that make a report share: `--format` and `--output` in pairs, and `--fail-on`."""

from __future__ import annotations

import argparse
import sys
from argparse import ArgumentParser as Parser
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, get_args

from leaflint.core.errors import UsageError
from leaflint.engine.report import FailOn, Report

FORMATS = ("text", "json", "github", "summary", "sarif", "junit")
"""The names of the formats; `leaflint.report.json` has `to_json`, and so on."""

Values = str | Sequence[Any] | None


class Output(NamedTuple):
    """A format, and the file it is written to (None: standard output)."""

    format: str
    file: Path | None


class _AddOutput(argparse.Action):
    """Pairs each `--output` with the `--format` before it."""

    def __call__(self, parser: Parser, namespace: Namespace, values: Values, *_: object) -> None:
        """Open a pair with a format, or close the last one with a file."""
        outputs: list[Output] = namespace.outputs or []
        if self.const == "format":
            namespace.outputs = [*outputs, Output(str(values), None)]
        elif outputs and outputs[-1].file is None:
            namespace.outputs = [*outputs[:-1], outputs[-1]._replace(file=Path(str(values)))]
        else:
            parser.error(f"--output {values}: put a --format of its own before it")


def add_outputs(parser: Parser) -> None:
    """Declare `--format` and `--output`, which fill `outputs`, and `--fail-on`."""
    add = parser.add_argument
    shown = "how to show what was found (default: text)"
    add(
        "--format",
        choices=FORMATS,
        action=_AddOutput,
        const="format",
        dest="outputs",
        help=shown,
    )
    output = "write the format named before it to a file; the two may be repeated in pairs"
    add("--output", metavar="FILE", action=_AddOutput, dest="outputs", help=output)
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
        _write(report, output)


def _write(report: Report, output: Output) -> None:
    # Each format is loaded when it is asked for: some take longer than a small run.
    module = import_module(f"leaflint.report.{output.format}")
    if output.file is None and output.format == "text":
        module.print_text(report)
        return
    text = getattr(module, f"to_{output.format}")(report)
    if output.file is None:
        sys.stdout.write(text)
        return
    try:
        output.file.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{output.file}: cannot be written: {error.strerror}") from None

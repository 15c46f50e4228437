"""The change report as one HTML page that needs nothing else."""

from __future__ import annotations

from pathlib import Path

from leaflint.core.escape import visible
from leaflint.operations.changes.change_report import ChangeReport


def to_html(report: ChangeReport) -> str:
    """Return the report as a page; words from leaflets are text in it, never mark-up."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["visible"] = visible
    return environment.get_template("changes.html.jinja").render(report=report)

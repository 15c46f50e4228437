"""Makes pages from templates: words are text in them, never mark-up, and only our own style applies."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from leaflint.core.escape import visible

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # slow to load

    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # Everything that is not mark-up of ours: what would hide or reorder words is spelt out.
        finalize=lambda value: visible(value) if type(value) is str else value,
    )


def render(template: str, **data: object) -> str:
    """Return a page that needs nothing else: its style stands in it, and alone may apply."""
    from markupsafe import Markup  # a part of Jinja

    style = (_HERE / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    data = {"style": Markup(style), "policy": policy, **data}  # noqa: S704  # a file of ours
    return fill(template, **data)


def fill(template: str, **data: object) -> str:
    """Return what a template makes of data."""
    return _environment().get_template(template).render(data)

"""What programs leave in a file, and nobody wrote: merge conflicts and characters of old Windows files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, islice

from leaflint.core.finding import Problem
from leaflint.files.yaml.document import Document

_CONFLICT = re.compile(
    r"^<{7}(?: .*)?$(?P<ours>(?:\n(?!={7}\r?$).*)*)(?P<rest>(?:\n(?!>{7}).*)*)(?:\n>{7}.*)?",
    re.MULTILINE,
)
"""A conflict as git writes it, from `<<<<<<<` over `=======` to `>>>>>>>`."""
_CONTROL = re.compile("[\x80-\x9f]")


def without_spoilt(document: Document, most: int) -> tuple[list[Problem], str]:
    """Return what spoils a file, and its text without: of conflicts our side, and the signs meant.

    At most so many problems are told.
    """
    problems = list(islice(chain(_conflicts(document), _controls(document)), most))
    text = _CONFLICT.sub(_ours, document.text)
    return problems, _CONTROL.sub(lambda found: _meant(found[0]) or " ", text)


def _conflicts(document: Document) -> Iterator[Problem]:
    for found in _CONFLICT.finditer(document.text):
        at, seen = document.on_one_line(*found.span())
        last = at.line + found[0].count("\n")
        message = f"a merge conflict stands in lines {at.line} to {last}: the text in two versions"
        help_text = (
            "Keep what is right of the two, and delete the lines <<<<<<<, ======= and >>>>>>>."
        )
        yield Problem("yaml", at, message, help_text, seen)


def _ours(found: re.Match[str]) -> str:
    """Return our side of a conflict, on the lines where it stands."""
    return found["ours"] + "\n" * (found[0].count("\n") - found["ours"].count("\n"))


def _controls(document: Document) -> Iterator[Problem]:
    """Find what stands for a sign in Windows-1252, and for nothing in Unicode."""
    for found in _CONTROL.finditer(document.text):
        code, meant = f"U+{ord(found[0]):04X}", _meant(found[0])
        message, help_text = (
            f"an invisible control character (code {code}) stands here",
            "Delete it.",
        )
        if meant:
            message += f", where Windows means {_NAMES.get(meant, meant)}"
            help_text = f"Replace it with {meant}."
        yield Problem("yaml", document.span(*found.span()), message, help_text, code)


_NAMES = {
    "’": "an apostrophe",
    "‘": "a quotation mark",
    "“": "a quotation mark",
    "”": "a quotation mark",
}


def _meant(control: str) -> str:
    """Return the sign that a byte of this number is in Windows-1252, if there is one."""
    return bytes([ord(control)]).decode("cp1252", "ignore")

"""An approved text as lines, and each line as words, figures and signs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from leaflint.checks.sign_off.text import CONTACTS

_TOKEN = re.compile(
    r"""
    \d+ (?: [.,:/] \d+ )*               # 38, 37.5, 1,000, 12:30
  | [^\W\d_]+ (?: ['’] [^\W\d_]+ )*     # words and contractions
  | \S                                  # every other sign
    """,
    re.VERBOSE,
)
_LAYOUT = re.compile(rf"#+ |\s*(?:-|1\.) |{CONTACTS}")


class Token(NamedTuple):
    """A word, a figure or a sign, and where it stands in its line's words."""

    text: str
    start: int
    end: int

    @property
    def folded(self) -> str:
        """The word in small letters, with straight apostrophes."""
        return self.text.casefold().replace("’", "'")

    @property
    def is_word(self) -> bool:
        """Whether it holds a letter or digit."""
        return self.text[0].isalnum()


@dataclass(frozen=True)
class Line:
    """A paragraph, point or heading of an approved text.

    Attributes:
        section: heading of the section it stands in; "" before the first and for the contacts.
        layout: the signs before its words: "# ", "## ", "- ", "1. ", "Contacts: " or "".
        words: what a reader reads.
    """

    section: str
    layout: str
    words: str

    @property
    def written(self) -> str:
        """The whole line, wherever it stands."""
        return self.layout + self.words

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words, figures and signs, in order."""
        return tuple(Token(match[0], *match.span()) for match in _TOKEN.finditer(self.words))


def read_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of an approved text, without the empty ones between them."""
    lines: list[Line] = []
    section = ""
    for written in text.splitlines():
        if not written:
            continue
        found = _LAYOUT.match(written)
        layout = found[0] if found else ""
        words = written[len(layout) :]
        if layout == "## ":
            section = words
        lines.append(Line("" if layout == CONTACTS else section, layout, words))
    return tuple(lines)

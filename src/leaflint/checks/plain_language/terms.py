"""Terms of the glossary that a leaflet does not explain where it first uses them.

What counts as an explanation: `leaflint.content.terms`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from leaflint.checks.plain_language.hit import Hit
from leaflint.content.terms import FirstUse


def find_unexplained_terms(first_uses: Iterable[FirstUse]) -> Iterator[Hit]:
    """Find terms that are not explained where they are first used."""
    for worded, match, explained in first_uses:
        if explained:
            continue
        term = match.value
        start, end = worded.span(match.start, match.end)
        message = f"'{worded.text[start:end]}' is not explained where the leaflet first uses it"
        help_text = f"Say what it means, in brackets or in the next sentence: ({term.meaning})."
        yield Hit("unexplained-term", worded.block, start, end, message, help_text, term.term)

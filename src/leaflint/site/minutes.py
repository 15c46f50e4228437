"""How long text takes to read."""

from __future__ import annotations

from leaflint.core.plural import count

WORDS_A_MINUTE = 200
"""How fast a careful reader reads silently. Adults read 238 words of non-fiction a minute on average.

Source: M. Brysbaert, "How many words do we read per minute?", Journal of Memory and Language 109 (2019).
"""


def minutes(words: int) -> int:
    """Return how many minutes some words take to read, the last one begun counted whole."""
    return -(-words // WORDS_A_MINUTE)


def reading_time(words: int) -> str:
    """Say how long some words take to read."""
    return f"about {count(minutes(words), 'minute')} to read, {words:,} words"

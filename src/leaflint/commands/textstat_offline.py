"""textstat, with our syllables in place of the dictionary that it would fetch from the network."""

from __future__ import annotations

from textstat import textstat
from textstat.backend.counts import _count_syllables

from leaflint.text.reading.syllables import count_syllables

__all__ = ["textstat"]


class _Pronunciations(dict[str, list[list[str]]]):
    """The dictionary as textstat reads it: word -> pronunciations -> sounds, "0" for a vowel."""

    def __missing__(self, word: str) -> list[list[str]]:
        self[word] = [["0"] * count_syllables(word)]  # looked up once, as in the real one
        return self[word]


_count_syllables.get_cmudict = lambda _language: _Pronunciations()

"""How often pyphen would break a word at the end of a line.

pyphen knows F. M. Liang's patterns (Word Hy-phen-a-tion by Com-put-er, 1983): letters, a full stop for
the end of a word, and between them digits. Wherever the letters stand in a word, the digits vote on
breaks; the highest vote counts, and an odd one is for a break.

pyphen takes about 0.1 seconds to be imported and to read all patterns. Here its file is read without
pyphen, in a few milliseconds, and of the patterns only those that a word has. The tests hold the
counts against pyphen's own.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_DICTIONARY = "dictionaries/hyph_en_US.dic"
"""The patterns that textstat uses for English, from pyphen's own folder."""
_EDGE = 2
"""Letters that stay together at the beginning and the end of a word."""
_LETTER = re.compile(r"\D")


def count_line_breaks(word: str) -> int:
    """Return how many breaks a word (in small letters) may have."""
    patterns, longest = _patterns(), _longest_pattern()
    pointed = f".{word}."
    votes = [0] * (len(pointed) + 1)
    for start in range(len(pointed)):
        ends = range(start + 1, min(start + longest, len(pointed)) + 1)
        for pattern in filter(None, map(patterns.get, [pointed[start:end] for end in ends])):
            for place, vote in _votes(pattern):
                votes[start + place] = max(votes[start + place], vote)
    return sum(vote % 2 for vote in votes[1 + _EDGE : len(word) + 2 - _EDGE])


@cache
def _votes(pattern: str) -> tuple[tuple[int, int], ...]:
    """Return the votes in a pattern, each with the number of letters that go before."""
    return tuple((at, int(vote)) for at, vote in enumerate(_LETTER.split(pattern)) if vote)


@cache
def _patterns() -> dict[str, str]:
    """Return the patterns by their letters."""
    pyphen = find_spec("pyphen")
    if pyphen is None or pyphen.origin is None:
        raise ModuleNotFoundError("pyphen is not installed")
    written = (Path(pyphen.origin).parent / _DICTIONARY).read_bytes()
    letters = written.translate(None, b"0123456789")
    return dict(zip(letters.decode().splitlines(), written.decode().splitlines(), strict=True))


@cache
def _longest_pattern() -> int:
    return max(map(len, _patterns()))

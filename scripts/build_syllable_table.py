"""Make the table of syllables from the CMU Pronouncing Dictionary.

    python scripts/build_syllable_table.py path/to/cmudict.dict src/leaflint/text/reading/syllables.txt

The dictionary has one pronunciation a line ("cancer K AE1 N S ER0 # note"); the further ones of a
word are numbered ("a(2) EY1"). textstat takes the first, so does the table. A syllable is a sound
with a digit, which tells its stress. The same dictionary always gives the same bytes.
"""

from __future__ import annotations

import re
import sys
from itertools import groupby
from pathlib import Path

_NUMBER = re.compile(r"\(\d+\)$")


def count_dictionary(dictionary: str) -> dict[str, int]:
    """Return every word of the dictionary with the syllables of its first pronunciation."""
    counts: dict[str, int] = {}
    for line in dictionary.splitlines():
        word, *sounds = line.partition(" #")[0].split()
        counts.setdefault(_NUMBER.sub("", word), sum(sound[-1].isdigit() for sound in sounds))
    return counts


def format_table(counts: dict[str, int]) -> str:
    """Return the table as pages, parted by empty lines.

    A page is for the words with the same three letters at the beginning. These letters are its first
    line; then come the words, one a line, each with its syllables.
    """
    pages = [
        "\n".join((letters, *(f"{word} {counts[word]}" for word in words)))
        for letters, words in groupby(sorted(counts), key=lambda word: word[:3])
    ]
    return "\n\n".join(pages) + "\n"


def main(arguments: list[str]) -> None:
    """Write the table of the dictionary that the first argument names to the second."""
    dictionary, table = map(Path, arguments)
    counts = count_dictionary(dictionary.read_text(encoding="utf-8"))
    table.write_text(format_table(counts), encoding="ascii", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])

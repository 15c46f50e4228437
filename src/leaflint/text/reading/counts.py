"""How much there is to read in a text: what the formulas need to know of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas need to know of a text. Counts of several texts add up with `+`.

    Attributes:
        sentences: sentences that hold a word.
        words: words, as `leaflint.text.reading.aloud` finds them.
        syllables: syllables of all words.
        polysyllables: words of three syllables or more, each time that they occur.
        complex_words: those of them that Gunning's Fog index counts as hard.
        letters: letters and digits of all words; a figure or an address counts one.
        fewest_sentences: sentences when each list is read as one sentence, with its lead-in.
    """

    sentences: int = 0
    words: int = 0
    syllables: int = 0
    polysyllables: int = 0
    complex_words: int = 0
    letters: int = 0
    fewest_sentences: int = 0

    def __add__(self, other: Counts) -> Counts:
        """Return the counts of both texts together."""
        return Counts(
            self.sentences + other.sentences,
            self.words + other.words,
            self.syllables + other.syllables,
            self.polysyllables + other.polysyllables,
            self.complex_words + other.complex_words,
            self.letters + other.letters,
            self.fewest_sentences + other.fewest_sentences,
        )

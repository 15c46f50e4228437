"""The words of a text, and how each is read aloud.

The conventions, and whose they are. "Flesch" is R. Flesch, How to Write Plain English (1979),
chapter 2; "SMOG" is the word-counting rules that health services hand out with that formula of G. H.
McLaughlin (1969). Where the two differ, the rule that a writer can do something about wins: a score
must not swing on a telephone number.

- A contraction, and words that hyphens or an unspaced en dash join, are one word (Flesch, SMOG):
  "don't", "follow-up". The parts give the syllables. Apostrophes may be straight or curly.
- A figure is one word of one syllable (Flesch: "figures, symbols and their combinations"), whatever
  it is: 5, 37.5, 1,000, £8.70, 50%, 24/7, 4-6, 12/05/2018, HER2. SMOG's rule to read numbers aloud
  would punish figures, which plain English asks for. In "24-hour" the figure counts one, "hour" as
  it is said. No such word is a polysyllable.
- A figure and its unit are one figure, spaced or not: "2.5 mg" as "2.5mg", "37.5 °C", "5.30 p.m.".
- A phone number, an e-mail or a web address is copied, not read: one word of one syllable.
- Letters said one by one are so counted: CT is 2 syllables, MRI 3, A&E 3, e.g. 2. They are no
  polysyllable, since each letter is easy to read; whether they are understood is another check's
  matter. Two to five capitals are letters, unless they spell a known word with a vowel (AIDS, NOT);
  that is said as the word, and is no polysyllable either.
- Dr, Prof and approx are read as the words that they stand for (SMOG).
- Words on both sides of a slash or of an unspaced long dash are two words: "and/or", "chest/breast".
- "&" standing alone is the word "and". Other signs and dashes standing alone are no words.
- Brackets and quotation marks belong to no word, but "doctor(s)" is one.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from leaflint.text.reading.syllables import is_known
from leaflint.text.words import tokens
from leaflint.text.words.tokens import Span, plain_word

WordKind = Literal["word", "letters", "figure"]
"""`letters` are said one by one (CT, e.g.); a `figure` is a number or address, or holds a digit."""

FIGURE = "0"
"""What stands in `Word.spoken` for a figure or an address: one syllable, whatever it is."""


class Word(NamedTuple):
    """One word of a text, and in small letters what is said for it, for `count_syllables`."""

    start: int
    end: int
    spoken: tuple[str, ...]
    kind: WordKind


_READ_IN_FULL = {"dr": "doctor", "prof": "professor", "approx": "approximately"}

_UNIT = r"(?:mg|mcg|µg|g|kg|ml|mL|l|cm|mm|m|km|kcal|mmol/l|mmHg|°[ ]?[CF]|[CF]|%|[ap]\.m\.?|[ap]m)"
_SPACED_FIGURE = re.compile(
    rf"""
    (?: (?: \+\d{{1,3}} | \(?0\d{{2,}}\)? | 1800[12] | 116 )
        (?: [ \u00a0-] \(?\d++ (?: \)\d*+ )? )+ (?![\w-])
    |   \d+ (?: [.,:/–-]\d+ )* [ \u00a0]? {_UNIT} (?!\w) )
    """,
    re.VERBOSE,
)
"""A phone number, or a figure with its unit: one figure, though it may hold spaces."""

_FIGURE_START = re.compile(r"[\d+(](?<![\w.,:/-].)", re.DOTALL)
"""Where such a figure may begin. That each match begins with one of few characters makes it quick."""
_DASH = re.compile(r"[\u2010\u2011\u2013-]")
_CAPITALS = re.compile(r"([A-Z](?:&?[A-Z]){1,4})(?:['’]?s)?")
_VOWEL = re.compile("[AEIOUY]")


def close_figures(text: str) -> str:
    """Return the text with each figure that may hold spaces as zeros, of the same length.

    What white space parts in the result can be read on its own, by `read_stretch_aloud`.
    """
    if not tokens.holds_digit(text):
        return text
    closed, end = text, 0
    for start in _FIGURE_START.finditer(text):
        if start.start() >= end and (figure := _SPACED_FIGURE.match(text, start.start())):
            end = figure.end()
            closed = closed[: figure.start()] + "0" * len(figure[0]) + closed[end:]
    return closed


def say_plain(stretch: str) -> tuple[str, str]:
    """Return the one word of a stretch and what is said for it, both "" unless it is plain letters.

    Words in capitals are not plain: they may be letters that are said one by one.
    """
    core = plain_word(stretch)
    if not (core[1:].islower() or len(core) == 1):
        return "", ""
    spoken = core.lower()
    return core, _READ_IN_FULL.get(spoken, spoken)


def read_stretch_aloud(stretch: str) -> tuple[Word, ...]:
    """Return the words in a stretch without white space, with offsets in that stretch."""
    core, spoken = say_plain(stretch)
    if core:  # as nearly always
        start = stretch.index(core)
        return (Word(start, start + len(core), (spoken,), "word"),)
    opened = stretch.lstrip(tokens.OPENERS)
    bare = opened.rstrip(tokens.CLOSERS)
    if tokens.ADDRESS.fullmatch(bare):
        start = len(stretch) - len(opened)
        return (Word(start, start + len(bare), (FIGURE,), "figure"),)
    return tuple(Word(*span, *_say_word(stretch[slice(*span)])) for span in _joined_spans(stretch))


def _joined_spans(stretch: str) -> list[Span]:
    """Return where words stand; those that an en dash or ° joins are one, as is "doctor(s)"."""
    spans: list[Span] = []
    for start, end in tokens.word_spans(stretch):
        first, before = spans[-1] if spans else (0, 0)
        between = stretch[before:start]
        if spans and between in {"°", "–"} and "&" not in {stretch[first], stretch[start]}:
            spans[-1] = (first, end)
        elif spans and between == "(" and stretch[start : end + 1] in {"s)", "es)"}:
            spans[-1] = (first, end + 1)
        else:
            spans.append((start, end))
    return spans


def _say_word(written: str) -> tuple[tuple[str, ...], WordKind]:
    """Return what is said for a word, and how it is read."""
    parts = _DASH.split(written)
    if any(map(str.isnumeric, written)):
        lettered = [part for part in parts if not any(map(str.isnumeric, part))]
        return (FIGURE, *map(_plain, lettered)), "figure"
    if "." in written:
        return tuple(written.lower().strip(".").split(".")), "letters"
    spoken = tuple(word for part in parts for word in _say(part))
    return spoken, "letters" if all(map(_CAPITALS.fullmatch, parts)) else "word"


def _say(part: str) -> tuple[str, ...]:
    """Return what is said for a word without hyphens."""
    capitals = _CAPITALS.fullmatch(part)
    if part == "&":
        return ("and",)
    if capitals is None:
        return (_READ_IN_FULL.get(_plain(part), _plain(part)),)
    letters = capitals[1]
    if _VOWEL.search(letters) and is_known(letters.lower()):
        return (letters.lower(),)
    return tuple("and" if letter == "&" else letter.lower() for letter in letters)


def _plain(part: str) -> str:
    return part.lower().replace("’", "'").replace("\u00ad", "")

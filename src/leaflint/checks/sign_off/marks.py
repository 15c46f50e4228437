"""Which words of a text carry its clinical meaning, so that no change to them is a small one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leaflint.checks.offers import WordingFinder
from leaflint.checks.sign_off.approved_text import read_text
from leaflint.checks.sign_off.lines import Line, read_lines
from leaflint.checks.sign_off.vocabulary import Mark, Marks, own_marks
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.shared import Glossary
from leaflint.content.models.sign_off import CONTACTS
from leaflint.text.contacts.addresses import address_spans
from leaflint.text.contacts.numbers import find_numbers

Span = tuple[int, int]


def mark_words(
    text: str, like: Leaflet, glossary: Glossary, wording: WordingFinder
) -> tuple[Marks, ...] | None:
    """Return the marks of each token of an approved text, line by line.

    Args:
        text: the text.
        like: a version of the leaflet, for what rules of wording depend on beside the words.
        glossary: its terms are marked.
        wording: finds safety wording, which is marked too.

    Returns:
        The marks, or None when it cannot be told where safety wording stands in the text.
    """
    leaflet = read_text(text, like)
    if leaflet is None:
        return None
    lines = read_lines(text)
    safety: list[list[Span]] = [[] for _ in lines]
    number_of = {block: number for number, block in enumerate(leaflet.blocks)}
    for block, start, end, _ in wording(leaflet):
        safety[number_of[block]].append((start, end))
    forms = (form for term in glossary.terms for form in (term.term, *term.forms))
    terms = [[token.folded for token in Line("", "", form).tokens] for form in forms]
    return tuple(_mark_line(line, spans, terms) for line, spans in zip(lines, safety, strict=True))


def _mark_line(line: Line, safety: Sequence[Span], terms: Sequence[list[str]]) -> Marks:
    if line.layout == CONTACTS:
        return tuple(frozenset({Mark.CONTACT}) for _ in line.tokens)
    numbers = ((number.start, number.end) for number in find_numbers(line.words))
    spans = {
        Mark.CONTACT: [*numbers, *address_spans(line.words)],
        Mark.SAFETY: safety,
        Mark.TERM: list(_find_terms(line, terms)),
    }
    marks = []
    for token in line.tokens:
        found = set(own_marks(token.text, token.folded))
        for mark, stretches in spans.items():
            if any(token.start < end and token.end > start for start, end in stretches):
                found.add(mark)
        marks.append(frozenset(found))
    return tuple(marks)


def _find_terms(line: Line, terms: Sequence[list[str]]) -> Iterator[Span]:
    """Yield where terms of the glossary stand."""
    words = [token.folded for token in line.tokens]
    for term in terms:
        for start in range(len(words) - len(term) + 1):
            if words[start : start + len(term)] == term:
                yield line.span(start, start + len(term))

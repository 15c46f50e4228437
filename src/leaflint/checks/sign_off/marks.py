"""Which words of a text carry its clinical meaning, so that no change to them is a small one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leaflint.checks.offers import WordingFinder
from leaflint.checks.sign_off.approved_text import read_text
from leaflint.checks.sign_off.lines import Line, Token, read_lines
from leaflint.checks.sign_off.vocabulary import Mark, Marks, own_marks, sounds_like_a_drug
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.glossary import Glossary
from leaflint.content.models.sign_off import CONTACTS
from leaflint.text.contacts.addresses import address_spans
from leaflint.text.contacts.numbers import find_numbers


@dataclass(frozen=True)
class Marker:
    """Marks the words of texts.

    Attributes:
        glossary: its terms and drugs are marked,
        wording: finds safety wording, which is marked too.
        leaflet: a version of the leaflet, for what its rules depend on beside the words.
    """

    glossary: Glossary
    wording: WordingFinder
    leaflet: Leaflet

    def mark(self, text: str) -> tuple[Marks, ...] | None:
        """Return the marks of each token, line by line.

        Returns:
            The marks, or None when it cannot be told where safety wording stands in the text.
        """
        lines = read_lines(text)
        safety = self._safety(text, lines)
        if safety is None:
            return None
        return tuple(
            self._mark_line(line, spans) for line, spans in zip(lines, safety, strict=True)
        )

    def _safety(self, text: str, lines: tuple[Line, ...]) -> list[list[tuple[int, int]]] | None:
        """Return the spans of safety wording in each line."""
        leaflet = read_text(text, self.leaflet)
        if leaflet is None:
            return None
        spans: list[list[tuple[int, int]]] = [[] for _ in lines]
        number_of = {block: number for number, block in enumerate(leaflet.blocks)}
        for block, start, end, _ in self.wording(leaflet):
            spans[number_of[block]].append((start, end))
        return spans

    def _mark_line(self, line: Line, safety: list[tuple[int, int]]) -> Marks:
        tokens = line.tokens
        if line.layout == CONTACTS:
            return tuple(frozenset({Mark.CONTACT}) for _ in tokens)
        contacts = [(number.start, number.end) for number in find_numbers(line.words)]
        contacts += address_spans(line.words)
        marks = [set(own_marks(token.text, token.folded)) for token in tokens]
        for mark, spans in (
            (Mark.CONTACT, contacts),
            (Mark.SAFETY, safety),
            (Mark.TERM, list(self._terms(tokens))),
        ):
            for number, token in enumerate(tokens):
                if any(token.start < end and token.end > start for start, end in spans):
                    marks[number].add(mark)
        return tuple(map(frozenset, marks))

    def _terms(self, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
        """Yield the spans of the glossary's terms and of what is called like a drug."""
        words = [token.folded for token in tokens]
        for token in tokens:
            if sounds_like_a_drug(token.folded):
                yield token.start, token.end
        for term in self._term_words():
            for start in range(len(words) - len(term) + 1):
                if words[start : start + len(term)] == term:
                    yield tokens[start].start, tokens[start + len(term) - 1].end

    def _term_words(self) -> Iterable[list[str]]:
        for term in self.glossary.terms:
            for form in (term.term, *term.forms):
                yield [token.folded for token in Line("", "", form).tokens]

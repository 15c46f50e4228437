"""Blocks and sentences as words. Each distinct sentence is read once, and each word in it once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from itertools import chain

from leaflint.text.prose.blocks import Block, Sentence
from leaflint.text.words.tokens import Span, clause_openers, read_stretch


class WordedSentence:
    """A sentence as words.

    Attributes:
        text: the sentence.
        words: its words, as they are compared.
        parts: the parts of its words: "follow" and "up" of "follow-up".
    """

    def __init__(self, text: str) -> None:
        """Read a sentence."""
        stretches = [read_stretch(stretch) for stretch in text.split()]
        self.text = text
        self.words = tuple(chain.from_iterable([stretch.words for stretch in stretches]))
        parts = tuple(chain.from_iterable([stretch.parts for stretch in stretches]))
        self.parts = self.words if parts == self.words else parts

    @cached_property
    def openers(self) -> tuple[bool, ...]:
        """Whether each part of a word begins a clause."""
        return clause_openers(self.text)


read_sentence = lru_cache(maxsize=16_384)(WordedSentence)
"""Read a sentence; leaflets have many in common."""


class WordedBlock:
    """A block as words.

    Attributes:
        block: the block.
        sentences: its sentences.
        words: its words, as they are compared.
    """

    def __init__(self, block: Block) -> None:
        """Read a block."""
        text = block.text
        self.block = block
        self.sentences = [read_sentence(text[start:end]) for start, end in block.sentences]
        self.words = tuple(chain.from_iterable([sentence.words for sentence in self.sentences]))

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The offsets in the block's text at which each word begins and ends."""
        # Few blocks hold anything to look at more closely: the others never need this.
        spans: list[Span] = []
        offset = 0
        for stretch in self.block.text.split():
            offset = self.block.text.index(stretch, offset)
            for start, end in read_stretch(stretch).spans:
                spans.append((offset + start, offset + end))
            offset += len(stretch)
        return tuple(spans)

    @property
    def text(self) -> str:
        """The block's text."""
        return self.block.text

    @property
    def is_running_text(self) -> bool:
        """Whether it is text in sentences, and no title or heading."""
        return self.block.kind not in {"title", "heading"}

    def span(self, first: int, end: int) -> Span:
        """Return where the words from `first` to before `end` begin and end in the block's text."""
        return self.spans[first][0], self.spans[end - 1][1]

    def written(self, first: int, end: int | None = None) -> str:
        """Return a word, or those to before `end`, as they are written, capitals and all."""
        start, stop = self.span(first, first + 1 if end is None else end)
        return self.block.text[start:stop]

    def is_joined(self, number: int) -> bool:
        """Whether nothing but white space stands between a word and the one after it."""
        return (
            number + 1 < len(self.words)
            and self.block.text[self.spans[number][1] : self.spans[number + 1][0]].isspace()
        )

    def are_joined(self, first: int, end: int) -> bool:
        """Whether nothing but white space stands between the words from `first` to before `end`."""
        return all(map(self.is_joined, range(first, end - 1)))

    def before(self, number: int) -> str | None:
        """Return the word before a word, or None where a sentence or its part begins."""
        return self.words[number - 1] if number and self.is_joined(number - 1) else None

    def after(self, number: int) -> str | None:
        """Return the word after a word, or None where a sentence or its part ends."""
        return self.words[number + 1] if self.is_joined(number) else None

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence in which the character at an offset stands."""
        sentences = self.block.sentences
        return bisect_right(sentences, offset, key=lambda sentence: sentence.start) - 1

    def opens_sentence(self, number: int) -> bool:
        """Whether a word is the first of its sentence."""
        sentence = self.block.sentences[self.sentence_at(self.spans[number][0])]
        return self.word_numbers(sentence).start == number

    def word_numbers(self, sentence: Sentence) -> range:
        """Return the numbers of the words of a sentence."""
        first, last = ((offset, offset) for offset in sentence)
        return range(bisect_left(self.spans, first), bisect_left(self.spans, last))

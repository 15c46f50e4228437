"""Blocks and sentences as words. Each distinct sentence is read once, and each word in it once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property, lru_cache
from itertools import accumulate, chain

from leaflint.text.prose.blocks import Block
from leaflint.text.words.tokens import Span, clause_openers, read_words, spans_in


class WordedSentence:
    """A sentence as words and parts of words, as they are compared."""

    def __init__(self, text: str) -> None:
        """Read a sentence."""
        self.text = text
        self.words, self.parts = read_words(text)

    @cached_property
    def openers(self) -> tuple[bool, ...]:
        """Whether each part of a word begins a clause."""
        return clause_openers(self.text)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The offsets in the sentence at which each word begins and ends."""
        # Few sentences hold anything to look at more closely: the others never need this.
        spans: list[Span] = []
        offset = 0
        for stretch in self.text.split():
            offset = self.text.index(stretch, offset)
            spans += [(offset + start, offset + end) for start, end in spans_in(stretch)]
            offset += len(stretch)
        return tuple(spans)


read_sentence = lru_cache(maxsize=16_384)(WordedSentence)
"""Read a sentence; leaflets have many in common."""


class WordedBlock:
    """A block as words, as they are compared."""

    def __init__(self, block: Block) -> None:
        """Read a block."""
        text = block.text
        self.block = block
        self.sentences = [read_sentence(text[start:end]) for start, end in block.sentences]
        words = [sentence.words for sentence in self.sentences]
        self.words = words[0] if len(words) == 1 else tuple(chain.from_iterable(words))

    @cached_property
    def starts(self) -> list[int]:
        """How many words go before each sentence."""
        lengths = [len(sentence.words) for sentence in self.sentences]
        return list(accumulate(lengths[:-1], initial=0))

    @property
    def spans(self) -> tuple[Span, ...]:
        """The offsets in the block's text at which each word begins and ends."""
        return tuple(
            [
                (offset + start, offset + end)
                for (offset, _), sentence in zip(self.block.sentences, self.sentences, strict=True)
                for start, end in sentence.spans
            ]
        )

    @property
    def text(self) -> str:
        """The block's text."""
        return self.block.text

    @property
    def is_running_text(self) -> bool:
        """Whether it is text in sentences, and no title or heading."""
        return self.block.kind not in {"title", "heading"}

    def span(self, first: int, end: int | None = None) -> Span:
        """Return where a word, or those to before `end`, begin and end in the block's text."""
        sentence = self.sentence_of(first)
        offset = self.block.sentences[sentence].start
        start, stop = self.sentences[sentence].spans[first - self.starts[sentence]]
        return offset + start, offset + stop if end is None else self.span(end - 1)[1]

    def written(self, first: int, end: int | None = None) -> str:
        """Return a word, or those to before `end`, as they are written, capitals and all."""
        start, stop = self.span(first, end)
        return self.block.text[start:stop]

    def is_joined(self, number: int) -> bool:
        """Whether nothing but white space stands between a word and the one after it."""
        place = self.sentence_of(number)
        first = number - self.starts[place]
        spans = self.sentences[place].spans[first : first + 2]
        return len(spans) > 1 and self.sentences[place].text[spans[0][1] : spans[1][0]].isspace()

    def are_joined(self, first: int, end: int) -> bool:
        """Whether nothing but white space stands between the words from `first` to before `end`."""
        return end == first + 1 or all(map(self.is_joined, range(first, end - 1)))

    def before(self, number: int) -> str | None:
        """Return the word before a word, or None where a sentence or its part begins."""
        return self.words[number - 1] if number and self.is_joined(number - 1) else None

    def after(self, number: int) -> str | None:
        """Return the word after a word, or None where a sentence or its part ends."""
        return self.words[number + 1] if self.is_joined(number) else None

    def sentence_of(self, number: int) -> int:
        """Return the number of the sentence in which a word stands."""
        return bisect_right(self.starts, number) - 1

    def opens_sentence(self, number: int) -> bool:
        """Whether a word is the first of its sentence."""
        return self.starts[self.sentence_of(number)] == number

    def clause_of(self, number: int) -> range:
        """Return the numbers of the words round a word that nothing but white space parts."""
        start, end = number, number + 1
        while start and self.is_joined(start - 1):
            start -= 1
        while self.is_joined(end - 1):
            end += 1
        return range(start, end)

    def words_of_sentence(self, number: int) -> range:
        """Return the numbers of the words of a sentence."""
        start = self.starts[number]
        return range(start, start + len(self.sentences[number].words))

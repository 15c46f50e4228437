"""A block cut into words once, for all rules; and a hit, which is what a rule finds in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from leaflint.prose.blocks import Block, Sentence

_WORD = r"[^\W\d_](?:\.[^\W\d_])+(?!\w)\.?|[^\W_]+(?:(?:['&-]|(?<=\d)\.(?=\d))[^\W_]+)*|&"
_WORDS = re.compile(_WORD)
_ADDRESS = r"(?:https?://|www\.)\S+|\S+@\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*"
_WORDS_AND_ADDRESSES = re.compile(f"{_ADDRESS}|{_WORD}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block and its words. A web or e-mail address is one word, as is "e.g." with its stops.

    Attributes:
        block: the block.
        words: its words in small letters, with straight apostrophes.
        starts: the offset in the block's text at which each word begins.
        ends: the offset after each word.
    """

    block: Block
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, block: Block) -> Passage:
        """Cut a block into words."""
        text, spans = _find_words(block.text)
        return cls(
            block,
            tuple([text[start:end].lower() for start, end in spans]),
            tuple([start for start, _ in spans]),
            tuple([end for _, end in spans]),
        )

    @property
    def text(self) -> str:
        """The block's text."""
        return self.block.text

    @property
    def is_running_text(self) -> bool:
        """Whether it is text in sentences, and no title or heading."""
        return self.block.kind not in {"title", "heading"}

    def written(self, number: int) -> str:
        """Return a word as it is written, capitals and all."""
        return self.block.text[self.starts[number] : self.ends[number]]

    def is_joined(self, number: int) -> bool:
        """Whether nothing but white space stands between a word and the one after it."""
        return (
            number + 1 < len(self.words)
            and self.block.text[self.ends[number] : self.starts[number + 1]].isspace()
        )

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

    def opens_sentence(self, offset: int) -> bool:
        """Whether no word stands between the beginning of its sentence and a word's offset."""
        start = self.block.sentences[self.sentence_at(offset)].start
        return bisect_left(self.starts, start) == bisect_left(self.starts, offset)

    def word_numbers(self, sentence: Sentence) -> range:
        """Return the numbers of the words of a sentence."""
        return range(
            bisect_left(self.starts, sentence.start), bisect_left(self.starts, sentence.end)
        )


class Hit(NamedTuple):
    """What a rule found.

    Attributes:
        rule: id of the rule.
        block: the block in which it stands.
        start: offset in the block's text at which it begins.
        end: one past its last character.
        message: what is wrong, the value seen and the limit.
        help: what to do next.
        subject: what it is about, in words that stay when lines move.
        replacement: what can stand in its place without a change in meaning, if anything can.
    """

    rule: str
    block: Block
    start: int
    end: int
    message: str
    help: str
    subject: str
    replacement: str | None = None


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase as passages have them."""
    text, spans = _find_words(phrase)
    return tuple(text[start:end].lower() for start, end in spans)


def cut(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Cut blocks into words."""
    return tuple(Passage.of(block) for block in blocks)


def _find_words(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return a text with straight apostrophes, and the spans of its words."""
    straight = text.replace("’", "'")
    pattern = _WORDS_AND_ADDRESSES if "/" in text or "@" in text else _WORDS
    return straight, [match.span() for match in pattern.finditer(straight)]

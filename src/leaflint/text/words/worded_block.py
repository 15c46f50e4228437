"""A block cut into words once, for all rules; and a hit, which is what a rule finds in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

from leaflint.text.prose.blocks import Block, Sentence

_CHUNK = re.compile(r"\S+")
_OPENERS = "\"'“‘([<"
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@\S+|(?:[\w-]+\.)+[a-z]{2,}/\S*")
_WORD = re.compile(
    r"""
    [^\W_]+ (?: (?: ['’&-] | (?<=\d)\.(?=\d) | (?<=\b[^\W\d_])\.(?=[^\W\d_]\b) ) [^\W_]+ )*
    (?: (?<=\.[^\W\d_]) \. )?
  | &
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class Passage:
    """A block and its words. A web or e-mail address is one word, as is "e.g." with its stops.

    Attributes:
        block: the block.
        words: its words in small letters, with straight apostrophes.
    """

    block: Block
    words: tuple[str, ...]

    @classmethod
    def of(cls, block: Block) -> Passage:
        """Cut a block into words."""
        return cls(block, words_of(block.text))

    @cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The offsets in the block's text at which each word begins and ends."""
        # Few passages hold anything to look at more closely: the others never need this.
        chunks = self.block.text.split()
        return tuple(
            [
                (offset + start, offset + end)
                for offset, spans in zip(
                    _starts(self.block.text, chunks), map(_spans_in, chunks), strict=True
                )
                for start, end in spans
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

    def written(self, number: int) -> str:
        """Return a word as it is written, capitals and all."""
        start, end = self.spans[number]
        return self.block.text[start:end]

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

    def opens_sentence(self, offset: int) -> bool:
        """Whether no word stands between the beginning of its sentence and a word's offset."""
        sentence = self.block.sentences[self.sentence_at(offset)]
        return self.spans[self.word_numbers(sentence).start][0] == offset

    def word_numbers(self, sentence: Sentence) -> range:
        """Return the numbers of the words of a sentence."""
        first, last = ((offset, offset) for offset in sentence)
        return range(bisect_left(self.spans, first), bisect_left(self.spans, last))


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


@lru_cache(maxsize=16_384)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as passages have them."""
    # Leaflets share headings, points and whole paragraphs.
    return tuple(chain.from_iterable(map(_words_in, text.split())))


def _starts(text: str, chunks: Sequence[str]) -> Iterable[int]:
    """Return where each stretch without white space begins."""
    if " ".join(chunks) == text:
        return accumulate([len(chunk) + 1 for chunk in chunks[:-1]], initial=0)
    return [chunk.start() for chunk in _CHUNK.finditer(text)]


@lru_cache(maxsize=65_536)
def _words_in(chunk: str) -> tuple[str, ...]:
    """Return the words of a stretch without white space."""
    return tuple(chunk[start:end].lower().replace("’", "'") for start, end in _spans_in(chunk))


@lru_cache(maxsize=65_536)
def _spans_in(chunk: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the words of a stretch without white space."""
    opened = len(chunk) - len(chunk.lstrip(_OPENERS))
    address = _ADDRESS.match(chunk, opened)
    return (address.span(),) if address else tuple(map(re.Match.span, _WORD.finditer(chunk)))


def cut(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Cut blocks into words."""
    return tuple(map(Passage.of, blocks))

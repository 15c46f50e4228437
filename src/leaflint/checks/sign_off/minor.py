"""Whether the changes since an approval are a minor edit, which the approval survives.

What is not known to be harmless counts as clinical. Harmless is, as long as it touches no number,
unit, negation, modal verb, medical term, safety wording or contact:

- a spelling mended beyond doubt (`spelling`);
- words that the policy lists as interchangeable, and "a" for "an";
- a small word written twice ("the the") made one;
- a capital for the first letter of a word, or the other way round;
- straight for curly quotation marks and apostrophes, one kind of dash between spaces for another;
- a full stop, comma, colon or semicolon at the end of a line; within a line only in a sentence
  without any of the words above;
- spaces that stand beside no number and no unit.

A line that is new, gone, moved or laid out in another way is never minor.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from leaflint.checks.offers import WordingFinder
from leaflint.checks.sign_off.lines import KINDS, Line, LineChange, Replaced
from leaflint.checks.sign_off.marks import Mark, Marks, marks_between
from leaflint.checks.sign_off.spelling import mends_spelling
from leaflint.content.models.shared import Glossary
from leaflint.text.prose.sentences import find_sentences
from leaflint.text.words.tokens import Token

_STOPS = frozenset(".,:;")
"""Signs that may come and go where they turn no meaning."""
_DASHES = frozenset("-–—")
_ARTICLES = frozenset({"a", "an"})
_SMALL_WORDS = frozenset("a an and at by for from in is of on or that the to with you your".split())
_STRAIGHT = str.maketrans("‘’“”", "''\"\"")


class EditRules(NamedTuple):
    """What decides whether an edit is minor."""

    glossary: Glossary
    wording: WordingFinder | None
    """Finds safety wording; None when its policy is broken: then no edit is minor."""
    interchangeable: tuple[frozenset[str], ...]
    """Sets of words, in small letters, that may stand for each other."""
    most_words: int


class _Side(NamedTuple):
    """One version of a line, and which of its tokens changed: from `start` to `end`, end exclusive."""

    line: Line
    marks: Marks
    start: int
    end: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens that changed."""
        return self.line.tokens[self.start : self.end]

    @property
    def beside(self) -> list[int]:
        """Indexes of the tokens right before and right after those that changed."""
        return [index for index in (self.start - 1, self.end) if 0 <= index < len(self.marks)]


def why_not_minor(
    changes: Sequence[LineChange],
    old_marks: Sequence[Marks],
    new_marks: Sequence[Marks],
    rules: EditRules,
) -> tuple[str, ...]:
    """Return why the changes between two texts are not minor, without repetition; none: they are.

    The marks of each text are those of its lines, in order.
    """
    words = 0
    reasons: list[str] = []
    for change in changes:
        if change.old is None or change.new is None or change.kind == "moved":
            reasons.append(f"a line was {KINDS[change.kind]}")
            continue
        if change.old.layout != change.new.layout:
            reasons.append("the layout of a line changed")
        before, after = old_marks[change.old.number], new_marks[change.new.number]
        reasons += _why_spaces_matter(change.old, change.new, change.replaced, before)
        for gap in change.replaced:
            old = _Side(change.old, before, gap.old_start, gap.old_end)
            new = _Side(change.new, after, gap.new_start, gap.new_end)
            words += max(len(old.tokens), len(new.tokens))
            reasons += _why_words_matter(old, new, rules)
    if words > rules.most_words:
        reasons.append(
            f"{words} words changed, and a minor edit changes {rules.most_words} at most"
        )
    return tuple(dict.fromkeys(reasons))


def _why_spaces_matter(
    old: Line, new: Line, replaced: Sequence[Replaced], marks: Marks
) -> Iterator[str]:
    """Yield a reason when spaces beside a number or unit changed."""
    before = after = 0
    for gap in (*replaced, Replaced(len(old.tokens), 0, len(new.tokens), 0)):
        while before < gap.old_start:
            differs = _is_joined(old.tokens, before) != _is_joined(new.tokens, after)
            if differs and marks[max(0, before - 1)] | marks[before]:
                yield "spaces changed beside a word that matters"
            before, after = before + 1, after + 1
        before, after = gap.old_end, gap.new_end


def _is_joined(tokens: Sequence[Token], number: int) -> bool:
    return number > 0 and tokens[number - 1].end == tokens[number].start


def _why_words_matter(old: _Side, new: _Side, rules: EditRules) -> Iterator[str]:
    """Yield why words that were replaced are not known to say the same."""
    changed = (*old.tokens, *new.tokens)
    straight = [token.text.translate(_STRAIGHT) for token in changed]
    if straight[: len(old.tokens)] == straight[len(old.tokens) :]:
        return
    has_sign = any(not token.is_word and token.text not in _STOPS for token in changed)
    touched: set[Mark] = set()
    for side in (old, new):
        touched |= marks_between(side.marks, side.start, side.end)
        if has_sign:
            touched.update(*(side.marks[index] for index in side.beside))
    if touched:
        yield from (f"it touches a {mark.value}" for mark in Mark if mark in touched)
    elif not _is_harmless(old, new, rules.interchangeable):
        yield "its words are not known to mean the same"


def _is_harmless(old: _Side, new: _Side, interchangeable: Collection[frozenset[str]]) -> bool:
    """Whether words that carry no mark were replaced by others that mean the same."""
    stops = [token.text for token in old.tokens if token.text in _STOPS]
    new_stops = [token.text for token in new.tokens if token.text in _STOPS]
    if stops != new_stops and not (_may_change_stops(old) and _may_change_stops(new)):
        return False
    words = [token for token in old.tokens if token.text not in _STOPS]
    new_words = [token for token in new.tokens if token.text not in _STOPS]
    if len(words) != len(new_words):
        return not new_words and _is_doubled(old)
    pairs = zip(words, new_words, strict=True)
    return all(_means_the_same(word, other, interchangeable) for word, other in pairs)


def _means_the_same(old: Token, new: Token, interchangeable: Collection[frozenset[str]]) -> bool:
    pair = {old.folded, new.folded}
    old_tail, new_tail = (token.text[1:].replace("’", "'") for token in (old, new))
    return (
        old.text == new.text
        or (len(pair) == 1 and len(old.text) > 1 and old_tail == new_tail)
        or pair == _ARTICLES
        or any(pair <= words for words in interchangeable)
        or {old.text, new.text} <= _DASHES
        or mends_spelling(old.text, new.text)
    )


def _is_doubled(side: _Side) -> bool:
    """Whether a small word went that stood twice."""
    words = [token.folded for token in side.tokens]
    beside = {side.line.tokens[index].folded for index in side.beside}
    return len(words) == 1 and words[0] in _SMALL_WORDS and words[0] in beside


def _may_change_stops(side: _Side) -> bool:
    """Whether full stops and commas may change here: at the line's end, or in a calm sentence."""
    tokens = side.line.tokens
    if side.start >= len(tokens) - 1 and side.end >= len(tokens):
        return True
    first = tokens[max(0, side.start - 1)].start
    last = tokens[min(side.end, len(tokens) - 1)].end
    touched = [
        sentence
        for sentence in find_sentences(side.line.words)
        if sentence.start < last and sentence.end > first
    ]
    return not any(
        marks and any(sentence.start <= token.start < sentence.end for sentence in touched)
        for token, marks in zip(tokens, side.marks, strict=True)
    )

"""Hard words and phrases that have a plainer way to say them, and terms that are not explained.

Policy decides which words are hard. One is left alone where it is right: in one of its entry's
exceptions; within a term of the glossary or a name (a capital inside a sentence, "NHS inform", a full
name before its letters); as a noun, where the entry is a verb; and from where the leaflet explains it
("feeling sick (nausea)", "this is called oedema"). What counts as the explanation of a term:
`leaflint.content.terms`. A word is found once in a leaflet, with a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from leaflint.checks.hit import Hit
from leaflint.checks.plain_language.verbs import may_be_verb
from leaflint.checks.plain_language.word_list import HardWordIndex, PlainWord, with_capital_of
from leaflint.content.terms import FirstUse, FoundTerms, words_in
from leaflint.text.words.explanations import explained_in_brackets, given_as_name
from leaflint.text.words.passages import find_in_block
from leaflint.text.words.tokens import Span, words_of
from leaflint.text.words.worded_block import WordedBlock

_LETTERS = re.compile(r"(?P<name>(?: [\w-]+)*) \((?P<letters>[A-Z]{3,})\)")
"""The rest of a full name, and its letters in brackets."""
_SMALL_WORDS = frozenset(
    "a an and are at be for if in is it of on or the this to we you your".split()
)


class Use(NamedTuple):
    """Where a leaflet uses a hard word: its first word's number, and the words themselves."""

    worded: WordedBlock
    number: int
    span: Span
    plain: PlainWord

    @property
    def seen(self) -> str:
        """The words as they are written."""
        return self.worded.text[slice(*self.span)]


def find_hard_words(
    blocks: Sequence[WordedBlock], index: HardWordIndex, terms: FoundTerms
) -> Iterator[Hit]:
    """Find hard words, each once, unless they are right where they stand, or explained by then.

    Titles and headings come last: what the text explains, they may name.
    """
    uses: dict[tuple[str, ...], list[Use]] = {}
    explained: set[tuple[str, ...]] = set()
    for use in sorted(_uses(blocks, index, terms), key=lambda use: not use.worded.is_running_text):
        word = tuple(use.plain.entry.words)
        if word not in explained and _is_explained(use):
            explained.add(word)
        elif word not in explained:
            uses.setdefault(word, []).append(use)
    for first, *others in uses.values():
        yield _hit(first, 1 + len(others), blocks[0])


def _uses(blocks: Sequence[WordedBlock], index: HardWordIndex, terms: FoundTerms) -> Iterator[Use]:
    for number, worded in enumerate(blocks):
        if not index.may_stand_in(worded.words):  # as a rule
            continue
        in_terms = words_in(terms.get(number, ()))
        for match in find_in_block(index, worded):
            if match.value is None or not in_terms.isdisjoint(range(match.start, match.end)):
                continue
            use = Use(worded, match.start, worded.span(match.start, match.end), match.value)
            if not _is_noun(use) and not _is_name(use):
                yield use


def _is_noun(use: Use) -> bool:
    """Whether it is the noun of a word that is hard as a verb: "the permit", not "permitted"."""
    is_either = use.plain.entry.verb and not use.seen.endswith(("ed", "ing"))
    return is_either and not may_be_verb(use.worded, use.number)


def _is_name(use: Use) -> bool:
    """Whether the word belongs to a name: by its capital, after capitals, or before its letters."""
    worded, number, seen = use.worded, use.number, use.seen
    has_capital = seen[0].isupper() and not (seen.isupper() and len(seen) > 1)
    if has_capital and not worded.opens_sentence(number):
        return True
    before = worded.written(number - 1) if worded.before(number) else ""
    if " " not in seen and len(before) > 1 and before.isupper():
        return True
    letters = _LETTERS.match(worded.text, use.span[1])
    return letters is not None and len(letters["name"].split()) < len(letters["letters"])


def _is_explained(use: Use) -> bool:
    """Whether brackets, a name or the plain words explain it; what is safe to replace needs no more."""
    text, (start, end), entry = use.worded.text, use.span, use.plain.entry
    sentence = f" {' '.join(use.worded.sentences[use.worded.sentence_of(use.number)].words)} "
    return not entry.safe and (
        explained_in_brackets(text, start, end)
        or given_as_name(text, start)
        or _is_repeated_in_brackets(text, start, end)
        or any(f" {say} " in sentence for say in entry.options if " " in say)
    )


def _is_repeated_in_brackets(text: str, start: int, end: int) -> bool:
    """Whether the word stands in brackets that repeat a word from before: "broken hip (hip fracture)"."""
    opened = text.rfind("(", 0, start)
    if opened < 0 or ")" in text[opened:start]:
        return False
    inside = {*words_of(text[opened:start]), *words_of(text[end : text.find(")", end)])}
    return not (inside - _SMALL_WORDS).isdisjoint(words_of(text[max(0, opened - 80) : opened]))


def _hit(use: Use, times: int, title: WordedBlock) -> Hit:
    seen, plain = use.seen, use.plain
    count = f" (it stands here {times} times)" if times > 1 else ""
    options = " or ".join(f"'{words}'" for words in (plain.say, *plain.entry.also))
    help_text = f"Write {options}. {plain.entry.reason}"
    if seen.lower() in title.words:
        said = f"{seen.lower()} ({plain.say})"
        help_text = f"If the leaflet is about it, keep it, and explain it once: {said}."
    fits = plain.entry.safe and use.worded.before(use.number) not in {"a", "an"}
    replacement = with_capital_of(seen, plain.say) if fits else None
    return Hit(
        "hard-word", use.worded.block, *use.span,
        f"'{seen}' is hard to read{count}", help_text, seen.lower(), replacement,
    )  # fmt: skip


def find_unexplained_terms(first_uses: Iterable[FirstUse]) -> Iterator[Hit]:
    """Find terms that are not explained where they are first used."""
    for worded, match, explained in first_uses:
        if explained:
            continue
        term = match.value
        start, end = worded.span(match.start, match.end)
        message = f"'{worded.text[start:end]}' is not explained where the leaflet first uses it"
        help_text = f"Say what it means, in brackets or in the next sentence: ({term.meaning})."
        yield Hit("unexplained-term", worded.block, start, end, message, help_text, term.term)

"""Whether the changes since an approval are a minor edit, which the approval survives.

What is not known to be harmless counts as clinical. Harmless is, and nothing else:

- a slip of the pen that is mended beyond doubt, and British for American spelling (`spelling`);
- words that the policy lists as interchangeable;
- one kind of quotation mark or dash for another, "..." for "…", or the other way round;
- a full stop that comes or goes at the very end of a point of a list or a heading.

A word that changes must be no number, unit, negation, modal verb or medical term, and stand in no
safety wording and no contact. A line that is new, gone, moved or laid out in another way is never minor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from leaflint.checks.check import Context
from leaflint.checks.offers import SAFETY_WORDING, WordingFinder
from leaflint.checks.sign_off.lines import KINDS, Line, LineChange
from leaflint.checks.sign_off.marks import Mark, Marks, marks_between
from leaflint.checks.sign_off.settings import Settings
from leaflint.checks.sign_off.spelling import find_words, is_made_british, mends_slip
from leaflint.content.models.shared import Glossary
from leaflint.text.words.lexicon import slips_of
from leaflint.text.words.tokens import Token, fold, read_tokens

_ONE_KIND = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})
_DASH = re.compile(r"(?<!\d)(?<!\d )[-–—](?! ?\d)")
"""A dash; beside a figure it may be a minus."""


class EditRules(NamedTuple):
    """What decides whether an edit is minor."""

    glossary: Glossary
    wording: WordingFinder | None
    """Finds safety wording; None when its policy is broken: then no edit is minor."""
    interchangeable: tuple[frozenset[str], ...]
    """Sets of words, in small letters, that may stand for each other."""
    most_words: int
    estate_words: Callable[[], frozenset[str]]
    """Finds the words, in small letters, that are meant as they stand, whatever word lists say."""


def edit_rules(settings: Settings, context: Context) -> EditRules:
    """Return the rules for minor edits by the policy and the files that leaflets share."""
    sets = (frozenset(map(str.casefold, words)) for words in settings.interchangeable)
    return EditRules(
        context.glossary,
        context.offered(SAFETY_WORDING),
        tuple(sets),
        settings.minor_words,
        lambda: context.derived(estate_words),
    )


def estate_words(context: Context) -> frozenset[str]:
    """Return the words that a repository means as they stand, though some may be in no word list.

    They stand in a file that leaflets share, or in the last signed texts of two leaflets or more.
    """
    last = (loaded.data.last for loaded in context.sign_offs.values() if loaded.data)
    words = chain.from_iterable(set(find_words(record.text)) for record in last if record)
    shared = chain.from_iterable(map(find_words, context.texts_of_shared_files()))
    return frozenset(shared) | {word for word, leaflets in Counter(words).items() if leaflets > 1}


class Texts(NamedTuple):
    """An approved text and the present one, with the marks of each, line by line."""

    old: str
    new: str
    old_marks: Sequence[Marks]
    new_marks: Sequence[Marks]

    @property
    def repeated(self) -> frozenset[str]:
        """The words that stood more than once in the old text, or stand in the new one."""
        counts = Counter(find_words(self.old))
        return frozenset(find_words(self.new)) | {word for word in counts if counts[word] > 1}


def why_not_minor(changes: Sequence[LineChange], texts: Texts, rules: EditRules) -> tuple[str, ...]:
    """Return why the changes between two texts are not minor, without repetition; none: they are."""
    words = 0
    reasons: list[str] = []
    for change in changes:
        if change.old is None or change.new is None or change.kind == "moved":
            reasons.append(f"a line was {KINDS[change.kind]}")
            continue
        words += sum(
            max(gap.old_end - gap.old_start, gap.new_end - gap.new_start) for gap in change.replaced
        )
        reasons += _why_line_matters(change, change.old, change.new, texts, rules)
    if words > rules.most_words:
        reasons.append(
            f"{words} words changed, and a minor edit changes {rules.most_words} at most"
        )
    return tuple(dict.fromkeys(reasons))


def _why_line_matters(
    change: LineChange, old: Line, new: Line, texts: Texts, rules: EditRules
) -> Iterator[str]:
    """Yield why a changed line is not known to say the same."""
    if old.layout != new.layout:
        yield "the layout of a line changed"
        return
    pairs = _changed_words(old, new)
    touched: set[Mark] = set()
    for gap in change.replaced:
        touched |= marks_between(texts.old_marks[old.number], gap.old_start, gap.old_end)
        touched |= marks_between(texts.new_marks[new.number], gap.new_start, gap.new_end)
    if pairs == []:  # only signs changed: that matters in an address alone
        touched &= {Mark.CONTACT}
    if touched:
        yield from (f"it touches a {mark.value}" for mark in Mark if mark in touched)
    elif pairs is None or not all(_means_the_same(*pair, texts, rules) for pair in pairs):
        yield "its words are not known to mean the same"


def _changed_words(old: Line, new: Line) -> list[tuple[str, str]] | None:
    """Return the words that gave way to others; None when words came, went, were joined or parted."""
    before, after = (read_tokens(_plain(line)) for line in (old, new))
    if len(before) != len(after) or _joints(before) != _joints(after):
        return None
    texts = ((word.text, other.text) for word, other in zip(before, after, strict=True))
    return [(word, other) for word, other in texts if word != other]


def _plain(line: Line) -> str:
    """Return a line's words with signs of one kind, and without the full stop of a point or heading."""
    plain = _DASH.sub("-", line.words.translate(_ONE_KIND))
    return plain.removesuffix(".") if line.layout else plain


def _joints(tokens: Sequence[Token]) -> list[bool]:
    """Return for each token but the last whether the next one follows without a space."""
    return [token.end == following.start for token, following in pairwise(tokens)]


def _means_the_same(old: str, new: str, texts: Texts, rules: EditRules) -> bool:
    pair = {fold(old), fold(new)}
    if any(len(pair) == 2 and pair <= words for words in rules.interchangeable):
        return _case(old) == _case(new)
    if is_made_british(old, new):
        return True
    if not mends_slip(old, new) or old in texts.repeated:
        return False
    return rules.estate_words().intersection(slips_of(old)) <= {new}


def _case(word: str) -> tuple[bool, bool]:
    return word.islower(), word.istitle()

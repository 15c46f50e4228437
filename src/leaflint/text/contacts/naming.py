"""Which service a number is named with: "call the Helpline on 0808 800 6000".

Only a name that stands right beside the number counts, so that a guess never cries wolf: before it,
with nothing between but words such as "on", "free" or "24 hours a day", or after it in brackets,
behind "for" or behind a dash. A name that begins in the middle of another ("the eye clinic" where
only the clinic is known), that belongs to the number before ("0808 800 6000 (Helpline) or ..."), or
that is named only as an alternative ("call the clinic or 111") does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from leaflint.text.words.tokens import Token, read_tokens

_WINDOW: Final = 120
"""Characters before and after a number in which its name can stand."""

_SAME: Final = str.maketrans("\u00a0\u202f\u2019\u2011", "  '-")
"""One form for all spaces, apostrophes and hyphens; offsets stay."""
_ARTICLES: Final = frozenset("the our your a an this these".split())

_BETWEEN: Final = frozenset(
    "on at by via is are was number numbers no tel telephone mobile freephone free of charge now"
    " straight away once any all time anytime 24 7 24/7 hour hours a day days night week every today"
    " first open available can be reached contacted called direct directly team line service nurses"
    " staff again then , ( ) - – — : /".split()
)  # fmt: skip
_WITH_STOP: Final = frozenset({"tel", "no"})
"""Short forms that end in a full stop, which ends no sentence there."""
_CALLING: Final = frozenset("call phone ring text contact".split())
_BEFORE_CALLING: Final = frozenset(": ( - – —".split())
_DAY_AND_NIGHT: Final = r"(?i)\b(day|night) (?:and|or) (?=night|day)"
_MAY_STAND_BEFORE: Final = _ARTICLES | frozenset(
    "and or to from at on by with for of via is are was call calls calling phone ring text contact ask"
    " tell email".split()
)
_ALSO_NAMED: Final = r"(?i)(?:\s+(?:or|and)|\s*[/,&])\s*(?:(?:the|our)\s+)?\Z"
_NUMBER_BEFORE: Final = r"(?i)\d\s*(?:\(|,?\s*for\b|[-–—:])\s*(?:(?:the|our)\s+)?\Z"
_AFTER: Final = r"(?i)\s*(?:\(|,?\s*for\b|[-–—])\s*(?:(?:the|our)\s+)?"
_NAME_ENDS: Final = r"(?i)\s*(?:$|[)\].,;:!?–—-]|(?:or|and)\b)"


def bare_name(name: str) -> str:
    """Return a name in the one form in which names are compared: no article, no capitals."""
    words = " ".join(name.translate(_SAME).split())
    return re.sub(r"(?i)\A(?:the|our)\s+", "", words).casefold()


class NameIndex(NamedTuple):
    """Bare names by their last and by their first word, the longest first: so many cost no time."""

    by_last_word: Mapping[str, tuple[str, ...]]
    by_first_word: Mapping[str, tuple[str, ...]]

    def beside(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """Return the bare names that stand right beside `text[start:end]`, nearest first."""
        before = text[max(0, start - _WINDOW) : start].translate(_SAME)
        after = text[end : end + _WINDOW].translate(_SAME)
        return tuple(dict.fromkeys([*self._before(before), *self._after(after)]))

    def _before(self, window: str) -> Iterator[str]:
        """Walk back over the words that may stand between, to the names where they end."""
        window = re.sub(_DAY_AND_NIGHT, lambda match: match[1].ljust(len(match[0])), window)
        called = stopped = False
        for token in _backwards(window):
            if stopped and token.text not in _WITH_STOP:
                return
            span = self._ending(window, token)
            if span is not None:
                yield from self._also_named(window, span)
                return
            word = token.folded
            if called and word not in _BEFORE_CALLING:
                return
            called, stopped = word in _CALLING, word == "."
            if not (called or stopped or word in _BETWEEN):
                return

    def _also_named(self, window: str, span: tuple[str, int] | None) -> Iterator[str]:
        """Yield a name and those it is listed with: "the Helpline or the Clinic"."""
        while span is not None and not re.search(_NUMBER_BEFORE, window[: span[1]]):
            yield span[0]
            link = re.search(_ALSO_NAMED, window[: span[1]])
            token = next(_backwards(window[: link.start()]), None) if link else None
            span = self._ending(window, token) if token else None

    def _ending(self, window: str, token: Token) -> tuple[str, int] | None:
        """Return the longest name of its own that ends with a token, and where it starts."""
        for name in self.by_last_word.get(token.folded, ()):
            start = token.end - len(name)
            if start < 0 or window[start : token.end].casefold() != name:
                continue
            before = window[:start]
            word = re.search(r"[\w'-]+\Z", before.rstrip())  # it may be the front of another name
            alone = word is None or word[0].casefold() in _MAY_STAND_BEFORE
            if alone and not before[-1:].isalnum():
                return name, start
        return None

    def _after(self, window: str) -> Iterator[str]:
        link = re.match(_AFTER, window)
        start = link.end() if link else len(window)
        for token in read_tokens(window, start)[:1]:
            for name in self.by_first_word.get(token.folded, ()):
                end = start + len(name)
                if window[start:end].casefold() == name and re.match(_NAME_ENDS, window[end:]):
                    yield name
                    return


def index_names(names: Iterable[str]) -> NameIndex:
    """Index names, none of them empty."""
    last: dict[str, tuple[str, ...]] = {}
    first: dict[str, tuple[str, ...]] = {}
    for name in sorted(set(map(bare_name, names)), key=lambda name: (-len(name), name)):
        words = [token.folded for token in read_tokens(name)]
        last[words[-1]] = (*last.get(words[-1], ()), name)
        first[words[0]] = (*first.get(words[0], ()), name)
    return NameIndex(last, first)


def _backwards(text: str) -> Iterator[Token]:
    """Yield the tokens of a text from the last to the first; mostly few of them are wanted."""
    end = len(text)
    while end > 0:
        start = text.rfind(" ", 0, end) + 1
        yield from reversed(read_tokens(text, start, end))
        end = start - 1

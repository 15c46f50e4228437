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
from dataclasses import dataclass
from typing import Final, NamedTuple

_WINDOW: Final = 120
"""Characters before and after a number in which its name can stand."""

_SAME: Final = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2019": "'", "\u2011": "-"})
_ARTICLES: Final = frozenset("the our your a an this these".split())
_ARTICLE: Final = re.compile(r"\A(?:the|our)\s+", re.IGNORECASE)
_TOKEN: Final = re.compile(r"\b(?:tel|no)\.|[\w']+|[^\w\s]")

_BETWEEN: Final = frozenset(
    "on at by via is are was number numbers no no. tel tel. telephone mobile freephone free of charge"
    " now straight away once at any all time anytime once 24 7 hour hours a day days night week every today"
    " first open available can be reached contacted called direct directly team line service nurses"
    " staff again then , ( ) - – — : /".split()
)  # fmt: skip
_CALLING: Final = frozenset("call phone ring text contact".split())
_BEFORE_CALLING: Final = frozenset(": ( - – —".split())
_DAY_AND_NIGHT: Final = re.compile(r"\b(day|night) (?:and|or) (?=night|day)", re.IGNORECASE)
_MAY_STAND_BEFORE: Final = _ARTICLES | frozenset(
    "and or to from at on by with for of via is are was call calls calling phone ring text contact ask"
    " tell email".split()
)
_ALSO_NAMED: Final = re.compile(
    r"(?:\s+(?:or|and)|\s*[/,&])\s*(?:(?:the|our)\s+)?\Z", re.IGNORECASE
)
_NUMBER_BEFORE: Final = re.compile(
    r"\d\s*(?:\(|,?\s*for\b|[-–—:])\s*(?:(?:the|our)\s+)?\Z", re.IGNORECASE
)
_AFTER: Final = re.compile(r"\s*(?:\(|,?\s*for\b|[-–—])\s*(?:(?:the|our)\s+)?", re.IGNORECASE)
_NAME_ENDS: Final = re.compile(r"\s*(?:$|[)\].,;:!?–—-]|(?:or|and)\b)", re.IGNORECASE)


def bare_name(name: str) -> str:
    """Return a name in the one form in which names are compared: no article, no capitals."""
    words = " ".join(name.translate(_SAME).split())
    return _ARTICLE.sub("", words, count=1).casefold()


class _Span(NamedTuple):
    name: str
    start: int
    end: int


@dataclass(frozen=True)
class NameIndex:
    """Names of services, found by their first or last word, so that many names cost no time.

    Attributes:
        by_last_word: bare names by their last word, the longest first.
        by_first_word: the same by their first word.
    """

    by_last_word: Mapping[str, tuple[str, ...]]
    by_first_word: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, names: Iterable[str]) -> NameIndex:
        """Index names, none of them empty."""
        bare = sorted({bare_name(name) for name in names}, key=lambda name: (-len(name), name))
        last: dict[str, tuple[str, ...]] = {}
        first: dict[str, tuple[str, ...]] = {}
        for name in bare:
            words = _TOKEN.findall(name)
            last[words[-1]] = (*last.get(words[-1], ()), name)
            first[words[0]] = (*first.get(words[0], ()), name)
        return cls(last, first)

    def beside(self, text: str, start: int, end: int) -> tuple[str, ...]:
        """Return the bare names that stand right beside `text[start:end]`, nearest first."""
        window = _in_one_form(text[max(0, start - _WINDOW) : start])
        names = [span.name for span in self._before(_DAY_AND_NIGHT.sub(_blank, window))]
        behind = self._behind(_in_one_form(text[end : end + _WINDOW]))
        return tuple(dict.fromkeys([*names, *behind]))

    def _before(self, window: str) -> Iterator[_Span]:
        """Walk back over the words that may stand between, to the names where they end."""
        called = False
        for token in _backwards(window):
            found = self._ending(window, token)
            if found is not None:
                yield from self._also_named(window, found)
                return
            word = token[0].casefold()
            if called and word not in _BEFORE_CALLING:
                return
            called = word in _CALLING
            if not called and word not in _BETWEEN:
                return

    def _also_named(self, window: str, found: _Span | None) -> Iterator[_Span]:
        """Yield a name and those it is listed with: "the Helpline or the Clinic"."""
        while found is not None and not _NUMBER_BEFORE.search(window[: found.start]):
            yield found
            link = _ALSO_NAMED.search(window[: found.start])
            token = next(_backwards(window[: link.start()]), None) if link else None
            found = self._ending(window, token) if token else None

    def _ending(self, window: str, token: re.Match[str]) -> _Span | None:
        """Return the longest name that ends with a token, if it stands there as a name of its own."""
        end = token.end()
        for name in self.by_last_word.get(token[0].casefold(), ()):
            start = end - len(name)
            if start >= 0 and window[start:end].casefold() == name and _begins(window, start):
                return _Span(name, start, end)
        return None

    def _behind(self, window: str) -> Iterator[str]:
        link = _AFTER.match(window)
        word = _TOKEN.match(window, link.end()) if link else None
        if link is None or word is None:
            return
        for name in self.by_first_word.get(word[0].casefold(), ()):
            end = link.end() + len(name)
            if window[link.end() : end].casefold() == name and _NAME_ENDS.match(window, end):
                yield name
                return


def _backwards(text: str) -> Iterator[re.Match[str]]:
    """Yield the tokens of a text from the last to the first; a reader mostly wants few of them."""
    end = len(text)
    while end > 0:
        start = text.rfind(" ", 0, end) + 1
        yield from reversed(list(_TOKEN.finditer(text, start, end)))
        end = start - 1


def _in_one_form(text: str) -> str:
    """Return a text with one form for all spaces, apostrophes and hyphens; offsets stay."""
    return text if text.isascii() else text.translate(_SAME)


def _begins(window: str, start: int) -> bool:
    """Return whether a name that begins here is not the end of another one."""
    before = window[:start].rstrip()
    if window[start - 1 : start].isalnum():
        return False
    word = re.search(r"[\w'-]+\Z", before)
    return word is None or word[0].casefold() in _MAY_STAND_BEFORE


def _blank(match: re.Match[str]) -> str:
    """Return "day" or "night" alone, with spaces for "and", so that offsets stay."""
    return match[1].ljust(len(match[0]))

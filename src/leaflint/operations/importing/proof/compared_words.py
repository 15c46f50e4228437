"""The words of a text as the proof compares them: alike whatever typography they were set in.

Letters are small and lose hyphens and ligatures, digits of a phone number lose their spaces, an address loses
"https://www.". What changes a meaning stays: a raised figure is another word than a figure, and so are signs
such as < and %. Bullets and numbers before the points of a list are left out: lists have them by themselves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from leaflint.checks.sign_off.marks import Mark, own_marks
from leaflint.text.contacts.addresses import address_spans

STOP = "."
"""What stands beside the first and the last word of a text, and before a neighbour that is parted by
a punctuation mark."""
_NEAR = 2
"""How many words on each side of a word are compared: "2 to 4 puffs", "up to 10 puffs"."""


class Word(NamedTuple):
    """A word as it is compared, with its neighbours, the nearest first; None beyond the end of a line."""

    key: str
    kind: str
    before: tuple[str | None, ...] = ()
    after: tuple[str | None, ...] = ()


_BULLET = re.compile(
    r"(?<![^\n|])[ \t]*(?:[^\w\s(\[\"'“‘£$€+<>≤≥~≈-]|[o§](?=[ \t])|[-+](?=[ \t]))[ \t]*(?=\S)"
)
_NUMBER = re.compile(r"(?<![^\n|])[ \t]*\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)](?=\s)")
_DEGREES = re.compile(r"(?<=\d)(\s?)[o0º˚](?=\s?[CF]\b)")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")
_PARTED = re.compile(r"(?<=[a-z])-[ \t]*\n[ \t]*(?=[a-z])")
_FRACTION = re.compile("[¼-¾⅐-⅞]")
_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
        **dict.fromkeys("‘’\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u2010\u2011\u2012–\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00ba\u02da", "°"),
    }
)
"""Invisible signs, and those that look alike: apostrophes, hyphens and dashes, signs of degrees."""
_PHONE = re.compile(
    r"(?<![\w.,/])(?:\(?\+44\)?[ ]?(?:\(0\))?|0044|\(?0)(?:[\s()/-]{0,2}\d){9,10}(?!\d)"
)
_TOKEN = re.compile(
    r"\d+(?:[.,:]\d+)*|\^[-+\d]+|[^\W\d_]+(?:['-][^\W\d_]+)*|(?<=\d)-(?=\d)|(?<![\w)])-(?=\d)|[%£$€<>≤≥=+±×÷/°&~≈]"
)
_PUNCTUATION = re.compile(r"[.:;,!?()\[\]|]")
_KINDS = {
    Mark.NUMBER: "number",
    Mark.UNIT: "unit",
    Mark.NEGATION: "negation",
    Mark.MODAL: "modal verb",
    Mark.TERM: "medicine",
}


def read_words(text: str) -> list[Word]:
    """Return the words of a text in order."""
    text = _normal(_NUMBER.sub(" ", _BULLET.sub(" ", text)))
    found = sorted(_spans(text))
    starts, ends = [span[0] for span in found], [span[1] for span in found]
    keys = [*[STOP] * _NEAR, *(key for *_, key, _ in found), *[STOP] * _NEAR]
    bounds = zip([0, *ends], [*starts, len(text)], strict=True)
    joints = [*[""] * _NEAR, *(_joint(text[start:end]) for start, end in bounds), *[""] * _NEAR]
    words, steps = [], range(1, _NEAR + 1)
    for at, (_, _, key, kind) in enumerate(found, start=_NEAR):
        before = (_beside(joints[at + 1 - far : at + 1], keys[at - far]) for far in steps)
        after = (_beside(joints[at + 1 : at + 1 + far], keys[at + far]) for far in steps)
        words.append(Word(key, kind, tuple(before), tuple(after)))
    return words


def _joint(between: str) -> str:
    """Return what parts two words: a line end, a punctuation mark or nothing."""
    return "\n" if "\n" in between else STOP if _PUNCTUATION.search(between) else ""


def _beside(joints: Sequence[str], neighbour: str) -> str | None:
    """Return what stands beside a word, by what stands between it and its neighbour."""
    if "\n" in joints:
        return None
    return STOP + neighbour if STOP in joints and neighbour != STOP else neighbour


def address_key(address: str) -> str:
    """Return an address as it is compared."""
    bare = re.sub(r"(?i)^(?:https?://|mailto:)?(?:www\.)?", "", address.strip())
    host, slash, path = bare.partition("/")
    return unquote(host.lower() + slash + path).rstrip("/")


def _normal(text: str) -> str:
    text = _PARTED.sub("", text.translate(_TYPOGRAPHY))
    text = _DEGREES.sub(r"\1°", text)
    text = _RAISED.sub(lambda raised: f"^{unicodedata.normalize('NFKC', raised[0])}", text)
    text = _FRACTION.sub(lambda sign: f" {unicodedata.normalize('NFKC', sign[0])} ", text)
    return unicodedata.normalize("NFKC", text).replace("\u2044", "/").replace("\u2212", "-")


def _spans(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the start, end, key and kind of each word."""
    spans = address_spans(text)
    addresses = [(start, end, address_key(text[start:end]), "address") for start, end in spans]
    rest = _without(text, addresses)
    matches = _PHONE.finditer(rest)
    phones = [(*phone.span(), _dialled(phone[0]), "phone number") for phone in matches]
    yield from (*addresses, *phones)
    for token in _TOKEN.finditer(_without(rest, phones)):
        key = token[0].lower()
        plain = key.replace("-", "") if key[0].isalpha() else key
        marks = [mark for mark in own_marks(token[0], key) if mark in _KINDS]
        yield *token.span(), plain, _KINDS[marks[0]] if marks else "word"


def _without(text: str, spans: list[tuple[int, int, str, str]]) -> str:
    for start, end, *_ in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _dialled(phone: str) -> str:
    """Return the digits of a phone number as they are dialled in the United Kingdom."""
    digits = "".join(filter(str.isdigit, phone))
    is_international = phone.lstrip("(")[0] == "+" or digits.startswith("0044")
    return re.sub("^(?:0044|44)0?", "0", digits) if is_international else digits

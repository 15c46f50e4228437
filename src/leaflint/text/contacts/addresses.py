"""Finds e-mail and web addresses in what readers read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_HINT: Final = re.compile(r"@|://|www\.|[A-Za-z0-9]\.[A-Za-z]|\b10\.", re.IGNORECASE)
_EMAIL: Final = re.compile(
    r"(?<![\w.%+'-])[A-Za-z0-9._%+'-]++@(?:[A-Za-z0-9-]++\.)+[A-Za-z0-9-]*[A-Za-z0-9]"
)
_TOP_LEVEL: Final = (
    r"(?:uk|org|com|net|eu|ie|scot|wales|cymru|london|gov|edu|int|info|health|care|charity)"
)
"""Endings that a bare address may have. Endings that are English words (it, is, me, so) are left
out: a missing space after a full stop would make an address of them."""
_WEB: Final = re.compile(
    rf"""
    (?<![\w@.-])
    (?: https?://[^\s<>"“”]+ | www\.[^\s<>"“”]+
      | (?:[A-Z0-9-]++\.)+{_TOP_LEVEL}(?![\w@-]|\.\w)(?:[/?\#][^\s<>"“”]*)? )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DOI: Final = re.compile(r"\b10\.[0-9]{4,9}/\S+")
_TRAILING: Final = ".,;:!?'\"’”*"
_SCHEME: Final = re.compile(r"^(?:https?://)?(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An e-mail or web address in a text.

    Attributes:
        start: offset of the first character.
        end: offset after the last; the punctuation of the sentence is not part of it.
        written: the text between.
        address: the same address in one form, to compare with others: the host in lower case, no
            "https://", "www." or final slash.
    """

    start: int
    end: int
    written: str
    address: str


def may_hold_address(text: str) -> bool:
    """Return whether an address may stand in `text`; in most texts none does, which is soon told."""
    stops = text.count(".")
    likely = stops and stops > text.count(". ") + text.endswith(".")
    return bool(likely or "@" in text or "://" in text) and _HINT.search(text) is not None


def find_emails(text: str) -> tuple[Address, ...]:
    """Return the e-mail addresses in `text`, in order."""
    if "@" not in text:
        return ()
    return tuple(
        Address(*match.span(), match.group(), same_email(match.group()))
        for match in _EMAIL.finditer(text)
    )


def find_web_addresses(text: str) -> tuple[Address, ...]:
    """Return the web addresses in `text`, in order: also bare ones such as "example.org.uk/path"."""
    if not may_hold_address(text):
        return ()
    return tuple(
        Address(start, end, text[start:end], same_web_address(text[start:end]))
        for start, end in map(_trimmed, _WEB.finditer(text))
    )


def address_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of everything in `text` that is an address: e-mail, web, DOI; in order."""
    if not may_hold_address(text):
        return []
    found = (*find_emails(text), *find_web_addresses(text))
    spans = [(address.start, address.end) for address in found]
    return sorted(spans + [match.span() for match in _DOI.finditer(text)])


def same_email(written: str) -> str:
    """Return an e-mail address in the one form that all its spellings share."""
    return written.lower()


def same_web_address(written: str) -> str:
    """Return a web address in the one form that all its spellings share."""
    host, slash, path = _SCHEME.sub("", written).partition("/")
    return (host.lower() + slash + path).rstrip("/")


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of an address without the punctuation of the sentence around it."""
    written = match.group()
    while written[-1] in _TRAILING or (written[-1] == ")" and "(" not in written):
        written = written[:-1]
    return match.start(), match.start() + len(written)

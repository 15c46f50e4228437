"""Finds e-mail and web addresses in what readers read."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_HINT: Final = re.compile(r"@|://|www\.|[A-Za-z0-9]\.[A-Za-z]|\b10\.", re.IGNORECASE)
_EMAIL: Final = r"(?<![\w.%+'-])[A-Za-z0-9._%+'-]++@(?:[A-Za-z0-9-]++\.)+[A-Za-z0-9-]*[A-Za-z0-9]"
_TOP_LEVEL: Final = (
    r"(?:uk|org|com|net|eu|ie|scot|wales|cymru|london|gov|edu|int|info|health|care|charity)"
)
"""Endings that a bare address may have. Endings that are English words (it, is, me, so) are left
out: a missing space after a full stop would make an address of them."""
_WEB: Final = rf"""(?ix)
    (?<![\w@.-])
    (?: https?://[^\s<>"“”]+ | www\.[^\s<>"“”]+
      | (?:[A-Z0-9-]++\.)+{_TOP_LEVEL}(?![\w@-]|\.\w)(?:[/?\#][^\s<>"“”]*)? )
    """  # both are compiled when first needed: few texts hold an address
_TRAILING: Final = ".,;:!?'\"’”*"


class Address(NamedTuple):
    """An e-mail or web address in a text, without the punctuation of the sentence around it.

    Its key is compared with other addresses: an e-mail address in small letters, or the host of a web
    address.
    """

    start: int
    end: int
    written: str
    key: str
    email: bool


def may_hold_address(text: str) -> bool:
    """Return whether an address may stand in `text`; in most texts none does, which is soon told."""
    stops = text.count(".")
    likely = stops and stops > text.count(". ") + text.endswith(".")
    return bool(likely or "@" in text or "://" in text) and _HINT.search(text) is not None


def find_addresses(text: str) -> tuple[Address, ...]:
    """Return the e-mail addresses in `text`, then the web addresses, each kind in order.

    Web addresses may be bare, such as "example.org.uk/path"; without a dot before a letter there are
    none.
    """
    if not may_hold_address(text):
        return ()
    emails = [_address(text, span, email=True) for span in _email_spans(text)]
    if re.search(r"\.[A-Za-z]", text):
        emails.extend(_address(text, span, email=False) for span in _web_spans(text))
    return tuple(emails)


def _address(text: str, span: tuple[int, int], *, email: bool) -> Address:
    written = text[slice(*span)]
    return Address(*span, written, written.lower() if email else host_of(written), email)


def address_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of everything in `text` that is an address: e-mail, web, DOI; in order."""
    if not may_hold_address(text):
        return []
    dois = [match.span() for match in re.finditer(r"\b10\.[0-9]{4,9}/\S+", text)]
    return sorted([*_email_spans(text), *_web_spans(text), *dois])


def host_of(web_address: str) -> str:
    """Return the host of a web address in small letters, without "www."."""
    host = re.match(r"(?i)(?:https?://)?(?:www\.)?([^/?#]*)", web_address)
    return host[1].lower() if host else ""


def _email_spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(_EMAIL, text)] if "@" in text else []


def _web_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of web addresses, without the punctuation of the sentence around them."""
    spans = []
    for match in re.finditer(_WEB, text):
        written = match.group()
        while written[-1] in _TRAILING or (written[-1] == ")" and "(" not in written):
            written = written[:-1]
        spans.append((match.start(), match.start() + len(written)))
    return spans

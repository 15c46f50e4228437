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
    """An e-mail or web address; the key for comparing is the address in small letters, or the host."""

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
    """Return the e-mail addresses in `text`, then the web addresses (also bare ones), each in order."""
    if not may_hold_address(text):
        return ()
    found = [
        Address(*span, text[slice(*span)], text[slice(*span)].lower(), email=True)
        for span in _email_spans(text)
    ]
    if re.search(r"\.[A-Za-z]", text):
        for span in _web_spans(text):
            written = text[slice(*span)]
            found.append(Address(*span, written, host_of(written), email=False))
    return tuple(found)


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
    spans = []
    for match in re.finditer(_WEB, text):
        written = match.group()
        while written[-1] in _TRAILING or (written[-1] == ")" and "(" not in written):
            written = written[:-1]
        spans.append((match.start(), match.start() + len(written)))
    return spans

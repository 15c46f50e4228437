"""Writes the YAML of a draft."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from textwrap import indent
from typing import NamedTuple

from leaflint.core.dates import PartialDate
from leaflint.operations.importing.markdown_text import write_text
from leaflint.operations.importing.printed_facts import PrintedFacts
from leaflint.operations.importing.structure import Outline, Part

_PLAIN = re.compile(r"[A-Z][A-Za-z]{5,}[?.]?|[A-Z][A-Za-z]+(?: [A-Za-z][A-Za-z,()'’-]*)+[?.]?")
"""Words, more than one or a longer one, that need no quotation marks in any YAML."""
_EVIDENCE_HOST = re.compile(r"(?i)https?://(?:[\w-]+\.)*(?:nice\.org\.uk|nhs\.uk)(?:/|$)")
_CONTACTS = re.compile(
    r"(?i)\b(?:contact|telephone|phone numbers?|useful numbers|helplines?|who to call)"
)


class Head(NamedTuple):
    """What a draft says before its sections, beside what its document says."""

    leaflet_id: str
    owner: str
    topics: tuple[str, ...]
    contacts: tuple[str, ...]
    source: str
    """The name of the file that it was made from."""


def write_draft(head: Head, outline: Outline, facts: PrintedFacts) -> str:
    """Return the text of a draft; its dates are those printed, and nobody's sign-off."""
    lines = [
        "# yaml-language-server: $schema=../../schemas/leaflet.schema.json",
        f"# Imported from {_comment(head.source)}. Nobody has reviewed this draft.",
        "# `topics` and `risk` are not known from the source: choose them.",
        *(f"# As printed: {_comment(hint)}" for hint in facts.hints),
        f"id: {head.leaflet_id}",
        f"title: {_plain(outline.title)}",
        f"summary: {_plain(outline.summary)}",
        "status: draft",
        f"topics: [{', '.join(head.topics)}]",
        "risk: medium",
        f"owner: {head.owner}",
        *_review(facts.last, facts.next),
        *([f"contacts: [{', '.join(head.contacts)}]"] if head.contacts else []),
        "sections:",
    ]
    sections = "\n\n".join(map(_section, outline.parts))
    return "\n".join([*lines, sections, *_evidence(outline.parts)]) + "\n"


def _comment(words: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in words)


def _plain(words: str) -> str:
    return words if _PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def _review(last: PartialDate | None, due: PartialDate | None) -> Iterator[str]:
    if last or due:
        yield "review: # as printed on the old leaflet; a sign-off writes new ones"
    if last:
        yield f"  last_reviewed: {last}"
    if due:
        yield f"  next_review: {due}"


def _section(part: Part) -> str:
    lines = [f"  - heading: {_plain(part.heading)}"]
    if part.about:
        lines.append("    kind: about-this-leaflet")
    elif _CONTACTS.search(part.heading):
        lines.append("    kind: contacts")
    text = indent(write_text(part.paragraphs), " " * 6)
    return "\n".join([*lines, "    text: |", text])


def _evidence(parts: Sequence[Part]) -> Iterator[str]:
    """Yield the lines that name addresses of NICE and the NHS as evidence that nobody has checked yet."""
    titles: dict[str, str] = {}
    for span in (span for part in parts for line in part.paragraphs for span in line.spans):
        url = span.url or ""
        if _EVIDENCE_HOST.match(url) and re.fullmatch(r"[^\s<>\"]+", url):
            titles.setdefault(url, " ".join(span.text.split()) or url)
    if titles:
        yield from ("", "evidence: # checked by nobody yet")
    for url, title in titles.items():
        yield from (f"  - title: {_plain(title)}", f"    url: {url}")

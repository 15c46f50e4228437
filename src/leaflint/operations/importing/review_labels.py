"""Finds labels in the lines at a leaflet's foot: last and next review, old code, version, author.

"Review date:" alone is the next review. Dates of issue and of printing say nothing of a review, and stay
in the text as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from leaflint.operations.importing.printed_dates import Printed, read_printed

Meaning = Literal["next", "last", "issued", "printed", "code", "version", "producer"]

_LABELS: Final[dict[Meaning, str]] = {
    "producer": (
        r"(?:(?:produced|written|developed|prepared|compiled|created|designed|published) by|authors?"
        r"|(?:leaflet|document) (?:author|owner)|produced and reviewed by|cynhyrchwyd gan|awdur)(?:\(s\))?"
    ),
    "next": (
        r"(?:date (?:of|for|due for) )?(?:the )?next (?:planned |scheduled )?(?:review|revision)"
        r"(?: due| date)*"
        r"|(?:next )?review(?: is)? (?:date|due|by|in|period|again|before|on)(?: date| by)?"
        r"|(?:next |planned |proposed )?(?:review|revision) due(?: date| by)?|due for review"
        r"|date (?:of|for) review"
        r"|(?:to be|will be) reviewed(?: again)?|for review|planned review(?: date)?|review"
        r"|(?:valid|current) (?:until|to|for)|expir(?:y|ation)(?: date)?|expires|date review due"
        r"|review after|dyddiad (?:yr )?adolygu(?: nesaf)?|dyddiad yr adolygiad(?: nesaf)?"
        r"|adolygiad nesaf|i['’]w adolygu"
    ),
    "last": (
        r"(?:date |page |content |leaflet |information )*(?:last|previously|most recently) reviewed"
        r"(?: on| date| in)?"
        r"|(?:date (?:of )?)?(?:the )?(?:last|previous|latest|most recent) review(?: date)?"
        r"|(?:date |page |medically |clinically )?reviewed(?: on| and updated| in| date)?"
        r"|adolygwyd(?: ddiwethaf)?|dyddiad yr adolygiad diwethaf|adolygiad diwethaf"
    ),
    "issued": (
        r"(?:date |first |originally |last |re)*(?:issued|published|produced|written|created|updated"
        r"|revised|approved|ratified|amended|prepared|developed)(?: on| in| date)?"
        r"|(?:date of |original |first )*(?:issue|publication|production|revision|approval|update"
        r"|creation)(?: date)?"
        r"|last update|effective (?:from|date)|valid from|date|dyddiad (?:cyhoeddi|creu)|cyhoeddwyd"
    ),
    "printed": r"(?:date )?printed(?: on| in)?|print(?:ed)? date|date of printing|argraffwyd",
    "code": (
        r"(?:(?:patient )?(?:leaflet|document|information|doc|pil|pi|p\.?i\.?l\.?|publication|product) )?"
        r"(?:number|no|code|ref(?:erence)?(?: number| no)?|id)\.?|leaflet|rhif(?: y daflen)?|cyfeirnod"
    ),
    "version": r"version(?: number| no)?\.?|issue(?: number| no)\.?|edition|fersiwn",
}
_ANY = "|".join(f"(?P<{meaning}>{words})" for meaning, words in _LABELS.items())
_LABEL = re.compile(
    r"(?:^|(?<=[\t;|,.()/•·–—-])|(?<=[\s:]{2})|(?<=[0-9a-z] ))[ ]*"
    rf"(?:{_ANY})(?:[ ]\([a-z /]{{2,20}}\))?(?P<colon>[ ]*[:=]|(?![\w]))",
    re.IGNORECASE,
)
_DATED: Final = frozenset({"next", "last", "issued", "printed"})
_SPLIT = re.compile(r"[\t;|]|\s{2,}|,\s")


class Label(NamedTuple):
    """A label with its value: where both begin and end, the words, and the date if there is one."""

    meaning: Meaning
    start: int
    end: int
    words: str
    printed: Printed | None = None


def find_labels(line: str) -> Iterator[Label]:
    """Yield the labels of one line; a date may follow at once, other values need a colon."""
    line = line.replace("_", " ")
    at = 0
    while match := _LABEL.search(line, at):
        at = match.end()
        meaning = next(name for name in _LABELS if match[name] is not None)
        printed = read_printed(line[match.end() :]) if meaning in _DATED else None
        # "Review" or "date" without more is a word like others, unless a date follows at once.
        if printed is not None:
            end = match.end() + printed.end
            yield Label(meaning, match.start(), end, line[match.start() : end].strip(), printed)
            at = end
        elif meaning in _DATED and match["colon"].strip() and match.start() == 0:
            yield Label(meaning, 0, len(line), line.strip())
        elif meaning not in _DATED and (match["colon"].strip() or _numbered(line, match)):
            end = _value_end(line, match.end())
            yield Label(meaning, match.start(), end, line[match.end() : end].strip(" :.\t"))
            at = end


def _numbered(line: str, label: re.Match[str]) -> bool:
    """Whether a code or version follows without a colon: "Leaflet no. 1234", "Version 2"."""
    value = re.match(r"[ ]?[A-Za-z/-]*[0-9]", line[label.end() :])
    return label["producer"] is None and value is not None and label[0].strip().lower() != "leaflet"


def _value_end(line: str, start: int) -> int:
    """Return where the value of a label ends: at a tab, a stop between values, or the next label."""
    rest = line[start:]
    lead = len(rest) - len(rest.lstrip(" \t:"))
    parted = _SPLIT.search(rest, lead)
    following = _LABEL.search(rest, lead + 1)
    ends = [found.start() for found in (parted, following) if found and found.start() > lead]
    return start + min(ends, default=len(rest))

"""What a reviewer states in a review or a comment: one line of a fixed form for each statement.

A statement stands on a line of its own, as plain words outside quotations, lists, code and HTML. Capitals and
the number of spaces make no difference; anything else does. A line that was meant as a statement and is none
is refused in words: "approved once the dose is fixed" must never pass for an approval.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from leaflint.content.models.sign_off import Kind
from leaflint.core.dates import PartialDate
from leaflint.core.edition import ALPHABET, read_code, short_code
from leaflint.operations.needed import EVIDENCE
from leaflint.text.prose.events import name_of, read_events


class Statement(NamedTuple):
    """What is said of one leaflet's text."""

    leaflet: str
    """The leaflet's id."""
    code: str
    """The whole code of the text that was read."""
    kind: Kind
    evidence: tuple[str, ...] = ()
    """What was read for it."""
    next_review: PartialDate | None = None
    """For a review: when the next one is due."""


class Refused(NamedTuple):
    """A line that was meant as a statement, and why it is none."""

    line: str
    reason: str


Place = Literal["pull request", "issue"]
"""Where a text was written: a review of a pull request, or a comment on the issue about a review."""

_FORMS: dict[Place, dict[str, Kind]] = {
    "pull request": {
        "reviewed and approved": "review",
        "change approved": "change",
        "wording only": "wording",
    },
    "issue": {"reviewed, nothing to change": "review"},
}
"""How a statement begins, and the kind of record that it asks for."""
_OPENINGS = "|".join(opening for forms in _FORMS.values() for opening in forms)

_CODE = rf"[{ALPHABET}]{{4}}(?:-[{ALPHABET}]{{4}})"
_LEAFLET = re.compile(rf"([a-z0-9][a-z0-9-]*) ({_CODE}+)", re.IGNORECASE)
_STATEMENT = re.compile(
    rf"(?P<opening>[a-z, ]+): (?P<leaflets>{_LEAFLET.pattern}(?:(?:,| and) {_LEAFLET.pattern})*)\."
    r"(?: Evidence: (?P<evidence>(?:(?!Next review:).)+?)\.)?(?: Next review: (?P<next>[0-9-]+)\.)?",
    re.IGNORECASE,
)
_ATTEMPT = re.compile(rf"\b{_CODE}|^\W*(?:{_OPENINGS})\b", re.IGNORECASE)
"""What tells that a line is meant as a statement: a code, or the words that one begins with."""

_NOT_ALONE = (
    "it must stand alone, as plain words: not in bold, a link, a list, a heading or a table"
)
_NO_FORM = (
    "it is not exactly in the form that was given; copy that line whole, and change no word of it"
)
_MISTYPED = "the code {code} is mistyped; copy the line whole"
_SHORT = "the code {code} is only its beginning; copy the line whole"
_NO_EVIDENCE = f"put what you read for it in the place of {EVIDENCE}"
_NO_REVIEW = "it does not say when the next review is due: `Next review: YYYY-MM.`"
_NOT_HERE = "'{opening}' is not for this place: it belongs {where}"
_WHERE: dict[Place, str] = {
    "pull request": "in a review that approves a pull request",
    "issue": "in a comment on the issue about the leaflet's review",
}


def read_statements(body: str, place: Place) -> tuple[Statement | Refused, ...]:
    """Return what a text states, and what it only seems to, in order."""
    found: list[Statement | Refused] = []
    for line, is_plain in _lines(body.replace("\r\n", "\n").replace("\r", "\n")):
        if _ATTEMPT.search(line):
            found += _read(line, place) if is_plain else [Refused(line, _NOT_ALONE)]
    return tuple(found)


def _lines(body: str) -> Iterator[tuple[str, bool]]:
    """Yield each line outside quotations, code and HTML, and whether it stands alone as plain words."""
    ignored = {"BlockQuote", "CodeBlock", "HtmlBlock"}
    depth, kind, start, marked = 0, "", 0, set[int]()
    for event, begin, end in read_events(body):
        step = name_of(event)
        match event:
            case {"Start": str() | dict() as tag}:
                if depth == 0:
                    kind, start, marked = name_of(tag), begin, set()
                depth += 1
            case {"End": _}:
                depth -= 1
        if depth == 0 and step == "End" and kind not in ignored:
            for line in body[start:end].splitlines(keepends=True):
                span = range(start, start + len(line))
                yield " ".join(line.split()), kind == "Paragraph" and marked.isdisjoint(span)
                start = span.stop
        elif not (depth == 1 and step in {"Start", "Text", "SoftBreak", "HardBreak"}):
            marked.update(range(begin, end))


def _read(line: str, place: Place) -> list[Statement | Refused]:
    """Return the statements of a line, one for each leaflet, or why there are none."""
    match = _STATEMENT.fullmatch(line)
    if match is None:
        return [Refused(line, _NO_FORM)]
    opening = match["opening"].lower()
    where = next((where for where, forms in _FORMS.items() if opening in forms), None)
    if where is None:
        return [Refused(line, _NO_FORM)]
    if where != place:
        return [Refused(line, _NOT_HERE.format(opening=match["opening"], where=_WHERE[where]))]
    kind = _FORMS[place][opening]
    try:
        statements = [
            Statement(name.lower(), _code(code), kind, _evidence(match), _next_review(match, kind))
            for name, code in _LEAFLET.findall(match["leaflets"])
        ]
    except ValueError as error:
        return [Refused(line, str(error))]
    return [*statements]


def _code(written: str) -> str:
    code = read_code(written)
    if code is None:
        raise ValueError(_MISTYPED.format(code=written))
    if code == short_code(code):
        raise ValueError(_SHORT.format(code=written))
    return code


def _evidence(match: re.Match[str]) -> tuple[str, ...]:
    if EVIDENCE.lower() in (match["evidence"] or "").lower():
        raise ValueError(_NO_EVIDENCE)
    return tuple(part.strip() for part in (match["evidence"] or "").split(";") if part.strip())


def _next_review(match: re.Match[str], kind: Kind) -> PartialDate | None:
    """Return when the next review is due; only a review says so.

    Raises:
        ValueError: it is missing, or where it should not be, or no date.
    """
    if kind != "review":
        if match["next"] or match["evidence"]:
            raise ValueError(_NO_FORM)
        return None
    if not match["next"]:
        raise ValueError(_NO_REVIEW)
    return PartialDate.parse(match["next"])

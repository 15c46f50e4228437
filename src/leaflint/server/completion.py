"""What may stand where the cursor is: keys, names, words to choose from, terms, and dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol import types

from leaflint.checks.offers import WAIVER_MONTHS
from leaflint.checks.review_date import CHECK as REVIEW_DATE
from leaflint.core.dates import add_months, spoken_day
from leaflint.files.places import LEAFLETS
from leaflint.server.names import known_names
from leaflint.server.outline import Cursor
from leaflint.server.schema_keys import holds_keys, keys_below, words_below
from leaflint.server.view import View

_LEAST_LETTERS = 2
"""Letters of a word of the text from which terms are offered: with fewer, a list would stand in the way."""


def complete(view: View, position: types.Position) -> list[types.CompletionItem]:
    """Return what may stand at a position, in place of the word that is there."""
    cursor = view.cursor(position)
    return [
        types.CompletionItem(
            label=label,
            kind=kind,
            detail=detail.split("\n")[0][:120] or None,
            text_edit=types.TextEdit(view.places.range(cursor.start, cursor.end), text),
            sort_text=f"{number:04}",
        )
        for number, (label, text, detail, kind) in enumerate(_options(view, cursor))
    ]


_Option = tuple[str, str, str, types.CompletionItemKind]


def _options(view: View, cursor: Cursor) -> Iterator[_Option]:
    if cursor.is_text:
        yield from _terms(view, cursor)
    elif cursor.is_first and holds_keys(view.path, cursor.keys):
        yield from _keys(view, cursor)
    else:
        yield from _values(view, cursor)


def _keys(view: View, cursor: Cursor) -> Iterator[_Option]:
    """Yield the keys that the map does not have yet."""
    there = {
        entry.keys[-1]
        for entry in view.outline
        if entry.keys and entry.group == cursor.group and entry.keys[:-1] == cursor.keys
    }
    is_whole = view.places.text[cursor.end : cursor.end + 1] == ":"
    for name, description in keys_below(view.path, cursor.keys).items():
        if name not in there or name == cursor.word:
            text = name if is_whole else f"{name}: "
            yield name, text, description, types.CompletionItemKind.Property


def _values(view: View, cursor: Cursor) -> Iterator[_Option]:
    kind = view.kind_at(cursor)
    names: Mapping[str, str] = known_names(kind, view.plan) if kind else {}
    for name, about in sorted(names.items()):
        yield name, name, about, types.CompletionItemKind.Reference
    for word in words_below(view.path, cursor.keys):
        yield word, word, "", types.CompletionItemKind.EnumMember
    for day, about in _dates(view, cursor):
        yield day, day, about, types.CompletionItemKind.Value


def _dates(view: View, cursor: Cursor) -> Iterator[tuple[str, str]]:
    """Yield the dates that policy allows: the latest review for the leaflet's risk, a waiver's end."""
    if not view.path.startswith(f"{LEAFLETS}/"):
        return
    today, context = view.repository.today, view.plan.context
    if cursor.keys in {("review", "last_reviewed"), ("evidence", "checked")}:
        yield today.isoformat(), "today"
    if cursor.keys == ("waivers", "expires"):
        latest = add_months(today, context.offered(WAIVER_MONTHS))
        yield latest.isoformat(), "the last day that policy allows"
    settings = view.plan.settings_of(REVIEW_DATE)
    if cursor.keys == ("review", "next_review") and settings:
        risk = next((entry.value for entry in view.outline if entry.keys == ("risk",)), "")
        by_risk = settings.longest_interval.model_dump()
        months = by_risk.get(risk, min(by_risk.values()))
        for part in (months, months // 2):
            day = add_months(today, part)
            about = f"{part} months from today" + (
                " (the longest by policy)" if part == months else ""
            )
            yield day.isoformat()[:7], f"{about}: {spoken_day(day)}"


def _terms(view: View, cursor: Cursor) -> Iterator[_Option]:
    word = cursor.word.lower()
    if len(word) >= _LEAST_LETTERS:
        for term in view.plan.context.glossary.terms:
            if term.term.lower().startswith(word):
                yield term.term, term.term, term.meaning, types.CompletionItemKind.Text

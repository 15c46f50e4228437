"""What may be meant in place of what a finding is about: words for a person to choose from.

Safe corrections come with the finding itself. These are the others: the name or number that is nearest,
and the plain words that policy has. Leaflint offers them and never takes one by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflint.checks import phone_number, plain_language
from leaflint.checks.plain_language.word_list import with_capital_of
from leaflint.content.directory_index import canonical
from leaflint.core.finding import Finding
from leaflint.core.suggest import nearest_names
from leaflint.server.names import known_names
from leaflint.server.schema_keys import keys_below
from leaflint.server.view import View
from leaflint.text.contacts.numbers import find_numbers
from leaflint.text.contacts.phone_number import house_format
from leaflint.text.contacts.similarity import nearest_numbers

_MOST = 3


class Choice(NamedTuple):
    """A span of the text, what may stand there instead, and why."""

    start: int
    end: int
    replacement: str
    why: str


def find_choices(view: View, finding: Finding) -> Iterator[Choice]:
    """Yield what a person may choose in place of what a finding is about."""
    places = view.places
    range_ = places.range_of(finding.position)
    start, end = places.offset(range_.start), places.offset(range_.end)
    seen = places.text[start:end]
    if finding.check == phone_number.CHECK.id:
        yield from _numbers(view, start, seen)
    elif finding.check == plain_language.CHECK.id:
        yield from _plain_words(view, start, end, seen)
    else:
        yield from _names(view, start, end)


def _numbers(view: View, start: int, seen: str) -> Iterator[Choice]:
    index = view.plan.context.directory_index
    for number in find_numbers(seen):
        near = nearest_numbers(number.number, index.owners)
        for candidate, _ in near[:_MOST]:
            service = index.owners[candidate][0]
            written = house_format(candidate)
            if written and canonical(service, "phone") and candidate != number.number:
                at = start + seen.index(number.written) if number.written in seen else start
                yield Choice(at, at + len(number.written), written, service.name)


def _plain_words(view: View, start: int, end: int, seen: str) -> Iterator[Choice]:
    settings = view.plan.policies.get(plain_language.CHECK.id)
    if not isinstance(settings, plain_language.Settings):
        return
    for entry in settings.hard_words:
        forms = {form.lower(): say for form, say in entry.words.items()}
        say = forms.get(" ".join(seen.lower().split()))
        for words in (say, *entry.also) if say else ():
            yield Choice(start, end, with_capital_of(seen, words), entry.reason)


def _names(view: View, start: int, end: int) -> Iterator[Choice]:
    """Yield the nearest names, or keys, for a word that is none."""
    text = view.places.text
    cursor = view.cursor(view.places.position(start))
    if not cursor.word or (cursor.start, cursor.end) != (start, end):
        return
    kind = view.kind_at(cursor)
    known = dict(known_names(kind, view.plan)) if kind else {}
    if not known and cursor.is_first and text[end : end + 1] == ":":
        known = keys_below(view.path, cursor.keys)
    for name in nearest_names(cursor.word, known, _MOST):
        if name != cursor.word:
            yield Choice(start, end, name, known[name].split("\n")[0])

"""What may be meant in place of a phone number or a hard word: for a person to choose from.

Safe corrections come with the finding itself. These are the others: the number that is nearest, and the
plain words that policy has. Leaflint offers them and never takes one by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from leaflint.checks import plain_language
from leaflint.checks.plain_language.word_list import with_capital_of
from leaflint.content.directory_index import canonical
from leaflint.engine.plan import Plan
from leaflint.text.contacts.numbers import find_numbers
from leaflint.text.contacts.phone_number import house_format
from leaflint.text.contacts.similarity import nearest_numbers

_MOST = 3
"""How many of the nearest numbers are offered."""


class Choice(NamedTuple):
    """A span of the text, what may stand there instead, and why."""

    start: int
    end: int
    replacement: str
    why: str


def nearest_services(plan: Plan, start: int, seen: str) -> Iterator[Choice]:
    """Yield the numbers of services that are nearest to those in a text, which begins at `start`."""
    index = plan.context.directory_index
    for number in find_numbers(seen):
        at = start + max(0, seen.find(number.written))
        for candidate, _ in nearest_numbers(number.number, index.owners)[:_MOST]:
            service = index.owners[candidate][0]
            written = house_format(candidate)
            if written and canonical(service, "phone") and candidate != number.number:
                yield Choice(at, at + len(number.written), written, service.name)


def plainer_words(plan: Plan, start: int, seen: str) -> Iterator[Choice]:
    """Yield the words that policy has in place of a hard word, which begins at `start`."""
    settings = plan.settings_of(plain_language.CHECK)
    for entry in settings.hard_words if settings else ():
        forms = {form.lower(): say for form, say in entry.words.items()}
        say = forms.get(" ".join(seen.lower().split()))
        for words in (say, *entry.also) if say else ():
            yield Choice(start, start + len(seen), with_capital_of(seen, words), entry.reason)

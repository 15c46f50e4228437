"""What an editor shows for what is under the pointer."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from leaflint.checks import reading_age
from leaflint.checks.reading_age.scoring import all_costs
from leaflint.checks.reading_costs import advise
from leaflint.content.leaflet import Leaflet
from leaflint.content.models.directory import Service
from leaflint.content.terms import term_uses
from leaflint.core.dates import spoken_day
from leaflint.core.plural import plural
from leaflint.server.explain import explain
from leaflint.server.names import Kind, known_names
from leaflint.server.outline import Cursor
from leaflint.server.schema_keys import description_of
from leaflint.server.view import View
from leaflint.text.contacts.phone_number import house_format
from leaflint.text.prose.blocks import Block
from leaflint.text.reading.counting import count_words
from leaflint.text.reading.syllables import count_syllables

_COSTS = {
    "free": "free to call",
    "standard": "costs as much as an 01 number",
    "other": "costs extra",
}


def hover(view: View, position: types.Position) -> types.Hover | None:
    """Return what is known of the place: what a name, number, word, sentence or key is."""
    cursor, offset = view.cursor(position), view.places.offset(position)
    parts = [*_name(view, cursor), *_key(view, cursor), *_in_text(view, offset)]
    parts += [explain(name) for name in _rules_at(view, offset)]
    if not parts:
        return None
    content = types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(parts))
    return types.Hover(content)


def _name(view: View, cursor: Cursor) -> Iterator[str]:
    kind = view.kind_at(cursor)
    if kind is Kind.SERVICE:
        services = view.plan.context.directory.services
        yield from (_describe(service) for service in services if service.id == cursor.word)
    elif kind is not None and cursor.word in (known := known_names(kind, view.plan)):
        yield f"**{cursor.word}** ({kind.value})\n\n{known[cursor.word]}".strip()


def _describe(service: Service) -> str:
    """Return what readers may want to know of a service: its numbers, cost, hours and who answers."""
    cost = f" ({_COSTS[service.cost]})" if service.cost else ""
    facts = {
        "Phone": service.phone and f"{service.phone}{cost}",
        "Textphone": service.textphone,
        "Text": service.text_number,
        "E-mail": service.email,
        "Web": service.web,
        "Hours": service.hours,
        "Answered by": service.answered_by,
        "Last verified": service.last_verified and service.last_verified.spoken,
    }
    lines = (f"- {label}: {fact}" for label, fact in facts.items() if fact)
    return "\n".join([f"**{service.name}**\n", *lines])


def _key(view: View, cursor: Cursor) -> Iterator[str]:
    """Say what the key at the cursor is for, or the key of the value there."""
    is_key = cursor.is_first and view.places.text[cursor.end : cursor.end + 1] == ":"
    is_value = not cursor.is_text and view.kind_at(cursor) is None
    keys = (*cursor.keys, cursor.word) if is_key else cursor.keys
    if (is_key or is_value) and (description := description_of(view.path, keys)):
        yield f"`{keys[-1]}`: {description}"


def _in_text(view: View, offset: int) -> Iterator[str]:
    """Say what is known of the words of a leaflet: a number's service, a term, a sentence, a word."""
    leaflet = view.leaflet
    if leaflet is None:
        return
    index = view.plan.context.directory_index
    for number, block in enumerate(leaflet.blocks):
        if "include" in block.path or not _holds(leaflet, block, (0, len(block.text)), offset):
            continue
        for place, phone in leaflet.numbers:
            if place is block and _holds(leaflet, block, (phone.start, phone.end), offset):
                services = "\n\n".join(map(_describe, index.owners.get(phone.number, ())))
                written = house_format(phone.number) or phone.written
                yield services or f"{written} is in no directory"
        yield from _terms(view, leaflet, number, offset)
        yield from _sentence(view, leaflet, block, offset)
        yield from _word(view, offset)


def _holds(leaflet: Leaflet, block: Block, span: tuple[int, int], offset: int) -> bool:
    if not block.text:
        return False
    start, end = leaflet.document.file_span(block.path, *block.source_span(*span))
    return start <= offset <= end


def _terms(view: View, leaflet: Leaflet, number: int, offset: int) -> Iterator[str]:
    found = term_uses(leaflet, (), view.plan.context.terms).found
    worded = leaflet.worded_blocks[number]
    for match in found.get(number, ()):
        if _holds(leaflet, worded.block, worded.span(match.start, match.end), offset):
            term = match.value
            checked = f" (checked {spoken_day(term.checked.first)})" if term.checked else ""
            yield f"**{term.term}**: {term.meaning}{checked}"


def _sentence(view: View, leaflet: Leaflet, block: Block, offset: int) -> Iterator[str]:
    """Say how long the sentence is, and what it costs in years of reading age."""
    settings = view.plan.settings_of(reading_age.CHECK)
    if settings is None:
        return
    sections = all_costs(leaflet, settings, view.plan.context)
    costs = [cost for section in sections for cost in section.costs]
    for sentence in block.sentences:
        if _holds(leaflet, block, sentence, offset):
            at = leaflet.within(block, *sentence)
            words = count_words(block.text[slice(*sentence)])
            end = at.end_line, at.end_column
            inside = [
                cost
                for cost in costs
                if at <= cost.at and (cost.at.end_line, cost.at.end_column) <= end
            ]
            lines = [f"- {advise(cost)} off the leaflet's reading age" for cost in inside]
            length = f"This sentence has {words} {plural(words, 'word')}."
            yield "\n".join([length, *lines] if lines else [f"{length} It costs nothing."])
            return


def _word(view: View, offset: int) -> Iterator[str]:
    text = view.places.text
    start = end = offset
    while start and (text[start - 1].isalpha() or text[start - 1] in "'’"):
        start -= 1
    while end < len(text) and (text[end].isalpha() or text[end] in "'’"):
        end += 1
    if word := text[start:end].strip("'’"):
        syllables = count_syllables(word.replace("’", "'"))
        yield f"'{word}' has {syllables} {plural(syllables, 'syllable')}."


def _rules_at(view: View, offset: int) -> Iterator[str]:
    """Yield the rules of what is found at an offset, each once."""
    names = set()
    for finding in view.findings():
        start, end = view.places.span_of(finding.position)
        if start <= offset < end and finding.name not in names:
            names.add(finding.name)
            yield finding.name

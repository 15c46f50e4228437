"""Markdown that has to stay under a limit: cut between its items, with a count of what was cut.

Of a rule with many findings some are left out before others are, so that it hides none of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from leaflint.core.escape import code, escape, url_path
from leaflint.core.finding import Finding, Severity
from leaflint.core.plural import counts, plural
from leaflint.engine.report import Report

MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTICE: "💡"}
"""The sign of each severity; the words beside it say the same, for those who do not see it."""

_CLOSING = 500
"""Bytes kept free for each section's heading and the line that says what was cut."""
_NAMED = 3
"""Rules that such a line names; the totals at the top of the page have all of them."""
_LONGEST = 600
"""Characters of a message; a longer one ends in three dots."""


class Place(NamedTuple):
    """Where a page of Markdown is shown."""

    limit: int
    """Bytes that fit there."""
    rest: str
    """Says in Markdown where to find what was cut."""
    files: str = ""
    """Web address of the files at the commit, with a slash at its end; "": lines are not linked."""
    editor: str = ""
    """The same, for the pages on which the files can be edited."""
    note: str = ""
    """Stands right under the verdict, in Markdown."""


class Item(NamedTuple):
    """One line of a section or a few that belong together, shown whole or not at all."""

    text: str
    rule: str = ""
    """The rule of a finding: of a rule with many findings, some are left out before others are."""
    above: str = ""
    """What stands above the first of the items that have it, such as the name of their file."""


class Section(NamedTuple):
    """A part of a page: a heading over a list of items, all in Markdown."""

    heading: str
    items: tuple[Item, ...]
    noun: str
    """What the items are called, such as "error" or "leaflet"."""
    opening: str = ""
    """Stands before the items, such as the head of a table."""
    folded: bool = False
    """Whether a reader opens it first."""


def fit(top: str, sections: Iterable[Section], place: Place) -> str:
    """Return a page that fits into its place: the top whole, then as much as there is room for.

    The sections come with the most important first; one without items is left out.
    """
    wanted = [section for section in sections if section.items]
    room = place.limit - len(top.encode()) - _CLOSING * len(wanted)
    parts = [top]
    for section in wanted:
        shown = _choose(section, room)
        body = section.opening if shown else ""
        for above, items in groupby(shown, key=lambda item: item.above):
            body += above + "".join(item.text for item in items)
        room -= len(body.encode())
        parts.append(_show(section, shown, body, place.rest))
    return "\n".join(parts)


def _choose(section: Section, room: int) -> list[Item]:
    """Return the items that fit, in order: the first of each rule before the second of any."""
    earlier: Counter[str] = Counter()
    turns = []  # how many items of the same rule come before, and which item it is
    for number, item in enumerate(section.items):
        turns.append((earlier[item.rule] if item.rule else 0, number))
        earlier[item.rule] += 1
    room -= len(section.opening.encode())
    chosen, named = [], {""}
    for _, number in sorted(turns):
        item = section.items[number]
        above = "" if item.above in named else item.above
        room -= len(f"{above}{item.text}".encode())
        if room < 0:
            break
        chosen.append(number)
        named.add(item.above)
    return [section.items[number] for number in sorted(chosen)]


def _show(section: Section, shown: list[Item], body: str, rest: str) -> str:
    left = Counter(item.rule for item in section.items)
    left.subtract(item.rule for item in shown)
    if left.total():
        more = "more " if shown else ""
        noun = plural(left.total(), section.noun)
        rules = {code(rule): number for rule, number in left.items() if rule and number}
        most = dict(sorted(rules.items(), key=lambda pair: -pair[1])[:_NAMED])
        others = " and others" if len(rules) > _NAMED else ""
        named = f" They are {counts(most)}{others}." if rules else ""
        body += f"\n**{left.total():,} {more}{noun} not shown here.**{named} {rest}\n"
    if section.folded:
        heading = f"{section.heading} ({len(section.items):,})"
        return f"<details><summary>{heading}</summary>\n\n{body}\n</details>\n"
    return f"### {section.heading}\n\n{body}"


def finding_lines(report: Report, findings: Iterable[Finding], place: Place) -> tuple[Item, ...]:
    """Return one item for each finding, those of a file below its name."""
    titles = {leaflet.file: leaflet.title for leaflet in report.leaflets}
    items: list[Item] = []
    for file, of_file in groupby(findings, key=lambda finding: finding.position.file):
        title, name = titles.get(file), code(report.folder + file)
        heading = f"{escape(_short(title))}** · {name}" if title else f"{name}**"
        address = url_path(report.folder + file)
        edit = f" · [edit this file]({place.editor}{address})" if place.editor else ""
        above, link = f"\n**{heading}{edit}\n\n", place.files and f"{place.files}{address}"
        items += (Item(_item(finding, link), finding.name, above) for finding in of_file)
    return tuple(items)


def _item(finding: Finding, address: str) -> str:
    line = f"**line {finding.position.line}**"
    if address:
        line = f"[{line}]({address}#L{finding.position.line})"
    rule = code(finding.name)
    following = f"→ {escape(_short(finding.help))}" if finding.help else ""
    if finding.waived is not None:
        following = f"Waived: {escape(_short(finding.waived))}"
    message = escape(_short(finding.message))
    return f"- {MARKS[finding.severity]} {line}: {message}\\\n  {following} <sub>{rule}</sub>\n"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"

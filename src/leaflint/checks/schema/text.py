"""What stands in a leaflet's text and should not, or is missing there: mark-up, words, pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from leaflint.checks.hit import Hit
from leaflint.content.leaflet import MISSING, Leaflet
from leaflint.core.finding import Problem, Severity
from leaflint.files.places import CONTENT
from leaflint.files.yaml.document import Document, Path
from leaflint.text.prose.problems import MarkdownProblem, find_plain_problems
from leaflint.text.prose.unfinished import find_open_ends, find_placeholders, says_nothing


def check_mark_up(leaflet: Leaflet) -> Iterator[Problem]:
    """Find mark-up that leaflets do not have: none in titles, the summary and headings."""
    data, document = leaflet.data, leaflet.document
    plain: list[tuple[Path, str]] = [(("title",), data.title), (("summary",), data.summary)]
    for number, section in enumerate(data.sections):
        plain.append((("sections", number, "heading"), section.heading))
    for path, value in plain:
        yield from mark_up(document, path, find_plain_problems(value))
    for number, (section, text) in enumerate(zip(data.sections, leaflet.texts, strict=True)):
        path = ("sections", number, "text")
        yield from mark_up(document, path, text.problems, section.heading)


def mark_up(
    document: Document, path: Path, problems: Iterable[MarkdownProblem], section: str | None = None
) -> Iterator[Problem]:
    """Yield the problems of a value's mark-up with their places in the file."""
    for problem in problems:
        at = document.within(path, problem.start, problem.end)
        yield Problem("mark-up", at, problem.message, problem.help, problem.message, section)


def check_unfinished(leaflet: Leaflet) -> Iterator[Problem]:
    """Find lists and sections that never come, and placeholders."""
    severity = None if leaflet.data.status == "published" else Severity.NOTICE
    help_text = "Write what belongs there, or take it out."
    placeholders = find_placeholders(leaflet.blocks)
    found = [(*stretch, "was left in, and readers see it") for stretch in placeholders]
    for number, (text, following) in enumerate(zip_longest(leaflet.texts, leaflet.texts[1:])):
        open_ends = find_open_ends(text, following)
        found += ((*stretch, "has nothing after it") for stretch in open_ends)
        if says_nothing(text):
            at, name = leaflet.at("sections", number), leaflet.data.sections[number].heading
            message = f"the section '{name}' holds no words"
            yield Problem("unfinished", at, message, help_text, name, name, None, severity)
    for block, start, end, what in found:
        message = f"'{block.text[start:end]}' {what}"
        hit = Hit("unfinished", block, start, end, message, help_text, message)
        yield hit.problem(leaflet, severity=severity)


def check_pictures(leaflet: Leaflet) -> Iterator[Problem]:
    """Find pictures that a leaflet shows and whose files are missing or unreadable."""
    for picture in leaflet.pictures:
        if leaflet.picture_digest(picture) == MISSING and ":" not in picture.url:
            at = leaflet.document.within(picture.path, picture.start, picture.end)
            message = f"the picture {CONTENT}/{picture.url} is missing or cannot be read"
            help_text = "Add the file (at most 1 MB), or correct its name."
            yield Problem("picture", at, message, help_text, picture.url)

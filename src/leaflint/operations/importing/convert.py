"""Makes a draft of a document, with everything that a person must know of it; writes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from leaflint.checks.check import Context
from leaflint.checks.schema import CHECK as SCHEMA
from leaflint.checks.schema import RULES
from leaflint.content.snapshots import load_leaflet
from leaflint.core.errors import UsageError
from leaflint.core.finding import Severity
from leaflint.engine.options import Options
from leaflint.engine.planning import make_plan
from leaflint.engine.policies import load_policy
from leaflint.files.places import PolicyFolder
from leaflint.files.tree import Tree
from leaflint.operations.importing.contacts import Proposed, find_contacts, short_name
from leaflint.operations.importing.document import (
    Document,
    ImportProblem,
    LeftOut,
    Paragraph,
    Repair,
    Table,
)
from leaflint.operations.importing.draft import Head, write_draft
from leaflint.operations.importing.lists import mark_points
from leaflint.operations.importing.markdown_text import ADDRESS
from leaflint.operations.importing.printed_facts import find_facts
from leaflint.operations.importing.repairs import repair
from leaflint.operations.importing.structure import outline
from leaflint.operations.importing.tables import flatten
from leaflint.operations.leaflet_choices import choose_owner, choose_topics, free_file


class Target(NamedTuple):
    """The repository that drafts go into, read once for all files, and the owner of the drafts."""

    tree: Tree
    context: Context
    owner: str
    topics: tuple[str, ...]

    @classmethod
    def of(cls, tree: Tree, owner: str, today: date) -> Target:
        """Read a repository.

        Raises:
            UsageError: the owner is not known, or a shared file is not valid.
        """
        context = make_plan(tree, PolicyFolder(tree), today, Options().choice).context
        chosen = choose_owner(context.shared.people.valid(), owner, today)
        context.shared.directory.valid()
        return cls(tree, context, chosen, choose_topics(tree, ()))


class Imported(NamedTuple):
    """A draft with its path, and what a person must do; the text is None where nothing may be written."""

    file: str
    text: str | None
    problems: tuple[ImportProblem, ...]
    left_out: tuple[LeftOut, ...] = ()
    repairs: tuple[Repair, ...] = ()
    proposed: tuple[Proposed, ...] = ()


def convert(document: Document, source: str, target: Target) -> Imported:
    """Make a draft of a document; `source` is the name of its file."""
    document = repair(document)
    problems = list(document.problems)
    paragraphs: list[Paragraph] = []
    for block in document.blocks:
        paragraphs += flatten(block, problems) if isinstance(block, Table) else [block]
    body = find_facts(mark_points(paragraphs))
    found = outline(body.paragraphs, PurePosixPath(source).stem)
    contacts = find_contacts(body.paragraphs, target.context.directory_index)
    problems += [*body.problems, *found.problems, *contacts.problems]
    problems += _links_nowhere(body.paragraphs)
    rest = ((*document.left_out, *body.left_out), document.repairs, contacts.proposed)
    if not found.parts:
        message = "no text was found; a scanned leaflet is only a picture of words"
        nothing = ImportProblem("the whole file", message, "Type it, or ask who wrote it.", True)
        return Imported("", None, (*problems, nothing), *rest)
    leaflet_id = short_name(found.title) or short_name(PurePosixPath(source).stem)
    try:
        file = free_file(target.tree, leaflet_id)
    except UsageError as error:
        taken = ImportProblem("title", str(error), "Rename the leaflet that is there.", True)
        return Imported("", None, (*problems, taken), *rest)
    head = Head(leaflet_id, target.owner, target.topics, contacts.services, source)
    text = write_draft(head, found, body)
    problems += _schema_errors(file, text, target)
    stops = any(problem.stops for problem in problems)
    return Imported(file, None if stops else text, tuple(dict.fromkeys(problems)), *rest)


def _links_nowhere(paragraphs: Iterable[Paragraph]) -> Iterator[ImportProblem]:
    """Name the links that no reader can follow, such as those to files on somebody's drive."""
    for paragraph in paragraphs:
        for url in dict.fromkeys(span.url for span in paragraph.spans if span.url):
            if not ADDRESS.fullmatch(url):
                message = f"a link leads to '{url}', which is no web address"
                help_text = "Write where readers find it on the web; the draft has only its words."
                yield ImportProblem(paragraph.place, message, help_text)


def _schema_errors(file: str, text: str, target: Target) -> list[ImportProblem]:
    """Return the errors of `schema` in a draft; there should be none."""
    context = target.context
    loaded = load_leaflet(file, text.encode(), context.block_texts, target.tree)
    found = list(loaded.problems)
    if loaded.leaflet is not None and SCHEMA.leaflet is not None:
        settings = load_policy(PolicyFolder(target.tree), SCHEMA).valid()
        found += SCHEMA.leaflet(loaded.leaflet, settings, context)
    found += [loaded.limit] if loaded.limit else []
    return [
        ImportProblem(f"line {problem.at.line} of the draft", problem.message, problem.help, True)
        for problem in found
        if (problem.severity or RULES[problem.rule].severity) is Severity.ERROR
    ]

"""Lists the reviews of every leaflet, however many there are and whatever is wrong with them.

The engine's check is not needed for that: a leaflet whose text is not valid has review dates too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, cast

from leaflint.checks import review_date
from leaflint.checks.check import Context
from leaflint.checks.review_date.responsible import last_approver, likely_approver
from leaflint.checks.review_date.settings import Settings
from leaflint.checks.review_date.shared_files import reviewed_files
from leaflint.checks.sign_off.awaiting import find_awaiting, may_await
from leaflint.checks.summary import ReviewStatus
from leaflint.content.loading import Loaded
from leaflint.content.models.fields import Status
from leaflint.content.models.validate import validate
from leaflint.content.snapshots import load_leaflet
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.engine.options import Choice
from leaflint.engine.planning import make_plan
from leaflint.files.places import LEAFLETS, PolicyFolder, find_leaflets
from leaflint.files.tree import Tree
from leaflint.files.yaml.parse import parse_bytes
from leaflint.reviews.review_fields import ReviewFields
from leaflint.reviews.review_list import Emergency, Entry, FileReview, ReviewList, Unread


def list_reviews(tree: Tree, as_of: date) -> ReviewList:
    """List the review dates of every leaflet of a repository, as they stand on a day.

    Raises:
        UsageError: there are no leaflets, or the policy or the people cannot be read.
    """
    files = find_leaflets(tree)
    if not files.leaflets and not files.problems:
        raise UsageError(f"{tree.root / LEAFLETS}: there are no leaflets")
    context = make_plan(tree, PolicyFolder(tree), as_of, Choice((review_date.CHECK.id,))).context
    settings = _settings(context)
    entries: dict[str, Entry] = {}
    emergencies: list[Emergency] = []
    unread = [Unread(problem.at.file, problem.message) for problem in files.problems]
    for file in files.leaflets:
        fields = _read(tree, file)
        if isinstance(fields, Unread):
            unread.append(fields)
        elif fields.id in entries:
            unread.append(Unread(file, f"it has the same id as {entries[fields.id].file}"))
        else:
            entries[fields.id] = _entry(file, fields, settings, context)
            emergencies += _emergencies(tree, entries[fields.id], fields.status, context)
    in_use = [entry for entry in entries.values() if entry.review is not ReviewStatus.WITHDRAWN]
    reviewed = ((name, item.owner, item.next_review) for name, item, _ in reviewed_files(context))
    return ReviewList(
        as_of=as_of,
        entries=tuple(sorted(in_use, key=lambda entry: entry.order)),
        unread=tuple(unread),
        files=tuple(
            FileReview(name, owner, due, settings.review_status(due, as_of))
            for name, owner, due in reviewed
        ),
        people=context.people_by_id,
        settings=settings,
        emergencies=tuple(emergencies),
    )


def _emergencies(tree: Tree, entry: Entry, status: Status, context: Context) -> Iterator[Emergency]:
    """Yield what was done to a leaflet in an emergency, if it still has to be approved."""
    if may_await(entry.leaflet, status, context):
        leaflet = load_leaflet(entry.file, tree.read(entry.file), context.block_texts, tree).leaflet
        if leaflet and (found := find_awaiting(leaflet, context)):
            what = found.what, found.since, found.age(context.today)
            yield Emergency(entry.leaflet, entry.title, entry.owner, *what)


def _settings(context: Context) -> Settings:
    """Return the policy on reviews.

    Raises:
        UsageError: it, or a file that the list needs, cannot be read.
    """
    policy, shared = context.policies[review_date.CHECK.id], context.shared
    needed: list[Loaded[Any]] = [policy, shared.people, shared.glossary, shared.blocks]
    for loaded in needed:
        if loaded.data is None:
            raise UsageError(f"{loaded.file} is missing or broken; see `leaflint check`")
    return cast(Settings, policy.data)


def _read(tree: Tree, file: str) -> ReviewFields | Unread:
    """Read a leaflet's file as far as its review goes."""
    content = tree.read(file)
    if isinstance(content, Problem):
        return Unread(file, content.message)
    document, problems = parse_bytes(file, content)
    if document is None:
        return Unread(file, problems[-1].message)
    fields, problems = validate(document, ReviewFields)
    return Unread(file, problems[0].message) if fields is None else fields


def _entry(file: str, fields: ReviewFields, settings: Settings, context: Context) -> Entry:
    due, as_of = fields.review.next_review, context.today
    return Entry(
        leaflet=fields.id,
        title=fields.title,
        file=file,
        published=fields.status == "published",
        risk=fields.risk,
        owner=fields.owner,
        approver=last_approver(fields.id, context) or likely_approver(fields.topics, context),
        last_reviewed=fields.review.last_reviewed,
        next_review=due,
        review=settings.review_status(due, as_of, withdrawn=fields.status == "withdrawn"),
        days_overdue=max(0, (as_of - due.last).days) if due else 0,
        days_left=max(0, (due.first - as_of).days) if due else 0,
    )

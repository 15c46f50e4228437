"""Reading the review dates of every leaflet, however many there are and whatever is wrong with them."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ConfigDict

from leaflint.checks import review_date
from leaflint.checks.catalogue import CHECKS
from leaflint.checks.review_date.people import approver, likely_approver
from leaflint.checks.review_date.settings import Settings
from leaflint.checks.review_date.shared_files import (
    reviewed_blocks,
    reviewed_glossary,
    reviewed_policies,
)
from leaflint.checks.review_date.status import review_status
from leaflint.checks.summary import ReviewStatus
from leaflint.content.leaflet_files import find_leaflets
from leaflint.content.models.fields import FileModel, Name, Risk, Status, Text
from leaflint.content.models.leaflet import Review
from leaflint.content.models.people import People
from leaflint.content.models.validate import validate
from leaflint.content.repository import load_shared, load_sign_offs
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.engine.options import default_jobs
from leaflint.engine.policies import load_policies
from leaflint.files.places import LEAFLETS, PolicyFolder
from leaflint.files.tree import WorkingTree
from leaflint.files.yaml.load import parse_bytes
from leaflint.reviews.estate import Entry, Estate, Unread, worst_first

_MANY = 1_000
"""From so many leaflets on, starting a second process saves more time than it costs."""


class ReviewFacts(FileModel):
    """The part of a leaflet that says when it is due, whatever is wrong with the rest of it."""

    model_config = ConfigDict(extra="ignore")

    id: Name
    title: Text
    status: Status
    topics: tuple[Name, ...]
    risk: Risk
    owner: Name
    review: Review = Review()


def read_estate(root: Path, as_of: date) -> Estate:
    """Read the review dates of every leaflet of a repository.

    Raises:
        UsageError: there are no leaflets, or the policy or the people cannot be read.
    """
    found = find_leaflets(WorkingTree(root))
    if not found.leaflets and not found.problems:
        raise UsageError(f"{root / LEAFLETS}: there are no leaflets")
    shared, policies = (
        load_shared(WorkingTree(root)),
        load_policies(PolicyFolder(WorkingTree(root)), CHECKS),
    )
    policy = policies[review_date.CHECK.id]
    if not isinstance(policy.data, Settings):
        raise UsageError(f"{policy.file} is missing or broken; see `leaflint check`")
    people, glossary, blocks = shared.people.data, shared.glossary.data, shared.blocks.data
    if people is None or glossary is None or blocks is None:
        files = (shared.people, shared.glossary, shared.blocks)
        broken = next(file.file for file in files if file.data is None)
        raise UsageError(f"{broken} is missing or broken; see `leaflint check`")
    reader = _Reader(root, as_of, policy.data, people)
    entries: dict[str, Entry] = {}
    unread = [Unread(problem.at.file, problem.message) for problem in found.problems]
    for read in _read_all(reader, found.leaflets):
        if isinstance(read, Unread):
            unread.append(read)
        elif read.leaflet in entries:
            because = f"it has the same id as {entries[read.leaflet].file}"
            unread.append(Unread(read.file, because))
        else:
            entries[read.leaflet] = read
    in_use = [one for one in entries.values() if one.review is not ReviewStatus.WITHDRAWN]
    return Estate(
        as_of=as_of,
        entries=tuple(sorted(in_use, key=worst_first)),
        unread=tuple(unread),
        files=(
            *reviewed_policies(policies),
            reviewed_glossary(glossary, shared.glossary.at),
            *reviewed_blocks(blocks, shared.blocks.at),
        ),
        people={person.id: person for person in people.people},
        settings=policy.data,
    )


def _read_all(reader: _Reader, files: tuple[str, ...]) -> Iterable[Entry | Unread]:
    """Read all leaflets, in order; many of them on all cores."""
    if len(files) < _MANY:
        return map(reader.read, files)
    with ProcessPoolExecutor(default_jobs()) as pool:
        return list(pool.map(reader.read, files, chunksize=_MANY // 4))


@dataclass(frozen=True)
class _Reader:
    """Reads leaflets as far as their review goes."""

    root: Path
    as_of: date
    settings: Settings
    people: People

    def read(self, file: str) -> Entry | Unread:
        """Read one leaflet file (its path from the root)."""
        content = WorkingTree(self.root).read(file)
        if isinstance(content, Problem):
            return Unread(file, content.message)
        document, problems = parse_bytes(file, content)
        if document is None:
            return Unread(file, problems[-1].message)
        facts, problems = validate(document, ReviewFacts)
        if facts is None:
            return Unread(file, problems[0].message)
        due = facts.review.next_review
        withdrawn = facts.status == "withdrawn"
        sign_offs = load_sign_offs(WorkingTree(self.root), facts.id)
        last = approver(sign_offs)
        return Entry(
            leaflet=facts.id,
            title=facts.title,
            file=file,
            published=facts.status == "published",
            risk=facts.risk,
            owner=facts.owner,
            approver=last or likely_approver(facts.topics, self.people, self.as_of),
            last_reviewed=facts.review.last_reviewed,
            next_review=due,
            review=review_status(due, self.as_of, self.settings, withdrawn=withdrawn),
            days_overdue=max(0, (self.as_of - due.last).days) if due else 0,
            days_left=max(0, (due.first - self.as_of).days) if due else 0,
        )

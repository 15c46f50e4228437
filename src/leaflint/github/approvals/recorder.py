"""From what reviewers said on GitHub to records: after a merge, and on the issue about a review.

What was merged is compared by its text: how it was merged (merge, squash or rebase) makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import AliasPath, Field

from leaflint.content.loading import load
from leaflint.content.models.shared import People
from leaflint.content.models.sign_off import SignOffs, sign_off_file
from leaflint.content.repository import FilesOfLeaflets
from leaflint.core.dates import PartialDate
from leaflint.core.errors import UsageError
from leaflint.files import git
from leaflint.files.places import PEOPLE, SIGN_OFFS
from leaflint.files.tree import CommitTree
from leaflint.github.approvals.entitling import people_of
from leaflint.github.approvals.judge import Text, judge_reviews
from leaflint.github.approvals.pull_facts import read_pull
from leaflint.github.approvals.record_files import propose_records
from leaflint.github.approvals.records_pull import Default, Proposal, propose
from leaflint.github.approvals.verify import new_records, why_not_known
from leaflint.github.client import Client
from leaflint.github.models import ApiModel
from leaflint.operations.records import with_record


class _Merged(ApiModel):
    number: int
    merged_at: str | None = None
    merge_commit: Annotated[str | None, Field(validation_alias="merge_commit_sha")] = None
    base: Annotated[str, Field(validation_alias=AliasPath("base", "ref"))]


def record_push(client: Client, default: Default, before: str) -> Iterator[str]:
    """Propose the records for every pull request that a push to the default branch merged.

    `before` is the commit at which the branch stood. Yields a line on each pull request.

    Raises:
        GitHubError: GitHub does not do it; run again, it goes on where it stopped.
        UsageError: git's history is not here, or a record that came says what GitHub does not know.
    """
    yield from _verify(client, default, before)
    span = f"{before}..{default.commit}"
    for commit in git.output(default.root, "rev-list", "--reverse", "--first-parent", span).split():
        for pull in client.all(_Merged, f"/commits/{commit}/pulls"):
            if pull.merged_at and pull.base == default.name and pull.merge_commit == commit:
                yield _record_pull(client, default, pull.number, commit)


def _verify(client: Client, default: Default, before: str) -> Iterator[str]:
    """Ask GitHub about each record that a push brought and that GitHub is said to know."""
    after = CommitTree(default.root, default.commit)
    new = tuple(new_records(CommitTree(default.root, before), after))
    if not new:
        return
    people = load(after, PEOPLE, People).valid()
    for leaflet, record, source in new:
        if why_not := why_not_known(client, leaflet, record, source, people):
            raise UsageError(
                f"{sign_off_file(leaflet)}: {record.spoken} is not what GitHub knows of {source.url}: "
                f"{why_not}. Somebody wrote it by hand: take the push back, and find out who"
            )
        yield f"{leaflet}: {record.spoken} is known to GitHub"


def record_dismissed(client: Client, default: Default, head: str) -> Iterator[str]:
    """Propose a withdrawal for each record whose review was dismissed after the merge.

    `head` is the commit on which the review that woke this was written. Records are never deleted.

    Raises:
        GitHubError: GitHub does not do it; run again, it goes on where it stopped.
    """
    for pull in client.all(_Merged, f"/commits/{head}/pulls"):
        if not pull.merged_at or pull.base != default.name:
            continue
        reviews = read_pull(client, pull.number, default.workflow).reviews
        dismissed = {review.id for review in reviews if review.state == "DISMISSED"}
        files = dict(_withdrawals(default, dismissed))
        if files:
            title = f"Withdraw the sign-offs that were dismissed in #{pull.number}"
            branch = f"leaflint-withdrawn-{pull.number}-{default.commit[:12]}"
            made = propose(client, default, Proposal(branch, title, files=files))
            yield f"#{pull.number}: withdrawn by #{made}"


def _withdrawals(default: Default, dismissed: set[int]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of sign-offs, with a withdrawal for each last record that was dismissed."""
    tree = CommitTree(default.root, default.commit)
    for leaflet, loaded in FilesOfLeaflets(tree, SIGN_OFFS, SignOffs).items():
        last = loaded.data.last if loaded.data else None
        if last and last.github and last.github.id in dismissed and last.kind != "withdrawn":
            taken_back = last.model_copy(
                update={
                    "kind": "withdrawn",
                    "date": PartialDate.of(default.today),
                    "evidence": (),
                    "next_review": None,
                    "notes": "The review was dismissed on GitHub after the merge.",
                }
            )
            content = tree.read(sign_off_file(leaflet))
            if isinstance(content, bytes):
                yield sign_off_file(leaflet), with_record(content, leaflet, taken_back)


def _record_pull(client: Client, default: Default, number: int, commit: str) -> str:
    facts = read_pull(client, number, default.workflow)
    parent = git.find_commit(default.root, f"{commit}^1")
    text = Text(CommitTree(default.root, commit), commit, people_of(default.root, parent))
    proposal = Proposal(f"leaflint-sign-offs-{number}", f"Record the sign-offs given in #{number}")
    made = propose_records(client, default, judge_reviews(facts, text), proposal)
    return f"#{number}: {f'recorded by #{made}' if made else 'nothing to record'}"

"""Records of what counts, written into the files of the default branch and proposed in a pull request."""

from __future__ import annotations

from collections.abc import Iterable

from leaflint.content.models.sign_off import SignOff, sign_off_file
from leaflint.content.repository import load_sign_offs
from leaflint.core.errors import UsageError
from leaflint.core.finding import Problem
from leaflint.files.tree import CommitTree, OverlayTree, Tree
from leaflint.github.approvals.answers import Answer
from leaflint.github.approvals.records_pull import Default, Proposal, propose
from leaflint.github.client import Client
from leaflint.operations.leaflet_dates import with_dates
from leaflint.operations.records import with_record
from leaflint.operations.signable import load_signable


def propose_records(
    client: Client, default: Default, answers: Iterable[Answer], proposal: Proposal
) -> int | None:
    """Open the pull request with the records of what counts, and return its number."""
    tree = CommitTree(default.root, default.commit)
    files: dict[str, bytes | None] = {}
    recorded: dict[str, Answer] = {}
    for answer in answers:
        if answer.record and answer.line not in recorded:
            recorded[answer.line] = answer
            if not _is_recorded(tree, answer.record, answer.line):
                files |= _written(OverlayTree(tree, files), answer.line, answer.record)
    if not files:
        return None
    said = "\n".join(f"- {answer.line}: {answer.said.url}" for answer in recorded.values())
    body = "\n\n".join(part for part in (proposal.body, said) if part)
    whole = proposal._replace(body=body, files={file: text or b"" for file, text in files.items()})
    return propose(client, default, whole)


def _is_recorded(tree: Tree, record: SignOff, leaflet: str) -> bool:
    """Return whether the default branch has the record of a review or comment already."""
    loaded = load_sign_offs(tree, leaflet)
    known = loaded.valid().records if loaded else ()
    return any(old.github and record.github and old.github.id == record.github.id for old in known)


def _written(tree: Tree, leaflet_id: str, record: SignOff) -> dict[str, bytes]:
    """Return the files as they are with a record in them; the leaflet may have changed again since."""
    file = sign_off_file(leaflet_id)
    former = tree.read(file) if tree.holds(file) else b""
    if isinstance(former, Problem):
        raise UsageError(f"{file}: {former.message}")
    written = {file: with_record(former, leaflet_id, record)}
    present = load_signable(tree, leaflet_id, record.by)
    dated = with_dates(present.leaflet, present.content, record)
    return written if dated == present.content else {**written, present.leaflet.file: dated}

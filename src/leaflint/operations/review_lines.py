"""The line with which a reviewer says, on GitHub, that a leaflet was reviewed and nothing has to change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.repository import load_shared
from leaflint.content.snapshots import load_leaflet
from leaflint.core.edition import whole_code
from leaflint.files.tree import Tree
from leaflint.operations.signing import latest_review

EVIDENCE = "WHAT YOU READ"
"""What stands in a line that is given, for the reviewer to put the evidence in its place."""


def unchanged_lines(tree: Tree, files: Iterable[str], today: date) -> dict[str, str]:
    """Return the line for each leaflet, by its id; none where nobody can sign in a browser yet.

    Raises:
        UsageError: the policy of review dates is missing or broken.
    """
    shared = load_shared(tree)
    people, blocks = shared.people.data, shared.blocks.data
    if not people or not blocks or not any(person.github_id for person in people.people):
        return {}
    lines: dict[str, str] = {}
    for file in files:
        leaflet = load_leaflet(file, tree.read(file), blocks.texts(), tree).leaflet
        if leaflet:
            code = whole_code(digest(approved_text(leaflet)))
            lines[leaflet.data.id] = (
                f"Reviewed, nothing to change: {leaflet.data.id} {code}. Evidence: {EVIDENCE}. "
                f"Next review: {latest_review(tree, leaflet, today):%Y-%m}."
            )
    return lines

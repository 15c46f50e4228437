"""The line with which a reviewer says, on GitHub, that a leaflet was reviewed and nothing has to change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from leaflint.checks.sign_off.approved_text import approved_text, digest
from leaflint.content.repository import load_shared
from leaflint.content.snapshots import load_leaflet
from leaflint.core.edition import whole_code
from leaflint.files.tree import Tree
from leaflint.operations.needed import unchanged_line
from leaflint.operations.signing import latest_review


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
            following = latest_review(tree, leaflet, today)
            lines[leaflet.data.id] = unchanged_line(leaflet.data.id, code, following)
    return lines

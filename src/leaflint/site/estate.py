"""What every part of the site is made from: one repository, checked on one day."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple

from leaflint.content.leaflet import Leaflet
from leaflint.content.snapshots import Snapshot
from leaflint.engine.options import Options
from leaflint.engine.plan import Plan
from leaflint.engine.planning import make_plan
from leaflint.engine.report import Report
from leaflint.engine.workspace import Workspace
from leaflint.files.places import PolicyFolder, find_leaflets
from leaflint.files.tree import Tree
from leaflint.reviews.listing import list_reviews
from leaflint.reviews.review_list import ReviewList

Face = Literal["staff", "public"]
"""Who a page is for: the public face holds no name, e-mail address, note or draft of anybody."""


class SitePage(NamedTuple):
    """A file of the site: its path below the folder of the site, with forward slashes, and its bytes."""

    path: str
    content: bytes


class Estate:
    """All leaflets of a repository with what the checks find in them; each part is worked out once."""

    def __init__(self, tree: Tree, today: date, options: Options | None = None) -> None:
        """Open a repository for a day; nothing is read yet."""
        self.tree = tree
        self.today = today
        self._options = options or Options()

    @cached_property
    def report(self) -> Report:
        """What `leaflint check` finds."""
        return Workspace(self.tree, self.today, self._options).check()

    @cached_property
    def plan(self) -> Plan:
        """The policy, and what leaflets share."""
        return make_plan(self.tree, PolicyFolder(self.tree), self.today, self._options.choice)

    @cached_property
    def reviews(self) -> ReviewList:
        """What `leaflint reviews` lists."""
        return list_reviews(self.tree, self.today)

    @cached_property
    def leaflets(self) -> dict[str, Leaflet | None]:
        """Each leaflet by its file; None for one that cannot be read, which has a page that says so."""
        snapshot = Snapshot(self.tree)
        return {file: snapshot.leaflet(file) for file in find_leaflets(self.tree).leaflets}

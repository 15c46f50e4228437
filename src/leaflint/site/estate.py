"""What every part of the site is made from: one repository, checked on one day."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from leaflint.content.models.site import Site
from leaflint.core.errors import UsageError
from leaflint.engine.options import Options
from leaflint.engine.plan import Plan
from leaflint.engine.planning import make_plan
from leaflint.engine.report import Report
from leaflint.engine.workspace import Workspace
from leaflint.files.places import PolicyFolder
from leaflint.files.tree import Tree
from leaflint.files.versions import Versions
from leaflint.reviews.listing import list_reviews
from leaflint.reviews.review_list import ReviewList
from leaflint.site.figures import Trend
from leaflint.site.leaflets import Leaflets
from leaflint.site.standing import Standing
from leaflint.site.trend import read_trend


class Estate:
    """All leaflets of a repository with what the checks find in them; each part is worked out once."""

    def __init__(self, tree: Tree, today: date, options: Options | None = None) -> None:
        """Open a repository for a day; nothing is read yet."""
        self.tree = tree
        self.today = today
        self.options = options or Options()

    @cached_property
    def report(self) -> Report:
        """What `leaflint check` finds."""
        return Workspace(self.tree, self.today, self.options).check()

    @cached_property
    def plan(self) -> Plan:
        """The policy, and what leaflets share."""
        return make_plan(self.tree, PolicyFolder(self.tree), self.today, self.options.choice)

    @cached_property
    def reviews(self) -> ReviewList:
        """What `leaflint reviews` lists."""
        return list_reviews(self.tree, self.today)

    @cached_property
    def leaflets(self) -> Leaflets:
        """Each leaflet by its file."""
        return Leaflets(self.tree)

    @cached_property
    def versions(self) -> Versions:
        """The versions that readers got: those of the main line, without the work on branches."""
        return Versions(self.tree, first_parent=True)

    @cached_property
    def site(self) -> Site:
        """What stands on every page."""
        adopted = self.plan.adopted.file
        return adopted.data.site if adopted and adopted.data else Site()

    @cached_property
    def why_no_reviews(self) -> str:
        """Why nobody can say how reviews stand, such as a policy that is broken; "": it can be said."""
        try:
            _ = self.reviews
        except UsageError as error:
            return f"Nobody knows how the leaflets stand: {error}."
        return ""

    @cached_property
    def standing(self) -> Standing:
        """How the leaflets stand today, for those who lead and oversee."""
        return Standing(self.plan, self.report, self.reviews, self.leaflets)

    @cached_property
    def trend(self) -> Trend:
        """How they stood at the end of each month."""
        today, settings = self.standing.figures, self.reviews.settings
        return read_trend(self.plan, self.options, settings, today)

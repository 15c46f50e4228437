"""How each leaflet stands today, from what `leaflint check` and `leaflint reviews` say of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Literal, NamedTuple

from leaflint.checks import sign_off
from leaflint.checks.summary import LeafletSummary
from leaflint.checks.waivers import waivers_in_force
from leaflint.content.leaflet import Leaflet
from leaflint.core.finding import Finding
from leaflint.engine.encoding import decode
from leaflint.engine.plan import Plan
from leaflint.engine.report import Report
from leaflint.engine.result import ContentPart, Result, decode_facts
from leaflint.reviews.review_list import Entry, ReviewList
from leaflint.site.figures import Figures, Stand, add_up, count_wrong
from leaflint.site.inline import one_line
from leaflint.site.leaflets import Leaflets, staff_path
from leaflint.site.sheets import Cell

Approval = Literal["signed", "minor", "swapped", "unsigned", "voided", "unknown"]
"""How a leaflet stands with its sign-offs: the text is approved; but for minor edits; but for a number
that was swapped; nobody ever approved one; the approval no longer holds; nobody knows."""

IN_WORDS: dict[Approval, str] = {
    "unsigned": "Never signed",
    "voided": "Changed since its sign-off",
    "unknown": "Not known",
    "swapped": "A number was swapped, and nobody has approved that yet",
    "minor": "Signed, with minor edits since",
    "signed": "Signed",
}
"""How a leaflet stands, in words, the worst first."""
_BY_RULE: dict[str, Approval] = {
    "sign-off/unsigned": "unsigned",
    "sign-off/voided": "voided",
    "sign-off/waiting": "voided",
    "sign-off/number-swap": "swapped",
    "sign-off/minor-edit": "minor",
}


class Checked(NamedTuple):
    """What the check says of one leaflet: its summary, all findings in it, and those in its text alone.

    The latter do not depend on the day, sign-offs, waivers or the baseline.
    """

    summary: LeafletSummary
    findings: tuple[Finding, ...]
    in_text: tuple[Finding, ...]
    approval: Approval


class Standing:
    """How a repository stands today; each part is worked out once."""

    def __init__(self, plan: Plan, report: Report, reviews: ReviewList, leaflets: Leaflets) -> None:
        """Take what was found."""
        self.plan, self.report, self.reviews, self.leaflets = plan, report, reviews, leaflets
        self.context = plan.context

    @cached_property
    def checked(self) -> dict[str, Checked]:
        """What the check says of each leaflet, by its file."""
        return {result.file: self._checked(result) for result in self.report.results}

    def _checked(self, result: Result) -> Checked:
        loaded = self.report.load(result) if self.report.load else result
        content = decode(loaded.content or b"", ContentPart)
        summary, (_, findings) = loaded.details().summary, self.report.look_at(result.file)
        approval: Approval = "unknown"
        if self.has_sign_offs and summary.id:
            names = (finding.name for finding in findings)
            approval = next((_BY_RULE[name] for name in names if name in _BY_RULE), "signed")
        return Checked(summary, findings, content.findings, approval)

    def facts(self, check: str) -> Iterator[tuple[str, Any]]:
        """Yield what a check (an id) that ran noted of each leaflet that can be read, with its file."""
        for result in self.report.results:
            if result.facts:
                yield result.file, decode_facts(result.facts, self.plan.fact_types)[check]

    def leaflet_cell(self, file: str) -> Cell:
        """Return a leaflet's title, or its file where it cannot be read, with a link to its page."""
        checked, name = self.checked.get(file), self.leaflets.page_names.get(file)
        title = checked.summary.title if checked else None
        return Cell(one_line(title or file), f"../{staff_path(name)}" if name else "")

    def title_key(self, file: str) -> str:
        """Return what a leaflet is sorted by, where it stands by its title."""
        return self.leaflet_cell(file).text.casefold()

    @property
    def has_sign_offs(self) -> bool:
        """Whether the check of sign-offs is adopted, and can run."""
        return any(check.id == sign_off.CHECK.id for check, _ in self.plan.checks)

    @cached_property
    def waived(self) -> dict[str, Leaflet]:
        """The leaflets with waivers, by their files; none that cannot be read."""
        found = {}
        for file in self.leaflets:
            content = self.plan.tree.read(file)
            # To read a file takes a hundredth of the time that it takes to parse it.
            if isinstance(content, bytes) and b"waivers" in content:
                leaflet = self.leaflets[file]
                if leaflet is not None and leaflet.data.waivers:
                    found[file] = leaflet
        return found

    @cached_property
    def figures(self) -> Figures:
        """The figures of today."""
        waivers = {
            file: len(waivers_in_force(leaflet, self.context))
            for file, leaflet in self.waived.items()
        }
        published = (entry for entry in self.reviews.entries if entry.published)
        stands = [self._stand(entry, waivers.get(entry.file, 0)) for entry in published]
        return add_up(self.context.today, stands, len(self.reviews.unread))

    def _stand(self, entry: Entry, waivers: int) -> Stand:
        checked = self.checked[entry.file]
        reading = checked.summary.reading
        return Stand(
            entry.is_late,
            entry.days_overdue,
            checked.approval in {"signed", "minor", "swapped"},
            reading.age.held if reading else None,
            count_wrong(checked.in_text),
            waivers,
        )

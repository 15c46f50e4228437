"""The policy in force: which checks run, on what they rest, who answers for them, until when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from leaflint.checks.catalogue import CHECKS
from leaflint.checks.summary import LATE
from leaflint.content.models.policy import RuleSeverity
from leaflint.reviews.words import in_words, planned
from leaflint.site.inline import one_line
from leaflint.site.sheets import Cell, Part, Sheet, cells, table_part
from leaflint.site.standing import Standing


def policy_sheet(standing: Standing) -> Sheet:
    """Return the page on the policy."""
    adopted = standing.plan.adopted
    lead = [f"{len(adopted.checks)} of {len(CHECKS)} checks are adopted."]
    if adopted.others:
        lead.append(f"Not adopted: {', '.join(adopted.others)}.")
    path, title = "governance/policy.html", "Policy in force"
    return Sheet(path, title, tuple(lead), tuple(_parts(standing)))


def _parts(standing: Standing) -> Iterator[Part]:
    plan, reviews = standing.plan, standing.reviews
    columns: tuple[str, ...]
    if plan.not_run:
        rows = (
            cells(stop.check, Cell(f"{stop.because} is missing or broken", alarm=True))
            for stop in plan.not_run
        )
        caption, columns = "Nothing passes until these can run", ("Check", "Why")
        yield table_part("not-run", "Checks that could not run", caption, columns, rows)
    rows = (
        cells(check, one_line(policy.reason), one_line(policy.source), reviews.name(policy.owner))
        for check, policy in plan.policies.items()
    )
    columns = ("Check", "What it prevents", "Rests on", "Looked after by")
    yield table_part("checks", "Checks", "The checks that are adopted", columns, rows)
    rows = (
        cells(f"{check}/{rule}", _spoken(severity))
        for check, policy in plan.policies.items()
        for rule, severity in policy.severity.items()
    )
    caption, columns = "Rules that matter more or less here", ("Rule", "How much")
    none = "Every rule matters as much as it does by default."
    yield table_part("severities", "How much rules matter", caption, columns, rows, none=none)
    rows = (
        cells(
            file.name[:1].upper() + file.name[1:],
            planned(file),
            Cell(in_words(file.review), alarm=file.review in LATE),
            reviews.name(file.owner),
        )
        for file in sorted(
            reviews.files, key=lambda it: it.next_review.last if it.next_review else date.min
        )
    )
    caption = "Policies, rules, glossary and shared blocks"
    columns = ("What", "Next review", "Status", "Looked after by")
    yield table_part("reviews", "When the policy itself is due", caption, columns, rows)


def _spoken(severity: RuleSeverity) -> str:
    """Say how much a rule matters: "error; drafts: notice"."""
    cases = [
        f"{name}: {value.value}"
        for group in (severity.status, severity.risk)
        for name, value in group.items()
    ]
    return "; ".join([severity.default.value, *cases])

"""The summary: a verdict, what to do, where, and how the leaflets stand."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from leaflint.checks.summary import LeafletSummary
from leaflint.core.finding import Severity
from leaflint.engine.options import Choice
from leaflint.engine.report import Report
from leaflint.engine.result import NotRun
from leaflint.report.sections import Place
from leaflint.report.summary import IN_A_RUN, to_summary
from tests.example_repository import LEAFLET, TODAY, Repository
from tests.report.rendered import tags, to_html
from tests.report.samples import HOSTILE, finding, report
from tests.runs import Job, run

WARNING = finding(severity=Severity.WARNING)
VOIDED = finding(rule="sign-off/voided")


def test_a_wrong_number_from_verdict_to_table(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    found = repository.check()
    years = found.leaflets[0].reading
    assert years is not None
    assert to_summary(found) == (
        f"""\
## ❌ 1 error to mend

**What to do:** mend each line marked ❌ and save to the same branch. The check then runs again by itself.

15 June 2026: 1 leaflet found, 1 checked, 0 unchecked.

### Mend these


**Having a scan** · `{LEAFLET}`

- ❌ **line 31**: 0808 800 6001 is not in the directory; did you mean 0808 800 6000 \\(Helpline\\)?\\
  → Correct it; or, if it is right, add its service to content/directory.yaml. <sub>`phone\
-number/not-in-directory`</sub>

### How the leaflets stand

| Leaflet | Found | Reading age | Review |
| --- | --- | --- | --- |
| Having a scan | 1 error | {years.age} | current (January 2028) |
"""
    )


def test_what_waits_for_a_clinician_stands_apart(repository: Repository) -> None:
    repository.commit(day=date(2026, 3, 16))
    repository.change("20 minutes", "25 minutes")
    shown = to_summary(repository.check(choice=Choice(("sign-off",))))
    assert shown.startswith(
        "## ✋ 1 text waiting for a clinical reviewer\n\n"
        "**What to do:** nothing to mend. Ask the person who is named to approve the words."
    )
    assert "### Mend these" not in shown
    waiting = shown.split("### Waiting for a clinical reviewer")[1]
    assert "Undo the change; or: Ada Reviewer approves it, with: " in waiting


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (report(finding(), finding(line=2), WARNING), "## ❌ 2 errors to mend"),
        (report(finding()), "## ❌ 1 error to mend"),
        (report(WARNING), "## ⚠️ No errors, 1 warning to look at"),
        (report(finding(waived="agreed")), "## ✅ Nothing to mend"),
        (report(finding(severity=Severity.NOTICE)), "## ✅ Nothing to mend"),
        (report(VOIDED), "## ✋ 1 text waiting for a clinical reviewer"),
        (report(finding(), VOIDED), "## ❌ 1 error to mend"),
        (
            report(leaflets=(LeafletSummary("a", checked=False),)),
            "## ⛔ Not everything could be checked",
        ),
        (
            report(not_run=(NotRun("schema", "checks/schema.yaml", policy=True),)),
            "## ⛔ Not everything",
        ),
    ],
)
def test_the_verdict_is_the_first_line(found: Report, verdict: str) -> None:
    assert to_summary(found).startswith(verdict)


def test_what_did_not_run_and_what_was_passed_over_is_said() -> None:
    found = report(not_run=(NotRun("schema", "checks/`x`.yaml", policy=True),), passed_over=2)
    page = to_summary(found)
    assert "⛔ The check `schema` did not run: `` checks/`x`.yaml `` is missing or broken." in page
    assert "15 June 2026: 0 leaflets found, 0 checked, 0 unchecked. 2 leaflets not affected" in page


def test_notices_and_waivers_are_folded() -> None:
    page = to_summary(report(finding(severity=Severity.NOTICE), finding(line=2, waived="agreed")))
    assert "<details><summary>Good to know (1)</summary>" in page
    assert "<details><summary>Waived for a time (1)</summary>" in page
    assert "Waived: agreed" in page


def test_the_summary_gives_totals_by_rule_and_lists_nothing_of_the_baseline() -> None:
    waiting = replace(finding(message="it waits"), in_baseline=True)
    page = to_summary(report(finding(line=2), finding(line=3, rule="numbers/rare"), waiting))
    assert "\n\n2 errors: 1 numbers/rare, 1 review-date/overdue.\n\n" in page
    assert "\n\n1 in the baseline: 1 review-date/overdue.\n\n" in page
    assert "it waits" not in page
    assert to_summary(report(waiting)).startswith("## ✅ Nothing to mend")


def test_of_500_findings_none_is_lost_in_silence() -> None:
    found = report(
        *(finding(f"content/leaflets/{n}.yaml", message="long " * 100) for n in range(500))
    )
    assert to_summary(found).count("- ❌") == 500
    page = to_summary(found, Place(60_000, "See report.json."))
    shown = page.count("- ❌")
    (hidden, again) = re.findall(
        r"\*\*(\d+) more errors not shown here\.\*\* They are (\d+) `review-date/overdue`\. See report\.json\.",
        page,
    )[0]
    assert hidden == again
    assert 50 < shown < 500
    assert shown + int(hidden) == 500
    assert len(page.encode()) <= 60_000


def test_a_summary_stays_under_what_github_takes() -> None:
    found = report(*(finding(f"content/leaflets/{n}.yaml", message="é" * 600) for n in range(2000)))
    assert len(to_summary(found).encode()) <= IN_A_RUN.limit < 1024 * 1024


def test_hostile_text_stays_text() -> None:
    leaflet = LeafletSummary("content/leaflets/a.yaml", checked=True, title=HOSTILE)
    page = to_html(to_summary(report(finding(message=HOSTILE), leaflets=(leaflet,))))
    assert tags(page) <= set("h2 h3 p strong code ul li br sub table thead tbody tr th td".split())


def test_a_change_says_how_the_reading_age_moved(repository: Repository) -> None:
    def git(*arguments: str) -> None:
        settings = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *settings, *arguments], cwd=repository.root, check=True)

    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    repository.change(
        "It takes about 20 minutes.", "Administration necessitates approximately 20 minutes."
    )
    page = to_summary(run(Job(repository.root, TODAY, changed_since="main")))
    row = next(line for line in page.splitlines() if line.startswith("| Having a scan |"))
    assert re.search(r"\| 1 error \| [\d.–]+ \(was [\d.–]+: harder\) \|", row)
    assert row.endswith("| **voided: needs a new approval** |")


def test_the_day_is_that_of_the_report(repository: Repository) -> None:
    assert "2 March 2027: 1 leaflet found" in to_summary(repository.check(date(2027, 3, 2)))

"""The comment: verdict, what to do, lines that link, and a way to the rest."""

from __future__ import annotations

import re

import pytest

from leaflint.checks.summary import LeafletSummary
from leaflint.engine.report import Report
from leaflint.engine.result import NotRun
from leaflint.github.check_run import CheckRun
from leaflint.github.report_comment import LIMIT, MARKER, comment
from tests.github_server import REPOSITORY, FakePull, event
from tests.report.rendered import tags, to_html
from tests.report.samples import HOSTILE, finding, report

GITHUB = "https://github.com"
RUN_URL = f"https://github.com/{REPOSITORY}/actions/runs/30433642"


def run(conclusion: str = "failure") -> CheckRun:
    return CheckRun.model_validate(event(FakePull(), conclusion)["workflow_run"])


def write(found: Report | None, suggestions: int = 0, conclusion: str = "failure") -> str:
    return comment(found, run(conclusion), GITHUB, suggestions)


def test_a_comment_begins_with_marker_and_verdict_and_links_its_lines() -> None:
    body = write(report(finding(line=7)))
    assert body.startswith(f"{MARKER}\n## ❌ 1 error to mend\n")
    address = f"https://github.com/writer/leaflets/blob/{'a' * 40}/content/leaflets/a.yaml#L7"
    assert f"- ❌ [**line 7**]({address}): wrong" in body
    assert body.endswith(
        f"\n---\nThe check did not pass: [all that it found, and what changed in meaning]({RUN_URL}). "
        "Checked at aaaaaaaa; a new commit brings this comment up to date.\n"
    )


def test_each_file_links_to_the_page_on_which_it_is_edited() -> None:
    page = "https://github.com/writer/leaflets/edit/better-words/n/content/leaflets/a.yaml"
    assert f"`n/content/leaflets/a.yaml` · [edit this file]({page})" in write(
        report(finding(), folder="n/")
    )
    odd = run().model_copy(update={"head_branch": "a) [b](http://c.example"})
    assert "/edit/a%29%20%5Bb%5D%28http%3A//c.example/" in comment(
        report(finding()), odd, GITHUB, 0
    )


def test_a_check_that_passed_is_said_to_have() -> None:
    assert "\nThe check passed: [all" in write(report(), conclusion="success")


@pytest.mark.parametrize(("number", "words"), [(1, "1 safe correction"), (3, "3 safe corrections")])
def test_suggestions_are_pointed_out(number: int, words: str) -> None:
    body = write(report(finding()), number)
    assert f"💡 **With a click:** {words} below, on the lines." in body
    assert body.index("What to do") < body.index("💡") < body.index("- ❌")
    assert "💡" not in write(report())


def test_without_a_report_nothing_counts_as_passed() -> None:
    body = write(None, conclusion="success")
    assert "## ⛔ The leaflets could not be checked" in body
    assert f"[the run]({RUN_URL})" in body
    assert "✅" not in body


def test_of_500_findings_none_is_lost_in_silence_and_the_rest_is_linked() -> None:
    found = report(*(finding(f"content/leaflets/{n}.yaml", message="x " * 200) for n in range(500)))
    body = write(found)
    (hidden,) = re.findall(
        r"\*\*(\d+) more errors not shown here\.\*\* \[The summary of the run\]", body
    )
    assert body.count("- ❌") + int(hidden) == 500
    assert len(body.encode()) <= LIMIT


def test_a_report_that_fits_nowhere_is_not_shown() -> None:
    stopped = tuple(NotRun("x" * 100, "y" * 100, policy=True) for _ in range(500))
    assert "## ⛔ The leaflets could not be checked" in write(report(not_run=stopped))


def test_hostile_text_stays_text() -> None:
    file = f"content/leaflets/{HOSTILE}.yaml"
    leaflet = LeafletSummary(file, checked=True, title=HOSTILE)
    found = finding(file, message=HOSTILE, help_text=HOSTILE)
    body = write(report(found, leaflets=(leaflet,), folder=f"{HOSTILE}/"))
    page = to_html(body)
    known = "h2 h3 p strong code ul li br sub table thead tbody tr th td a hr !".split()
    assert tags(page) <= set(known)
    links = set(re.findall(r'href="([^"]*)"', page))
    assert all(link.startswith("https://github.com/") for link in links)
    assert "@everyone" not in re.sub(r"<code>.*?</code>|href=\"[^\"]*\"", "", page)
    assert not re.search("[\u202e\x1b\u2028]", body)

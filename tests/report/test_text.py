"""The text report: grouped, worst first, and safe on a terminal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from leaflint.checks.summary import LeafletSummary
from leaflint.core.escape import visible
from leaflint.core.finding import Severity
from leaflint.report.text import MOST_LEAFLETS, print_text, to_text
from tests.example_repository import LEAFLET, Repository
from tests.report.samples import finding, report

SECOND = "content/leaflets/a-second.yaml"


def test_leaflets_come_worst_first_and_so_do_their_findings(repository: Repository) -> None:
    text = repository.read(LEAFLET)
    repository.write(
        SECOND, text.replace("having-a-scan", "a-second").replace("0808 800", "0808800")
    )
    repository.change("contacts: [helpline]", "contacts: []")
    repository.change("0808 800 6000", "0808 800 6000 or 0161 496 0999")
    lines = to_text(repository.check()).splitlines()
    marks = [line.split()[0] for line in lines if line.startswith("  ") and line[2] != " "]
    assert marks == ["error", "warning", "warning"]
    assert [line for line in lines if line and line[0] != " "][:2] == [
        "Having a scan",
        "Having a scan",
    ]
    assert lines[1].split() == ["error", f"{LEAFLET}:31:77", "phone-number/not-in-directory"]


def test_the_whole_report(repository: Repository) -> None:
    repository.change("2028-01", "2018")
    repository.change("2026-03", "2016")
    report = repository.check(date(2026, 6, 1))
    assert (
        to_text(report)
        == f"""\
Having a scan
  error   {LEAFLET}:10:16  review-date/long-overdue
          the review planned for 2018 is 7 years and 5 months overdue (last reviewed 2016)
          → Review the whole leaflet, then record the review and its new dates.
  notice  {LEAFLET}:10:16  review-date/banner
          readers see this banner: "The review of this leaflet was planned for 2018 and has not been
          done yet. Some of what it says may be out of date. Please ask your care team if you are
          not sure."
          → It goes when the review is recorded. Only a waiver of rule `banner` hides it.

Leaflet        Status     Reading age  Review
having-a-scan  published    short 4–8  long overdue (2018)

               Flesch-
Leaflet        Kincaid       SMOG
having-a-scan  4–8/4–8  6–10/6–10
Years by Flesch-Kincaid (conventions 2), declared terms excused.
The target is 11, the maximum 14.
Each formula: with every word / with declared terms as short words.
short: a short text, of low confidence; only a band is given.

1 June 2026: 1 leaflet found, 1 checked, 0 unchecked.
1 error, 0 warnings, 1 notice, 0 waived.
"""
    )


def test_what_did_not_run_is_said(repository: Repository) -> None:
    (repository.root / "checks/reading-age.yaml").unlink()
    text = to_text(repository.check())
    assert (
        "The check 'reading-age' did not run: checks/reading-age.yaml is missing or broken." in text
    )
    assert "1 leaflet found, 0 checked, 1 unchecked." in text
    assert "not judged" in text


def test_a_broken_leaflet_stands_in_the_table(repository: Repository) -> None:
    repository.write(SECOND, "")
    text = to_text(repository.check())
    assert f"{SECOND}  not checked   not judged  not judged" in text
    assert f"{SECOND}  not judged\n" in text


def test_waived_findings_are_listed_with_their_reason(repository: Repository) -> None:
    repository.change("0808 800 6000", "08088006000")
    repository.add_waiver(
        "waivers:\n  - {check: phone-number, reason: Printed so, approved_by: ada, expires: 2027-05}\n"
    )
    text = to_text(repository.check())
    assert f"waived  {LEAFLET}:31  phone-number/house-format: Printed so" in text
    assert "0 errors, 0 warnings, 0 notices, 1 waived." in text


def test_totals_by_rule_come_before_the_last_lines() -> None:
    found = [finding(line=line, rule="spelling/slip") for line in range(3)]
    found += [finding(line=9), finding(line=10, severity=Severity.WARNING)]
    found += [replace(finding(line=line), in_baseline=True) for line in (11, 12)]
    assert to_text(report(*found)).endswith(
        "\n4 errors: 3 spelling/slip, 1 review-date/overdue\n"
        "2 in the baseline: 2 review-date/overdue\n"
        "15 June 2026: 1 leaflet found, 1 checked, 0 unchecked.\n"
        "4 errors, 1 warning, 0 notices, 0 waived, 2 in the baseline.\n"
    )


def test_hostile_text_cannot_act_on_the_terminal(repository: Repository) -> None:
    title = "\\u001b[2J\\u202e\\u0007[bold]x[/bold] :smile:"
    repository.change("title: Having a scan", f'title: "{title}"')
    repository.change("0808 800 6000", "0808 800 6001")
    text = to_text(repository.check())
    assert "\\u001b[2J\\u202e\\u0007[bold]x[/bold] :smile:" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_visible_spells_out_what_cannot_be_seen() -> None:
    assert visible("Café – 37.5 °C, naïve") == "Café – 37.5 °C, naïve"
    assert (
        visible("a\x1bb\nc\u200bd\udc80e\U000e0001")
        == "a\\u001bb\\u000ac\\u200bd\\udc80e\\U000e0001"
    )


@pytest.mark.parametrize(
    ("most", "shown"), [(None, [5, 4, 3]), (6, [5, 4]), (5, [5]), (4, [5]), (12, [5, 4, 3])]
)
def test_a_screen_shows_the_worst_files_and_says_what_it_leaves_out(
    capsys: pytest.CaptureFixture[str], most: int | None, shown: list[int]
) -> None:
    findings = [
        finding(f"content/leaflets/{name}.yaml", line, severity)
        for name, number, severity in (
            ("a", 3, Severity.NOTICE),
            ("b", 5, Severity.ERROR),
            ("c", 4, Severity.WARNING),
        )
        for line in range(1, number + 1)
    ]
    print_text(report(*findings), most)
    text = capsys.readouterr().out
    seen = [
        line.split()[1] for line in text.splitlines() if line.startswith("  ") and line[2] != " "
    ]
    files = [place.partition(":")[0] for place in seen]
    assert [files.count(file) for file in dict.fromkeys(files)] == shown
    left_out = (
        "To see everything, write it to a file: leaflint check --format text --output report.txt"
    )
    assert (left_out in " ".join(text.split())) is (len(shown) < 3)
    assert (f"is shown: {len(shown)} of 3 files with findings" in text) is (len(shown) < 3)
    assert text.endswith(
        "3 leaflets found, 3 checked, 0 unchecked.\n5 errors, 4 warnings, 3 notices, 0 waived.\n"
    )
    assert "content/leaflets/a.yaml:3:3" in to_text(report(*findings))


def test_the_tables_on_a_screen_list_no_more_than_a_thousand_leaflets(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for number in (MOST_LEAFLETS, MOST_LEAFLETS + 1):
        leaflets = tuple(
            LeafletSummary(
                f"content/leaflets/{one:05d}.yaml", checked=True, id=f"leaflet-{one:05d}"
            )
            for one in range(number)
        )
        print_text(report(finding(leaflets[7].file), leaflets=leaflets))
        text = capsys.readouterr().out
        assert "leaflet-00007 " in text
        assert ("leaflet-00008 " in text) is (number == MOST_LEAFLETS)
        assert ("is shown: 1 of 1 file" in text) is (number > MOST_LEAFLETS)

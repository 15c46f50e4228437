"""Trends from git: each month as it was, under today's policy, and each text judged once."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from leaflint.engine.check_leaflet import check_leaflet
from leaflint.engine.plan import Plan
from leaflint.engine.result import Result
from leaflint.files.tree import CommitTree, WorkingTree
from leaflint.site import past_texts
from leaflint.site.estate import Estate
from leaflint.site.figures import Figures, Trend
from tests.example_repository import LEAFLET, SIGN_OFFS, TODAY, Repository
from tests.site.estates import add_leaflet, estate_of, sign

WAIVER = """\
waivers:
  - check: plain-language
    rule: hard-word
    reason: It is in the title of the form.
    approved_by: ada
    expires: 2026-06-30
"""
SIGNED_WAIVER = """\
waivers:
  - by: ada
    date: 2026-04-10
    check: plain-language
    rule: hard-word
    reason: It is in the title of the form.
    expires: 2026-06-30
"""


@pytest.fixture
def history(repository: Repository) -> Repository:
    """Three months: one signed leaflet; a second that is unsigned and due; a change to the policy."""
    repository.commit(day=date(2026, 3, 20))
    add_leaflet(
        repository, "second",
        ("last_reviewed: 2026-03", "last_reviewed: 2024"), ("next_review: 2028-01", "next_review: 2026-04"),
        ("You can go home", "You commence to go home"),
    )  # fmt: skip
    repository.commit(day=date(2026, 4, 10))
    repository.change("target_age: 11", "target_age: 10", "checks/reading-age.yaml")
    repository.commit(day=date(2026, 5, 10))
    return repository


def shown(figures: Figures) -> tuple[object, ...]:
    """Return the figures that change in these tests."""
    late, signed = figures.late, figures.signed
    return (
        f"{figures.day:%m-%d}",
        figures.leaflets,
        late,
        signed,
        figures.median_overdue,
        figures.findings,
    )


def test_each_month_is_as_it_was(history: Repository) -> None:
    trend = estate_of(history).trend
    assert [shown(month) for month in trend.figures] == [
        ("03-31", 1, 0, 1, 0, 0),
        ("04-30", 2, 0, 1, 0, 1),
        ("05-31", 2, 1, 1, 31, 1),
        ("06-15", 2, 1, 1, 46, 1),
    ]
    assert trend.changed == {"2026-05"}
    assert trend.missing == ""
    assert trend.month_ago(1) == trend.figures[2]
    assert trend.month_ago(12) == trend.figures[0]


def test_a_former_text_is_judged_under_todays_policy(history: Repository) -> None:
    before = estate_of(history).trend.figures[1]
    text = history.read("checks/plain-language.yaml")
    history.write("checks/plain-language.yaml", f"{text}severity: {{hard-word: notice}}\n")
    after = estate_of(history).trend.figures[1]
    assert (before.findings, after.findings) == (1, 0)


def test_a_month_that_is_over_is_as_it_would_have_been_told_then(history: Repository) -> None:
    second = "content/leaflets/second.yaml"
    history.write(second, history.read(second) + WAIVER)
    sign(history, "second", "2026-05-20", SIGNED_WAIVER)
    history.change("You can eat and drink as you like.", "You may eat and drink as you like.")
    history.write("content/leaflets/third.yaml", "id: third\ntitle: [")
    add_leaflet(history, "draft", ("status: published", "status: draft"))
    history.commit(day=date(2026, 5, 21))
    for today, waivers in ((date(2026, 6, 30), 1), (date(2026, 7, 31), 0)):
        then = estate_of(history, today).standing.figures
        month = date(2026, today.month + 1, 10)
        assert estate_of(history, month).trend.figures[-2] == then
        assert (then.leaflets, then.unread, then.signed, then.waivers) == (2, 1, 1, waivers)


def test_a_minor_edit_keeps_the_approval_in_the_past_too(history: Repository) -> None:
    history.change("small rooms", "small rooms.")
    history.commit(day=date(2026, 5, 21))
    assert estate_of(history).standing.figures.signed == 1
    assert estate_of(history).trend.figures[2].signed == 1


def test_a_withdrawn_approval_counts_no_more(history: Repository) -> None:
    history.change("kind: review", "kind: withdrawn", SIGN_OFFS)
    history.commit(day=date(2026, 5, 21))
    assert [month.signed for month in estate_of(history).trend.figures] == [1, 1, 0, 0]


def test_only_texts_that_were_not_judged_before_are_judged(
    history: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: list[str] = []

    def noted(file: str, plan: Plan) -> Result:
        judged.append(file)
        return check_leaflet(file, plan)

    monkeypatch.setattr(past_texts, "check_leaflet", noted)
    cache = tmp_path / "kept"
    first = estate_of(history, cache=cache).trend
    assert judged == [LEAFLET, "content/leaflets/second.yaml"]
    assert estate_of(history, cache=cache).trend == first
    assert len(judged) == 2
    history.change("20 minutes", "30 minutes")
    history.commit(day=date(2026, 6, 2))
    assert len(estate_of(history, date(2026, 7, 1), cache).trend.figures) == 5
    assert judged[2:] == [LEAFLET]


def test_a_commit_is_read_as_the_files_are(history: Repository) -> None:
    commit = history.git("rev-parse", "HEAD").strip()
    of_files = estate_of(history).trend
    assert Estate(CommitTree(history.root, commit), TODAY).trend == of_files


def test_what_a_merge_brought_counts_from_the_merge_on(history: Repository) -> None:
    history.git("checkout", "--quiet", "-b", "work", "HEAD~2")
    add_leaflet(history, "third")
    history.commit(day=date(2026, 3, 25))
    history.git("checkout", "--quiet", "main")
    history.git("merge", "--quiet", "--no-edit", "work", day=date(2026, 5, 25))
    assert [it.leaflets for it in estate_of(history).trend.figures] == [1, 2, 3, 3]


def test_two_years_are_shown_and_no_more(repository: Repository) -> None:
    repository.commit(day=date(2020, 1, 1))
    figures = estate_of(repository).trend.figures
    assert len(figures) == 25
    assert figures[0].day == date(2024, 6, 30)


@pytest.mark.parametrize("day", [date(2026, 6, 1), date(2026, 5, 31)])
def test_a_repository_of_this_month_has_no_trend_yet(repository: Repository, day: date) -> None:
    repository.commit(day=day)
    trend = estate_of(repository).trend
    is_young = day.month == 6
    assert (trend.missing == "No trend yet: no leaflet is older here than this month.") is is_young
    assert len(trend.figures) == (1 if is_young else 2)


def _no_history(trend: Trend) -> bool:
    assert len(trend.figures) == 1
    return trend.missing.startswith("No trend: history is not here.")


def test_without_history_that_is_said(history: Repository, tmp_path: Path) -> None:
    shallow = tmp_path / "shallow"
    history.git("clone", "--quiet", "--depth", "1", history.root.as_uri(), str(shallow))
    assert _no_history(Estate(WorkingTree(shallow), TODAY).trend)


def test_without_git_that_is_said(repository: Repository) -> None:
    assert _no_history(estate_of(repository).trend)


def test_leaflets_in_a_folder_of_a_larger_repository(tmp_path: Path, history: Repository) -> None:
    whole = tmp_path / "whole"
    subprocess.run(["git", "init", "--quiet", str(whole)], check=True)
    inner = Repository(whole / "leaflets")
    for file in ("content", "checks"):
        (whole / "leaflets").mkdir(exist_ok=True)
        subprocess.run(["cp", "-r", str(history.root / file), str(whole / "leaflets")], check=True)
    inner.git("add", "--all", ".")
    inner.git("commit", "--quiet", "--message", "All", day=date(2026, 4, 10))
    figures = estate_of(inner).trend.figures
    assert [month.leaflets for month in figures] == [2, 2, 2]

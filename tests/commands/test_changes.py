"""`leaflint changes` as people run it."""

from __future__ import annotations

import pytest

from tests.example_repository import Repository


@pytest.fixture
def changed(repository: Repository) -> Repository:
    repository.commit()
    repository.change("20 minutes", "25 minutes")
    return repository


def test_it_shows_the_change(changed: Repository) -> None:
    done = changed.command("changes", "HEAD")
    assert done.returncode == 0, done.stderr
    assert "It takes about [-20-] {+25+} minutes." in done.stdout


@pytest.mark.parametrize(
    ("format_", "start"),
    [("text", "Having a scan\n"), ("markdown", "## Changes"), ("html", "<!doctype html>")],
)
def test_formats_go_to_the_screen_or_a_file(changed: Repository, format_: str, start: str) -> None:
    shown = changed.command("changes", "HEAD", "--format", format_)
    assert shown.stdout.startswith(start[:9])
    done = changed.command("changes", "HEAD", "--format", format_, "--output", "../report")
    assert (done.returncode, done.stdout) == (0, "")
    assert (changed.root.parent / "report").read_text().startswith(start[:9])


def test_two_commits(changed: Repository) -> None:
    changed.commit()
    done = changed.command("changes", "HEAD~1", "HEAD")
    assert "[-20-] {+25+}" in done.stdout
    assert changed.command("changes", "HEAD").stdout.startswith("0 leaflets changed")


def test_sign_offs_are_judged_on_the_day_that_is_named(changed: Repository) -> None:
    told = "is dated after today (1 January 2026)"
    for day, is_told in (("2026-01-01", True), ("2026-06-15", False)):
        shown = " ".join(changed.command("changes", "HEAD", "--today", day).stdout.split())
        assert (told in shown) is is_told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere",), "git does not know 'nowhere'"),
        (("HEAD", "nowhere"), "git does not know 'nowhere'"),
        (("HEAD", "--output", "no/such/folder"), "no/such/folder: cannot be written: No such file or directory"),
        (("HEAD", "--format", "pdf"), "invalid choice: 'pdf'"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_ends_with_2(
    changed: Repository, arguments: tuple[str, ...], message: str
) -> None:
    done = changed.command("changes", *arguments)
    assert done.returncode == 2
    assert message in done.stderr

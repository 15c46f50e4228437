"""The command line as users meet it: what is printed, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from leaflint import __version__
from leaflint.checks.catalogue import REPORTED
from leaflint.commands.cli import COMMANDS, main
from tests.example_repository import LEAFLET, Repository

TODAY = ("--today", "2026-06-15", "--ignore", "sign-off")


@pytest.fixture(autouse=True)
def _in_repository(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository.root)


def test_a_clean_repository_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", *TODAY]) == 0
    printed = capsys.readouterr().out
    assert "having-a-scan  published" in printed
    assert "15 June 2026: 1 leaflet found, 1 checked, 0 unchecked." in printed


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2028-01-31", "due (January 2028)"),
        ("2028-02-01", "overdue (January 2028)"),
        ("2029-02-01", "long overdue (January 2028)"),
    ],
)
def test_the_table_says_how_the_review_stands(
    today: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--today", today, "--ignore", "sign-off"])
    assert words in " ".join(capsys.readouterr().out.split())


def test_a_wrong_digit_fails_with_line_column_and_suggestion(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    assert main(["check", *TODAY]) == 1
    printed = " ".join(capsys.readouterr().out.split())
    assert f"error {LEAFLET}:31:60 phone-number/not-in-directory" in printed
    assert (
        "0808 800 6001 is not in the directory; did you mean 0808 800 6000 (Helpline)?" in printed
    )
    assert "1 error, 0 warnings, 0 notices, 0 waived." in printed


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("never", 0)])
def test_fail_on_sets_what_blocks(repository: Repository, fail_on: str, code: int) -> None:
    repository.change("0808 800 6000", "08088006000")
    assert main(["check", *TODAY, "--fail-on", fail_on]) == code


@pytest.mark.parametrize("fail_on", ["error", "warning", "never"])
def test_what_could_not_be_checked_always_fails(repository: Repository, fail_on: str) -> None:
    repository.write(LEAFLET, "")
    assert main(["check", *TODAY, "--fail-on", fail_on]) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["chekc"], "there is no command `chekc`; did you mean `check`?"),
        (["signoff"], "there is no command `signoff`; did you mean `sign-off`?"),
        (["xyzzy", "--help"], "there is no command `xyzzy`; known: approvals, changes, check, "),
        (["check", "nowhere"], "nowhere: there is no such file or folder"),
        (["check", "/"], "neither this folder nor one above it has 'content/leaflets' and 'checks'; go to the repository of the leaflets, or begin one here with `leaflint init`"),
        (["check", "--select", "phone"], "there is no check called 'phone'"),
        (["check", "--format", "json", "--format", "text"], "two formats cannot both go to the screen"),
        (["check", "--format", "json", "--output", "no/such/folder/r.json"], "no/such/folder/r.json: cannot be written: No such file or directory"),
        (["check", "--changed-since", "main"], "this needs a git repository, and this is none"),
        (["explain", "review-dates"], "there is no check called 'review-dates'; did you mean `review-date`?"),
        (["explain", "review-date/over-due"], "review-date has no rule 'over-due'; did you mean `overdue`?"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("leaflint: ")
    assert message in captured.err
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "--today", "2018"], "'2018' is not a day; write YYYY-MM-DD"),
        (["check", "--today", "yesterday"], "'yesterday' is not a date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        (["check", "--output", "r.json"], "--output r.json: put a --format of its own before it"),
        (["check", "--format", "json", "--output", "a", "--output", "b"], "--output b: put a --format"),
        (["check", "--jobs", "0"], "'0' is not a whole number above 0"),
        (["check", "--jobs", "two"], "'two' is not a whole number above 0"),
        (["check", "--format", "pdf"], "invalid choice: 'pdf'"),
        (["--quiet"], "the following arguments are required: COMMAND"),
    ],
)  # fmt: skip
def test_bad_arguments_end_with_2(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("folder", "words"),
    [
        ("content/leaflets", "`leaflint check` holds the leaflets here against their policy."),
        ("/", "there are no leaflets here yet; `leaflint init` begins a repository of them."),
    ],
)
def test_without_a_command_it_says_what_to_do_first(
    folder: str, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    assert main([]) == 2
    assert capsys.readouterr().err == f"leaflint: {words}\nAll commands: leaflint --help\n"


def test_formats_and_files_come_in_pairs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *TODAY, "--format", "json", "--output", "r.json",
                 "--format", "text", "--output", "r.txt", "--format", "json"]) == 0  # fmt: skip
    printed = capsys.readouterr().out
    assert (tmp_path / "r.json").read_text(encoding="utf-8") == printed
    assert json.loads(printed)["leaflets"][0]["id"] == "having-a-scan"
    assert "15 June 2026: 1 leaflet found" in (tmp_path / "r.txt").read_text(encoding="utf-8")


def test_a_folder_below_the_root_and_a_single_leaflet_can_be_named(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.write("content/leaflets/second.yaml", "broken: [")
    assert main(["check", *TODAY, LEAFLET]) == 0
    assert "1 leaflet not reported on: not asked for, or not changed." in capsys.readouterr().out
    assert main(["check", *TODAY, "content/leaflets"]) == 1
    assert main(["check", *TODAY, str(repository.root)]) == 1


def test_a_defect_is_reported_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def explode(*_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr("leaflint.engine.workspace.Workspace.check", explode)
    assert main(["check", *TODAY]) == 3
    error = capsys.readouterr().err
    assert error.startswith(
        f"leaflint: a defect in Leaflint {__version__} itself, not in your files: "
        "ZeroDivisionError('oh')\n"
    )
    assert "in explode. Nothing was passed. Please report this line." in error
    assert "Traceback" not in error


def test_a_defect_in_a_check_names_check_and_file(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("leaflint.checks.review_date.describe", None)
    repository.change("2028-01", "2025-01")
    assert main(["check", *TODAY]) == 3
    assert f"the check 'review-date' failed on {LEAFLET}: TypeError(" in capsys.readouterr().err


def test_stopping_by_hand_passes_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("leaflint.engine.workspace.Workspace.check", interrupt)
    assert main(["check", *TODAY]) == 130
    assert capsys.readouterr().err == ("leaflint: stopped before the end: nothing was passed\n")


def test_explain_prints_the_manual_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "review-date"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("review-date: Every leaflet's review is in time")
    assert "overdue          warning  the review is overdue" in printed


def test_explain_takes_the_code_of_any_finding(capsys: pytest.CaptureFixture[str]) -> None:
    for check in REPORTED:
        for rule, told in check.rules.items():
            assert main(["explain", f"{check.id}/{rule}"]) == 0
            printed = capsys.readouterr().out
            assert printed.startswith(f"{check.id}/{rule}: {told.summary}\nSeverity: ")
            assert check.manual.strip() in printed


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--version"], ["--help"], ["check", "--help"]):
        with pytest.raises(SystemExit) as caught:
            main(arguments)
        assert caught.value.code == 0
    printed = capsys.readouterr().out
    assert f"leaflint {__version__}" in printed
    for name, summary in COMMANDS.items():
        assert name in printed
        assert summary in " ".join(printed.split())


def test_a_run_in_a_process_of_its_own(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    done = repository.command("check", *TODAY)
    assert done.returncode == 1
    assert f"{LEAFLET}:31:60" in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_reader_who_goes_away_is_no_pass_and_no_traceback(
    repository: Repository, format_: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "leaflint", "check", *TODAY, "--format", format_],
        cwd=repository.root, stdout=writing, stderr=subprocess.PIPE, check=False,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


def test_output_is_readable_without_colour_at_80_columns(repository: Repository) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    done = subprocess.run(
        [sys.executable, "-m", "leaflint", "check", *TODAY],
        cwd=repository.root, capture_output=True, text=True, check=False,
        env={**os.environ, "COLUMNS": "80", "TERM": "dumb"},
    )  # fmt: skip
    assert "\x1b" not in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 80


def test_a_repository_without_a_policy_of_its_own_names_one(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository.root / "checks").rename(repository.root / "rules")
    assert main(["check", *TODAY]) == 2
    assert main(["check", *TODAY, "--policy", "rules"]) == 0
    assert main(["check", *TODAY, "--policy", "rules", "/"]) == 2
    assert (
        "neither this folder nor one above it has 'content/leaflets'; go to"
        in capsys.readouterr().err
    )


@pytest.mark.parametrize("format_", ["github", "summary", "sarif", "junit"])
def test_every_format_is_printed(
    repository: Repository, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    repository.change("0808 800 6000", "0808 800 6001")
    assert main(["check", *TODAY, "--format", format_]) == 1
    assert "0808 800 6001 is not in the directory" in capsys.readouterr().out

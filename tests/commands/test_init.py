"""`leaflint init`: from an empty folder to a green check, and nothing that is there is touched."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from leaflint.commands.cli import main

TODAY = ("--today", "2026-11-28")
YES = ("init", "--yes", *TODAY)
PEOPLE = "content/people.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with a space in its name, as the current folder, without a terminal."""
    empty = tmp_path / "our leaflets"
    empty.mkdir()
    monkeypatch.chdir(empty)
    monkeypatch.setattr("sys.stdin", None)
    return empty


@pytest.fixture
def begun(folder: Path) -> Path:
    """A repository that `leaflint init --yes` began."""
    with redirect_stdout(StringIO()):
        assert main([*YES]) == 0
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file by its path."""
    paths = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def test_an_empty_folder_becomes_a_repository_that_passes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*YES]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Written: .gitattributes, .github/ (12 files), .pre-commit-config.yaml")
    assert "1 leaflet found, 1 checked, 0 unchecked.\n0 errors, 0 warnings, 0 notices" in shown
    assert "2. Run `git init`, `git add --all` and `git commit`, and push it to GitHub." in shown
    assert "until you change it, GitHub asks nobody" in shown
    assert {
        ".gitattributes", ".github/CODEOWNERS", ".github/ISSUE_TEMPLATE/1-wrong-in-a-leaflet.yml",
        ".github/pull_request_template.md", ".github/workflows/leaflets.yml",
        ".github/workflows/report.yml", ".github/workflows/reviews.yml",
        ".github/workflows/site.yml", ".pre-commit-config.yaml",
        "README.md", "checks/safety-wording.yaml", "content/directory.yaml", "content/glossary.yaml",
        "content/leaflets/your-appointment.yaml", PEOPLE, "leaflint.yaml",
        "schemas/leaflet.schema.json",
    } <= files(folder).keys()  # fmt: skip
    assert not [name for name in files(folder) if name.startswith(("templates/", "repository/"))]


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize(
    "command", [["check", *TODAY], ["codeowners", "--check"], ["schema", "--check"]]
)
def test_what_it_wrote_is_up_to_date(command: list[str]) -> None:
    assert main(command) == 0


def test_again_it_changes_nothing(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(begun)
    assert main(["init", *TODAY]) == 0
    assert files(begun) == before
    shown = capsys.readouterr().out
    assert shown.startswith(
        "Nothing is missing.\nLeft as it was: .gitattributes, .github/ (12 files)"
    )


def test_it_adds_what_is_missing_and_touches_nothing_else(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(begun)
    for name in ("checks/numbers.yaml", ".github/CODEOWNERS"):
        (begun / name).unlink()
    own = (begun / PEOPLE).read_text(encoding="utf-8").replace("your-organisation", "st-elsewhere")
    (begun / PEOPLE).write_text(own, encoding="utf-8")
    assert main(["init", "--editors", "somebody", *TODAY]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Written: .github/CODEOWNERS, checks/numbers.yaml\nLeft as it was: ")
    assert f"--editors was not needed: {PEOPLE} is there. Change it there." in shown
    assert "GitHub asks nobody" not in shown
    after = files(begun)
    assert after[PEOPLE] == own.encode()
    assert b"@st-elsewhere/governance" in after[".github/CODEOWNERS"]
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {PEOPLE, ".github/CODEOWNERS"}


def test_what_was_left_out_on_purpose_does_not_come_back(begun: Path) -> None:
    adoption = (begun / "leaflint.yaml").read_text(encoding="utf-8").replace("  - numbers\n", "")
    (begun / "leaflint.yaml").write_text(adoption, encoding="utf-8")
    (begun / "checks/numbers.yaml").unlink()
    assert main(["new", "my-leaflet", *TODAY]) == 0
    (begun / "content/leaflets/your-appointment.yaml").unlink()
    before = files(begun)
    assert main(["init", *TODAY]) == 0
    assert files(begun) == before


def test_errors_that_were_there_end_it_with_1(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    leaflet = begun / "content/leaflets/your-appointment.yaml"
    leaflet.write_text(
        leaflet.read_text(encoding="utf-8").replace("[nhs-111]", "[nhs-112]"), encoding="utf-8"
    )
    assert main(["init", *TODAY]) == 1
    assert "Mend these errors first; `leaflint check` looks again." in capsys.readouterr().out


def test_without_a_terminal_it_says_what_is_missing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "--editors", "ada", "--organisation", "St Elsewhere"]) == 2
    assert capsys.readouterr().err == (
        "leaflint: there is no terminal to ask on; give --reviewers, --governance, or --yes for the "
        "defaults\n"
    )
    assert files(folder) == {}


def test_every_answer_is_an_option(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = ("--organisation", 'St <b>Else</b>: #1 "where"', "--editors", "@st-else/writers")
    named = ("--reviewers", "Mei_nhs", "--governance", "0123")
    assert main(["init", *options, *named, *TODAY]) == 0
    assert "0 errors, 0 warnings, 0 notices" in capsys.readouterr().out
    text = (folder / PEOPLE).read_text(encoding="utf-8").partition("\npeople:\n")[2]
    assert text == (
        "  - id: editors\n    name: Editors\n    kind: team\n    role: editor\n"
        '    github: "st-else/writers"\n\n'
        '  - id: mei-nhs\n    name: "Mei_nhs"\n    kind: person\n    role: clinical-reviewer\n'
        '    github: "Mei_nhs"\n\n'
        '  - id: governance\n    name: "0123"\n    kind: person\n    role: governance\n'
        '    github: "0123"\n'
    )
    assert "/content/sign-offs/  @Mei_nhs\n" in (folder / ".github/CODEOWNERS").read_text("utf-8")
    readme = (folder / "README.md").read_text(encoding="utf-8")
    assert readme.startswith('# Leaflets of St \\<b\\>Else\\</b\\>: #\u20601 "where"\n')
    assert "status: draft" in readme


@pytest.mark.parametrize("name", ["a" * 39, "a-b", "a1", "org/team.x", "mona_octo"])
def test_names_on_github_are_taken(folder: Path, name: str) -> None:
    assert main([*YES, "--editors", name]) == 0
    assert f'github: "{name}"\n' in (folder / PEOPLE).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("editors", "a" * 40, "is too long; GitHub's names have up to 39 letters"),
        ("editors", "-a", "'-a' is not a name on GitHub; write it without @"),
        ("reviewers", "a--b", "'a--b' is not a name on GitHub"),
        ("governance", "a/b/c", "'a/b/c' is not a name on GitHub"),
        ("governance", "a\nb", "is not a name on GitHub"),
        ("organisation", " ", "'' is not a name; write one line of up to 100 letters"),
        ("organisation", "a\nb", r"'a\nb' is not a name"),
        ("organisation", "a" * 101, "is not a name"),
    ],
)
def test_other_answers_are_refused_and_nothing_is_written(
    folder: Path, option: str, value: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*YES, f"--{option}={value}"]) == 2
    shown = capsys.readouterr().err
    assert shown.startswith(f"leaflint: --{option}: ")
    assert message in shown
    assert files(folder) == {}


class Terminal:
    """A keyboard with somebody at it."""

    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> list[str]:
    """Answer what is asked with these lines; return a list that is filled with what was asked."""
    asked: list[str] = []
    waiting: Iterator[str] = iter(lines)

    def answer(prompt: str) -> str:
        asked.append(prompt)
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("builtins.input", answer)
    return asked


def test_on_a_terminal_it_asks_until_the_answer_is_right(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = typed(monkeypatch, "St Elsewhere", "no name", "ada-l", "")
    assert main(["init", "--governance", "grace", *TODAY]) == 0
    assert asked == [
        "What is your organisation called? [our organisation]: ",
        "Who writes leaflets, on GitHub? A team or a login [your-organisation/editors]: ",
        "Who writes leaflets, on GitHub? A team or a login [your-organisation/editors]: ",
        "Which clinicians approve them? A team or a login [your-organisation/clinical-reviewers]: ",
    ]
    assert "  'no name' is not a name on GitHub" in capsys.readouterr().out
    owners = (folder / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert "@ada-l\n" in owners
    assert "@your-organisation/clinical-reviewers\n" in owners
    assert "@grace\n" in owners


def test_answers_that_end_early_leave_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "St Elsewhere")
    assert main(["init"]) == 2
    assert "the answers ended before the questions; nothing was written" in capsys.readouterr().err
    assert files(folder) == {}


@pytest.mark.parametrize(
    "address", ["https://github.com/st-else/leaflets.git", "git@github.com:st-else/leaflets.git"]
)
def test_the_defaults_name_the_owner_of_the_remote(
    folder: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in (["init", "--quiet"], ["remote", "add", "origin", address]):
        subprocess.run(["git", *command], check=True)
    assert main([*YES]) == 0
    assert 'github: "st-else/clinical-reviewers"' in (folder / PEOPLE).read_text(encoding="utf-8")
    shown = capsys.readouterr().out
    assert "2. Run `git add --all` and `git commit`" in shown
    assert "GitHub asks nobody" not in shown


def test_a_folder_elsewhere_is_made(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "new one/inside", "--yes", *TODAY]) == 0
    assert (folder / "new one/inside/leaflint.yaml").is_file()
    assert f"Go to {Path('new one/inside')} first." in capsys.readouterr().out


def test_what_is_in_the_way_is_named_and_nothing_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "leaflint.yaml").mkdir()
    assert main([*YES]) == 2
    assert (
        capsys.readouterr().err
        == "leaflint: leaflint.yaml: a folder is in the way; move it, then run this again\n"
    )
    (folder / "leaflint.yaml").rmdir()
    (folder / "checks").write_text("", encoding="utf-8")
    assert main([*YES]) == 2
    assert "leaflint: checks: a file is in the way" in capsys.readouterr().err
    (folder / "checks").unlink()
    (folder / "content").symlink_to(folder.parent)
    assert main([*YES]) == 2
    assert "leaflint: content: a link is in the way" in capsys.readouterr().err
    (folder / "content").unlink()
    (folder / "README.md").symlink_to("nowhere")
    assert main([*YES]) == 2
    assert "leaflint: README.md: a link is in the way" in capsys.readouterr().err
    assert files(folder) == {}


def test_a_folder_inside_a_git_repository_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / ".git").mkdir()
    assert main([*YES]) == 2
    assert (
        f"this is inside the git repository {folder.parent.resolve()}, and GitHub"
        in capsys.readouterr().err
    )
    assert files(folder) == {}


def test_a_file_is_no_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a").write_text("", encoding="utf-8")
    assert main(["init", "a", "--yes"]) == 2
    assert capsys.readouterr().err == "leaflint: a: this is not a folder\n"


def test_a_folder_that_cannot_be_made_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", "a" * 300, "--yes"]) == 2
    assert "cannot be written or read: File name too long" in capsys.readouterr().err
    assert files(folder) == {}


def test_people_without_a_reviewer_stop_it_before_anything_is_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "content").mkdir()
    (folder / PEOPLE).write_text(
        "people:\n  - id: ada\n    name: Ada\n    role: editor\n    github: ada\n", encoding="utf-8"
    )
    assert main([*YES]) == 2
    assert "content/sign-offs/ would have no owner" in capsys.readouterr().err
    assert files(folder).keys() == {PEOPLE}


def test_a_broken_list_of_checks_stops_it(begun: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (begun / "leaflint.yaml").write_text("format: 3\nsince: 0.1.0\n", encoding="utf-8")
    assert main([*YES]) == 2
    assert "leaflint: leaflint.yaml:1: `format` is 3" in capsys.readouterr().err


def test_an_update_shows_generated_files_alone_and_writes_nothing(
    begun: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    hooks = begun / ".pre-commit-config.yaml"
    hooks.write_text(
        hooks.read_text(encoding="utf-8").replace("rev: v", "rev: v0."), encoding="utf-8"
    )
    (begun / ".github/pull_request_template.md").unlink()
    for own in ("README.md", "checks/numbers.yaml", "content/glossary.yaml", ".gitattributes"):
        (begun / own).write_bytes((begun / own).read_bytes() + b"# ours\n")
    before = files(begun)
    assert main(["init", "--update", *TODAY]) == 0
    assert files(begun) == before
    shown = capfdbinary.readouterr()
    assert b"--- /dev/null\n+++ b/.github/pull_request_template.md\n@@ -0,0 +1" in shown.out
    assert b"--- a/.pre-commit-config.yaml\n+++ b/.pre-commit-config.yaml\n" in shown.out
    assert b"ours" not in shown.out
    assert shown.err.startswith(
        b"Would change: .github/pull_request_template.md, .pre-commit-config.yaml\n"
    )
    subprocess.run(["git", "apply"], input=shown.out, check=True, cwd=begun)
    assert main(["init", "--update", *TODAY]) == 0
    assert capfdbinary.readouterr().err == b"The generated files are those of this release.\n"


def test_an_update_is_written_when_that_is_asked(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(begun)
    (begun / "schemas/leaflet.schema.json").write_text("{}\n", encoding="utf-8")
    assert main(["init", "--update", "--write", *TODAY]) == 0
    assert capsys.readouterr().out == "Written: schemas/leaflet.schema.json\n"
    assert files(begun) == before


def test_line_ends_of_windows_are_no_update(
    begun: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = begun / ".github/pull_request_template.md"
    template.write_bytes(template.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["init", "--update", *TODAY]) == 0
    assert "are those of this release" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_an_update_needs_a_repository(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "--update"]) == 2
    assert (
        "there is no 'content' here; `leaflint init` begins a repository" in capsys.readouterr().err
    )
    assert main(["init", "--write"]) == 2
    assert "--write belongs to --update" in capsys.readouterr().err


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_it_needs_no_console_of_unicode(folder: Path, encoding: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "leaflint", *YES],
        env={**os.environ, "PYTHONIOENCODING": encoding},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "✅" in (folder / "README.md").read_text(encoding="utf-8")
    assert b"\r" not in (folder / "README.md").read_bytes()

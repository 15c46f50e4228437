"""`leaflint check --watch`: what a save changes in the findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from leaflint.commands.cli import main
from leaflint.commands.watch import changed_files, watch
from leaflint.engine.options import Options
from leaflint.engine.report import Report
from leaflint.engine.workspace import Workspace
from leaflint.files.stamps import take_stamps
from leaflint.files.tree import WorkingTree
from tests.example_repository import LEAFLET, TODAY, UNSIGNED, Repository


class Stopped(Exception):
    """Somebody pressed Ctrl+C."""


def watched(repository: Repository, *saves: Callable[[], object]) -> list[Report]:
    """Watch a repository while files are saved, one after the other, and return the reports shown."""
    left = list(saves)
    shown: list[Report] = []

    def wait(_seconds: float) -> None:
        if not left:
            raise Stopped
        left.pop(0)()

    workspace = Workspace(WorkingTree(repository.root), TODAY, Options(UNSIGNED))
    with pytest.raises(Stopped):
        watch(workspace, [], shown.append, wait)
    return shown


def test_what_came_and_what_went_is_shown(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    text = repository.read(LEAFLET)
    wrong = text.replace("0808 800 6000", "0808 800 6001")
    saves = (
        lambda: repository.write(LEAFLET, wrong),
        lambda: repository.write(LEAFLET, "\n# moved\n" + wrong),
        lambda: None,
        lambda: repository.write(LEAFLET, text),
    )
    (first,) = watched(repository, *saves)
    assert first.findings == ()
    out, err = capsys.readouterr()
    assert err == "Watching the files; Ctrl+C ends it.\n"
    message = "0808 800 6001 is not in the directory; did you mean 0808 800 6000 (Helpline)?"
    assert out.splitlines() == [
        "", f"1 file saved: {LEAFLET}",
        f"+ error {LEAFLET}:31:60  phone-number/not-in-directory  {message}",
        "  → Correct it; or, if it is right, add its service to content/directory.yaml.",
        "Now 1 error, 0 warnings, 0 notices in 1 leaflet.",
        "", f"1 file saved: {LEAFLET}",
        "Now 1 error, 0 warnings, 0 notices in 1 leaflet.",
        "", f"1 file saved: {LEAFLET}",
        f"- error {LEAFLET}:33:60  phone-number/not-in-directory  {message}",
        "Now 0 errors, 0 warnings, 0 notices in 1 leaflet.",
    ]  # fmt: skip


def test_a_leaflet_that_goes_and_one_that_comes_are_told(
    repository: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    new = "content/leaflets/new.yaml"
    saves = (
        lambda: repository.write(new, "title: ["),
        (repository.root / new).unlink,
        (repository.root / LEAFLET).unlink,
    )
    watched(repository, *saves)
    out, err = capsys.readouterr()
    assert f"+ error {new}:1:9  schema/yaml" in out
    assert "in 2 leaflets; 1 not checked in full." in out
    assert "there are no leaflets to check" in err


def test_files_that_are_new_changed_or_gone_are_told_apart(repository: Repository) -> None:
    before = take_stamps(repository.root)
    assert changed_files(before, before) == []
    repository.write("checks/new.yaml", "x")
    repository.change("Having a scan\nsummary", "Having one\nsummary")
    (repository.root / "content/glossary.yaml").unlink()
    changed = ["checks/new.yaml", "content/glossary.yaml", LEAFLET]
    assert changed_files(before, take_stamps(repository.root)) == changed


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--format", "json"], "--watch shows text on the screen: leave out --format"),
        (["--changed-since", "HEAD"], "--watch shows text on the screen: leave out --format"),
        (["--write-baseline"], "--write-baseline records what all checks find in whole leaflets; leave out --watch"),
    ],
)  # fmt: skip
def test_what_cannot_be_watched_is_refused(
    repository: Repository, capsys: pytest.CaptureFixture[str], options: list[str], message: str
) -> None:
    assert main(["check", str(repository.root), "--watch", *options]) == 2
    assert message in capsys.readouterr().err

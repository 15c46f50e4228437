"""The folder of a site: what is refused, what is taken over, and what a run that dies leaves."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.site.frame import SitePage
from leaflint.site.output_folder import RECORD, OutputFolder

PAGE = SitePage("leaflets/one.html", b"one")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "site"


def write(place: Path, *pages: SitePage) -> None:
    folder = OutputFolder(place)
    for page in pages:
        folder.write(page)
    folder.finish({"face": "staff"})


def test_a_site_replaces_a_site(place: Path) -> None:
    write(place, PAGE, SitePage("index.html", b"1"))
    write(place, SitePage("index.html", b"2"))
    assert sorted(path.name for path in place.iterdir()) == [RECORD, "index.html"]
    assert (place / "index.html").read_bytes() == b"2"
    assert list(place.parent.iterdir()) == [place]


def test_an_empty_folder_is_taken(place: Path) -> None:
    place.mkdir()
    write(place, PAGE)
    assert (place / PAGE.path).read_bytes() == b"one"


@pytest.mark.parametrize("file", ["letter.txt", "leaflets/two.html", ".git/config"])
@pytest.mark.parametrize("is_site", [False, True])
def test_what_is_foreign_is_refused(place: Path, file: str, is_site: bool) -> None:
    if is_site:
        write(place, PAGE)
    foreign = place / file
    foreign.parent.mkdir(parents=True, exist_ok=True)
    foreign.write_bytes(b"mine")
    message = f"{place}: '{file}' there was not written by `leaflint site`"
    with pytest.raises(UsageError, match=re.escape(message)):
        OutputFolder(place)
    assert foreign.read_bytes() == b"mine"


def test_an_empty_folder_within_and_a_link_are_foreign(place: Path) -> None:
    write(place, PAGE)
    (place / "empty").mkdir()
    with pytest.raises(UsageError, match="'empty' there was not written"):
        OutputFolder(place)
    (place / "empty").rmdir()
    (place / "linked").symlink_to(place.parent)
    with pytest.raises(UsageError, match="'linked' there was not written"):
        OutputFolder(place)


def test_what_file_managers_leave_is_no_reason(place: Path) -> None:
    write(place, PAGE)
    (place / "leaflets/.DS_Store").write_bytes(b"")
    write(place, PAGE)
    assert not (place / "leaflets/.DS_Store").exists()


def test_a_file_in_its_place_is_refused(place: Path) -> None:
    place.write_bytes(b"mine")
    with pytest.raises(UsageError, match="this is not a folder; name one for the site"):
        OutputFolder(place)


@pytest.mark.parametrize("name", [".site.new", ".site.before"])
def test_folders_beside_it_that_somebody_else_made_are_refused(place: Path, name: str) -> None:
    (place.parent / name).mkdir()
    (place.parent / name / "mine").write_bytes(b"")
    with pytest.raises(UsageError, match="'mine' there was not written"):
        OutputFolder(place)


def test_what_a_dead_run_wrote_aside_goes(place: Path) -> None:
    write(place, PAGE)
    OutputFolder(place).write(SitePage("half.html", b"half"))
    assert (place / PAGE.path).read_bytes() == b"one"
    write(place, PAGE)
    assert list(place.parent.iterdir()) == [place]


def test_a_run_that_died_between_its_last_steps_is_mended(place: Path) -> None:
    write(place, PAGE)
    place.rename(place.with_name(".site.before"))
    folder = OutputFolder(place)
    assert folder.keep(PAGE.path)
    assert (place / PAGE.path).read_bytes() == b"one"


def test_a_site_that_cannot_be_put_in_place_leaves_the_old_one(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(place, PAGE)
    folder = OutputFolder(place)
    rename = Path.rename

    def fails(path: Path, target: Path) -> Path:
        if path.name == ".site.new":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails)
    with pytest.raises(UsageError, match="the site cannot be written: Permission denied"):
        folder.finish({})
    assert (place / PAGE.path).read_bytes() == b"one"


def test_nothing_can_be_written_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError, match="the site cannot be written"):
        OutputFolder(tmp_path / "file/site")


def test_only_what_is_as_it_was_written_is_taken_over(place: Path) -> None:
    two = SitePage("two.html", b"two")
    write(place, PAGE, two)
    (place / "two.html").write_bytes(b"2")
    folder = OutputFolder(place)
    assert folder.keep(PAGE.path)
    assert not folder.keep("two.html")
    assert not folder.keep("three.html")
    folder.finish({})
    assert sorted(path.name for path in place.iterdir()) == [RECORD, "leaflets"]


def test_where_files_cannot_be_linked_they_are_copied(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(place, PAGE)

    def refuses(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuses)
    folder = OutputFolder(place)
    assert folder.keep(PAGE.path)
    folder.finish({})
    assert (place / PAGE.path).read_bytes() == b"one"


def test_a_record_that_leads_out_of_the_folder_is_not_believed(place: Path) -> None:
    write(place, PAGE)
    record = (place / RECORD).read_text(encoding="utf-8")
    (place / RECORD).write_text(record.replace("leaflets/one", "../one"), encoding="utf-8")
    with pytest.raises(UsageError, match=r"'leaflets/one\.html' there was not written"):
        OutputFolder(place)

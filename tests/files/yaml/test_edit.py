"""Edits of files: exact spans, and all or nothing on disk."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaflint.core.finding import Fix
from leaflint.files.yaml.edit import line_end, replace_file
from leaflint.files.yaml.replace import apply_edits, edit_bytes


def test_edits_are_made_in_the_order_of_the_text() -> None:
    assert apply_edits("one two three", [Fix(8, 13, "3"), Fix(0, 3, "1")]) == "1 two 3"


def test_insertions_at_one_place_keep_their_order() -> None:
    assert apply_edits("ab", [Fix(1, 1, "x"), Fix(1, 1, "y"), Fix(2, 2, "!")]) == "axyb!"


@pytest.mark.parametrize(
    "edits", [[Fix(0, 3, ""), Fix(2, 4, "")], [Fix(3, 2, "")], [Fix(0, 9, "")], [Fix(-1, 1, "")]]
)
def test_overlaps_and_strays_are_refused(edits: list[Fix]) -> None:
    with pytest.raises(ValueError, match="overlaps another, or the end of the text"):
        apply_edits("four", edits)


@given(st.text(max_size=20), st.integers(0, 20), st.integers(0, 20), st.text(max_size=5))
def test_whatever_lies_outside_the_span_stays(text: str, one: int, two: int, new: str) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    assert apply_edits(text, [Fix(start, end, new)]) == text[:start] + new + text[end:]


def test_a_byte_order_mark_and_line_ends_stay() -> None:
    content = "\ufeffé: 1\r\nb: 2\r\n".encode()
    assert edit_bytes(content, [Fix(3, 4, "9")]) == "\ufeffé: 9\r\nb: 2\r\n".encode()


@pytest.mark.parametrize(("text", "end"), [("a\r\nb\n", "\r\n"), ("a\nb\r\n", "\n"), ("a", "\n"), ("", "\n"), ("a\r", "\n")])  # fmt: skip
def test_the_line_end_of_a_text(text: str, end: str) -> None:
    assert line_end(text) == end


def test_a_file_is_replaced_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["file.yaml"]


@pytest.mark.parametrize(("denied", "rights"), [(0o027, 0o640), (0, 0o666)])
def test_a_new_file_gets_the_usual_rights(tmp_path: Path, denied: int, rights: int) -> None:
    mask = os.umask(denied)
    try:
        replace_file(tmp_path / "new.yaml", b"x")
        assert os.umask(denied) == denied
    finally:
        os.umask(mask)
    assert (tmp_path / "new.yaml").stat().st_mode & 0o777 == rights


def test_the_new_bytes_wait_in_a_hidden_file_beside_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside: list[str] = []

    def look(*_: object, **__: object) -> None:
        beside.extend(file.name for file in tmp_path.iterdir())

    monkeypatch.setattr(os, "chmod", look)
    replace_file(tmp_path / "file.yaml", b"new")
    (name,) = beside
    assert name.startswith(".file.yaml.")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    target = tmp_path / "folder" / "file.yaml"
    target.write_bytes(b"old")
    link = tmp_path / "link.yaml"
    link.symlink_to(target)
    replace_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("step", ["fsync", "chmod"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "file.yaml"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="No space left"):
        replace_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["file.yaml"]


def test_a_failure_is_told_though_somebody_took_the_new_bytes_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        for file in tmp_path.iterdir():
            file.unlink()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space left"):
        replace_file(tmp_path / "file.yaml", b"new")

"""The store: what is whole is given back, and anything else is as if it were not there."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from leaflint.engine.cache.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "store.sqlite"


def test_what_was_written_is_read_and_what_is_gone_is_not(file: Path) -> None:
    Store(file).write({"a": b"1", "b": b""}.items())
    store = Store(file)
    assert [store.read(name) for name in ("a", "b", "c")] == [b"1", b"", None]
    Store(file).write({"a": b"2"}.items(), gone=["b"])
    assert [Store(file).read(name) for name in ("a", "b")] == [b"2", None]


def test_a_pipe_in_the_files_place_is_not_waited_for(file: Path) -> None:
    file.parent.mkdir()
    os.mkfifo(file)
    Store(file).write({"a": b"1"}.items())
    assert Store(file).read("a") is None


def test_the_name_of_a_file_may_be_no_text(file: Path) -> None:
    Store(file).write({"leaflet/\udcff.yaml": b"2", "b": b"3"}.items())
    assert Store(file).read("leaflet/\udcff.yaml") == b"2"


def test_a_value_under_another_name_is_not_believed(file: Path) -> None:
    Store(file).write({"a": b"1", "b": b"2"}.items())
    with sqlite3.connect(file) as database:
        database.execute("UPDATE kept SET value = (SELECT value FROM kept WHERE name = x'61')")
    database.close()
    assert [Store(file).read(name) for name in ("a", "b")] == [b"1", None]


@pytest.mark.parametrize("changed", [b"", b"x" * 16, b"x" * 40, "text", 3, None])
def test_a_value_that_was_altered_is_not_believed(file: Path, changed: object) -> None:
    Store(file).write({"a": b"1"}.items())
    with sqlite3.connect(file) as database:
        if changed is None:
            database.execute("DELETE FROM kept")
        else:
            database.execute("UPDATE kept SET value = ?", (changed,))
    database.close()
    assert Store(file).read("a") is None


def test_every_flipped_byte_of_the_file_is_noticed(file: Path) -> None:
    Store(file).write({"a": b"value" * 3}.items())
    whole = file.read_bytes()
    for place in range(0, len(whole), 7):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        assert Store(file).read("a") in {b"value" * 3, None}


@pytest.mark.parametrize("length", [0, 1, 100, 4096, 5000])
def test_a_file_that_was_cut_is_as_good_as_empty_and_is_made_anew(file: Path, length: int) -> None:
    Store(file).write({"a": b"1" * 9000}.items())
    file.write_bytes(file.read_bytes()[:length])
    assert Store(file).read("a") is None
    Store(file).write({"a": b"2"}.items())
    Store(file).write({"a": b"3"}.items())  # the first may only have taken the broken file away
    assert Store(file).read("a") == b"3"


def test_another_kind_of_file_is_as_good_as_empty_and_is_made_anew(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"this is no database" * 500)
    assert Store(file).read("a") is None
    Store(file).write({"a": b"1"}.items())
    Store(file).write({"a": b"2"}.items())
    assert Store(file).read("a") == b"2"


def test_a_database_of_something_else_is_left_alone(file: Path) -> None:
    file.parent.mkdir()
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE kept (something TEXT)")
    database.close()
    Store(file).write({"a": b"1"}.items())
    assert Store(file).read("a") is None


def test_nobody_waits_while_another_process_writes(file: Path) -> None:
    Store(file).write({"a": b"1"}.items())
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert Store(file).read("a") is None
    Store(file).write({"a": b"2"}.items())
    other.execute("ROLLBACK")
    other.close()
    assert Store(file).read("a") == b"1"


@pytest.mark.parametrize("obstacle", ["a file for the folder", "a folder for the file"])
def test_where_nothing_can_be_written_nothing_is_kept(file: Path, obstacle: str) -> None:
    if obstacle == "a file for the folder":
        file.parent.write_text("x")
    else:
        file.mkdir(parents=True)
    Store(file).write({"a": b"1"}.items())
    assert Store(file).read("a") is None

"""Reading files that are not what they seem: each a problem, none a traceback."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from leaflint.core.finding import Position, Problem
from leaflint.files.disk import MAX_BYTES, read_bytes
from leaflint.files.yaml.document import Document
from leaflint.files.yaml.parse import MAX_LINE, parse_bytes

START = Position("a.yaml", 1, 1, 1, 1)


def read_document(root: Path, file: str) -> tuple[Document | None, tuple[Problem, ...]]:
    content = read_bytes(root, file)
    return (None, (content,)) if isinstance(content, Problem) else parse_bytes(file, content)


def problem_of(root: Path, file: str = "a.yaml") -> Problem:
    document, problems = read_document(root, file)
    assert document is None
    (problem,) = problems
    return problem


def test_a_good_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: b\n", encoding="utf-8")
    document, problems = read_document(tmp_path, "a.yaml")
    assert document is not None
    assert (document.file, document.data, problems) == ("a.yaml", {"a": "b"}, ())


def test_a_missing_file(tmp_path: Path) -> None:
    missing = Problem(
        "missing-file",
        START,
        "the file is missing",
        "Write it, or run `leaflint init`, which adds what is missing.",
    )
    assert problem_of(tmp_path) == missing


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    assert problem_of(tmp_path) == Problem(
        "unreadable", START, "this is a folder, not a file", "Rename it or take it away."
    )


def test_a_named_pipe_does_not_make_us_wait(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    message = "this is a pipe, socket or device, not a file"
    expected = Problem("unreadable", START, message, "Rename it or take it away.")
    assert problem_of(tmp_path) == expected


def test_a_socket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("a.yaml")
        assert problem_of(tmp_path).rule == "unreadable"


def test_a_device(tmp_path: Path) -> None:
    # /dev/zero never ends: a link to it leads outside the repository and is not followed.
    (tmp_path / "a.yaml").symlink_to("/dev/zero")
    assert "this is a link" in problem_of(tmp_path).message


def test_a_link_out_of_the_repository(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    (tmp_path / "secret.yaml").write_text("a: b\n", encoding="utf-8")
    (root / "a.yaml").symlink_to("../secret.yaml")
    message = "this is a link, or in a folder that is one: what it leads to can change unseen"
    expected = Problem("unreadable", START, message, "Put the file itself here.")
    assert problem_of(root) == expected


@pytest.mark.parametrize("file", ["folder/secret.yaml", "../secret.yaml"])
def test_a_path_out_of_the_repository(tmp_path: Path, file: str) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    (tmp_path / "secret.yaml").write_text("a: b\n", encoding="utf-8")
    (root / "folder").symlink_to("..")
    assert "this is a link" in problem_of(root, file).message


@pytest.mark.parametrize("said", [0, 3, 11, (MAX_BYTES - 1) % 65_536])
def test_a_file_that_grows_while_it_is_read_is_read_to_its_end_or_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: int
) -> None:
    fstat = os.fstat

    def too_small(descriptor: int) -> os.stat_result:
        status = fstat(descriptor)
        return os.stat_result([*status[:6], said, *status[7:10]])

    monkeypatch.setattr(os, "fstat", too_small)
    for size in (12, MAX_BYTES, MAX_BYTES + 1, 3 * MAX_BYTES):
        (tmp_path / "a.yaml").write_bytes(b"x" * size)
        content = read_bytes(tmp_path, "a.yaml")
        if size <= MAX_BYTES:
            assert content == b"x" * size
        else:
            assert isinstance(content, Problem)
            assert content.message == "the file is larger than 1,000,000 bytes, so it was not read"


def test_what_is_known_of_one_file_lets_no_other_out(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    (root / "real").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_bytes(b"a: b\n")
    (root / "real" / "a.yaml").write_bytes(b"a: b\n")
    (root / "real" / "link.yaml").symlink_to("../../secret.yaml")
    (root / "linked").symlink_to("..")
    inside: set[str] = set()
    for _ in range(2):
        assert read_bytes(root, "real/a.yaml", inside) == b"a: b\n"
        for file in ("real/link.yaml", "linked/secret.yaml", "real/../../secret.yaml"):
            content = read_bytes(root, file, inside)
            assert isinstance(content, Problem)
            assert "this is a link" in content.message
    assert inside == {f"{root}/real"}


def test_two_dots_out_of_the_repository(tmp_path: Path) -> None:
    root = tmp_path / "repository"
    (root / "folder").mkdir(parents=True)
    for folder in (tmp_path, root):
        (folder / "a.yaml").write_text("a: b\n", encoding="utf-8")
    message = "this is a link, or in a folder that is one: what it leads to can change unseen"
    assert problem_of(root, "../a.yaml").message == message
    assert problem_of(root, "folder/../../a.yaml").message == message
    assert problem_of(root, "folder/../a.yaml").message == message


def test_a_link_inside_the_repository_is_not_followed_either(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("a: b\n", encoding="utf-8")
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    assert "this is a link" in problem_of(tmp_path).message


def test_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("a.yaml")
    assert "this is a link" in problem_of(tmp_path).message


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b\n", encoding="utf-8")
    path.chmod(0)
    started_as = os.geteuid()
    if started_as == 0:
        os.seteuid(65534)  # root may read everything: become nobody
    try:
        problem = problem_of(tmp_path)
    finally:
        os.seteuid(started_as)
    message = "the file cannot be read: permission denied"
    assert problem == Problem("unreadable", START, message, "Check the file and who may read it.")


@pytest.mark.parametrize("extra", [0, 1])
def test_the_size_is_limited(tmp_path: Path, extra: int) -> None:
    (tmp_path / "a.yaml").write_bytes(b"#" * (MAX_BYTES + extra))
    content = read_bytes(tmp_path, "a.yaml")
    if extra:
        message = "the file is larger than 1,000,000 bytes, so it was not read"
        assert content == Problem("limit", START, message, "Split it into several files.")
    else:
        assert isinstance(content, bytes)
        assert len(content) == MAX_BYTES


@pytest.mark.parametrize("marks", [1, 2])
def test_a_byte_order_mark_is_told_and_passed_over(tmp_path: Path, marks: int) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbf" * marks + b"a: b\n")
    document, (problem,) = read_document(tmp_path, "a.yaml")
    assert document is not None
    assert document.data == {"a": "b"}
    assert document.at("a").column == 4
    message = "the file begins with an invisible byte-order mark"
    help_text = "Save it as 'UTF-8', not as 'UTF-8 with BOM'."
    assert problem == Problem("byte-order-mark", START, message, help_text)


@pytest.mark.parametrize(
    ("content", "line", "column", "byte"),
    [
        (b"a: caf\xe9\n", 1, 7, "0xe9"),
        (b"a: b\nc\xc3\xa9: \xff\n", 2, 5, "0xff"),
        ("a: b\n".encode("utf-16"), 1, 1, "0xff"),
    ],
)
def test_what_is_not_utf8_is_shown_at_its_first_byte(
    tmp_path: Path, content: bytes, line: int, column: int, byte: str
) -> None:
    (tmp_path / "a.yaml").write_bytes(content)
    assert problem_of(tmp_path) == Problem(
        "encoding",
        Position("a.yaml", line, column, line, column + 1),
        f"the file is not UTF-8 text: byte {byte} stands here",
        "Save the file with the encoding 'UTF-8' and check the letters on this line.",
    )


@pytest.mark.parametrize("extra", [0, 1])
def test_the_length_of_a_line_is_limited(tmp_path: Path, extra: int) -> None:
    line = "b" * (MAX_LINE - 3 + extra)
    (tmp_path / "a.yaml").write_text(f"x: y\na: {line}\nz: y\n", encoding="utf-8")
    document, problems = read_document(tmp_path, "a.yaml")
    if not extra:
        assert document is not None
        return
    (problem,) = problems
    assert document is None
    assert problem == Problem(
        "limit",
        Position("a.yaml", 2, MAX_LINE + 1, 2, MAX_LINE + 2),
        "this line is longer than 10,000 characters, so the file was not read",
        "Break the line: text may go on in the next one.",
    )


def test_many_short_lines_are_no_long_one(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"# comment\r" * 2_000 + b"a: b\n")
    assert read_document(tmp_path, "a.yaml")[0] is not None

"""Bad inputs, each by a name that says what it is: what may lie where leaflets should be."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import chdir

from tests.example_repository import LEAFLET, Repository

FOLDER = "content/leaflets"
ESCAPES = "\x1b]0;owned\x07\x1b[2J\x1b[31m\u009b1m"
BIDI = "\u202e\u2066\u200b"
COMMANDS = "\n::error file=x::owned\r\n::stop-commands::x\n##[error]owned"
MARKUP = "<img src=x onerror=alert(1)><!-- </details></td> @everyone #1 [a](javascript:x) ``` | ](x) http://example.org"
FORMULA = '=HYPERLINK("http://example.org";"owned")'
CALENDAR = "\r\nEND:VEVENT\r\nBEGIN:VEVENT;,\\"
HOSTILE_TEXTS = {
    "terminal-control-sequences": ESCAPES,
    "bidi-controls": BIDI,
    "workflow-commands": COMMANDS,
    "markdown-with-html-and-mentions": MARKUP,
    "csv-formula": FORMULA,
    "calendar-lines": CALENDAR,
    "percent-and-commas": "%0A::error::owned,x:y",
    "lone-surrogate-escape": "\\ud800",
    "xml": "]]></testcase><x a='\"&",
}


def quoted(text: str) -> str:
    """Return text as a YAML scalar that holds it exactly, controls as escapes."""
    escaped = "".join(
        one if " " <= one < "\x7f" and one not in '"\\' else f"\\U{ord(one):08x}" for one in text
    )
    return f'"{escaped}"'


def text_everywhere(repository: Repository, text: str) -> None:
    """Put a text into the places of a leaflet that reports show: title, heading, topic, key, text."""
    repository.change("title: Having a scan", f"title: {quoted('Scan ' + text)}")
    repository.change("heading: The scan", f"heading: {quoted(text)}")
    repository.change("topics: [scan]", f"topics: [scan, {quoted(text)}]")
    repository.change("summary: What", f"{quoted('key' + text)}: x\nsummary: What")


def title_alone(repository: Repository, text: str) -> None:
    """Put a text into the title of a leaflet that stays valid, and into the name of its owner."""
    repository.change("title: Having a scan", f"title: {quoted(text)}")
    repository.change("name: The writers", f"name: {quoted(text)}", "content/people.yaml")


def _raw(name: bytes, content: bytes) -> Callable[[Repository], None]:
    def put(repository: Repository) -> None:
        (repository.root / FOLDER / os.fsdecode(name)).write_bytes(content)

    return put


def _fifo(repository: Repository) -> None:
    os.mkfifo(repository.root / FOLDER / "pipe.yaml")


def _socket(repository: Repository) -> None:
    with chdir(repository.root / FOLDER), socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.yaml")


def _link(target: str, name: str = "link.yaml") -> Callable[[Repository], None]:
    def put(repository: Repository) -> None:
        (repository.root / FOLDER / name).symlink_to(target)

    return put


def _loop(repository: Repository) -> None:
    (repository.root / FOLDER / "one.yaml").symlink_to("two.yaml")
    (repository.root / FOLDER / "two.yaml").symlink_to("one.yaml")


def _secret(repository: Repository) -> None:
    outside = repository.root.parent / f"{repository.root.name}-outside.yaml"
    outside.write_text("id: secret\ntitle: SECRET\n", encoding="utf-8")
    (repository.root / FOLDER / "secret.yaml").symlink_to(outside)


def _long(repository: Repository) -> None:
    text = (repository.root / LEAFLET).read_text(encoding="utf-8")
    long = text.replace("      You lie", "      " + "call us\n      " * 10_001 + "You lie")
    long = long.replace("id: having-a-scan", "id: long")
    repository.write(f"{FOLDER}/long.yaml", long)


LEAF = b"id: x\ntitle: X\n"

BAD_FILES: dict[str, Callable[[Repository], None]] = {
    "a-folder-named-like-a-leaflet": lambda r: (r.root / FOLDER / "folder.yaml").mkdir(),
    "a-pipe": _fifo,
    "a-socket": _socket,
    "a-link-to-an-endless-device": _link("/dev/zero"),
    "a-link-to-a-terminal": _link("/dev/tty"),
    "a-loop-of-links": _loop,
    "a-link-to-nothing": _link("gone.yaml"),
    "a-link-to-its-own-folder": _link("."),
    "a-link-out-of-the-repository": _secret,
    "a-name-with-a-line-break": _raw(b"a\n::error::owned\nb.yaml", LEAF),
    "a-name-with-control-sequences": _raw(b"\x1b[2Ja\x07.yaml", LEAF),
    "a-name-with-bidi-controls": _raw("a\u202elmay.b.yaml".encode(), LEAF),
    "a-name-that-is-not-utf8": _raw(b"caf\xe9\xff.yaml", LEAF),
    "a-name-with-mark-up": _raw(b"`<img src=x>` @team |.yaml", LEAF),
    "a-name-of-255-bytes": _raw(b"a" * 250 + b".yaml", LEAF),
    "a-name-that-looks-like-an-option": _raw(b"--output=x.yaml", LEAF),
    "a-name-with-percent-signs": _raw(b"a%0Ab,c:d.yaml", LEAF),
    "an-empty-file": _raw(b"e.yaml", b""),
    "null-bytes": _raw(b"n.yaml", b"\0" * 5_000),
    "utf-16": _raw(b"u.yaml", "id: x\n".encode("utf-16")),
    "not-utf8": _raw(b"l.yaml", b"title: caf\xe9\n"),
    "only-a-byte-order-mark": _raw(b"m.yaml", b"\xef\xbb\xbf"),
    "brackets-without-end": _raw(b"b.yaml", b"[\n" * 400_000),
    "braces-without-end": _raw(b"b.yaml", b"{\n" * 400_000),
    "dashes-without-end": _raw(b"b.yaml", b"- " * 4_000),
    "questions-without-end": _raw(b"b.yaml", b"? " * 4_000),
    "billion-laughs": _raw(b"b.yaml", b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"),
    "a-key-that-is-a-map": _raw(b"b.yaml", b"? {a: b}\n: c\n"),
    "a-line-without-end": _raw(b"b.yaml", b"title: " + b"x" * 20_000),
    "too-many-words": _long,
    "too-large": _raw(b"b.yaml", b"#" * 1_000_001),
    "too-many-nodes": _raw(b"b.yaml", b"a: [" + b"x,\n" * 60_000 + b"]"),
    "a-python-tag": _raw(b"b.yaml", b"a: !!python/object/apply:os.system [id]\n"),
    "only-a-scalar": _raw(b"b.yaml", b"hello\n"),
    "two-documents": _raw(b"b.yaml", b"a: b\n---\nc: d\n"),
    "a-wrong-directive": _raw(b"b.yaml", b"%YAML 9.9\n---\na: b\n"),
    "an-escaped-surrogate": _raw(b"b.yaml", b'title: "\\ud800"\n'),
    "an-escaped-null": _raw(b"b.yaml", b'title: "\\0"\n'),
}

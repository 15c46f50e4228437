"""OpenDocument and RTF: by pandoc where it is installed, with what pandoc passes over."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from leaflint.core.errors import UsageError
from leaflint.operations.importing.document import flat
from leaflint.operations.importing.readers.read_pandoc import read_odt, read_rtf

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES = " ".join(
    f'xmlns:{short}="{OASIS}{name}:1.0"'
    for short, name in {
        "office": "office",
        "text": "text",
        "style": "style",
        "draw": "drawing",
    }.items()
)


def odt(body: str, footer: str = "") -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as package:
        package.writestr("content.xml", f"<office:document {NAMESPACES}>{body}</office:document>")
        styles = (
            f"<office:styles {NAMESPACES}><style:footer>{footer}</style:footer></office:styles>"
        )
        package.writestr("styles.xml", styles)
    return stream.getvalue()


@pytest.fixture
def pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in pandoc's place: it answers with a page, and keeps what it was given."""
    program = tmp_path / "pandoc"
    script = (
        f"#!{sys.executable}\nimport sys, pathlib\n"
        f"pathlib.Path({str(tmp_path / 'input')!r}).write_bytes(sys.stdin.buffer.read())\n"
        "if '--sandbox' not in sys.argv: sys.exit('no sandbox')\n"
        "print('<h1>Scan</h1><p>Text</p>')\n"
    )
    program.write_text(script, encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(("read", "kind"), [(read_odt, "odt"), (read_rtf, "rtf")])
def test_without_pandoc_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, read: object, kind: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    content = odt("") if kind == "odt" else b"{\\rtf1 Hello}"
    with pytest.raises(
        UsageError, match=rf"\.{kind} files are read by pandoc, which is not installed"
    ):
        read(content)  # type: ignore[operator]


@pytest.mark.usefixtures("pandoc")
def test_footers_come_last_and_comments_and_changes_are_told() -> None:
    body = (
        "<text:tracked-changes><text:changed-region/></text:tracked-changes>"
        "<text:p>Text<office:annotation><text:p>sure?</text:p></office:annotation></text:p>"
        "<text:hidden-text>x</text:hidden-text>"
    )
    footer = "<text:p>Page <text:page-number>1</text:page-number></text:p><text:p>Review date: May 2027</text:p>"
    document = read_odt(odt(body, footer))
    assert [(one.text, one.margin) for one in flat(document.blocks)] == [
        ("Scan", False),
        ("Text", False),
        ("Review date: May 2027", True),
    ]
    assert [problem.message for problem in document.problems if problem.stops] == [
        "tracked changes are open",
        "some words are hidden",
    ]
    assert [(one.text, one.why) for one in document.left_out] == [
        ("sure?", "a comment in the margin"),
        ("Page", "the page's number"),
    ]


def test_text_boxes_are_given_to_pandoc_as_paragraphs(pandoc: Path) -> None:
    box = "<draw:frame><draw:text-box><text:p>one</text:p><text:p>two</text:p></draw:text-box></draw:frame>"
    read_odt(odt(f"<text:p>Text{box}</text:p>"))
    with ZipFile(pandoc / "input") as package:
        content = package.read("content.xml").decode()
    assert "</draw:frame></text:p><text:p>one</text:p><text:p>two</text:p>" in content


@pytest.mark.usefixtures("pandoc")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (rb"{\revised new}", "tracked changes are open"),
        (rb"{\v secret}", "some words are hidden"),
        (rb"{\*\annotation sure?}", "there are comments in the margin"),
    ],
)
def test_what_rtf_holds_beside_words_stops(words: bytes, message: str) -> None:
    document = read_rtf(b"{\\rtf1 " + words + b"}")
    assert [problem.message for problem in document.problems if problem.stops] == [message]


def test_pandoc_may_fail(pandoc: Path) -> None:
    script = f"#!{sys.executable}\nimport sys\nsys.exit('bad file')\n"
    (pandoc / "pandoc").write_text(script, encoding="utf-8")
    with pytest.raises(
        UsageError, match=r"pandoc cannot read it: bad file; save the file as \.docx"
    ):
        read_rtf(b"{\\rtf1 Hello}")

"""Files that are not read: each is refused in one line that says why and what to do, and nothing is run."""

from __future__ import annotations

import io
import os
import socket
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from leaflint.core.errors import UsageError
from leaflint.operations.importing.opening import MOST_BYTES, open_source
from leaflint.operations.importing.zip_limits import MOST_PAGES
from tests.operations.importing.leaflets import DOCUMENTS, documents

PARTS = {
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": "<document><body><p><r><t>Rest for 2 days.</t></r></p></body></document>",
}
ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><x>&a;</x>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_part(name: str, content: str | bytes) -> Callable[[], bytes]:
    return lambda: zipped({**PARTS, name: content})


def understated() -> bytes:
    """A zip whose part says that it is small, and is not."""
    content = zipped({**PARTS, "word/big.xml": b"<x>" + b" " * 5_000_000 + b"</x>"})
    return content.replace((5_000_007).to_bytes(4, "little"), (7).to_bytes(4, "little"))


def encrypted_entry() -> bytes:
    content = bytearray(zipped(PARTS))
    at = content.rindex(b"PK\x01\x02")
    content[at + 8] |= 1
    return bytes(content)


def pdf(pages: int) -> bytes:
    """A PDF of empty pages, without the table that readers can make anew."""
    kids = " ".join(f"{number + 3} 0 R" for number in range(pages))
    objects = [
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        f"2 0 obj<</Type/Pages/Kids[{kids}]/Count {pages}>>endobj",
    ]
    objects += (
        f"{number + 3} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj"
        for number in range(pages)
    )
    return ("%PDF-1.4\n" + "\n".join(objects) + "\ntrailer<</Root 1 0 R>>\n%%EOF\n").encode()


LONG = "<x>" + "word " * 400_000 + "</x>"
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "old-word": ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "open it in Word and save it as .docx"),
    "old-word-renamed": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Word 97 to 2003"),
    "password": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "a password protects it"),
    "macro-name": ("a.docm", lambda: zipped(PARTS), "without its macros"),
    "macros": ("a.docx", with_part("word/vbaProject.bin", b"x"), "it holds macros"),
    "office-basic": ("a.odt", lambda: zipped({"content.xml": "<x/>", "Basic/Standard/Module1.xml": "<x/>"}), "it holds macros"),
    "other-document": ("a.docx", with_part("word/afchunk.htm", "<p>Do not rest.</p>"), "it holds another document"),
    "zip-bomb": ("a.docx", with_part("word/big.bin", b"\0" * 210_000_000), "a zip bomb"),
    "xml-bomb": ("a.docx", with_part("word/big.xml", b"<x><!--" + b" " * 31_000_000 + b"--></x>"), "a zip bomb"),
    "understated-size": ("a.docx", understated, "the file is damaged"),
    "many-parts": ("a.docx", lambda: zipped({**PARTS, **{f"x{n}": "" for n in range(2_001)}}), "it holds 2,003 files"),
    "entities": ("a.docx", with_part("word/document.xml", ENTITIES), "its XML has declarations of its own"),
    "entities-in-a-footer": ("a.docx", with_part("word/footer1.xml", ENTITIES), "its XML has declarations"),
    "entities-under-another-name": ("a.docx", with_part("word/x.bin", ENTITIES), "its XML has declarations"),
    "entities-in-utf-16": ("a.docx", with_part("word/x.xml", ENTITIES.encode("utf-16")), "its XML has declarations"),
    "broken-xml": ("a.docx", with_part("word/document.xml", "<document><p>"), "the file is damaged"),
    "cut-zip": ("a.docx", lambda: zipped(PARTS)[:-30], "the file is damaged"),
    "flipped-zip": ("a.docx", lambda: zipped(PARTS).replace(b"word/document.xml", b"word/document.xmk", 1), "the file is damaged"),
    "encrypted-zip": ("a.docx", encrypted_entry, "a password protects it"),
    "spreadsheet": ("a.docx", lambda: zipped({"xl/workbook.xml": "<x/>"}), "the file is damaged"),
    "too-long-word": ("a.docx", with_part("word/document.xml", LONG), "more text than 500 pages"),
    "too-long-text": ("a.txt", lambda: b"word " * 400_000, "more text than 500 pages"),
    "too-long-page": ("a.html", lambda: b"<p>word</p>" * 1_000_000, "more text than 500 pages"),
    "too-large": ("a.docx", lambda: b"PK\x03\x04" + b"x" * MOST_BYTES, "it has more than 50 MB"),
    "1000-pages": ("a.pdf", lambda: pdf(1_000), "it has 1,000 pages; split it"),
    "no-pages": ("a.pdf", lambda: pdf(0), "the file is damaged"),
    "cut-pdf": ("a.pdf", lambda: b"%PDF-1.4\n1 0 obj", "the file is damaged"),
    "word-called-pdf": ("a.pdf", lambda: zipped(PARTS), "it is no .pdf file, whatever its name says"),
    "rtf-called-docx": ("a.docx", lambda: b"{\\rtf1 a}", "it is no .docx file, whatever its name says"),
    "pdf-called-txt": ("a.txt", lambda: pdf(1), "it is no .txt file, whatever its name says"),
    "picture-called-html": ("a.html", lambda: b"\x89PNG\r\n\x1a\n\0\0", "it is no .html file"),
    "empty": ("a.docx", lambda: b"", "the file is empty"),
    "blank": ("a.txt", lambda: b" \r\n\r\n", "the file is empty"),
    "picture": ("scan.jpeg", lambda: b"x", "files that end in '.jpeg' are not read; save it as one of .docx"),
    "no-ending": ("leaflet", lambda: b"x", "files that end in '' are not read"),
}  # fmt: skip
"""By a name: the file's name, what makes its bytes, and what is said of it."""


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_not_read_is_refused_in_one_line(name: str, tmp_path: Path) -> None:
    file, make, says = REFUSED[name]
    path = tmp_path / file
    path.write_bytes(make())
    with pytest.raises(UsageError) as refused:
        open_source(path)
    message = str(refused.value)
    assert message.startswith(f"{path}: ")
    assert says in message
    assert "\n" not in message


def test_a_file_at_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(MOST_PAGES))
    assert open_source(path).kind == "pdf"


def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe, folder = tmp_path / "a.docx", tmp_path / "b.docx"
    os.mkfifo(pipe)
    folder.mkdir()
    with pytest.raises(UsageError, match=r"a\.docx: this is no file"):
        open_source(pipe)
    with pytest.raises(UsageError, match=r"b\.docx: (?:this is no file|it cannot be read)"):
        open_source(folder)
    with pytest.raises(UsageError, match=r"c\.docx: it cannot be read: no such file or directory"):
        open_source(tmp_path / "c.docx")


def test_nothing_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refuse)
    target = "http://example.org/template.dotm"
    relations = f'<Relationships><Relationship Id="a" Type="x/attachedTemplate" TargetMode="External" Target="{target}"/></Relationships>'
    path = tmp_path / "a.docx"
    path.write_bytes(with_part("word/_rels/document.xml.rels", relations)())
    assert open_source(path).kind == "docx"


def test_every_document_of_the_tests_is_read() -> None:
    assert len(documents()) >= 60
    assert sum(file.stat().st_size for file in DOCUMENTS.rglob("*.*")) < 3_000_000
    for file in documents():
        assert open_source(file).content == file.read_bytes()

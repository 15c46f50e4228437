"""Limits of what a word processor's file may hold: .docx and .odt are zip files of XML.

The zip's own word for its sizes is not believed, XML that declares entities is refused, and so are macros,
passwords and what is damaged.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable
from typing import NoReturn
from xml.parsers import expat

from leaflint.core.errors import UsageError

MOST_PAGES = 500
MOST_CHARACTERS = 1_500_000
"""Text of a document, about 500 pages; the longest leaflets have 60."""
_MOST_PARTS = 2_000
_MOST_BYTES = 200_000_000
_MOST_XML_BYTES = 30_000_000
_CHUNK = 1 << 20
_MACROS = re.compile(r".*vba(?:project|data)[^/]*|basic/.*|.*/activex/.*\.bin", re.IGNORECASE)
_OTHER_DOCUMENTS = re.compile(r"(?:.*/)?afchunk[^/]*", re.IGNORECASE)
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    NotImplementedError,  # a method of packing that Python does not know
    RuntimeError,
    OSError,
    ValueError,
)


def refuse(name: str, why: str, then: str) -> NoReturn:
    """Raise an error of one line: why a file is not read, and what to do.

    Raises:
        UsageError: always.
    """
    raise UsageError(f"{name}: {why}; {then}")


def too_long(name: str) -> NoReturn:
    """Refuse a file that is longer than any leaflet."""
    refuse(name, f"it has more text than {MOST_PAGES} pages hold", "split it into leaflets")


def damaged(name: str) -> NoReturn:
    """Refuse a file that cannot be read to its end."""
    then = "open it, see whether all of it is there, and save it again"
    refuse(name, "the file is damaged", then)


def check(name: str, main: str, content: bytes) -> None:
    """Make sure that a zip of XML can be read; `main` is the pattern of its main part's name.

    Raises:
        UsageError: it cannot.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS:
                refuse(name, f"it holds {len(parts):,} files", "copy its text into a new document")
            _check_names(name, main, parts)
            left = _MOST_BYTES
            for part in parts:
                left -= _check_part(name, archive, part, left)
    except _BROKEN:
        damaged(name)


def _check_names(name: str, main: str, parts: Iterable[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if any(part.flag_bits & 1 for part in parts):
        refuse(name, "a password protects it", "take the password away and save it again")
    if any(map(_MACROS.fullmatch, names)):
        refuse(name, "it holds macros, which are programs", "save it as .docx, without macros")
    if any(map(_OTHER_DOCUMENTS.fullmatch, names)):
        why = "it holds another document, which Word puts in when it opens it"
        refuse(name, why, "open it in Word and save it again")
    if len({*names}) < len(names) or not any(re.fullmatch(main, part) for part in names):
        damaged(name)


def _check_part(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Return how many bytes a part really has, after a look at every one."""
    ending = part.filename.lower().rpartition(".")[2]
    size = 0
    xml: expat.XMLParserType | None = None
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not size and _is_xml(ending, chunk):
                xml = _xml_parser(name)
            size += len(chunk)
            if size > (min(left, _MOST_XML_BYTES) if xml else left):
                why = "it unpacks to far more than a leaflet holds (a zip bomb)"
                refuse(name, why, "ask whoever sent it for another copy")
            if xml:
                xml.Parse(chunk)
    if xml:
        xml.Parse(b"", True)
    return size


def _is_xml(ending: str, chunk: bytes) -> bool:
    """Whether a part may be read as XML; pictures are not read at all."""
    return ending in {"xml", "rels"} or (ending != "svg" and chunk.lstrip().startswith(b"<?xml"))


def _xml_parser(name: str) -> expat.XMLParserType:
    """Return a parser that refuses declarations, and more text than a leaflet has."""
    characters = 0

    def refuse_declarations(*_: object) -> None:
        why = "its XML has declarations of its own, as attacks have and word processors never write"
        refuse(name, why, "ask whoever sent it for another copy")

    def count(text: str) -> None:
        nonlocal characters
        characters += len(text)
        if characters > MOST_CHARACTERS:
            too_long(name)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_declarations
    parser.CharacterDataHandler = count
    return parser
